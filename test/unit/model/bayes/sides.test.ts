/** One side of the Bayesian model, and what is drawn of its prior and its noise. */
import { describe, expect, it } from 'vitest';
import { createPhilox } from '../../../../src/engine/philox';
import { referenceGibbs } from '../../../../src/engine/reference/gibbs';
import { createRandom } from '../../../../src/engine/random';
import { NO_FEATURES } from '../../../../src/model/bayes/features';
import { drawHyper } from '../../../../src/model/bayes/hyper';
import { drawNoise, drawNoiseFactor, drawTau, product } from '../../../../src/model/bayes/noise';
import { ratingRows } from '../../../../src/model/bayes/ratings';
import {
  adoptSide,
  createSide,
  unseenPriorMean,
  type Side,
} from '../../../../src/model/bayes/side';
import { SweepRandom } from '../../../../src/model/bayes/streams';

const random = createPhilox(3);
const sweep = (n: number) => new SweepRandom(random, n);

/** Every user rates every item. */
function makeSides(users: number, items: number, factors: number): { users: Side; items: Side } {
  const user = Uint32Array.from({ length: users * items }, (_, n) => Math.floor(n / items));
  const item = Uint32Array.from({ length: users * items }, (_, n) => n % items);
  const value = new Float64Array(users * items);
  const side = (index: 0 | 1, rows: number, own: Uint32Array, other: Uint32Array) =>
    createSide(
      index,
      ratingRows(rows, own, other, value, { mean: 0, sd: 1 }),
      NO_FEATURES,
      NO_FEATURES,
      factors,
      sweep(0),
    );
  return { users: side(0, users, user, item), items: side(1, items, item, user) };
}

function run<T>(steps: Generator<void | Promise<void>, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe('a side', () => {
  it('starts with small factors that differ, and without biases', () => {
    const { users } = makeSides(50, 3, 2);
    expect(users.d).toBe(3);
    const factors = [...users.x].filter((_, n) => n % 3 < 2);
    expect(new Set(factors).size).toBe(factors.length);
    expect(Math.max(...factors.map(Math.abs))).toBeLessThan(0.5);
    expect([...users.x].filter((_, n) => n % 3 === 2)).toEqual(new Array(50).fill(0));
    expect(users.x).toEqual(makeSides(50, 3, 2).users.x);
    expect(users.x.subarray(0, 9)).not.toEqual(makeSides(50, 3, 2).items.x);
  });

  it('is the same where a sampler works on it', () => {
    const { users } = makeSides(4, 3, 2);
    const adopted = adoptSide(users, (array) => array.slice() as typeof array);
    expect(adopted).toEqual(users);
    expect(adopted.x).not.toBe(users.x);
    expect(adopted.counts.weights).not.toBe(users.counts.weights);
  });

  it('expects of a row without ratings what the mean and the least count say', () => {
    const { users } = makeSides(4, 3, 1);
    users.mu.set([2, -1]);
    // All counts are alike, so that none is off the mean: l = 0 and l² − 1 = −1.
    users.counts.weights.set([5, 6, 0.5, 0.25]);
    expect([...unseenPriorMean(users)]).toEqual([1.5, -1.25]);
  });
});

describe('the prior of a side', () => {
  it('is drawn around the mean and the precision of its rows', () => {
    const ROWS = 2000;
    const { users } = makeSides(ROWS, 1, 1);
    const own = createRandom(8);
    // Independent: sd ½ around 2, and sd 2 around −1.
    for (let r = 0; r < ROWS; r++) {
      users.x[2 * r] = 2 + 0.5 * own.normal();
      users.x[2 * r + 1] = -1 + 2 * own.normal();
    }
    const drawn: { mu: number[]; precision: number[] }[] = [];
    for (let n = 1; n <= 60; n++) {
      run(drawHyper(users, referenceGibbs, sweep(n)));
      if (n > 20) drawn.push({ mu: [...users.mu], precision: [...users.precision] });
    }
    // The counts' weights share in the mean, so it is the prior mean of a row that must fit.
    const rowMean = [0, 1].map((k) =>
      mean(Array.from({ length: ROWS }, (_, r) => users.priorMean[2 * r + k])),
    );
    expect(Math.abs(rowMean[0] - 2)).toBeLessThan(0.1);
    expect(Math.abs(rowMean[1] + 1)).toBeLessThan(0.3);
    const precision = [0, 1, 2, 3].map((n) => mean(drawn.map((draw) => draw.precision[n])));
    expect(precision[0]).toBeGreaterThan(3.6);
    expect(precision[0]).toBeLessThan(4.4);
    expect(precision[3]).toBeGreaterThan(0.22);
    expect(precision[3]).toBeLessThan(0.28);
    expect(Math.abs(precision[1])).toBeLessThan(0.1);
    expect(precision[1]).toBeCloseTo(precision[2], 10);
    expect(new Set(drawn.map(({ mu }) => mu[0])).size).toBe(drawn.length);
  });
});

describe('the noise', () => {
  it('is about a rating that is the product of factors, and both biases', () => {
    expect(product([9, 1, 2, 0.5], 1, [3, 4, -1], 0, 3)).toBe(1 * 3 + 2 * 4 + 0.5 - 1);
  });

  it('has the precision that the squared errors show', () => {
    const { users, items } = makeSides(40, 50, 1);
    const squares = new Float64Array(2000).fill(0.25);
    const draws = Array.from({ length: 50 }, (_, n) => drawTau(users, items, squares, sweep(n)));
    expect(Math.abs(mean(draws) / 4 - 1)).toBeLessThan(0.05);
    expect(new Set(draws).size).toBe(50);
  });

  it('has a factor for each row, near (ν + n)/(ν + errors)', () => {
    const own = createRandom(2);
    const draws = Array.from({ length: 4000 }, () => drawNoiseFactor(8, 20, 48, own));
    expect(Math.abs(mean(draws) / (28 / 56) - 1)).toBeLessThan(0.05);
  });

  it('tells people with large errors from others', () => {
    const { users, items } = makeSides(30, 60, 1);
    // The first ten people are three times as far off as the rest.
    const squares = Float64Array.from({ length: 1800 }, (_, n) => (n < 600 ? 9 : 1));
    for (let n = 1; n <= 5; n++) drawNoise(users, items, 0.5, squares, sweep(n));
    const noisy = [...users.noise.subarray(0, 10)];
    const quiet = [...users.noise.subarray(10)];
    expect(Math.max(...noisy)).toBeLessThan(Math.min(...quiet));
    expect(users.degrees).toBeGreaterThan(0);
    expect([...items.noise].every((factor) => factor > 0)).toBe(true);
  });
});
