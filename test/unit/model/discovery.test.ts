import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/engine/random';
import {
  Recommender,
  type ItemMark,
  type RankQuery,
} from '../../../src/model/recommend/recommender';
import { clusteredWorld, groupOf, GROUPS, ITEMS, likes, PLAIN } from '../../support/clusteredWorld';
import { fixedScores } from '../../support/fixedScores';

const { hybrid, ials, data, recommender } = await clusteredWorld();
const rank = (marks: readonly ItemMark[], query: Partial<RankQuery> = {}) =>
  Array.from(recommender.rank(marks, { ...PLAIN, ...query }));

/** Mean of 1 − cosine of genres over all pairs: here the share of pairs of different groups. */
function distance(items: readonly number[]): number {
  const pairs = items.flatMap((a, n) => items.slice(n + 1).map((b) => groupOf(a) !== groupOf(b)));
  return pairs.filter(Boolean).length / pairs.length;
}

describe('variety of a clustered library', () => {
  it('spreads a list over the clusters, the further the more it is turned up', () => {
    const spread = [0, 0.4, 0.7, 1].map((variety) => distance(rank(likes(0, 4, 1), { variety })));
    expect(spread[3]).toBeGreaterThan(spread[0] + 0.2);
    spread.slice(1).forEach((value, n) => expect(value).toBeGreaterThanOrEqual(spread[n]));
  });

  it('never changes what comes first, nor which films there are', () => {
    const plain = rank(likes(0, 4), { limit: ITEMS });
    const varied = rank(likes(0, 4), { limit: ITEMS, variety: 1 });
    expect(varied[0]).toBe(plain[0]);
    expect([...varied].sort()).toEqual([...plain].sort());
  });
});

describe('surprise', () => {
  const few = likes(0, 4);
  const many = likes(...Array.from({ length: 15 }, (_, n) => GROUPS * n));

  it('at 0 is the plain order, whatever the deal, and says nothing of chance', () => {
    expect(rank(few, { deal: 9 })).toEqual(rank(few));
    const { items } = recommender.recommend(few, { ...PLAIN, deal: 9 });
    for (const { placeWithoutChance } of items) expect(placeWithoutChance).toBeNull();
  });

  it('gives the same list for the same deal and another for another', () => {
    const dealt = (deal: number) => rank(few, { surprise: 1, deal });
    expect(dealt(1)).toEqual(dealt(1));
    expect(dealt(1)).not.toEqual(rank(few));
    expect(dealt(1)).not.toEqual(dealt(2));
  });

  /** Mean share of the plain list's first twelve that is still there, over many deals. */
  function kept(marks: readonly ItemMark[], surprise: number): number {
    const plain = new Set(rank(marks));
    let still = 0;
    for (let deal = 0; deal < 60; deal++)
      still += rank(marks, { surprise, deal }).filter((item) => plain.has(item)).length;
    return still / 60 / plain.size;
  }

  it('changes more the further it is turned up', () => {
    const shares = [0.2, 0.5, 1].map((surprise) => kept(few, surprise));
    expect(shares[0]).toBeGreaterThan(shares[1]);
    expect(shares[1]).toBeGreaterThan(shares[2]);
  });

  it('changes more for somebody of whom little is known', () => {
    // How far chance moves scores, in units of how far these lie apart.
    const doubt = (marks: readonly ItemMark[]) => {
      const person = hybrid.foldIn(marks.map(({ item }) => ({ item, weight: 1, target: 1 })));
      const ialsPerson = ials.foldIn(person.evidence);
      const deviation = (values: ArrayLike<number>) => {
        const all = Array.from(values);
        const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
        return Math.sqrt(all.reduce((sum, value) => sum + (value - mean) ** 2, 0) / all.length);
      };
      const random = createRandom(11);
      let sum = 0;
      for (let n = 0; n < 100; n++)
        sum += deviation(ialsPerson.chance?.(random) ?? []) / deviation(ialsPerson.scores());
      return sum;
    };
    const known = [1, 2, 5, 15].map((count) => doubt(many.slice(0, count)));
    known.slice(1).forEach((value, n) => expect(value).toBeLessThan(known[n]));
  });

  it('is centred on the scores: over many deals it averages out', () => {
    const person = hybrid.foldIn(few.map(({ item }) => ({ item, weight: 1, target: 1 })));
    const random = createRandom(11);
    const mean = new Float64Array(ITEMS);
    const size = new Float64Array(ITEMS);
    const draws = 2000;
    for (let n = 0; n < draws; n++)
      person.chance?.(random).forEach((add, i) => {
        mean[i] += add / draws;
        size[i] += add ** 2 / draws;
      });
    expect(Math.max(...size)).toBeGreaterThan(0);
    // Five standard errors of each mean.
    mean.forEach((value, i) =>
      expect(Math.abs(value)).toBeLessThanOrEqual(5 * Math.sqrt(size[i] / draws) + 1e-12),
    );
  });

  it('leaves score, match and reasons as they are without it, and says where the film would be', () => {
    const plain = recommender.recommend(few, { ...PLAIN, limit: ITEMS }).items;
    const dealt = recommender.recommend(few, { ...PLAIN, surprise: 1, deal: 3 }).items;
    for (const { placeWithoutChance, ...rest } of dealt) {
      const at = plain.findIndex(({ item }) => item === rest.item);
      expect(placeWithoutChance).toBe(at + 1);
      expect({ ...rest, placeWithoutChance: null }).toEqual(plain[at]);
    }
  });

  it('keeps to the filters, and pages without repeating', () => {
    const only = rank(few, { surprise: 1, deal: 5, genresIn: ['genre 2'], limit: ITEMS });
    expect(only.length).toBe(ITEMS / GROUPS);
    expect(only.every((item) => groupOf(item) === 2)).toBe(true);
    const pages = [0, 30, 60].flatMap((offset) =>
      rank(few, { surprise: 0.7, variety: 0.5, deal: 5, offset, limit: 30 }),
    );
    expect(new Set(pages).size).toBe(ITEMS - few.length);
  });

  it('is nothing to a model that believes one thing only', () => {
    const scores = Float64Array.from({ length: ITEMS }, (_, i) => ITEMS - i);
    const fixed = new Recommender(fixedScores(scores), data);
    const { items } = fixed.recommend([], { ...PLAIN, surprise: 1, deal: 2 });
    expect(items.map(({ item }) => item)).toEqual(Array.from({ length: 12 }, (_, i) => i));
    expect(items[0].placeWithoutChance).toBeNull();
  });

  it('plays no part in what suits two people', () => {
    const together = (surprise: number) =>
      recommender.together(few, likes(1, 5), { ...PLAIN, surprise, deal: 4 });
    expect(together(1)).toEqual(together(0));
  });
});
