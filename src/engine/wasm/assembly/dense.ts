/**
 * Dense matrices of thousands of rows, f64, in rows; strides in bytes. What factorising and inverting
 * them takes is nearly all in `subtractDots`; see `model/dense.ts` for the order of the steps.
 */

/** Bytes of each row looked at before the next: four rows of so many stay in the first cache. */
const CHUNK: usize = 2048;

/** C[r, c] −= Σ_p A[r, p] · B[c, p], p < length: every row of A with every row of B. */
export function subtractDots(
  c: usize,
  cStride: usize,
  rows: i32,
  cols: i32,
  a: usize,
  aStride: usize,
  b: usize,
  bStride: usize,
  length: i32,
): void {
  // In pairs; an odd one is left over.
  let left = (<usize>(length & ~1)) << 3;
  while (left > 0) {
    const bytes = min(CHUNK, left);
    subtractChunk(c, cStride, rows, cols, a, aStride, b, bStride, bytes);
    a += bytes;
    b += bytes;
    left -= bytes;
  }
  if (length & 1) {
    for (let j = 0; j < cols; j++)
      subtractColumn(c + ((<usize>j) << 3), cStride, rows, a, aStride, b + <usize>j * bStride, 8);
  }
}

function subtractChunk(
  c: usize,
  cStride: usize,
  rows: i32,
  cols: i32,
  a: usize,
  aStride: usize,
  b: usize,
  bStride: usize,
  bytes: usize,
): void {
  const whole = cols & ~1;
  let r = 0;
  for (; r + 4 <= rows; r += 4) {
    let at = b;
    let to = c;
    for (let j = 0; j < whole; j += 2) {
      subtractTile(to, cStride, a, aStride, at, bStride, bytes);
      at += bStride << 1;
      to += 16;
    }
    if (whole < cols) subtractColumn(to, cStride, 4, a, aStride, at, bytes);
    a += aStride << 2;
    c += cStride << 2;
  }
  let to = c;
  for (let j = 0; r < rows && j < cols; j++) {
    subtractColumn(to, cStride, rows - r, a, aStride, b, bytes);
    b += bStride;
    to += 8;
  }
}

/** Four rows of A with two of B: each number fetched is used at least twice. */
function subtractTile(
  c: usize,
  cStride: usize,
  a: usize,
  aStride: usize,
  b: usize,
  bStride: usize,
  bytes: usize,
): void {
  let s00 = f64x2.splat(0);
  let s10 = s00;
  let s20 = s00;
  let s30 = s00;
  let s01 = s00;
  let s11 = s00;
  let s21 = s00;
  let s31 = s00;
  let a0 = a;
  let a1 = a0 + aStride;
  let a2 = a1 + aStride;
  let a3 = a2 + aStride;
  let b0 = b;
  let b1 = b + bStride;
  const end = a + bytes;
  while (a0 < end) {
    const x = v128.load(b0);
    const y = v128.load(b1);
    let v = v128.load(a0);
    s00 = f64x2.add(s00, f64x2.mul(v, x));
    s01 = f64x2.add(s01, f64x2.mul(v, y));
    v = v128.load(a1);
    s10 = f64x2.add(s10, f64x2.mul(v, x));
    s11 = f64x2.add(s11, f64x2.mul(v, y));
    v = v128.load(a2);
    s20 = f64x2.add(s20, f64x2.mul(v, x));
    s21 = f64x2.add(s21, f64x2.mul(v, y));
    v = v128.load(a3);
    s30 = f64x2.add(s30, f64x2.mul(v, x));
    s31 = f64x2.add(s31, f64x2.mul(v, y));
    a0 += 16;
    a1 += 16;
    a2 += 16;
    a3 += 16;
    b0 += 16;
    b1 += 16;
  }
  subtractSums(c, s00, s01);
  c += cStride;
  subtractSums(c, s10, s11);
  c += cStride;
  subtractSums(c, s20, s21);
  c += cStride;
  subtractSums(c, s30, s31);
}

/** Two neighbours of C less the sums of both lanes. */
function subtractSums(c: usize, first: v128, second: v128): void {
  const even = v128.shuffle<f64>(first, second, 0, 2);
  const odd = v128.shuffle<f64>(first, second, 1, 3);
  v128.store(c, f64x2.sub(v128.load(c), f64x2.add(even, odd)));
}

/** Some rows of A with one of B. */
function subtractColumn(
  c: usize,
  cStride: usize,
  rows: i32,
  a: usize,
  aStride: usize,
  b: usize,
  bytes: usize,
): void {
  for (let r = 0; r < rows; r++) {
    let sum: f64 = 0;
    for (let p: usize = 0; p < bytes; p += 8) sum += load<f64>(a + p) * load<f64>(b + p);
    store<f64>(c, load<f64>(c) - sum);
    a += aStride;
    c += cStride;
  }
}

/** Rows x of X become L⁻¹x, in place, for a triangle L of `size` rows. */
export function solveCorner(
  x: usize,
  xStride: usize,
  rows: i32,
  l: usize,
  lStride: usize,
  size: i32,
): void {
  for (; rows >= 4; rows -= 4) {
    const x1 = x + xStride;
    const x2 = x1 + xStride;
    const x3 = x2 + xStride;
    let at = l;
    for (let i: usize = 0; i < (<usize>size) << 3; i += 8) {
      let s0 = load<f64>(x + i);
      let s1 = load<f64>(x1 + i);
      let s2 = load<f64>(x2 + i);
      let s3 = load<f64>(x3 + i);
      for (let p: usize = 0; p < i; p += 8) {
        const v = load<f64>(at + p);
        s0 -= v * load<f64>(x + p);
        s1 -= v * load<f64>(x1 + p);
        s2 -= v * load<f64>(x2 + p);
        s3 -= v * load<f64>(x3 + p);
      }
      const inverse: f64 = 1 / load<f64>(at + i);
      store<f64>(x + i, s0 * inverse);
      store<f64>(x1 + i, s1 * inverse);
      store<f64>(x2 + i, s2 * inverse);
      store<f64>(x3 + i, s3 * inverse);
      at += lStride;
    }
    x += xStride << 2;
  }
  for (; rows > 0; rows--) {
    let at = l;
    for (let i: usize = 0; i < (<usize>size) << 3; i += 8) {
      let sum = load<f64>(x + i);
      for (let p: usize = 0; p < i; p += 8) sum -= load<f64>(at + p) * load<f64>(x + p);
      store<f64>(x + i, sum / load<f64>(at + i));
      at += lStride;
    }
    x += xStride;
  }
}

/**
 * A[i, j] += scale · v_i · v_j, j ≤ i, for a sparse v: `count` columns (u32, ascending) and values (f32).
 */
export function addOuterOfRow(
  a: usize,
  stride: usize,
  cols: usize,
  values: usize,
  count: i32,
  scale: f64,
): void {
  for (let p: usize = 0; p < (<usize>count) << 2; p += 4) {
    const value = <f64>load<f32>(values + p) * scale;
    const row = a + <usize>load<u32>(cols + p) * stride;
    let q: usize = 0;
    for (; q + 12 <= p; q += 16) {
      const c0 = row + ((<usize>load<u32>(cols + q)) << 3);
      const c1 = row + ((<usize>load<u32>(cols + q, 4)) << 3);
      const c2 = row + ((<usize>load<u32>(cols + q, 8)) << 3);
      const c3 = row + ((<usize>load<u32>(cols + q, 12)) << 3);
      const s0 = load<f64>(c0) + value * <f64>load<f32>(values + q);
      const s1 = load<f64>(c1) + value * <f64>load<f32>(values + q, 4);
      const s2 = load<f64>(c2) + value * <f64>load<f32>(values + q, 8);
      const s3 = load<f64>(c3) + value * <f64>load<f32>(values + q, 12);
      store<f64>(c0, s0);
      store<f64>(c1, s1);
      store<f64>(c2, s2);
      store<f64>(c3, s3);
    }
    for (; q <= p; q += 4) {
      const to = row + ((<usize>load<u32>(cols + q)) << 3);
      store<f64>(to, load<f64>(to) + value * <f64>load<f32>(values + q));
    }
  }
}
