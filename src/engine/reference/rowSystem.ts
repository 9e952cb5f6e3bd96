import { diverged } from '../diverged';
import { choleskyInPlace, choleskySolveInPlace } from './cholesky';
import { dot, dotFour, type Numbers } from './dot';

/**
 * Gram matrix G = scale · YᵀY.
 * @param factors row-major rows × k.
 * @returns row-major k × k, both triangles.
 */
export function gram(factors: Numbers, rows: number, k: number, scale = 1): Float64Array {
  const g = new Float64Array(k * k);
  let r = 0;
  for (; r + 4 <= rows; r += 4) addFourRows(g, factors, r * k, k);
  for (; r < rows; r++) addRow(g, factors, r * k, k);
  for (let a = 0; a < k; a++) for (let b = 0; b <= a; b++) g[b * k + a] = g[a * k + b] *= scale;
  return g;
}

/** Lower triangle of g += yyᵀ, for the row of `factors` from `at` on. */
function addRow(g: Float64Array, factors: Numbers, at: number, k: number): void {
  for (let a = 0; a < k; a++) {
    const v = factors[at + a];
    for (let b = 0; b <= a; b++) g[a * k + b] += v * factors[at + b];
  }
}

/**
 * The same for four rows, which share each number of `g` that is fetched. Functions of their own, since
 * one long call of nested loops is compiled over and over, for each of its inner ones.
 */
function addFourRows(g: Float64Array, factors: Numbers, at: number, k: number): void {
  const [at1, at2, at3] = [at + k, at + 2 * k, at + 3 * k];
  for (let a = 0; a < k; a++) {
    const v0 = factors[at + a];
    const v1 = factors[at1 + a];
    const v2 = factors[at2 + a];
    const v3 = factors[at3 + a];
    const row = a * k;
    for (let b = 0; b <= a; b++)
      g[row + b] +=
        v0 * factors[at + b] +
        v1 * factors[at1 + b] +
        v2 * factors[at2 + b] +
        v3 * factors[at3 + b];
  }
}

/** a[at + j] += v·y_j for j < count, y_j being the j-th run of as many numbers as v has. */
function addProducts(
  a: Float64Array,
  at: number,
  count: number,
  v: Float64Array,
  y: Float64Array,
): void {
  const n = v.length;
  const four = new Float64Array(4);
  let j = 0;
  for (; j + 4 <= count; j += 4) {
    dotFour(v, 0, y, j * n, n, n, four);
    for (let q = 0; q < 4; q++) a[at + j + q] += four[q];
  }
  for (; j < count; j++) a[at + j] += dot(v, 0, y, j * n, n);
}

/** The observations of one row, as positions `from` to `to` − 1 of parallel arrays. */
export interface RowObservations {
  readonly col: Uint32Array;
  readonly weight: Numbers;
  readonly target: Numbers;
  readonly from: number;
  readonly to: number;
}

/** A factorised row system, kept where several right-hand sides follow (explanations). */
export interface RowSystem {
  /** The solution x, length k. */
  readonly x: Float64Array;
  /** Cholesky factor L of the system matrix, row-major k × k, lower triangle. */
  readonly factor: Float64Array;
}

/**
 * Solves one row of the weighted least-squares problem with the other side's factors fixed:
 * `(G + Σ w yyᵀ + λ I) x = Σ w t y` (Hu, Koren, Volinsky 2008, eq. 4, with G = α₀ YᵀY).
 * @param base G, row-major k × k.
 * @param factors the other side, row-major × k.
 * @param shift added to the right-hand side, length k: the pull towards a prior mean.
 * @throws Failure `training-diverged` when the system is not positive definite (non-finite input).
 */
export function solveRow(
  base: Float64Array,
  factors: Numbers,
  k: number,
  row: RowObservations,
  penalty: number,
  shift?: Numbers,
): RowSystem {
  const a = base.slice();
  const x = shift ? Float64Array.from(shift) : new Float64Array(k);
  const n = row.to - row.from;
  // Turned on its side, k × n: sums over observations are then inner products, twice as fast.
  const y = new Float64Array(k * n);
  for (let p = 0; p < n; p++)
    for (let i = 0; i < k; i++) y[i * n + p] = factors[row.col[row.from + p] * k + i];
  const weighted = new Float64Array(n);
  for (let i = 0; i < k; i++) {
    for (let p = 0; p < n; p++) weighted[p] = row.weight[row.from + p] * y[i * n + p];
    x[i] += dot(weighted, 0, row.target, row.from, n);
    addProducts(a, i * k, i + 1, weighted, y);
  }
  for (let i = 0; i < k; i++) a[i * k + i] += penalty;
  if (!choleskyInPlace(a, k)) throw diverged();
  choleskySolveInPlace(a, k, x);
  return { x, factor: a };
}
