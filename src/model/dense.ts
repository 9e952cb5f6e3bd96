import { Failure } from '../failure';

/** Columns factorised together: their rows of the factor stay in the processor's cache. */
export const PANEL = 48;

/**
 * Blocked Cholesky factorisation in place, A = L·Lᵀ, for matrices of hundreds to thousands of rows.
 * Yields after each few rows, so that the caller can let others have their turn. About n³/6
 * multiplications and additions.
 * @param a row-major n × n, only the lower triangle is read; at the end it holds L
 * @throws Failure `training-diverged` when A is not positive definite to working precision
 */
export function* choleskyBlocked(a: Float64Array, n: number): Generator<void, void> {
  for (let first = 0; first < n; first += PANEL) {
    const end = Math.min(n, first + PANEL);
    for (let i = first; i < n; i += 4) {
      subtractProducts(a, n, i, Math.min(i + 4, n), first, end);
      yield;
    }
    for (let i = first; i < n; i++) {
      for (let j = first; j < Math.min(i, end); j++) {
        let sum = a[i * n + j];
        for (let p = first; p < j; p++) sum -= a[i * n + p] * a[j * n + p];
        a[i * n + j] = sum / a[j * n + j];
      }
      if (i >= end) continue;
      let diagonal = a[i * n + i];
      for (let p = first; p < i; p++) diagonal -= a[i * n + p] ** 2;
      if (!(diagonal > 0)) throw notPositive();
      a[i * n + i] = Math.sqrt(diagonal);
    }
    yield;
  }
}

/** a[i, j] −= Σ_{p < first} a[i, p] a[j, p] for i from `i` to `iEnd` (at most four), j in the panel. */
function subtractProducts(
  a: Float64Array,
  n: number,
  i: number,
  iEnd: number,
  first: number,
  end: number,
): void {
  if (iEnd - i < 4) {
    for (let r = i; r < iEnd; r++)
      for (let j = first; j < Math.min(end, r + 1); j++) {
        let sum = 0;
        for (let p = 0; p < first; p++) sum += a[r * n + p] * a[j * n + p];
        a[r * n + j] -= sum;
      }
    return;
  }
  const [r0, r1, r2, r3] = [i * n, (i + 1) * n, (i + 2) * n, (i + 3) * n];
  // What lies above the diagonal is spoilt, and nobody reads it. Two columns by four rows share
  // each number fetched.
  let j = first;
  for (; j + 1 < end; j += 2) {
    const [c0, c1] = [j * n, (j + 1) * n];
    let s00 = 0;
    let s10 = 0;
    let s20 = 0;
    let s30 = 0;
    let s01 = 0;
    let s11 = 0;
    let s21 = 0;
    let s31 = 0;
    for (let p = 0; p < first; p++) {
      const x0 = a[c0 + p];
      const x1 = a[c1 + p];
      const y0 = a[r0 + p];
      const y1 = a[r1 + p];
      const y2 = a[r2 + p];
      const y3 = a[r3 + p];
      s00 += y0 * x0;
      s10 += y1 * x0;
      s20 += y2 * x0;
      s30 += y3 * x0;
      s01 += y0 * x1;
      s11 += y1 * x1;
      s21 += y2 * x1;
      s31 += y3 * x1;
    }
    a[r0 + j] -= s00;
    a[r1 + j] -= s10;
    a[r2 + j] -= s20;
    a[r3 + j] -= s30;
    a[r0 + j + 1] -= s01;
    a[r1 + j + 1] -= s11;
    a[r2 + j + 1] -= s21;
    a[r3 + j + 1] -= s31;
  }
  if (j < end)
    for (const row of [r0, r1, r2, r3]) {
      let sum = 0;
      for (let p = 0; p < first; p++) sum += a[row + p] * a[j * n + p];
      a[row + j] -= sum;
    }
}

/**
 * Solves L·X = B in place for four right-hand sides at once, each contiguous.
 * @param l row-major n × n, lower triangle
 * @param b four vectors of length n, one after the other
 * @param from rows before it are zero in all four
 */
export function forwardSolveFour(l: Float64Array, n: number, b: Float64Array, from = 0): void {
  const [b1, b2, b3] = [n, 2 * n, 3 * n];
  for (let i = from; i < n; i++) {
    const at = i * n;
    let s0 = b[i];
    let s1 = b[b1 + i];
    let s2 = b[b2 + i];
    let s3 = b[b3 + i];
    for (let p = from; p < i; p++) {
      const x = l[at + p];
      s0 -= x * b[p];
      s1 -= x * b[b1 + p];
      s2 -= x * b[b2 + p];
      s3 -= x * b[b3 + p];
    }
    const d = 1 / l[at + i];
    b[i] = s0 * d;
    b[b1 + i] = s1 * d;
    b[b2 + i] = s2 * d;
    b[b3 + i] = s3 * d;
  }
}

function notPositive(): Failure {
  return new Failure(
    'training-diverged',
    'The model’s numbers stopped making sense.',
    'Train again from scratch.',
  );
}
