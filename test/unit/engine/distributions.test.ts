import { describe, expect, it } from 'vitest';
import { gamma, normalByPrecision, wishart } from '../../../src/engine/distributions';
import { logGamma } from '../../../src/engine/logGamma';
import { createRandom } from '../../../src/engine/random';
import { choleskyInPlace } from '../../../src/engine/reference/cholesky';

const COUNT = 40_000;

function moments(draw: () => number): { mean: number; variance: number } {
  const values = Array.from({ length: COUNT }, draw);
  const mean = values.reduce((sum, v) => sum + v, 0) / COUNT;
  return { mean, variance: values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / COUNT };
}

describe('gamma', () => {
  it.each([0.3, 0.5, 1, 2.5, 40])('of shape %d has that mean and variance', (shape) => {
    const random = createRandom(3);
    const { mean, variance } = moments(() => gamma(random, shape));
    // Five standard errors: of the mean √(shape/n), of the variance √((2 + 6/shape)/n)·shape.
    expect(Math.abs(mean - shape)).toBeLessThan(5 * Math.sqrt(shape / COUNT));
    expect(Math.abs(variance / shape - 1)).toBeLessThan(5 * Math.sqrt((2 + 6 / shape) / COUNT));
  });

  it('is an exponential at shape 1: half of the draws lie below ln 2', () => {
    const random = createRandom(4);
    const { mean } = moments(() => Number(gamma(random, 1) < Math.LN2));
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.0125);
  });

  it('stays above 0 for a tiny shape, and refuses none', () => {
    const random = createRandom(5);
    for (let n = 0; n < 1000; n++) expect(gamma(random, 0.5)).toBeGreaterThan(0);
    for (const shape of [0, -1, NaN]) expect(() => gamma(random, shape)).toThrow(RangeError);
  });
});

describe('normalByPrecision', () => {
  it('has the inverse of the precision as its covariance', () => {
    // [[4, 2], [2, 3]]⁻¹ = [[3, −2], [−2, 4]] / 8, and scale² = 4 times that.
    const l = Float64Array.of(4, 0, 2, 3);
    choleskyInPlace(l, 2);
    const random = createRandom(6);
    const out = new Float64Array(2);
    const sums = [0, 0, 0];
    for (let n = 0; n < COUNT; n++) {
      normalByPrecision(random, l, 2, 2, out);
      [out[0] * out[0], out[0] * out[1], out[1] * out[1]].forEach((v, at) => (sums[at] += v));
    }
    [1.5, -1, 2].forEach((cov, at) => {
      expect(Math.abs(sums[at] / COUNT - cov)).toBeLessThan(0.08);
    });
  });
});

describe('wishart', () => {
  const inverseScale = Float64Array.of(4, 2, 2, 3);

  it('has mean degrees · S⁻¹ and the variance that goes with it', () => {
    const random = createRandom(8);
    const degrees = 7;
    const draws = Array.from({ length: COUNT / 2 }, () =>
      wishart(random, inverseScale, 2, degrees),
    );
    const mean = (pick: (w: Float64Array) => number) =>
      draws.reduce((sum, w) => sum + pick(w), 0) / draws.length;
    const scale = [3 / 8, -2 / 8, -2 / 8, 4 / 8];
    scale.forEach((v, at) => {
      expect(Math.abs(mean((w) => w[at]) - degrees * v)).toBeLessThan(0.06);
    });
    // Var W_ij = degrees (v_ij² + v_ii v_jj).
    for (const [i, j] of [
      [0, 0],
      [0, 1],
      [1, 1],
    ]) {
      const expected = degrees * (scale[2 * i + j] ** 2 + scale[3 * i] * scale[3 * j]);
      const variance = mean((w) => (w[2 * i + j] - degrees * scale[2 * i + j]) ** 2);
      expect(Math.abs(variance / expected - 1)).toBeLessThan(0.08);
    }
  });

  it('is symmetric and positive definite', () => {
    const random = createRandom(9);
    for (let n = 0; n < 100; n++) {
      const w = wishart(random, inverseScale, 2, 2);
      expect(w[1]).toBeCloseTo(w[2], 12);
      expect(choleskyInPlace(w, 2)).toBe(true);
    }
  });

  it('refuses what has no Wishart distribution', () => {
    const random = createRandom(10);
    expect(() => wishart(random, inverseScale, 2, 1)).toThrow(RangeError);
    expect(() => wishart(random, Float64Array.of(1, 2, 2, 1), 2, 5)).toThrow(RangeError);
  });
});

describe('logGamma', () => {
  it('knows factorials and halves', () => {
    expect(logGamma(1)).toBeCloseTo(0, 13);
    expect(logGamma(6)).toBeCloseTo(Math.log(120), 13);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13);
    expect(logGamma(128)).toBeCloseTo(logGamma(127) + Math.log(127), 10);
    expect(() => logGamma(0)).toThrow(RangeError);
  });
});
