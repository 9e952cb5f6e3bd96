/**
 * Rows with few observations. In the eigenbasis of G the matrix α₀G + λI is a diagonal D, and with
 * V = W^(1/2) Y D^(-1/2) (n × k) the push-through identity gives
 * `x = D^(-1/2) Vᵀ (I + VVᵀ)⁻¹ W^(1/2) t`: a system of n unknowns in place of k, exact. Observations
 * of weight 0 are zero rows of V and do no harm.
 */
import { factorise, substitute } from './cholesky';
import { solvePrimalRow } from './primal';
import { flushPending, keepPending, nextPending } from './rotation';
import {
  firstOf,
  fixed,
  inverse,
  normal,
  penalty,
  right,
  rotated,
  rotatedRow,
  scaled,
  shrink,
  solved,
  spectrum,
  stride,
  target,
  weight,
} from './state';
import { sums } from './tiles';

/** As in the primal path, to which rows below it are handed. */
const TRUSTED_PIVOT: f32 = 0.2;

/** D^(-1/2) for a row's λ. */
function setShrink(lambda: f32): void {
  const l = f32x4.splat(lambda);
  const one = f32x4.splat(1);
  for (let p: usize = 0; p < stride; p += 16) {
    const d = f32x4.add(v128.load(spectrum + p), l);
    v128.store(shrink + p, f32x4.div(one, f32x4.sqrt(d)));
  }
}

/** V's row of the observation at a position, and its squared length. */
function setScaled(position: i32, to: usize): f32 {
  const w = f32x4.splat(sqrt<f32>(load<f32>(weight + ((<usize>position) << 2))));
  const y = rotatedRow(position);
  let sum = f32x4.splat(0);
  for (let p: usize = 0; p < stride; p += 16) {
    const v = f32x4.mul(f32x4.mul(v128.load(y + p), w), v128.load(shrink + p));
    v128.store(to + p, v);
    sum = f32x4.add(sum, f32x4.mul(v, v));
  }
  return f32x4.extract_lane(sums(sum, sum, sum, sum), 0);
}

/** √w · t of the observation at a position. */
function pull(position: i32): f32 {
  const offset = (<usize>position) << 2;
  return sqrt<f32>(load<f32>(weight + offset)) * load<f32>(target + offset);
}

/** Upper triangle of `normal` (padded × padded) = I + VVᵀ, in tiles of 2 × 4 scalar products. */
function setSystem(padded: i32): void {
  const pitch = (<usize>padded) << 2;
  for (let i = 0; i < padded; i += 2) {
    for (let j = i & ~3; j < padded; j += 4) {
      let u = scaled + <usize>i * stride;
      let v = scaled + <usize>j * stride;
      const v1 = stride;
      const v2 = stride * 2;
      const v3 = stride * 3;
      const end = u + stride;
      let a0 = f32x4.splat(0);
      let a1 = a0;
      let a2 = a0;
      let a3 = a0;
      let b0 = a0;
      let b1 = a0;
      let b2 = a0;
      let b3 = a0;
      while (u < end) {
        const a = v128.load(u);
        const b = v128.load(u + stride);
        let c = v128.load(v);
        a0 = f32x4.add(a0, f32x4.mul(a, c));
        b0 = f32x4.add(b0, f32x4.mul(b, c));
        c = v128.load(v + v1);
        a1 = f32x4.add(a1, f32x4.mul(a, c));
        b1 = f32x4.add(b1, f32x4.mul(b, c));
        c = v128.load(v + v2);
        a2 = f32x4.add(a2, f32x4.mul(a, c));
        b2 = f32x4.add(b2, f32x4.mul(b, c));
        c = v128.load(v + v3);
        a3 = f32x4.add(a3, f32x4.mul(a, c));
        b3 = f32x4.add(b3, f32x4.mul(b, c));
        u += 16;
        v += 16;
      }
      const to = normal + <usize>i * pitch + ((<usize>j) << 2);
      v128.store(to, sums(a0, a1, a2, a3));
      v128.store(to + pitch, sums(b0, b1, b2, b3));
    }
  }
  for (let i = 0; i < padded; i++) {
    const diagonal = normal + <usize>i * (pitch + 4);
    store<f32>(diagonal, load<f32>(diagonal) + 1);
  }
}

/** Solves a row in the eigenbasis into `out`. False when f32 cannot be trusted with it. */
function solveRotated(row: i32, out: usize): bool {
  const from = firstOf(row);
  const count = firstOf(row + 1) - from;
  setShrink(load<f32>(penalty + ((<usize>row) << 2)));
  if (count == 1) {
    // Half of a long-tailed catalogue: no system to set up.
    const u = f32x4.splat(pull(from) / (1 + setScaled(from, scaled)));
    for (let p: usize = 0; p < stride; p += 16) {
      v128.store(out + p, f32x4.mul(f32x4.mul(v128.load(scaled + p), u), v128.load(shrink + p)));
    }
    return true;
  }
  const padded = (count + 3) & ~3;
  for (let o = 0; o < count; o++) {
    setScaled(from + o, scaled + <usize>o * stride);
    store<f32>(right + ((<usize>o) << 2), pull(from + o));
  }
  for (let o = count; o < padded; o++) {
    memory.fill(scaled + <usize>o * stride, 0, stride);
    store<f32>(right + ((<usize>o) << 2), 0);
  }
  setSystem(padded);
  if (!(factorise(normal, padded, inverse) >= TRUSTED_PIVOT)) return false;
  substitute(normal, padded, inverse, right);
  for (let p: usize = 0; p < stride; p += 16) {
    let x = f32x4.splat(0);
    let v = scaled + p;
    for (let o = 0; o < count; o++) {
      const u = v128.load_splat<f32>(right + ((<usize>o) << 2));
      x = f32x4.add(x, f32x4.mul(u, v128.load(v)));
      v += stride;
    }
    v128.store(out + p, f32x4.mul(x, v128.load(shrink + p)));
  }
  return true;
}

/** The rows whose numbers are the `count` integers at `rows`, each with 1 to `size` observations. */
export function solveDual(rows: usize, count: i32): void {
  for (let i = 0; i < count; i++) {
    const row = load<i32>(rows + ((<usize>i) << 2));
    // Where the fixed factors have been turned, solutions belong into the eigenbasis too.
    const stays = rotated == fixed;
    const out = stays ? solved + <usize>row * stride : nextPending();
    if (!solveRotated(row, out)) solvePrimalRow(row);
    else if (!stays) keepPending(row);
  }
  flushPending();
}
