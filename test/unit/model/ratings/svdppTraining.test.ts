import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/engine/random';
import type { TrainingRatings } from '../../../../src/model/bayes/ratings';
import { SVDPP_DEFAULTS, trainSvdpp } from '../../../../src/model/ratings/svdppTraining';
import { lowRankRatings } from '../../../support/ratedPairs';

const OPTIONS = { ...SVDPP_DEFAULTS, factors: 3, epochs: 1, rate: 0.05, initial: 0.3 };

/** As Koren 2008 writes it: every step moves every y of the person's items. One person's ratings. */
function asWritten({ items, item, value }: TrainingRatings) {
  const { factors: k, rate, penalty, initial } = OPTIONS;
  const random = createRandom(5);
  const start = (rows: number) =>
    Array.from({ length: rows }, () => Array.from({ length: k }, () => initial * random.normal()));
  const [[p], q, y] = [start(1), start(items), start(items)];
  const c = new Array<number>(items).fill(0);
  let b = 0;
  const mean = value.reduce((sum, v) => sum + v, 0) / value.length;
  const root = 1 / Math.sqrt(item.length);
  item.forEach((i, n) => {
    const z = p.map((_, f) => root * item.reduce((sum, j) => sum + y[j][f], 0));
    const error =
      value[n] - mean - b - c[i] - q[i].reduce((sum, x, f) => sum + x * (p[f] + z[f]), 0);
    const step = (x: number, gradient: number) => x + rate * (error * gradient - penalty * x);
    b = step(b, 1);
    c[i] = step(c[i], 1);
    const [oldP, oldQ] = [[...p], [...q[i]]];
    for (let f = 0; f < k; f++) {
      p[f] = step(oldP[f], oldQ[f]);
      q[i][f] = step(oldQ[f], oldP[f] + z[f]);
      for (const j of item) y[j][f] = step(y[j][f], root * oldQ[f]);
    }
  });
  return { biases: c, factors: q, implicit: y };
}

describe('training of SVD++', () => {
  it('moves everything as the paper writes it, though it follows the sum of the yⱼ only', () => {
    const ratings: TrainingRatings = {
      users: 1,
      items: 4,
      user: new Uint32Array(4),
      item: Uint32Array.of(0, 1, 2, 3),
      value: Float64Array.of(5, 2, 3.5, 0.5),
    };
    const work = trainSvdpp(ratings, OPTIONS, createRandom(5));
    let step = work.next();
    while (!step.done) step = work.next();
    const expected = asWritten(ratings);
    expected.biases.forEach((c, i) => expect(step.value.items[i]).toBeCloseTo(c, 12));
    for (const name of ['factors', 'implicit'] as const)
      expected[name].flat().forEach((x, at) => expect(step.value[name][at]).toBeCloseTo(x, 6));
  });

  it('leaves what nobody rated without factors', () => {
    const ratings = lowRankRatings({ users: 20, items: 15, density: 0.5, noise: 0.2, seed: 4 });
    const work = trainSvdpp({ ...ratings, items: 16 }, OPTIONS, createRandom(1));
    let step = work.next();
    while (!step.done) step = work.next();
    expect([...step.value.factors.slice(45), ...step.value.implicit.slice(45)]).toEqual(
      new Array(6).fill(0),
    );
    expect(step.value.factors.slice(0, 45).every((x) => x !== 0)).toBe(true);
  });

  it('says so when its numbers go astray', () => {
    const ratings = lowRankRatings({ users: 20, items: 15, density: 0.5, noise: 0.2, seed: 4 });
    expect(() => {
      const work = trainSvdpp(ratings, { ...OPTIONS, rate: 9, epochs: 50 }, createRandom(1));
      while (!work.next().done);
    }).toThrow(/astray/);
  });
});
