import { samplingDiverged } from '../diverged';
import type { Random } from '../random';
import { choleskyInPlace } from './cholesky';
import { solveLowerInPlace, solveLowerTransposedInPlace } from './triangular';

/** One row's Gaussian: precision `a` (lower triangle) and `b` = precision · mean. */
export class RowSystem {
  readonly a: Float64Array;
  readonly b: Float64Array;
  private readonly draw: Float64Array;

  constructor(private readonly d: number) {
    this.a = new Float64Array(d * d);
    this.b = new Float64Array(d);
    this.draw = new Float64Array(d);
  }

  /** Starts from the prior: precision Λ and the mean at `at` in `means`. */
  reset(precision: Float64Array, means: Float64Array, at: number): void {
    const { a, b, d } = this;
    a.set(precision);
    for (let i = 0; i < d; i++) {
      let sum = 0;
      for (let k = 0; k < d; k++) sum += precision[i * d + k] * means[at + k];
      b[i] = sum;
    }
  }

  /**
   * Adds ratings `from` to `to` − 1, of value y[p] on row col[p] of `x`. Four at a time: each number
   * of the matrix is then read and written once for four products.
   */
  add(
    x: Float64Array,
    noise: Float64Array,
    col: Uint32Array,
    y: Float64Array,
    from: number,
    to: number,
    weight: number,
  ): void {
    const { a, b, d } = this;
    const last = d - 1;
    let p = from;
    for (; p + 4 <= to; p += 4) {
      const p0 = col[p] * d;
      const p1 = col[p + 1] * d;
      const p2 = col[p + 2] * d;
      const p3 = col[p + 3] * d;
      const w0 = weight * noise[col[p]];
      const w1 = weight * noise[col[p + 1]];
      const w2 = weight * noise[col[p + 2]];
      const w3 = weight * noise[col[p + 3]];
      const e0 = y[p] - x[p0 + last];
      const e1 = y[p + 1] - x[p1 + last];
      const e2 = y[p + 2] - x[p2 + last];
      const e3 = y[p + 3] - x[p3 + last];
      for (let i = 0; i < last; i++) {
        const f0 = w0 * x[p0 + i];
        const f1 = w1 * x[p1 + i];
        const f2 = w2 * x[p2 + i];
        const f3 = w3 * x[p3 + i];
        b[i] += e0 * f0 + e1 * f1 + e2 * f2 + e3 * f3;
        const row = i * d;
        for (let k = 0; k <= i; k++)
          a[row + k] += f0 * x[p0 + k] + f1 * x[p1 + k] + f2 * x[p2 + k] + f3 * x[p3 + k];
        a[last * d + i] += f0 + f1 + f2 + f3;
      }
      a[last * d + last] += w0 + w1 + w2 + w3;
      b[last] += w0 * e0 + w1 * e1 + w2 * e2 + w3 * e3;
    }
    for (; p < to; p++) {
      const at = col[p] * d;
      const w = weight * noise[col[p]];
      const error = y[p] - x[at + last];
      for (let i = 0; i < last; i++) {
        const f = w * x[at + i];
        b[i] += error * f;
        for (let k = 0; k <= i; k++) a[i * d + k] += f * x[at + k];
        a[last * d + i] += f;
      }
      a[last * d + last] += w;
      b[last] += w * error;
    }
  }

  /**
   * Writes the mean and a draw to `at` in their arrays. The system is used up.
   * @throws Failure `training-diverged`
   */
  solve(means: Float64Array, draws: Float64Array, at: number, random: Random): void {
    const { a, b, draw, d } = this;
    if (!choleskyInPlace(a, d)) throw samplingDiverged();
    solveLowerInPlace(a, d, b);
    for (let k = 0; k < d; k++) draw[k] = b[k] + random.normal();
    solveLowerTransposedInPlace(a, d, draw);
    solveLowerTransposedInPlace(a, d, b);
    for (let k = 0; k < d; k++)
      if (!Number.isFinite(draw[k]) || !Number.isFinite(b[k])) throw samplingDiverged();
    draws.set(draw, at);
    means.set(b, at);
  }
}
