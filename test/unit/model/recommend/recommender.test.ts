import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Film } from '../../../../src/data/library';
import type { Mark } from '../../../../src/data/records';
import { createReferenceEngine } from '../../../../src/engine/reference/engine';
import { fitHybrid, HYBRID_DEFAULTS } from '../../../../src/model/ranking/hybrid';
import { IalsRanking } from '../../../../src/model/ranking/ialsRanking';
import {
  Recommender,
  type ItemMark,
  type RankQuery,
} from '../../../../src/model/recommend/recommender';
import { clusteredRatings } from '../../../support/clusteredRatings';

const EVERYTHING: RankQuery = {
  genresIn: [],
  genresOut: [],
  yearFrom: null,
  yearTo: null,
  fame: 0,
  variety: 0,
  offset: 0,
  limit: 20,
};
const GROUPS = 4;
const PER_GROUP = 15;
const ITEMS = GROUPS * PER_GROUP;
const USERS = 120;
/** Film i belongs to group i % 4; people like films of one group. */
const groupOf = (item: number) => item % GROUPS;

const films: Film[] = Array.from({ length: ITEMS }, (_, id) => ({
  id,
  title: `Film ${id}`,
  year: id === 7 ? null : 1950 + id,
  genres: id === 9 ? [] : [`genre ${groupOf(id)}`, id % 2 ? 'odd' : 'even'],
}));
const options = { ...HYBRID_DEFAULTS.ials, factors: 8 };
const ratings = clusteredRatings({
  users: USERS,
  items: ITEMS,
  groups: GROUPS,
  perUser: 8,
  seed: 3,
});
const hybrid = await fitHybrid(
  { films, users: USERS, ratings },
  { engine: createReferenceEngine(), seed: 1 },
  { ...HYBRID_DEFAULTS, ials: options },
);
const { ials } = hybrid.parts;
if (!(ials instanceof IalsRanking)) throw new Error('the blend has no iALS');
const popularity = new Uint32Array(ITEMS);
ratings.item.forEach((item, p) => (popularity[item] += ratings.halfStars[p] >= 8 ? 1 : 0));
const recommender = new Recommender(hybrid, {
  films,
  popularity,
  vectors: ials.model.factors,
  size: 8,
});
const likes = (...items: number[]): ItemMark[] => items.map((item) => ({ item, mark: 'like' }));
const list = (marks: readonly ItemMark[], query: Partial<RankQuery> = {}) =>
  recommender.recommend(marks, { ...EVERYTHING, ...query });
const itemsOf = (marks: readonly ItemMark[], query: Partial<RankQuery> = {}) =>
  list(marks, query).items.map(({ item }) => item);

describe('recommender', () => {
  it('recommends what people of the same taste like, and nothing already marked', () => {
    const first = itemsOf(likes(0, 4), { limit: 8 });
    expect(first.filter((item) => groupOf(item) === 0).length).toBeGreaterThanOrEqual(7);
    expect(first).not.toContain(0);
    expect(first).not.toContain(4);
  });

  it.each([
    ['likes', likes(0, 4, 8), 12],
    ['likes and dislikes', [...likes(0, 4), { item: 1, mark: 'dislike' as const }], 8],
    ['dislikes only', [{ item: 1, mark: 'dislike' as const }], 2],
    ['nothing', [], 0],
  ])('explains by shares that sum to the whole score: %s', (_, marks, item) => {
    const { reasons, popularity, score, parts } = recommender.explain(marks, item);
    expect(score).toBeGreaterThan(0);
    const sum = reasons.reduce((total, { share }) => total + share, popularity);
    expect(sum).toBeCloseTo(1, 5);
    const whole = Object.values(parts).reduce((total, share) => total + share, 0);
    expect(whole).toBeCloseTo(1, 5);
  });

  it('keeps shares within bounds where the score is next to nothing or below it', () => {
    const marks: ItemMark[] = [...likes(0, 4), { item: 5, mark: 'dislike' }, { item: 9, mark: 1 }];
    for (let item = 0; item < ITEMS; item++)
      for (const { share } of recommender.explain(marks, item).reasons)
        expect(Math.abs(share)).toBeLessThan(11);
  });

  it('names on cards only likes that speak for the film', () => {
    const marks: ItemMark[] = [...likes(0, 4, 8), { item: 1, mark: 'dislike' }];
    for (const { reasons } of list(marks, { limit: ITEMS }).items)
      for (const { mark, share } of reasons) {
        expect(mark).toBe('like');
        expect(share).toBeGreaterThan(0);
      }
    expect(list(marks).items[0].reasons[0].share).toBeGreaterThan(0.2);
  });

  it('leaves hits out of hidden gems while nothing is liked', () => {
    const gems = itemsOf([], { fame: -1, limit: 10 });
    expect(Math.max(...gems.map((i) => popularity[i]))).toBeLessThan(Math.max(...popularity) / 2);
  });

  it('finds films alike by who likes them and by genre', () => {
    const alike = recommender.similar(0, 6);
    expect(alike.filter(({ item }) => groupOf(item) === 0).length).toBeGreaterThanOrEqual(5);
    alike.slice(1).forEach(({ similarity }, n) => {
      expect(similarity).toBeLessThanOrEqual(alike[n].similarity);
      expect(similarity).toBeLessThanOrEqual(1);
    });
  });

  it('ranks in explain as in the list', () => {
    const items = itemsOf(likes(0, 4));
    expect(recommender.explain(likes(0, 4), items[6]).rank).toBe(7);
    expect(recommender.explain(likes(0, 4), 0).rank).toBeNull();
  });

  it('matches the best film not marked by 100, and others by how near they come to it', () => {
    // Two likes of their own cluster score higher than anything left.
    const marks = likes(0, 4);
    const { items } = list(marks, { limit: ITEMS });
    expect(items[0].match).toBe(100);
    const scores = items.map(({ score }) => score);
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    for (const { item, score, match } of items) {
      const part = (score - mean) / (scores[0] - mean);
      expect(match).toBe(Math.max(0, Math.round(100 * part)));
      expect(recommender.explain(marks, item).match).toBe(match);
    }
    const [first] = recommender.together(marks, marks, EVERYTHING).items;
    expect(first).toEqual({ item: items[0].item, matchA: 100, matchB: 100 });
  });

  it('filters by genre and year', () => {
    expect(itemsOf(likes(0), { genresIn: ['genre 2'] }).every((i) => groupOf(i) === 2)).toBe(true);
    expect(itemsOf(likes(0), { genresOut: ['odd'] }).every((i) => i % 2 === 0 || i === 9)).toBe(
      true,
    );
    const years = itemsOf(likes(0), { yearFrom: 1960, yearTo: 1970 });
    expect(years.every((i) => i >= 10 && i <= 20)).toBe(true);
    expect(itemsOf(likes(0), { limit: 100 })).toContain(7);
    expect(itemsOf(likes(0), { yearFrom: 1900, limit: 100 })).not.toContain(7);
    const none = list(likes(0), { genresIn: ['no such genre'] });
    expect(none).toMatchObject({ items: [], total: 0 });
  });

  it('pages without repeating or leaving out, with and without variety', () => {
    for (const variety of [0, 0.7]) {
      const pages = [0, 20, 40].flatMap((offset) => itemsOf(likes(0), { offset, variety }));
      expect(new Set(pages).size).toBe(ITEMS - 1);
    }
  });

  it('bends towards hidden gems and hits', () => {
    const fame = (value: number) =>
      itemsOf(likes(0), { fame: value, limit: 4 }).reduce((sum, i) => sum + popularity[i], 0);
    expect(fame(-1)).toBeLessThan(fame(0));
    expect(fame(1)).toBeGreaterThanOrEqual(fame(0));
  });

  it('spreads over groups with variety', () => {
    const groups = (variety: number) =>
      new Set(itemsOf(likes(0, 4), { variety, limit: 8 }).map(groupOf)).size;
    expect(groups(1)).toBeGreaterThan(groups(0));
  });

  it('starts from popularity while nothing is liked, and still heeds dislikes', () => {
    const { items, personal } = list([]);
    expect(personal).toBe(false);
    expect(popularity[items[0].item]).toBe(Math.max(...popularity));
    const disliked = films.map(({ id }) => id).filter((id) => groupOf(id) === 1 && id < 30);
    const marks = disliked.map((item): ItemMark => ({ item, mark: 'dislike' }));
    const share = (shown: number[]) => shown.filter((i) => groupOf(i) === 1).length;
    expect(share(itemsOf(marks, { limit: 12 }))).toBeLessThan(share(itemsOf([], { limit: 12 })));
  });

  it('measures how a list suits a person', () => {
    const own = recommender.matchList(likes(0, 4), [8, 12, 16]).percent ?? 0;
    const other = recommender.matchList(likes(0, 4), [9, 13, 17]).percent ?? 100;
    expect(own).toBeGreaterThan(other);
    expect(own).toBeLessThanOrEqual(100);
    expect(recommender.matchList([], [8]).percent).toBeNull();
    expect(recommender.matchList(likes(0), []).percent).toBeNull();
  });

  it('finds films for two that neither vetoes', () => {
    const a = likes(0, 4, 1, 5);
    const b = likes(1, 5, 2, 6);
    const joint = recommender.together(a, b, { ...EVERYTHING, limit: 6 }).items;
    // What both like is group 1; each alone would rather see their other group.
    expect(joint.filter(({ item }) => groupOf(item) === 1).length).toBeGreaterThanOrEqual(4);
    const rankOf = (marks: ItemMark[], item: number) => recommender.explain(marks, item).rank ?? 0;
    for (const { item } of joint) {
      expect([0, 4, 1, 5, 2, 6]).not.toContain(item);
      expect(Math.max(rankOf(a, item), rankOf(b, item))).toBeLessThan(ITEMS * 0.6);
    }
  });

  it('still finds something for two of opposite taste', () => {
    const joint = recommender.together(likes(0, 4, 8), likes(1, 5, 9), EVERYTHING).items;
    expect(joint.length).toBeGreaterThan(0);
  });

  it('answers any profile with finite numbers', () => {
    const mark = fc.constantFrom<Mark>('like', 'dislike', 'seen', 'skip', 1, 4, 6, 7, 8, 10);
    const marks = fc.uniqueArray(fc.record({ item: fc.nat(ITEMS - 1), mark }), {
      selector: ({ item }) => item,
    });
    fc.assert(
      fc.property(marks, fc.double({ min: -1, max: 1, noNaN: true }), (profile, fame) => {
        const page = list(profile, { fame, variety: 0.4, limit: ITEMS });
        expect(page.items.length).toBe(page.total);
        // Only hidden gems before the first like leave films out.
        if (page.personal || fame >= 0) expect(page.total).toBe(ITEMS - profile.length);
        for (const { score, match, reasons } of page.items) {
          expect(Number.isFinite(score)).toBe(true);
          expect(match).toBeGreaterThanOrEqual(0);
          expect(match).toBeLessThanOrEqual(100);
          expect(reasons.every(({ share }) => Number.isFinite(share))).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });
});
