/**
 * Rows with few observations. In the eigenbasis of G the matrix α₀G + λI is a diagonal D, and with
 * V = W^(1/2) Y D^(-1/2) (n × k) the push-through identity gives
 * `x = D^(-1/2) Vᵀ (I + VVᵀ)⁻¹ W^(1/2) t`: a system of n unknowns in place of k, exact. Observations
 * of weight 0 are zero rows of V and do no harm.
 */
import { factorise, substitute } from './cholesky';
import { solvePrimalRow } from './primal';
import {
  col,
  firstOf,
  fixed,
  inverse,
  normal,
  penalty,
  pending,
  pendingSide,
  pendingTo,
  right,
  rotated,
  scaled,
  shrink,
  size,
  solved,
  spectrum,
  staged64,
  stride,
  target,
  vectors,
  vectorsBack,
  weight,
} from './state';
import { sums } from './tiles';

/** As in the primal path, to which rows below it are handed. */
const TRUSTED_PIVOT: f32 = 0.2;

/** Rotates the fixed factors of the `count` rows listed at `rows` into the eigenbasis. */
export function rotate(rows: usize, count: i32): void {
  const wide = stride << 1;
  // In f64, so that even components much smaller than the row keep their relative accuracy.
  for (let i = 0; i < count; i++) {
    const offset = <usize>load<u32>(rows + ((<usize>i) << 2)) * stride;
    const from = fixed + offset;
    for (let p: usize = 0; p < stride; p += 8) {
      v128.store(staged64 + (p << 1), f64x2.promote_low_f32x4(v128.load64_zero(from + p)));
    }
    const to = rotated + offset;
    for (let j: usize = 0; j < wide; j += 32) {
      let a = f64x2.splat(0);
      let b = a;
      let c = a;
      let d = a;
      let v = vectors + j;
      for (let p: usize = 0; p < wide; p += 16) {
        const y0 = v128.load_splat<f64>(staged64 + p);
        const y1 = v128.load_splat<f64>(staged64 + p, 8);
        a = f64x2.add(a, f64x2.mul(y0, v128.load(v)));
        b = f64x2.add(b, f64x2.mul(y0, v128.load(v, 16)));
        v += wide;
        c = f64x2.add(c, f64x2.mul(y1, v128.load(v)));
        d = f64x2.add(d, f64x2.mul(y1, v128.load(v, 16)));
        v += wide;
      }
      const low = f32x4.demote_f64x2_zero(f64x2.add(a, c));
      const high = f32x4.demote_f64x2_zero(f64x2.add(b, d));
      v128.store(to + (j >> 1), v128.shuffle<f32>(low, high, 0, 1, 4, 5));
    }
  }
}

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
  const y = rotated + <usize>load<u32>(col + ((<usize>position) << 2)) * stride;
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

/** Rotates four pending solutions back, so that each eigenvector loaded is used four times. */
function rotateBack(): void {
  // Transposed first: the inner loop then finds the four factors of an eigenvector side by side.
  let side = pendingSide;
  for (let p: usize = 0; p < stride; p += 16) {
    const x0 = v128.load(pending + p);
    const x1 = v128.load(pending + stride + p);
    const x2 = v128.load(pending + stride * 2 + p);
    const x3 = v128.load(pending + stride * 3 + p);
    const low01 = v128.shuffle<f32>(x0, x1, 0, 4, 1, 5);
    const high01 = v128.shuffle<f32>(x0, x1, 2, 6, 3, 7);
    const low23 = v128.shuffle<f32>(x2, x3, 0, 4, 1, 5);
    const high23 = v128.shuffle<f32>(x2, x3, 2, 6, 3, 7);
    v128.store(side, v128.shuffle<f32>(low01, low23, 0, 1, 4, 5));
    v128.store(side, v128.shuffle<f32>(low01, low23, 2, 3, 6, 7), 16);
    v128.store(side, v128.shuffle<f32>(high01, high23, 0, 1, 4, 5), 32);
    v128.store(side, v128.shuffle<f32>(high01, high23, 2, 3, 6, 7), 48);
    side += 64;
  }
  const to0 = solved + <usize>load<u32>(pendingTo) * stride;
  const to1 = solved + <usize>load<u32>(pendingTo, 4) * stride;
  const to2 = solved + <usize>load<u32>(pendingTo, 8) * stride;
  const to3 = solved + <usize>load<u32>(pendingTo, 12) * stride;
  let j: usize = 0;
  if (stride & 16) {
    rotateTile4(to0, to1, to2, to3, vectorsBack);
    j = 16;
  }
  for (; j < stride; j += 32) {
    rotateTile8(to0 + j, to1 + j, to2 + j, to3 + j, vectorsBack + j);
  }
}

/** Eight components of the four solutions. */
function rotateTile8(to0: usize, to1: usize, to2: usize, to3: usize, v: usize): void {
  let a0 = f32x4.splat(0);
  let a1 = a0;
  let a2 = a0;
  let a3 = a0;
  let b0 = a0;
  let b1 = a0;
  let b2 = a0;
  let b3 = a0;
  const end = pendingSide + (stride << 2);
  for (let x = pendingSide; x < end; x += 16) {
    const q = v128.load(v);
    const r = v128.load(v, 16);
    let l = v128.load_splat<f32>(x);
    a0 = f32x4.add(a0, f32x4.mul(l, q));
    b0 = f32x4.add(b0, f32x4.mul(l, r));
    l = v128.load_splat<f32>(x, 4);
    a1 = f32x4.add(a1, f32x4.mul(l, q));
    b1 = f32x4.add(b1, f32x4.mul(l, r));
    l = v128.load_splat<f32>(x, 8);
    a2 = f32x4.add(a2, f32x4.mul(l, q));
    b2 = f32x4.add(b2, f32x4.mul(l, r));
    l = v128.load_splat<f32>(x, 12);
    a3 = f32x4.add(a3, f32x4.mul(l, q));
    b3 = f32x4.add(b3, f32x4.mul(l, r));
    v += stride;
  }
  v128.store(to0, a0);
  v128.store(to0, b0, 16);
  v128.store(to1, a1);
  v128.store(to1, b1, 16);
  v128.store(to2, a2);
  v128.store(to2, b2, 16);
  v128.store(to3, a3);
  v128.store(to3, b3, 16);
}

/** Four components of them. */
function rotateTile4(to0: usize, to1: usize, to2: usize, to3: usize, v: usize): void {
  let a0 = f32x4.splat(0);
  let a1 = a0;
  let a2 = a0;
  let a3 = a0;
  const end = pendingSide + (stride << 2);
  for (let x = pendingSide; x < end; x += 16) {
    const q = v128.load(v);
    a0 = f32x4.add(a0, f32x4.mul(v128.load_splat<f32>(x), q));
    a1 = f32x4.add(a1, f32x4.mul(v128.load_splat<f32>(x, 4), q));
    a2 = f32x4.add(a2, f32x4.mul(v128.load_splat<f32>(x, 8), q));
    a3 = f32x4.add(a3, f32x4.mul(v128.load_splat<f32>(x, 12), q));
    v += stride;
  }
  v128.store(to0, a0);
  v128.store(to1, a1);
  v128.store(to2, a2);
  v128.store(to3, a3);
}

/** The rows whose numbers are the `count` integers at `rows`, each with 1 to `size` observations. */
export function solveDual(rows: usize, count: i32): void {
  let waiting: i32 = 0;
  for (let i = 0; i < count; i++) {
    const row = load<i32>(rows + ((<usize>i) << 2));
    if (!solveRotated(row, pending + <usize>waiting * stride)) {
      solvePrimalRow(row);
      continue;
    }
    store<i32>(pendingTo + ((<usize>waiting) << 2), row);
    waiting++;
    if (waiting == 4) {
      rotateBack();
      waiting = 0;
    }
  }
  if (waiting == 0) return;
  // Fill up with copies of the last row; it is then written more than once, with the same values.
  for (let i = waiting; i < 4; i++) {
    const last = <usize>(waiting - 1);
    memory.copy(pending + <usize>i * stride, pending + last * stride, stride);
    store<i32>(pendingTo + ((<usize>i) << 2), load<i32>(pendingTo + (last << 2)));
  }
  rotateBack();
}
