/**
 * Rows with many observations: forms (α₀G + Σ w yyᵀ + λI) and solves it by Cholesky in f32.
 * The steps are exported one by one so that a very long row can be worked on in slices.
 */
import { factorise, substitute } from './cholesky';
import { addExact, beginExact, finishExact } from './exact';
import { refine } from './refine';
import {
  base,
  block,
  firstOf,
  fixedRow,
  inverse,
  normal,
  penalty,
  right,
  size,
  solved,
  staged,
  stride,
  target,
  weight,
} from './state';
import { addOuter } from './tiles';

/**
 * Above this ratio of pivot to diagonal entry an f32 solution is trusted; below, it is refined, and
 * where that does not help the row is solved in f64. On MovieLens hardly a row needs either.
 */
const TRUSTED_PIVOT: f32 = 0.2;

/** Starts a row: normal matrix α₀G + λI, right-hand side 0. */
export function beginPrimal(row: i32): void {
  const lambda = load<f32>(penalty + ((<usize>row) << 2));
  for (let i = 0; i < size; i++) {
    const offset = <usize>i * stride;
    const first = (<usize>(i & ~3)) << 2;
    memory.copy(normal + offset + first, base + offset + first, stride - first);
    const diagonal = normal + offset + ((<usize>i) << 2);
    store<f32>(diagonal, load<f32>(diagonal) + lambda);
  }
  memory.fill(right, 0, stride);
}

/** Adds the observations at positions from..to-1. */
export function addPrimal(from: i32, to: i32): void {
  while (from < to) {
    const count = min(block, to - from);
    for (let o = 0; o < count; o++) {
      const position = from + o;
      const w = load<f32>(weight + ((<usize>position) << 2));
      const t = load<f32>(target + ((<usize>position) << 2));
      const root = f32x4.splat(sqrt<f32>(w));
      const pull = f32x4.splat(w * t);
      const y = fixedRow(position);
      const z = staged + <usize>o * stride;
      for (let p: usize = 0; p < stride; p += 16) {
        const v = v128.load(y + p);
        v128.store(z + p, f32x4.mul(v, root));
        v128.store(right + p, f32x4.add(v128.load(right + p), f32x4.mul(v, pull)));
      }
    }
    addOuter(normal, staged, size, count);
    from += count;
  }
}

/** Solves the row and stores it. Returns 0, and stores nothing, when f32 is no help with it. */
export function finishPrimal(row: i32): i32 {
  const ratio = factorise(normal, size, inverse);
  if (!(ratio > 0)) return 0;
  substitute(normal, size, inverse, right);
  if (!(ratio >= TRUSTED_PIVOT)) return refine(row) ? 1 : 0;
  memory.copy(solved + <usize>row * stride, right, stride);
  return 1;
}

/** One row, all of it. */
export function solvePrimalRow(row: i32): void {
  const from = firstOf(row);
  const to = firstOf(row + 1);
  beginPrimal(row);
  addPrimal(from, to);
  if (finishPrimal(row)) return;
  beginExact(row);
  addExact(from, to);
  finishExact(row);
}

/** The rows whose numbers are the `count` integers at `rows`. */
export function solvePrimal(rows: usize, count: i32): void {
  for (let i = 0; i < count; i++) solvePrimalRow(load<i32>(rows + ((<usize>i) << 2)));
}
