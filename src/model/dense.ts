import { createDense, type DenseSpace } from '../engine/dense';
import { diverged } from '../engine/diverged';

/** Columns factorised together: as many rows of the factor as stay in the processor's cache. */
const PANEL = 48;
/** Rows that meet a panel before others have their turn: 2 ms or so of work in a matrix of 3,000. */
const BATCH = 96;
/** Rows of the inverse factor that are done together; what is before their diagonal goes one by one. */
const GROUP = 24;

/** A square matrix of hundreds to thousands of rows, and what is needed to work on it. */
export interface Workspace {
  readonly space: DenseSpace;
  readonly size: number;
  /** Numbers from one row to the next. The matrix begins at 0; of it the lower triangle counts. */
  readonly stride: number;
  /** Room for so many rows more, of the same stride. */
  readonly batch: { readonly at: number; readonly rows: number };
}

/**
 * Room for a matrix, all zeros.
 * @throws Failure `engine-unavailable` when the browser refuses that much memory
 */
export async function createWorkspace(size: number): Promise<Workspace> {
  // An odd number of cache lines, so that rows below each other do not push each other out.
  const stride = 8 * (2 * Math.ceil((size + 8) / 16) - 1);
  const at = size * stride;
  return {
    space: await createDense(at + BATCH * stride, size),
    size,
    stride,
    batch: { at, rows: BATCH },
  };
}

/**
 * Blocked Cholesky factorisation in place, A = L·Lᵀ, about n³/6 multiplications. What is above the
 * diagonal is spoilt. Yields every few milliseconds the share that is done.
 * @throws Failure `training-diverged` when A is not positive definite to working precision
 */
export function* factorise({ space, size, stride }: Workspace): Generator<number, void> {
  for (let first = 0; first < size; first += PANEL) {
    const cols = Math.min(PANEL, size - first);
    for (let row = first; row < size; row += BATCH) {
      const rows = Math.min(BATCH, size - row);
      const c = { at: row * stride + first, stride, rows, cols };
      space.subtractDots(c, { at: row * stride, stride }, { at: first * stride, stride }, first);
      yield shareBefore(first, size);
    }
    const corner = { at: first * (stride + 1), stride };
    factoriseCorner(space.values, corner.at, stride, cols);
    const below = first + cols;
    const x = { at: below * stride + first, stride, rows: size - below, cols };
    space.solveCorner(x, corner);
    yield shareBefore(below, size);
  }
}

/** Columns up to `first` of n are what part of a factorisation; each takes p (n − p). */
function shareBefore(first: number, size: number): number {
  const x = first / size;
  return x ** 2 * (3 - 2 * x);
}

function factoriseCorner(a: Float64Array, at: number, stride: number, size: number): void {
  for (let i = 0; i < size; i++) {
    const row = at + i * stride;
    for (let j = 0; j <= i; j++) {
      const other = at + j * stride;
      let sum = a[row + j];
      for (let p = 0; p < j; p++) sum -= a[row + p] * a[other + p];
      if (i === j && !(sum > 0)) throw diverged();
      a[row + j] = i === j ? Math.sqrt(sum) : sum / a[other + j];
    }
  }
}

/**
 * `x ← L⁻¹x` for the first `rows` rows of the batch, after {@link factorise}: n²/2 multiplications each.
 * Yields every few milliseconds.
 */
export function* solveRows(
  { space, size, stride, batch: { at } }: Workspace,
  rows: number,
): Generator<void, void> {
  for (let first = 0; first < size; first += PANEL) {
    const x = { at: at + first, stride, rows, cols: Math.min(PANEL, size - first) };
    space.subtractDots(x, { at, stride }, { at: first * stride, stride }, first);
    space.solveCorner(x, { at: first * (stride + 1), stride });
    if (first % (8 * PANEL) === 0) yield;
  }
}

/**
 * The inverse A⁻¹ = L⁻ᵀL⁻¹ after {@link factorise}, about n³/3 multiplications; the matrix is lost.
 * Yields every few milliseconds the share that is done.
 * @returns A⁻¹ in float32, row-major n × n, both triangles, and its diagonal in float64
 */
export function* invert(
  workspace: Workspace,
): Generator<number, { inverse: Float32Array; diagonal: Float64Array }> {
  for (const share of invertFactor(workspace)) yield share / 2;
  const { space, size, stride, batch } = workspace;
  const { values } = space;
  for (let i = 0; i < size; i++) values[i * (stride + 1)] = 1 / values[i * (stride + 1)];

  const inverse = new Float32Array(size * size);
  const diagonal = new Float64Array(size);
  for (let column = 0; column < size; column += GROUP) {
    const cols = Math.min(GROUP, size - column);
    const end = column + cols;
    for (let row = 0; row < end; row += batch.rows) {
      const c = { at: batch.at, stride, rows: Math.min(batch.rows, end - row), cols };
      for (let r = 0; r < c.rows; r++) values.fill(0, c.at + r * stride, c.at + r * stride + cols);
      // Rows of L⁻ᵀ, in which nothing is before the diagonal.
      const [a, b] = [row, column].map((of) => ({ at: of * stride + end, stride }));
      space.subtractDots(c, a, b, size - end);
      for (let r = 0; r < c.rows; r++)
        for (let j = Math.max(0, row + r - column); j < cols; j++) {
          const [p, q] = [row + r, column + j];
          let sum = -values[c.at + r * stride + j];
          for (let f = q; f < end; f++) sum += values[p * stride + f] * values[q * stride + f];
          inverse[p * size + q] = inverse[q * size + p] = sum;
          if (p === q) diagonal[p] = sum;
        }
    }
    // Later columns have more rows and shorter sums.
    yield (1 + shareBefore(end, size)) / 2;
  }
  return { inverse, diagonal };
}

/** L⁻ᵀ above the diagonal, whose own entries stay those of L. Yields the share that is done. */
function* invertFactor({ space, size, stride }: Workspace): Generator<number, void> {
  const { values } = space;
  for (let first = 0; first < size; first += PANEL) {
    const cols = Math.min(PANEL, size - first);
    const corner = { at: first * (stride + 1), stride };
    for (let group = 0; group < first; group += GROUP) {
      const rows = Math.min(GROUP, first - group);
      const end = group + rows;
      const x = { at: group * stride + first, stride, rows, cols };
      for (let r = 0; r < rows; r++) startRow(values, stride, group + r, first, cols, end);
      const [a, b] = [group, first].map((of) => ({ at: of * stride + end, stride }));
      space.subtractDots(x, a, b, first - end);
      space.solveCorner(x, corner);
      if (group % (8 * GROUP) === 0) yield (first / size) ** 3;
    }
    for (let r = first; r < first + cols; r++)
      for (let i = r + 1; i < first + cols; i++) {
        startRow(values, stride, r, i, 1, i);
        values[r * stride + i] /= values[i * (stride + 1)];
      }
    yield ((first + cols) / size) ** 3;
  }
}

/** What row `r` of L⁻ᵀ has from its diagonal up to `end` goes into its columns from `first` on. */
function startRow(
  a: Float64Array,
  stride: number,
  r: number,
  first: number,
  cols: number,
  end: number,
): void {
  const own = r * stride;
  for (let i = first; i < first + cols; i++) {
    const row = i * stride;
    let sum = -a[row + r] / a[own + r];
    for (let p = r + 1; p < end; p++) sum -= a[row + p] * a[own + p];
    a[own + i] = sum;
  }
}
