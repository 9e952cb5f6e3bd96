import { describe, expect, it } from 'vitest';
import type { Film } from '../../../src/data/library';
import { createReferenceEngine } from '../../../src/engine/reference/engine';
import { Failure } from '../../../src/failure';
import type { ItemEvidence } from '../../../src/model/evidence/evidence';
import { ratingEvidence } from '../../../src/model/evidence/feedback';
import { predictPairs } from '../../../src/model/ratings/predictPairs';
import type { RankingData } from '../../../src/model/ranking/rankingModel';
import type { RatingModel, RatingModelKind } from '../../../src/model/ratings/ratingModel';
import { RATING_MODELS, type RatingModelName } from '../../../src/model/ratings/ratingModels';
import { clusteredRatings } from '../../support/clusteredRatings';

const context = { engine: createReferenceEngine(), seed: 1 };
const GROUPS = 3;

type Row = readonly [user: number, item: number, halfStars: number];
const rated = (users: number, items: number, rows: readonly Row[], known = true): RankingData => ({
  films: Array.from({ length: items }, (_, item): Film => ({
    id: 100 + item,
    title: known ? `Film Number ${item}` : '',
    year: known ? 1950 + item : null,
    genres: known ? [`Group ${item % GROUPS}`] : [],
  })),
  users,
  ratings: {
    user: Uint32Array.from(rows, ([user]) => user),
    item: Uint32Array.from(rows, ([, item]) => item),
    halfStars: Uint8Array.from(rows, ([, , halfStars]) => halfStars),
    time: new Uint32Array(rows.length),
  },
});
const clustered = clusteredRatings({ users: 45, items: 24, groups: GROUPS, perUser: 7, seed: 5 });
const clusteredRows = Array.from(clustered.user, (user, n): Row => [
  user,
  clustered.item[n],
  clustered.halfStars[n],
]);
const crossed = (halfStars: number): Row[] =>
  Array.from({ length: 20 }, (_, n) => [Math.floor(n / 4), (n % 4) * 2, halfStars]);
const everyone = (items: number, users: number): Row[] =>
  Array.from({ length: users * items }, (_, n) => [Math.floor(n / items), n % items, 1 + (n % 10)]);
/** One person's thousands among a few of other people. */
const thousands: Row[] = [
  ...Array.from({ length: 60 }, (_, n): Row => [Math.floor(n / 6), (n * 7) % 40, 1 + (n % 10)]),
  ...Array.from({ length: 2500 }, (_, item): Row => [10, item, 1 + (item % 10)]),
];

const LIBRARIES: readonly (readonly [string, RankingData])[] = [
  ['with films that nobody rated', rated(45, 30, clusteredRows)],
  ['of ratings only, without titles or genres', rated(45, 30, clusteredRows, false)],
  ['with ratings that are all five stars', rated(5, 8, crossed(10))],
  ['with ratings that are all half a star', rated(5, 8, crossed(1))],
  [
    'of one film',
    rated(
      3,
      1,
      [0, 1, 2].map((user): Row => [user, 0, 5 + user]),
    ),
  ],
  ['of one person', rated(1, 6, everyone(6, 1))],
  ['of one rating', rated(1, 1, [[0, 0, 8]])],
  ['in which everybody rated everything', rated(4, 6, everyone(6, 4))],
  ['with a person of thousands of ratings', rated(11, 2500, thousands)],
];

const gave = (halfStars: number, items: readonly number[]): ItemEvidence[] =>
  items.map((item) => ({ item, ...ratingEvidence(halfStars), weight: 1, stars: halfStars / 2 }));
const all = (items: number): number[] => Array.from({ length: items }, (_, item) => item);
const people = (items: number): Record<string, ItemEvidence[]> => ({
  'who rated nothing': [],
  'who rated one film': gave(9, [0]),
  'who dislike one film': gave(1, [0]),
  'who rated a film that nobody else did': gave(10, [items - 1]),
  'who give every film five stars': gave(10, all(items)),
  'who give every film half a star': gave(1, all(items)),
  'who like films but give no stars': all(items).map((item) => ({ item, weight: 1, target: 1 })),
  'who rated the same film twice': [...gave(10, [0]), ...gave(2, [0])],
});

/** Stars within the scale for every film, and how sure they are. */
function expectSense(model: RatingModel, said: readonly ItemEvidence[], items: number): void {
  const person = model.foldIn(said);
  expect(person.scores().every(Number.isFinite)).toBe(true);
  const { mean, sd } = person.predict(all(items));
  expect([mean.length, sd.length]).toEqual([items, items]);
  expect(mean.every((stars) => stars >= 0.5 && stars <= 5)).toBe(true);
  // Never surer than half stars can say, nor less sure than knowing nothing.
  expect(sd.every((spread) => spread > 0.14 && spread <= 2.25)).toBe(true);
  for (const item of [0, items - 1]) {
    const { terms, rest } = person.explain(item);
    expect([...terms, rest].every(Number.isFinite)).toBe(true);
  }
}

const kinds = Object.entries(RATING_MODELS) as [RatingModelName, RatingModelKind][];

describe.each(kinds)('%s', (_, kind) => {
  it.each(LIBRARIES)('makes sense to everyone over a library %s', async (__, data) => {
    const items = data.films.length;
    const model = await kind.fit(data, context);
    for (const said of Object.values(people(items))) expectSense(model, said, items);
  });

  it.each([10, 6, 1])('expects nothing else where all ratings are %i half stars', async (half) => {
    const model = await kind.fit(rated(5, 8, crossed(half)), context);
    const { mean } = model.foldIn([]).predict(all(8));
    for (const stars of mean) expect(stars).toBeCloseTo(half / 2, 1);
  });

  it.each([
    ['one rating of five stars', rated(1, 1, [[0, 0, 10]])],
    ['one rating of half a star', rated(1, 1, [[0, 0, 1]])],
    [
      'two ratings',
      rated(2, 2, [
        [0, 0, 9],
        [1, 1, 10],
      ]),
    ],
    ['twenty ratings of five stars', rated(5, 8, crossed(10))],
  ])('claims no certainty from %s', async (_, data) => {
    const items = data.films.length;
    const stranger = (await kind.fit(data, context)).foldIn([]).predict(all(items));
    const user = Int32Array.of(0, -1, -1, 0);
    const pairs = { user, item: Int32Array.of(items - 1, items - 1, -1, -1) };
    const { sd } = await predictPairs(kind, data, pairs, context);
    // Nine in ten between stars that are one apart, at the least.
    for (const spread of [...stranger.sd, ...sd]) expect(spread).toBeGreaterThan(0.3);
    const few = data.ratings.user.length < 3;
    if (few) for (const spread of [...stranger.sd, ...sd]) expect(spread).toBeGreaterThan(0.7);
  });

  it('answers a library without ratings, or says in a sentence that there is nothing to learn', async () => {
    for (const data of [rated(0, 6, []), rated(5, 6, [])])
      try {
        expectSense(await kind.fit(data, context), gave(8, [1]), 6);
      } catch (error) {
        expect(error).toBeInstanceOf(Failure);
        expect((error as Failure).message).toMatch(/no ratings.*nothing to learn/);
      }
  });

  it.each([NaN, Infinity, -Infinity])('refuses stars of %d', async (stars) => {
    const model = await kind.fit(rated(3, 3, everyone(3, 3)), context);
    expect(() => model.foldIn([{ item: 0, weight: 1, target: 1, stars }])).toThrow(Failure);
  });
});
