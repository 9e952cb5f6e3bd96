import { describe, expect, it } from 'vitest';
import type { Mark } from '../../../../src/data/records';
import {
  givenEvidence,
  isLike,
  markEvidence,
  ratingEvidence,
} from '../../../../src/model/evidence/feedback';

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

describe('a film given for a list', () => {
  it('is a like without stars, and else what a visitor’s stars are', () => {
    expect(givenEvidence(0)).toEqual(markEvidence('like'));
    for (const stars of STARS) expect(givenEvidence(Number(stars))).toEqual(markEvidence(stars));
  });
});

describe("a visitor's mark", () => {
  it('of a word', () => {
    expect(markEvidence('like')).toEqual({ weight: 1, target: 1 });
    expect(markEvidence('dislike')).toEqual({ weight: 1, target: -0.25 });
    expect(markEvidence('skip')).toEqual({ weight: 0.5, target: -0.05 });
    expect(markEvidence('seen')).toEqual({ weight: 0, target: 0 });
  });

  it('of stars pulls the harder the more there are; three speak weakly for a film', () => {
    const pulls = STARS.map(pull);
    for (let n = 1; n < pulls.length; n++) expect(pulls[n]).toBeGreaterThan(pulls[n - 1]);
    expect(pull(6)).toBeGreaterThan(0);
    expect(pull(6)).toBeLessThan(pull(7));
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
