/** Into the eigenbasis of the base matrix and out of it: four rows at once, or in f64. */
import {
  fixed,
  moment,
  pending,
  pendingSide,
  pendingTo,
  rotated,
  solved,
  staged64,
  stride,
  vectors,
  vectorsBack,
  vectorsInto,
} from './state';

/**
 * Rotates the fixed factors of the `count` rows listed at `rows` into the eigenbasis, in f64, so that
 * even components much smaller than the row keep their relative accuracy.
 */
export function rotateExactly(rows: usize, count: i32): void {
  const wide = stride << 1;
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

/** Turns `count` rows of factors, one after the other in memory, into the eigenbasis, in place, in f32. */
export function turn(rows: usize, count: i32): void {
  turnBy(rows, count, vectorsInto);
}

/** Turns them by the matrix at `vectorsBack`. */
export function turnBack(rows: usize, count: i32): void {
  turnBy(rows, count, vectorsBack);
}

function turnBy(rows: usize, count: i32, matrix: usize): void {
  for (let i = 0; i < count; i += 4) {
    const last = <usize>(min(4, count - i) - 1);
    turnFour(
      rows,
      rows + stride * min<usize>(1, last),
      rows + stride * min<usize>(2, last),
      rows + stride * last,
      matrix,
    );
    rows += stride * 4;
  }
}

/** Four rows in place; a row may be among them more than once. */
function turnFour(row0: usize, row1: usize, row2: usize, row3: usize, matrix: usize): void {
  interleave(row0, row1, row2, row3);
  rotateFour(row0, row1, row2, row3, matrix);
}

/** The present factors of four rows that are being solved for, into the eigenbasis. */
export function turnSolved(row0: usize, row1: usize, row2: usize, row3: usize): void {
  turnFour(row0, row1, row2, row3, vectorsInto);
}

/** Adds the squares of `count` rows of factors, times a weight for each, to `moment`. */
export function addMoments(rows: usize, count: i32, weights: usize): void {
  for (let i = 0; i < count; i++) {
    const w = v128.load_splat<f32>(weights);
    for (let p: usize = 0; p < stride; p += 16) {
      const v = v128.load(rows + p);
      const to = moment + p;
      v128.store(to, f32x4.add(v128.load(to), f32x4.mul(w, f32x4.mul(v, v))));
    }
    rows += stride;
    weights += 4;
  }
}

let waiting: i32 = 0;

/** Where the next solution goes, in the eigenbasis. */
export function nextPending(): usize {
  return pending + <usize>waiting * stride;
}

/** Takes what is there as the solution of a row. Four are rotated back together. */
export function keepPending(row: i32): void {
  store<i32>(pendingTo + ((<usize>waiting) << 2), row);
  waiting++;
  if (waiting == 4) rotateBack();
}

/** Rotates back what still waits. */
export function flushPending(): void {
  if (waiting == 0) return;
  // Fill up with copies of the last row; it is then written more than once, with the same values.
  for (let i = waiting; i < 4; i++) {
    const last = <usize>(waiting - 1);
    memory.copy(pending + <usize>i * stride, pending + last * stride, stride);
    store<i32>(pendingTo + ((<usize>i) << 2), load<i32>(pendingTo + (last << 2)));
  }
  rotateBack();
}

function rotateBack(): void {
  const p1 = pending + stride;
  interleave(pending, p1, p1 + stride, p1 + stride * 2);
  rotateFour(
    solved + <usize>load<u32>(pendingTo) * stride,
    solved + <usize>load<u32>(pendingTo, 4) * stride,
    solved + <usize>load<u32>(pendingTo, 8) * stride,
    solved + <usize>load<u32>(pendingTo, 12) * stride,
    vectorsBack,
  );
  waiting = 0;
}

/** Transposes four rows into `pendingSide`, so that the tiles find their factors side by side. */
function interleave(from0: usize, from1: usize, from2: usize, from3: usize): void {
  let side = pendingSide;
  for (let p: usize = 0; p < stride; p += 16) {
    const x0 = v128.load(from0 + p);
    const x1 = v128.load(from1 + p);
    const x2 = v128.load(from2 + p);
    const x3 = v128.load(from3 + p);
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
}

/** The interleaved rows times a matrix, to four places: each number of the matrix is used four times. */
function rotateFour(to0: usize, to1: usize, to2: usize, to3: usize, matrix: usize): void {
  let j: usize = 0;
  if (stride & 16) {
    rotateTile4(to0, to1, to2, to3, matrix);
    j = 16;
  }
  for (; j < stride; j += 32) {
    rotateTile8(to0 + j, to1 + j, to2 + j, to3 + j, matrix + j);
  }
}

/** Eight components of the four rows. */
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
