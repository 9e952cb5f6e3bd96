import { describe, expect, it } from 'vitest';
import {
  Recommender,
  type ItemMark,
  type RankQuery,
} from '../../../../src/model/recommend/recommender';
import type { RankingModel } from '../../../../src/model/ranking/rankingModel';
import { clusteredWorld, groupOf, ITEMS, likes, PLAIN } from '../../../support/clusteredWorld';

const { recommender } = await clusteredWorld();
const dislikes = (...items: number[]): ItemMark[] =>
  items.map((item) => ({ item, mark: 'dislike' }));
const together = (a: readonly ItemMark[], b: readonly ItemMark[], query: Partial<RankQuery> = {}) =>
  recommender.together(a, b, { ...PLAIN, ...query }).items;
const itemsOf = (list: readonly { readonly item: number }[]) => list.map(({ item }) => item);

describe('films for two', () => {
  it('of the same taste are what each would get alone', () => {
    const both = likes(0, 4, 8);
    const alone = itemsOf(recommender.recommend(both, PLAIN).items);
    const joint = together(both, both);
    expect(itemsOf(joint)).toEqual(alone);
    for (const { matchA, matchB } of joint) expect(matchA).toBe(matchB);
  });

  it('of opposite taste leave out what either dislikes, though the other loves it', () => {
    const a = [...likes(0, 4, 8), ...dislikes(1, 5, 9)];
    const b = [...likes(1, 5, 9), ...dislikes(0, 4, 8)];
    const joint = together(a, b);
    expect(joint.length).toBeGreaterThan(0);
    const placeFor = (marks: ItemMark[], item: number) =>
      recommender.explain(marks, item).rank ?? 0;
    // The laxest veto: nobody gets what is in the lower two fifths of their own ranking.
    for (const { item } of joint)
      for (const marks of [a, b]) expect(placeFor(marks, item)).toBeLessThanOrEqual(0.6 * ITEMS);
    const lovedByOne = joint.filter(({ item }) => groupOf(item) < 2).length;
    expect(lovedByOne).toBeLessThan(joint.length / 2);
  });

  it('of whom one has liked nothing go by the other and by what most people like', () => {
    const joint = together(likes(0, 4, 8), []);
    expect(joint.length).toBe(PLAIN.limit);
    expect(joint.filter(({ item }) => groupOf(item) === 0).length).toBeGreaterThan(PLAIN.limit / 2);
    for (const { matchA, matchB } of joint) {
      expect(Number.isFinite(matchA)).toBe(true);
      expect(Number.isFinite(matchB)).toBe(true);
    }
  });

  it('of whom one has only dislikes keep clear of these', () => {
    const off = dislikes(0, 4, 8, 12, 16);
    const share = (list: readonly { readonly item: number }[]) =>
      list.filter(({ item }) => groupOf(item) === 0).length;
    expect(share(together(likes(0, 4, 1, 5), off))).toBeLessThan(
      share(together(likes(0, 4, 1, 5), [])),
    );
    const neither = together(off, off);
    expect(neither.length).toBeGreaterThan(0);
    expect(share(neither)).toBeLessThan(share(together([], [])));
  });

  it('leave out whatever either has marked, and keep to the filters', () => {
    const a = likes(0, 4, 1);
    const b: ItemMark[] = [...likes(1, 5), { item: 9, mark: 'seen' }];
    const joint = itemsOf(together(a, b, { limit: ITEMS }));
    for (const item of [0, 4, 1, 5, 9]) expect(joint).not.toContain(item);
    const genre = together(a, b, { genresIn: ['genre 1'], limit: ITEMS });
    expect(genre.every(({ item }) => groupOf(item) === 1)).toBe(true);
  });

  it('do not depend on who asks', () => {
    const [a, b] = [likes(0, 4, 1), likes(1, 5, 2)];
    const swapped = together(b, a).map(({ item, matchA, matchB }) => ({
      item,
      matchA: matchB,
      matchB: matchA,
    }));
    expect(together(a, b)).toEqual(swapped);
  });

  it('take the better mean, but never at the price of one’s misery', () => {
    // Two made-up people. Film 0 has the best mean, and the second would hate it.
    const scores = [
      [10, 6, 5, ...Array<number>(97).fill(1)],
      [-9, 5, 6, ...Array<number>(97).fill(1)],
    ].map((row) => Float64Array.from(row, (score, i) => score - i / 1000));
    const two: RankingModel = {
      foldIn: (evidence) => {
        const own = scores[evidence[0].item === 98 ? 0 : 1];
        return {
          evidence,
          scores: () => own,
          explain: (item) => ({ terms: new Float64Array(evidence.length), rest: own[item] }),
        };
      },
      similar: () => [],
      save: () => ({ arrays: {}, info: {} }),
    };
    const made = new Recommender(two, {
      films: Array.from(scores[0], (_, id) => ({ id, title: '', year: null, genres: [] })),
      popularity: new Uint32Array(100),
      vectors: new Float32Array(100),
      size: 1,
    });
    const [first, second, ...rest] = itemsOf(made.together(likes(98), likes(99), PLAIN).items);
    expect([first, second].sort()).toEqual([1, 2]);
    expect(rest).not.toContain(0);
  });

  it('suit each by a whole number from 0 to 100', () => {
    for (const { matchA, matchB } of together(likes(0), dislikes(1), { limit: ITEMS }))
      for (const match of [matchA, matchB]) {
        expect(Number.isInteger(match)).toBe(true);
        expect(match).toBeGreaterThanOrEqual(0);
        expect(match).toBeLessThanOrEqual(100);
      }
  });
});
