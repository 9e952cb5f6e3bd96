import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/engine/random';
import { choleskyInPlace } from '../../../../src/engine/reference/cholesky';
import { drawAround, DRAW_DEVIATION } from '../../../../src/model/ranking/drawAround';
import { liked } from '../../../../src/model/evidence/evidence';
import { ItemModel } from '../../../../src/model/ranking/foldIn';
import { IALS_DEFAULTS } from '../../../../src/model/ranking/ials';
import { IalsRanking } from '../../../../src/model/ranking/ialsRanking';

const DRAWS = 20_000;

describe('a draw of a person', () => {
  // A and its inverse, by hand: the determinant is 3.
  const precision = [2, 1, 1, 2];
  const covariance = [2 / 3, -1 / 3, -1 / 3, 2 / 3];

  it('has mean nought and covariance σ² times the inverse of the row system', () => {
    const factor = Float64Array.from(precision);
    choleskyInPlace(factor, 2);
    const random = createRandom(5);
    const sums = [0, 0];
    const products = [0, 0, 0, 0];
    for (let n = 0; n < DRAWS; n++) {
      const draw = drawAround(factor, random);
      for (let a = 0; a < 2; a++) {
        sums[a] += draw[a];
        for (let b = 0; b < 2; b++) products[2 * a + b] += draw[a] * draw[b];
      }
    }
    // Standard errors are about σ² / √20,000, 0.0005 of each entry.
    for (const sum of sums) expect(Math.abs(sum / DRAWS)).toBeLessThan(0.01);
    products.forEach((product, at) =>
      expect(Math.abs(product / DRAWS - DRAW_DEVIATION ** 2 * covariance[at])).toBeLessThan(0.0025),
    );
  });

  it('depends on the random numbers alone', () => {
    const factor = Float64Array.from(precision);
    choleskyInPlace(factor, 2);
    expect(drawAround(factor, createRandom(1))).toEqual(drawAround(factor, createRandom(1)));
    expect(drawAround(factor, createRandom(1))).not.toEqual(drawAround(factor, createRandom(2)));
  });

  it('lies the nearer to the mean, the more they said', () => {
    const items = 40;
    const random = createRandom(3);
    const options = { ...IALS_DEFAULTS, factors: 6 };
    const factors = Float32Array.from({ length: items * 6 }, () => random.normal() / 3);
    const model = new IalsRanking(new ItemModel(factors, new Uint32Array(items), options));
    const spread = (count: number) => {
      const person = model.foldIn(liked(Array.from({ length: count }, (_, n) => n)));
      let squares = 0;
      for (let deal = 0; deal < 50; deal++)
        for (const add of person.chance?.(createRandom(deal)) ?? []) squares += add ** 2;
      return squares;
    };
    expect(spread(1)).toBeGreaterThan(1.2 * spread(8));
    expect(spread(8)).toBeGreaterThan(1.2 * spread(30));
  });
});
