import { describe, expect, it } from 'vitest';
import type { Film, RatingColumns } from '../../../src/data/library';
import type { Mark } from '../../../src/data/records';
import { createReferenceEngine } from '../../../src/engine/reference/engine';
import { fitHybrid, HYBRID_DEFAULTS } from '../../../src/model/ranking/hybrid';
import { IalsRanking } from '../../../src/model/ranking/ialsRanking';
import { likesOf } from '../../../src/model/evidence/likes';
import {
  Recommender,
  type ItemMark,
  type RankQuery,
} from '../../../src/model/recommend/recommender';
import { clusteredRatings } from '../../support/clusteredRatings';

const GROUPS = 3;
const QUERY: RankQuery = {
  genresIn: [],
  genresOut: [],
  yearFrom: null,
  yearTo: null,
  fame: 0,
  variety: 0,
  offset: 0,
  limit: 5000,
};
/** EASE in full for so many films takes longer than all else together. */
const OPTIONS = { ...HYBRID_DEFAULTS, ease: { ...HYBRID_DEFAULTS.ease, cover: 100 } };

/** The recommender as it is served, over a library without titles and genres where `known` is false. */
async function served(items: number, users: number, ratings: RatingColumns, known = true) {
  const films = Array.from({ length: items }, (_, item): Film => ({
    id: 100 + item,
    title: known ? `Film Number ${item}` : '',
    year: known ? 1950 + (item % 70) : null,
    genres: known ? [`Group ${item % GROUPS}`] : [],
  }));
  const data = { films, users, ratings };
  const hybrid = await fitHybrid(data, { engine: createReferenceEngine(), seed: 1 }, OPTIONS);
  const { ials } = hybrid.parts;
  if (!(ials instanceof IalsRanking)) throw new Error('The blend is without iALS.');
  return new Recommender(hybrid, {
    films,
    popularity: likesOf(ratings, items),
    vectors: ials.model.factors,
    size: ials.model.options.factors,
  });
}

const none: RatingColumns = {
  user: new Uint32Array(),
  item: new Uint32Array(),
  halfStars: new Uint8Array(),
  time: new Uint32Array(),
};
const clustered = (items: number) =>
  clusteredRatings({ users: 60, items, groups: GROUPS, perUser: 9, seed: 4 });
const same = (halfStars: number): RatingColumns => {
  const ratings = clustered(24);
  return { ...ratings, halfStars: new Uint8Array(ratings.user.length).fill(halfStars) };
};

const all = (items: number): number[] => Array.from({ length: items }, (_, item) => item);
const marks = (mark: Mark, items: readonly number[]): ItemMark[] =>
  items.map((item) => ({ item, mark }));
const profiles = (items: number): Record<string, ItemMark[]> => ({
  'nothing at all': [],
  'one like': marks('like', [0]),
  'one dislike': marks('dislike', [0]),
  'one film nobody rated': marks('like', [items - 1]),
  'only dislikes': marks('dislike', all(Math.floor(items / 2))),
  'every film liked': marks('like', all(items)),
  'every film disliked': marks('dislike', all(items)),
  'every film disliked but one': marks('dislike', all(items).slice(1)),
  'every film seen': marks('seen', all(items)),
  'every film skipped': marks('skip', all(items)),
  'every film half a star': marks(1, all(items)),
  'every film three stars': marks(6, all(items).slice(1)),
});

/** What the page is sent for a person: finite, complete, adding up. */
function expectSense(recommender: Recommender, said: readonly ItemMark[], items: number): void {
  const marked = new Set(said.map(({ item }) => item));
  for (const variety of [0, 0.5]) {
    const page = recommender.recommend(said, { ...QUERY, variety });
    expect(page.total).toBe(items - marked.size);
    expect(new Set(page.items.map(({ item }) => item)).size).toBe(page.total);
    for (const { item, score, match, reasons } of page.items) {
      expect(marked.has(item)).toBe(false);
      expect(Number.isFinite(score)).toBe(true);
      expect(match).toBeGreaterThanOrEqual(0);
      expect(match).toBeLessThanOrEqual(100);
      expect(reasons.every(({ share }) => Number.isFinite(share) && share > 0)).toBe(true);
    }
  }
  for (const item of new Set([0, 1, Math.floor(items / 2), items - 1])) {
    if (item >= items) continue;
    const told = recommender.explain(said, item);
    const { reasons, popularity, parts, score, match } = told;
    expect(Number.isFinite(score)).toBe(true);
    expect(match >= 0 && match <= 100).toBe(true);
    expect(reasons.every(({ share }) => Math.abs(share) < 11)).toBe(true);
    // Reasons beyond the first twelve are left out; what is told adds up where there are none.
    if (said.length > 12) continue;
    const sum = reasons.reduce((total, { share }) => total + share, popularity);
    const ofParts = Object.values(parts).reduce((total, share) => total + share, 0);
    expect(sum).toBeCloseTo(ofParts, 4);
    if (score > 0.2) expect(Math.abs(sum)).toBeLessThanOrEqual(1 + 1e-4);
  }
}

const LIBRARIES: readonly (readonly [string, number, () => Promise<Recommender>])[] = [
  ['with films nobody rated', 30, () => served(30, 60, clustered(24))],
  ['of ratings only', 30, () => served(30, 60, clustered(24), false)],
  ['without ratings', 8, () => served(8, 0, none)],
  ['of ratings that are all five stars', 24, () => served(24, 60, same(10))],
  ['of ratings that are all one star', 24, () => served(24, 60, same(2))],
  [
    'of one film',
    1,
    () =>
      served(1, 2, {
        user: Uint32Array.of(0, 1),
        item: Uint32Array.of(0, 0),
        halfStars: Uint8Array.of(10, 9),
        time: new Uint32Array(2),
      }),
  ],
];

describe.each(LIBRARIES)('a library %s', (_, items, train) => {
  let trained: Promise<Recommender> | null = null;
  const make = () => (trained ??= train());

  it.each(Object.entries(profiles(items)))('makes sense to a profile of %s', async (__, said) => {
    expectSense(await make(), said, items);
  });

  it('finds films for two of any kind', async () => {
    const recommender = await make();
    const people = Object.values(profiles(items));
    for (const a of people)
      for (const b of people) {
        const marked = new Set([...a, ...b].map(({ item }) => item));
        const found = recommender.together(a, b, QUERY).items;
        if (marked.size < items) expect(found).not.toEqual([]);
        for (const { item, matchA, matchB } of found) {
          expect(marked.has(item)).toBe(false);
          expect([matchA, matchB].every((match) => match >= 0 && match <= 100)).toBe(true);
        }
      }
  });
});

describe('a profile', () => {
  it('of thousands of marks is ranked, explained and matched', async () => {
    const items = 2100;
    const recommender = await served(items, 60, clustered(300));
    const said = all(items - 10).map((item): ItemMark => {
      const own = item % GROUPS === 0;
      return { item, mark: own ? (item % 2 ? 'like' : 9) : item % 2 ? 'dislike' : 3 };
    });
    expectSense(recommender, said, items);
    expect(recommender.recommend(said, QUERY).total).toBe(10);
  });

  it('of dislikes only does not begin with more of the same', async () => {
    const shape = { users: 150, items: 90, groups: GROUPS, perUser: 14, seed: 6 };
    const recommender = await served(90, 150, clusteredRatings(shape));
    for (let group = 0; group < GROUPS; group++) {
      const own = all(45).filter((item) => item % GROUPS === group);
      const { items, personal } = recommender.recommend(marks('dislike', own.slice(0, 8)), QUERY);
      expect(personal).toBe(false);
      const first = items.slice(0, 6).filter(({ item }) => item % GROUPS === group);
      expect(first.length).toBeLessThanOrEqual(1);
      expect(items[0].item % GROUPS).not.toBe(group);
    }
  });

  it('with one film twice heeds the last mark', async () => {
    const recommender = await served(30, 60, clustered(24));
    const twice: ItemMark[] = [...marks('dislike', [0, 3]), ...marks('like', [0, 3])];
    const items = (said: readonly ItemMark[]) =>
      recommender.recommend(said, QUERY).items.map(({ item }) => item);
    expect(items(twice)).toEqual(items(marks('like', [0, 3])));
  });
});
