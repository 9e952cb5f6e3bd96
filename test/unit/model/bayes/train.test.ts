import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/engine/random';
import { Failure } from '../../../../src/failure';
import { BAYES_DEFAULTS } from '../../../../src/model/bayes/options';
import { PairPredictor, UNSEEN, type Predictions } from '../../../../src/model/bayes/pairs';
import type { TrainingRatings } from '../../../../src/model/bayes/ratings';
import { trainBayes, type BayesRun } from '../../../../src/model/bayes/train';
import { ratingMetrics } from '../../../../src/model/evaluation/ratingMetrics';
import { fitBiases } from '../../../../src/model/ratings/biases';
import { holdOut, lowRankRatings } from '../../../support/ratedPairs';

const OPTIONS = { ...BAYES_DEFAULTS, factors: 6, sweeps: 60, burnIn: 20 };

interface Pairs {
  readonly user: ArrayLike<number>;
  readonly item: ArrayLike<number>;
}

async function predict(
  train: TrainingRatings,
  pairs: Pairs,
  options = OPTIONS,
  run: BayesRun = {},
): Promise<Predictions> {
  const predictor = new PairPredictor(
    Int32Array.from(pairs.user),
    Int32Array.from(pairs.item),
    options.seed,
  );
  await trainBayes(train, options, [predictor], run);
  return predictor.result();
}

function ratings(users: number, items: number, rows: [number, number, number][]): TrainingRatings {
  return {
    users,
    items,
    user: Uint32Array.from(rows, ([user]) => user),
    item: Uint32Array.from(rows, ([, item]) => item),
    value: Float64Array.from(rows, ([, , value]) => value),
  };
}

const mean = (all: readonly number[]): number => all.reduce((sum, x) => sum + x, 0) / all.length;

/** Every user and item, and one of each that was never seen. */
function everyPair({ users, items }: TrainingRatings): Pairs {
  const pairs: { user: number[]; item: number[] } = { user: [], item: [] };
  for (let user = UNSEEN; user < users; user++)
    for (let item = UNSEEN; item < items; item++) {
      pairs.user.push(user);
      pairs.item.push(item);
    }
  return pairs;
}

describe('on ratings made from known factors', () => {
  const NOISE = 0.5;
  const { train, test } = holdOut(
    lowRankRatings({ users: 250, items: 150, density: 0.25, noise: NOISE, seed: 11 }),
    5,
    12,
  );

  it('finds the structure that biases cannot, with intervals that hold', async () => {
    const { mean, sd } = await predict(train, test);
    const own = ratingMetrics(test.value, mean, sd);
    const { mean: all, users, items } = fitBiases(train);
    const baseline = ratingMetrics(
      test.value,
      Float64Array.from(test.user, (u, n) => all + users[u] + items[test.item[n]]),
    );
    expect(own.rmse).toBeLessThan(0.8 * baseline.rmse);
    expect(own.rmse).toBeGreaterThan(NOISE);
    expect(own.rmse).toBeLessThan(1.4 * NOISE);
    expect(own.coverage).toBeGreaterThan(0.86);
    expect(own.coverage).toBeLessThan(0.94);
  });

  it('repeats itself for a seed, whatever else is asked, and differs for another', async () => {
    const options = { ...OPTIONS, sweeps: 8, burnIn: 3 };
    const first = await predict(train, test, options);
    expect(await predict(train, test, options)).toEqual(first);
    const withUnseen = { user: [...test.user, UNSEEN], item: [...test.item, UNSEEN] };
    const more = await predict(train, withUnseen, options);
    expect(more.mean.slice(0, -1)).toEqual(first.mean);
    expect(await predict(train, test, { ...options, seed: 2 })).not.toEqual(first);
  });

  it('is surer of a film with many ratings than of one never seen', async () => {
    const { sd } = await predict(train, { user: [0, 0], item: [0, UNSEEN] }, OPTIONS);
    expect(sd[0]).toBeLessThan(sd[1]);
  });

  it('reports every sweep, and stops when told to', async () => {
    const seen: number[] = [];
    await predict(
      train,
      test,
      { ...OPTIONS, sweeps: 4, burnIn: 1 },
      {
        onSweep: (sweep, of) => seen.push(sweep, of),
      },
    );
    expect(seen).toEqual([1, 4, 2, 4, 3, 4, 4, 4]);

    const stop = new AbortController();
    let sweeps = 0;
    const run = predict(train, test, OPTIONS, {
      signal: stop.signal,
      onSweep: () => {
        if (++sweeps === 2) stop.abort();
      },
    });
    await expect(run).rejects.toMatchObject({ code: 'cancelled' });
    expect(sweeps).toBe(2);
  });

  it('lets others have their turn during a sweep', async () => {
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    await predict(train, test, { ...OPTIONS, factors: 24, sweeps: 6, burnIn: 1 });
    clearInterval(timer);
    expect(turns).toBeGreaterThan(3);
  });
});

describe('on odd ratings', () => {
  const heavy: [number, number, number][] = Array.from({ length: 3000 }, (_, n) => [
    0,
    n,
    1 + (n % 5),
  ]);
  const cases: [string, TrainingRatings][] = [
    ['a single one', ratings(1, 1, [[0, 0, 4]])],
    [
      'all equal',
      ratings(3, 2, [
        [0, 0, 3],
        [1, 0, 3],
        [2, 1, 3],
        [0, 1, 3],
      ]),
    ],
    [
      'the same pair twice',
      ratings(2, 2, [
        [0, 0, 1],
        [0, 0, 5],
        [1, 1, 3],
      ]),
    ],
    [
      'users and films without any',
      ratings(5, 6, [
        [1, 2, 0.5],
        [3, 2, 5],
        [3, 4, 2],
      ]),
    ],
    [
      'a scale of 0 to 100',
      ratings(3, 2, [
        [0, 0, 0],
        [1, 0, 100],
        [2, 1, 55],
        [0, 1, 20],
      ]),
    ],
    ['one user with thousands', ratings(2, 3000, [...heavy, [1, 7, 5]])],
  ];

  it.each(cases)('%s: finite, and on the scale', async (_, train) => {
    const options = { ...OPTIONS, sweeps: 12, burnIn: 4 };
    const pairs =
      train.items > 100 ? { user: [0, 1, UNSEEN], item: [1, UNSEEN, 3] } : everyPair(train);
    const { mean, sd } = await predict(train, pairs, options);
    const [min, max] = [Math.min(...train.value), Math.max(...train.value)];
    for (const value of mean) {
      expect(value).toBeGreaterThanOrEqual(min - 1e-9);
      expect(value).toBeLessThanOrEqual(max + 1e-9);
    }
    // Of one value alone the scale is not known; stars are half a star to five.
    const width = max > min ? max - min : 4.5;
    for (const value of sd) {
      expect(value).toBeGreaterThan(width / 50);
      expect(value).toBeLessThanOrEqual(width / 2);
    }
  });

  it('noise: a film without any gets what its people give, whatever the seed', async () => {
    const random = createRandom(77);
    const rows: [number, number, number][] = [];
    for (let user = 0; user < 60; user++)
      for (let item = 0; item < 100; item++) {
        const stars = (1 + random.integer(10)) / 2;
        if (random.next() < 0.3) rows.push([user, item, stars]);
      }
    const people = Array.from({ length: 60 }, (_, user) => user);
    const ofPerson = people.map((user) =>
      mean(rows.filter(([u]) => u === user).map(([, , r]) => r)),
    );
    const asked = { user: people, item: people.map(() => UNSEEN) };
    const [one, other] = await Promise.all(
      [1, 2].map((seed) => predict(ratings(60, 100, rows), asked, { ...BAYES_DEFAULTS, seed })),
    );
    const apart = (a: ArrayLike<number>, b: ArrayLike<number>) =>
      mean(people.map((user) => Math.abs(a[user] - b[user])));
    expect(apart(one.mean, ofPerson)).toBeLessThan(0.2);
    expect(apart(one.mean, other.mean)).toBeLessThan(0.12);
    // The means themselves are noise: what is foretold may not be wilder.
    expect(Math.min(...one.mean)).toBeGreaterThan(Math.min(...ofPerson));
    expect(Math.max(...one.mean)).toBeLessThan(Math.max(...ofPerson));
  }, 60_000);

  it('refuses none at all, impossible ones and a schedule without draws', async () => {
    const none = { user: [], item: [] };
    for (const train of [
      ratings(1, 1, []),
      ratings(1, 1, [[0, 0, NaN]]),
      ratings(1, 1, [[0, 1, 3]]),
    ])
      await expect(predict(train, none)).rejects.toMatchObject({ code: 'bad-input' });
    const run = predict(ratings(1, 1, [[0, 0, 3]]), none, { ...OPTIONS, burnIn: 60 });
    await expect(run).rejects.toBeInstanceOf(Failure);
  });
});
