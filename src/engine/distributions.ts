import type { Random } from './random';
import { choleskyInPlace } from './reference/cholesky';
import { solveLowerTransposedInPlace } from './reference/triangular';

/**
 * Gamma with rate 1: mean and variance are both `shape`. Divide by a rate to scale it.
 * Marsaglia & Tsang 2000, "A simple method for generating gamma variables".
 * @param shape above 0
 * @throws RangeError when it is not
 */
export function gamma(random: Random, shape: number): number {
  if (!(shape > 0)) throw new RangeError(`A gamma's shape must be above 0: ${shape}`);
  // The method needs a shape of at least 1; their §6 gets smaller ones from the next.
  if (shape < 1) return gamma(random, shape + 1) * (1 - random.next()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = random.normal();
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    if (Math.log(1 - random.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/**
 * Normal with mean 0 and covariance `scale²`·(L·Lᵀ)⁻¹, that is, with precision L·Lᵀ / `scale²`.
 * @param l row-major n × n, lower triangular
 * @param out the draw, length n
 */
export function normalByPrecision(
  random: Random,
  l: Float64Array,
  n: number,
  scale: number,
  out: Float64Array,
): void {
  for (let i = 0; i < n; i++) out[i] = scale * random.normal();
  solveLowerTransposedInPlace(l, n, out);
}

/**
 * Wishart by Bartlett's decomposition: mean `degrees`·S⁻¹. With S = L·Lᵀ the root of the scale
 * matrix is L⁻ᵀ, so that nothing is inverted: W = T·Tᵀ with T = L⁻ᵀ·A, where A is lower triangular
 * with √χ² of `degrees − i` on its diagonal and standard normals below.
 * @param inverseScale S, row-major n × n, positive definite; only its lower triangle is read
 * @param degrees of freedom, above n − 1
 * @returns W, row-major n × n, symmetric
 * @throws RangeError when S is not positive definite, or on too few degrees
 */
export function wishart(
  random: Random,
  inverseScale: Float64Array,
  n: number,
  degrees: number,
): Float64Array {
  if (!(degrees > n - 1)) throw new RangeError(`Too few degrees of freedom: ${degrees}`);
  const l = inverseScale.slice();
  if (!choleskyInPlace(l, n)) throw new RangeError('The scale matrix is not positive definite.');
  const draw = new Float64Array(n * n);
  const column = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    column.fill(0, 0, j);
    column[j] = Math.sqrt(2 * gamma(random, (degrees - j) / 2));
    for (let i = j + 1; i < n; i++) column[i] = random.normal();
    solveLowerTransposedInPlace(l, n, column);
    for (let r = 0; r < n; r++)
      for (let c = 0; c < n; c++) draw[r * n + c] += column[r] * column[c];
  }
  return draw;
}
