import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SeenChance } from '../../../../src/model/ask/seenChance';
import { toTheEnd } from '../../../support/toTheEnd';

/** One row of item indices for each person. */
function rated(...people: number[][]) {
  const user = people.flatMap((items, u) => items.map(() => u));
  const item = people.flat();
  return {
    user: Uint32Array.from(user),
    item: Uint32Array.from(item),
    halfStars: new Uint8Array(item.length).fill(8),
    time: new Uint32Array(item.length),
  };
}

function seenChance(...made: Parameters<typeof SeenChance.make>): SeenChance {
  return toTheEnd(SeenChance.make(...made));
}

const ALL = Uint32Array.of(0, 1, 2, 3);
/** 0 and 1 are seen together, and so are 2 and 3; 0 and 1 are better known. */
const pairs = seenChance(
  rated([0, 1], [0, 1], [0, 1], [0, 1], [0, 1], [0], [2, 3], [2, 3], [2, 3]),
  4,
  ALL,
);

describe('the chance of having seen a film', () => {
  it('of a stranger is the share of people who rated it, with a person on either side', () => {
    const chances = pairs.chances([], []);
    expect(chances[0]).toBeCloseTo(6.5 / 10);
    expect(chances[3]).toBeCloseTo(3.5 / 10);
  });

  it('rises for films seen by those who saw what one saw, and falls for the others', () => {
    const [stranger, viewer] = [pairs.chances([], []), pairs.chances([2], [])];
    expect(viewer[3]).toBeGreaterThan(stranger[3] + 0.1);
    expect(viewer[0]).toBeLessThan(stranger[0]);
  });

  it('falls for films seen by those who saw what one has not seen', () => {
    const [stranger, viewer] = [pairs.chances([], []), pairs.chances([], [2])];
    expect(viewer[3]).toBeLessThan(stranger[3] - 0.1);
  });

  it('is the best linear guess: one answer moves it by covariance over noisy variance', () => {
    const mean = [6.5, 5.5, 3.5, 3.5].map((count) => count / 10);
    const covariance = 5 / 9 - (6 / 9) * (5 / 9);
    const variance = (6 / 9) * (3 / 9) + mean[0] * (1 - mean[0]);
    const expected = mean[1] + (covariance / variance) * (1 - mean[0]);
    expect(pairs.chances([0], [])[1]).toBeCloseTo(expected, 6);
  });

  it('knows nothing of films outside its own, and they change nothing', () => {
    const few = seenChance(rated([0, 1, 3], [0], [3]), 4, Uint32Array.of(0, 3));
    expect(few.chances([1], [2])).toEqual(few.chances([], []));
  });

  it('stays a chance whatever is said, in libraries of any kind', () => {
    const items = fc.uniqueArray(fc.nat(5), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(items, { maxLength: 8 }), items, items, (people, seen, unseen) => {
        const chance = seenChance(rated(...people), 6, Uint32Array.of(5, 0, 2));
        const chances = chance.chances(seen, unseen);
        expect(chances).toHaveLength(3);
        for (const value of chances) {
          expect(value).toBeGreaterThanOrEqual(0.01);
          expect(value).toBeLessThanOrEqual(0.99);
        }
      }),
    );
  });
});
