import { describe, expect, it } from 'vitest';
import type { Mark } from '../../../src/data/records';
import { isLike, markEvidence, ratingEvidence } from '../../../src/model/feedback';

const STARS: readonly Mark[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
/** How hard a mark pulls, and which way. */
const pull = (mark: Mark): number => {
  const { weight, target } = markEvidence(mark);
  return weight * target;
};

describe('a rating of the library', () => {
  it('is a like from four stars on, and says nothing below', () => {
    for (let halfStars = 1; halfStars <= 10; halfStars++)
      expect(ratingEvidence(halfStars), `${halfStars / 2} stars`).toEqual(
        halfStars >= 8 ? { weight: 1, target: 1 } : { weight: 0, target: 0 },
      );
  });
});

describe("a visitor's mark", () => {
  it('of a word', () => {
    expect(markEvidence('like')).toEqual({ weight: 1, target: 1 });
    expect(markEvidence('dislike')).toEqual({ weight: 1, target: -0.5 });
    expect(markEvidence('skip')).toEqual({ weight: 0.5, target: -0.1 });
    expect(markEvidence('seen')).toEqual({ weight: 0, target: 0 });
  });

  it('of stars pulls the harder the more there are, and three say nothing', () => {
    const pulls = STARS.map(pull);
    for (let n = 1; n < pulls.length; n++) expect(pulls[n]).toBeGreaterThan(pulls[n - 1]);
    expect(markEvidence(6).weight).toBe(0);
  });

  it('of four stars is a like, of half a star a dislike; not interested is less than either', () => {
    expect(markEvidence(8)).toEqual(markEvidence('like'));
    expect(markEvidence(1)).toEqual(markEvidence('dislike'));
    expect(Math.abs(pull('skip'))).toBeLessThan(Math.abs(pull('dislike')));
    expect(pull(10)).toBe(1.25);
  });

  it('is a like from three and a half stars on', () => {
    expect(STARS.filter(isLike)).toEqual([7, 8, 9, 10]);
    expect((['like', 'dislike', 'seen', 'skip'] as const).filter(isLike)).toEqual(['like']);
  });

  it('never weighs less than nothing nor wants more than a like', () => {
    for (const mark of [...STARS, 'like', 'dislike', 'seen', 'skip'] as const) {
      const { weight, target } = markEvidence(mark);
      expect(weight).toBeGreaterThanOrEqual(0);
      expect(target).toBeLessThanOrEqual(1);
      expect(target).toBeGreaterThanOrEqual(-1);
    }
  });
});
