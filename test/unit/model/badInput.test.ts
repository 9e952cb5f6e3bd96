import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Film } from '../../../src/data/library';
import { readRatingsFile } from '../../../src/data/ratingsFile';
import type { Mark } from '../../../src/data/records';
import { createReferenceEngine } from '../../../src/engine/reference/engine';
import { Failure } from '../../../src/failure';
import { liked, type ItemEvidence } from '../../../src/model/evidence/evidence';
import { markEvidence } from '../../../src/model/evidence/feedback';
import { fitHybrid, HYBRID_DEFAULTS } from '../../../src/model/ranking/hybrid';
import type {
  RankingData,
  RankingModel,
  RankingModelKind,
} from '../../../src/model/ranking/rankingModel';
import { RANKING_MODELS, type RankingModelName } from '../../../src/model/ranking/rankingModels';
import { topItems } from '../../../src/model/recommend/topItems';
import { clusteredRatings } from '../../support/clusteredRatings';

const context = { engine: createReferenceEngine(), seed: 1 };
const GROUPS = 3;
const ITEMS = 30;
/** From here on nobody has rated a film. */
const RATED = 24;

/** Films with genres by group (item % 3), or, as where a file has only ratings, without anything. */
const filmsOf = (count: number, known = true): Film[] =>
  Array.from({ length: count }, (_, item) => ({
    id: 100 + item,
    title: known ? `Film Number ${item}` : '',
    year: known ? 1950 + item : null,
    genres: known ? [`Group ${item % GROUPS}`] : [],
  }));

type Row = readonly [user: number, item: number, halfStars: number];
const rated = (users: number, items: number, rows: readonly Row[], known = true): RankingData => ({
  films: filmsOf(items, known),
  users,
  ratings: {
    user: Uint32Array.from(rows, ([user]) => user),
    item: Uint32Array.from(rows, ([, item]) => item),
    halfStars: Uint8Array.from(rows, ([, , halfStars]) => halfStars),
    time: new Uint32Array(rows.length),
  },
});
const clustered = (known: boolean): RankingData => ({
  films: filmsOf(ITEMS, known),
  users: 45,
  ratings: clusteredRatings({ users: 45, items: RATED, groups: GROUPS, perUser: 7, seed: 5 }),
});
/** Below this films are known to many in the library of more people. */
const KNOWN = 45;
const larger: RankingData = {
  films: filmsOf(90),
  users: 150,
  ratings: clusteredRatings({ users: 150, items: 90, groups: GROUPS, perUser: 14, seed: 6 }),
};
const crossed = (halfStars: number): Row[] =>
  Array.from({ length: 20 }, (_, n) => [Math.floor(n / 4), (n % 4) * 2, halfStars]);
const everyone = (items: number, users: number): Row[] =>
  Array.from({ length: users * items }, (_, n) => [Math.floor(n / items), n % items, 1 + (n % 10)]);

const LIBRARIES: readonly (readonly [string, RankingData])[] = [
  ['with films that nobody rated', clustered(true)],
  ['of ratings only, without titles or genres', clustered(false)],
  ['without any rating', rated(0, 6, [])],
  ['of people without ratings', rated(5, 6, [])],
  ['with ratings that are all five stars', rated(5, 8, crossed(10))],
  ['with ratings that are all half a star', rated(5, 8, crossed(1))],
  [
    'of one film',
    rated(
      3,
      1,
      [0, 1, 2].map((user): Row => [user, 0, 9]),
    ),
  ],
  ['of one person', rated(1, 6, everyone(6, 1))],
  ['of one rating', rated(1, 1, [[0, 0, 8]])],
  ['in which everybody rated everything', rated(4, 6, everyone(6, 4))],
];

const says = (mark: Mark, items: readonly number[]): ItemEvidence[] =>
  items.map((item) => ({ item, ...markEvidence(mark) }));
const all = (items: number): number[] => Array.from({ length: items }, (_, item) => item);
/** People by what they said, in a library of so many films. */
const people = (items: number): Record<string, ItemEvidence[]> => ({
  'who said nothing': [],
  'who like one film': says('like', [0]),
  'who dislike one film': says('dislike', [0]),
  'who have only seen films': says('seen', all(items)),
  'who like a film that nobody rated': says('like', [items - 1]),
  'who like every film': says('like', all(items)),
  'who dislike every film': says('dislike', all(items)),
  'who dislike every film but one': says('dislike', all(items).slice(1)),
  'who give every film half a star': says(1, all(items)),
  'who give every film five stars': says(10, all(items)),
  'who say the same thing twice': [...says('like', [0]), ...says('dislike', [0])],
});

/** Finite scores, a list of everything that was not named, and terms that sum to the scores. */
function expectSense(model: RankingModel, said: readonly ItemEvidence[], items: number): void {
  const person = model.foldIn(said);
  const scores = person.scores();
  expect(scores).toHaveLength(items);
  expect(scores.every(Number.isFinite)).toBe(true);
  const named = new Set(said.map(({ item }) => item));
  const list = topItems(scores, items, (item) => !named.has(item));
  expect(new Set(list).size).toBe(items - named.size);
  for (let item = 0; item < items; item++) {
    const { terms, rest } = person.explain(item);
    expect(terms).toHaveLength(person.evidence.length);
    const sum = terms.reduce((total, term) => total + term, rest);
    const size = terms.reduce((total, term) => total + Math.abs(term), Math.abs(rest));
    expect(Math.abs(sum - scores[item])).toBeLessThanOrEqual(1e-5 * Math.max(1, size));
  }
}

/** These hold something against every film that is like a disliked one; iALS on likes nearly. */
const FIRM: readonly RankingModelName[] = ['content', 'item-knn', 'ials', 'ease', 'hybrid'];

const kinds = Object.entries(RANKING_MODELS) as [RankingModelName, RankingModelKind][];

describe.each(kinds)('%s', (name, kind) => {
  it.each(LIBRARIES)('makes sense to everyone over a library %s', async (_, data) => {
    const items = data.films.length;
    const model = await kind.fit(data, context);
    for (const said of Object.values(people(items))) expectSense(model, said, items);
    for (let item = 0; item < items; item++)
      for (const { item: other, similarity } of model.similar(item, items)) {
        expect(other).not.toBe(item);
        expect(Number.isFinite(similarity)).toBe(true);
      }
    // What it learnt can be kept, however little that is.
    const loaded = kind.load(structuredClone(model.save()), data);
    expect(loaded.foldIn(says('like', [0])).scores()).toEqual(
      model.foldIn(says('like', [0])).scores(),
    );
  });

  it('does not begin with more of what was disliked', async () => {
    const model = await kind.fit(larger, context);
    const stranger = model.foldIn([]).scores();
    for (let group = 0; group < GROUPS; group++) {
      const own = all(KNOWN).filter((item) => item % GROUPS === group);
      const disliked = own.slice(0, 6);
      const listOf = (scores: Float32Array | Float64Array) =>
        [...topItems(scores, 6, (item) => item < KNOWN && !disliked.includes(item))].map(
          (item) => item % GROUPS,
        );
      const groups = listOf(model.foldIn(says('dislike', disliked)).scores());
      // To these a dislike says nothing by itself, so theirs is everybody's list.
      if (name === 'popularity' || name === 'user-knn') expect(groups).toEqual(listOf(stranger));
      else expect(groups.filter((other) => other === group).length).toBeLessThanOrEqual(1);
      if (FIRM.includes(name)) expect(groups[0]).not.toBe(group);
    }
  });

  it('learns the same from a file with a pair twice as from its latest rating', async () => {
    const { user, item, halfStars } = clustered(true).ratings;
    const line = (n: number, stars: number, time: number) =>
      `${user[n]},${item[n]},${stars},${time}\n`;
    const once = Array.from(user, (_, n) => line(n, halfStars[n] / 2, 50)).join('');
    // The other way round, and before.
    const earlier = [0, 9, 40, 41].map((n) => line(n, halfStars[n] >= 8 ? 0.5 : 5, n)).join('');
    const scores = async (text: string) => {
      const { films, userIds, ratings } = readRatingsFile(strToU8(text), 'ratings.csv');
      const data = { films, users: userIds.length, ratings };
      return (await kind.fit(data, context)).foldIn(says('like', [0, 3])).scores();
    };
    const expected = await scores(once);
    expect(await scores(earlier + once)).toEqual(expected);
    expect(await scores(once + earlier)).toEqual(expected);
  });

  it.each<[string, Partial<ItemEvidence>]>([
    ['a weight that is no number', { weight: NaN }],
    ['an endless weight', { weight: Infinity }],
    ['a weight below nought', { weight: -1 }],
    ['a target that is no number', { target: NaN }],
    ['an endless target', { target: -Infinity }],
    ['stars that are no number', { stars: NaN }],
    ['a film that is none', { item: 0.5 }],
    ['a film below nought', { item: -1 }],
  ])('refuses %s', async (_, wrong) => {
    const model = await kind.fit(rated(3, 3, everyone(3, 3)), context);
    const said = [...liked([1]), { item: 0, weight: 1, target: 1, ...wrong }];
    expect(() => model.foldIn(said)).toThrow(Failure);
    expect(() => model.foldIn(said)).toThrow(/not in numbers/);
  });
});

describe('somebody with thousands of ratings', () => {
  const MANY = 3000;
  const base = clusteredRatings({ users: 60, items: 90, groups: GROUPS, perUser: 10, seed: 8 });
  const rows = Array.from(base.user, (user, n): Row => [user, base.item[n], base.halfStars[n]]);
  const insatiable = all(MANY).map((item): Row => [60, item, 1 + (item % 10)]);
  const data = rated(61, MANY, [...rows, ...insatiable]);
  const cheap = { ...HYBRID_DEFAULTS, ease: { ...HYBRID_DEFAULTS.ease, cover: 150 } };
  const fits: Record<string, () => Promise<RankingModel>> = {
    popularity: () => RANKING_MODELS.popularity.fit(data, context),
    'item-knn': () => RANKING_MODELS['item-knn'].fit(data, context),
    'user-knn': () => RANKING_MODELS['user-knn'].fit(data, context),
    autoencoder: () => RANKING_MODELS.autoencoder.fit(data, context),
    ials: () => RANKING_MODELS.ials.fit(data, context),
    // EASE takes part for the best-known films only, however many there are.
    hybrid: () => fitHybrid(data, context, cheap),
  };

  it.each(Object.entries(fits))(
    'spoils nothing for others, nor for themselves: %s',
    async (name, fit) => {
      const model = await fit();
      for (const mark of ['like', 'dislike', 10, 1] as const) {
        const scores = model.foldIn(says(mark, all(MANY - 1))).scores();
        expect(scores.every(Number.isFinite)).toBe(true);
      }
      if (name === 'popularity') return;
      const scores = model.foldIn(says('like', [1, 4, 7])).scores();
      const list = [...topItems(scores, 8, (item) => ![1, 4, 7].includes(item))];
      expect(list.filter((item) => item < 90 && item % GROUPS === 1).length).toBeGreaterThanOrEqual(
        6,
      );
    },
  );
});
