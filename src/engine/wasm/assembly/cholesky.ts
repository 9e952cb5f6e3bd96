/**
 * Cholesky factorisation A = UᵀU in place, A symmetric positive definite with its upper triangle
 * in rows. Left-looking in blocks of four rows: a tile takes all earlier rows off while it is in
 * registers, is solved against the block's corner there, and is stored once.
 *
 * Rounding errors of Cholesky do not depend on the scale of rows and columns (van der Sluis,
 * Demmel), so A is not scaled first; a pivot is judged relative to its own diagonal entry.
 */
import { sums } from './tiles';

/** Takes rows 0..count-1 of U off a 4 × 4 corner and factorises it. Returns the worst pivot ratio. */
function factorCorner(at: usize, stride: usize, above: usize, count: i32, inverse: usize): f32 {
  const r1 = at + stride;
  const r2 = r1 + stride;
  const r3 = r2 + stride;
  let a0 = v128.load(at);
  let a1 = v128.load(r1);
  let a2 = v128.load(r2);
  let a3 = v128.load(r3);
  const d0 = f32x4.extract_lane(a0, 0);
  const d1 = f32x4.extract_lane(a1, 1);
  const d2 = f32x4.extract_lane(a2, 2);
  const d3 = f32x4.extract_lane(a3, 3);
  for (let p = 0; p < count; p++) {
    const r = v128.load(above);
    a0 = f32x4.sub(a0, f32x4.mul(v128.load_splat<f32>(above), r));
    a1 = f32x4.sub(a1, f32x4.mul(v128.load_splat<f32>(above, 4), r));
    a2 = f32x4.sub(a2, f32x4.mul(v128.load_splat<f32>(above, 8), r));
    a3 = f32x4.sub(a3, f32x4.mul(v128.load_splat<f32>(above, 12), r));
    above += stride;
  }
  const p0 = f32x4.extract_lane(a0, 0);
  const u0 = sqrt<f32>(p0);
  const i0: f32 = 1 / u0;
  const u01 = f32x4.extract_lane(a0, 1) * i0;
  const u02 = f32x4.extract_lane(a0, 2) * i0;
  const u03 = f32x4.extract_lane(a0, 3) * i0;
  const p1 = f32x4.extract_lane(a1, 1) - u01 * u01;
  const u1 = sqrt<f32>(p1);
  const i1: f32 = 1 / u1;
  const u12 = (f32x4.extract_lane(a1, 2) - u01 * u02) * i1;
  const u13 = (f32x4.extract_lane(a1, 3) - u01 * u03) * i1;
  const p2 = f32x4.extract_lane(a2, 2) - u02 * u02 - u12 * u12;
  const u2 = sqrt<f32>(p2);
  const i2: f32 = 1 / u2;
  const u23 = (f32x4.extract_lane(a2, 3) - u02 * u03 - u12 * u13) * i2;
  const p3 = f32x4.extract_lane(a3, 3) - u03 * u03 - u13 * u13 - u23 * u23;
  const u3 = sqrt<f32>(p3);
  const i3: f32 = 1 / u3;
  store<f32>(at, u0);
  store<f32>(at, u01, 4);
  store<f32>(at, u02, 8);
  store<f32>(at, u03, 12);
  store<f32>(r1, u1, 4);
  store<f32>(r1, u12, 8);
  store<f32>(r1, u13, 12);
  store<f32>(r2, u2, 8);
  store<f32>(r2, u23, 12);
  store<f32>(r3, u3, 12);
  store<f32>(inverse, i0);
  store<f32>(inverse, i1, 4);
  store<f32>(inverse, i2, 8);
  store<f32>(inverse, i3, 12);
  // NaN from the root of a negative pivot spreads through `min`, and is caught by the caller.
  return min<f32>(min<f32>(p0 / d0, p1 / d1), min<f32>(p2 / d2, p3 / d3));
}

/** Takes the rows above off a 4 × 8 tile and solves it against its row block's corner. */
function factorTile8(
  at: usize,
  stride: usize,
  left: usize,
  right: usize,
  count: i32,
  corner: usize,
  inverse: usize,
): void {
  const r1 = at + stride;
  const r2 = r1 + stride;
  const r3 = r2 + stride;
  let a0 = v128.load(at);
  let b0 = v128.load(at, 16);
  let a1 = v128.load(r1);
  let b1 = v128.load(r1, 16);
  let a2 = v128.load(r2);
  let b2 = v128.load(r2, 16);
  let a3 = v128.load(r3);
  let b3 = v128.load(r3, 16);
  for (let p = 0; p < count; p++) {
    const r = v128.load(right);
    const s = v128.load(right, 16);
    let l = v128.load_splat<f32>(left);
    a0 = f32x4.sub(a0, f32x4.mul(l, r));
    b0 = f32x4.sub(b0, f32x4.mul(l, s));
    l = v128.load_splat<f32>(left, 4);
    a1 = f32x4.sub(a1, f32x4.mul(l, r));
    b1 = f32x4.sub(b1, f32x4.mul(l, s));
    l = v128.load_splat<f32>(left, 8);
    a2 = f32x4.sub(a2, f32x4.mul(l, r));
    b2 = f32x4.sub(b2, f32x4.mul(l, s));
    l = v128.load_splat<f32>(left, 12);
    a3 = f32x4.sub(a3, f32x4.mul(l, r));
    b3 = f32x4.sub(b3, f32x4.mul(l, s));
    left += stride;
    right += stride;
  }
  let u = v128.load_splat<f32>(inverse);
  a0 = f32x4.mul(a0, u);
  b0 = f32x4.mul(b0, u);
  u = v128.load_splat<f32>(corner, 4);
  a1 = f32x4.sub(a1, f32x4.mul(u, a0));
  b1 = f32x4.sub(b1, f32x4.mul(u, b0));
  u = v128.load_splat<f32>(inverse, 4);
  a1 = f32x4.mul(a1, u);
  b1 = f32x4.mul(b1, u);
  u = v128.load_splat<f32>(corner, 8);
  a2 = f32x4.sub(a2, f32x4.mul(u, a0));
  b2 = f32x4.sub(b2, f32x4.mul(u, b0));
  u = v128.load_splat<f32>(corner + stride, 8);
  a2 = f32x4.sub(a2, f32x4.mul(u, a1));
  b2 = f32x4.sub(b2, f32x4.mul(u, b1));
  u = v128.load_splat<f32>(inverse, 8);
  a2 = f32x4.mul(a2, u);
  b2 = f32x4.mul(b2, u);
  u = v128.load_splat<f32>(corner, 12);
  a3 = f32x4.sub(a3, f32x4.mul(u, a0));
  b3 = f32x4.sub(b3, f32x4.mul(u, b0));
  u = v128.load_splat<f32>(corner + stride, 12);
  a3 = f32x4.sub(a3, f32x4.mul(u, a1));
  b3 = f32x4.sub(b3, f32x4.mul(u, b1));
  u = v128.load_splat<f32>(corner + 2 * stride, 12);
  a3 = f32x4.sub(a3, f32x4.mul(u, a2));
  b3 = f32x4.sub(b3, f32x4.mul(u, b2));
  u = v128.load_splat<f32>(inverse, 12);
  a3 = f32x4.mul(a3, u);
  b3 = f32x4.mul(b3, u);
  v128.store(at, a0);
  v128.store(at, b0, 16);
  v128.store(r1, a1);
  v128.store(r1, b1, 16);
  v128.store(r2, a2);
  v128.store(r2, b2, 16);
  v128.store(r3, a3);
  v128.store(r3, b3, 16);
}

/** The same for 4 × 4. */
function factorTile4(
  at: usize,
  stride: usize,
  left: usize,
  right: usize,
  count: i32,
  corner: usize,
  inverse: usize,
): void {
  const r1 = at + stride;
  const r2 = r1 + stride;
  const r3 = r2 + stride;
  let a0 = v128.load(at);
  let a1 = v128.load(r1);
  let a2 = v128.load(r2);
  let a3 = v128.load(r3);
  for (let p = 0; p < count; p++) {
    const r = v128.load(right);
    a0 = f32x4.sub(a0, f32x4.mul(v128.load_splat<f32>(left), r));
    a1 = f32x4.sub(a1, f32x4.mul(v128.load_splat<f32>(left, 4), r));
    a2 = f32x4.sub(a2, f32x4.mul(v128.load_splat<f32>(left, 8), r));
    a3 = f32x4.sub(a3, f32x4.mul(v128.load_splat<f32>(left, 12), r));
    left += stride;
    right += stride;
  }
  a0 = f32x4.mul(a0, v128.load_splat<f32>(inverse));
  a1 = f32x4.sub(a1, f32x4.mul(v128.load_splat<f32>(corner, 4), a0));
  a1 = f32x4.mul(a1, v128.load_splat<f32>(inverse, 4));
  a2 = f32x4.sub(a2, f32x4.mul(v128.load_splat<f32>(corner, 8), a0));
  a2 = f32x4.sub(a2, f32x4.mul(v128.load_splat<f32>(corner + stride, 8), a1));
  a2 = f32x4.mul(a2, v128.load_splat<f32>(inverse, 8));
  a3 = f32x4.sub(a3, f32x4.mul(v128.load_splat<f32>(corner, 12), a0));
  a3 = f32x4.sub(a3, f32x4.mul(v128.load_splat<f32>(corner + stride, 12), a1));
  a3 = f32x4.sub(a3, f32x4.mul(v128.load_splat<f32>(corner + 2 * stride, 12), a2));
  a3 = f32x4.mul(a3, v128.load_splat<f32>(inverse, 12));
  v128.store(at, a0);
  v128.store(r1, a1);
  v128.store(r2, a2);
  v128.store(r3, a3);
}

/**
 * Factorises A (size × size, size a multiple of 4). Returns the smallest pivot over its diagonal
 * entry, 1 for a diagonal matrix and near 0 for an ill-conditioned one; 0 or NaN when it failed.
 */
export function factorise(a: usize, size: i32, inverse: usize): f32 {
  const stride = (<usize>size) << 2;
  let worst: f32 = 1;
  for (let i = 0; i < size; i += 4) {
    const left = a + ((<usize>i) << 2);
    const corner = left + <usize>i * stride;
    const inv = inverse + ((<usize>i) << 2);
    const ratio = factorCorner(corner, stride, left, i, inv);
    if (!(ratio > 0)) return 0;
    worst = min<f32>(worst, ratio);
    let j = i + 4;
    if ((size - j) & 4) {
      factorTile4(corner + 16, stride, left, left + 16, i, corner, inv);
      j += 4;
    }
    for (; j < size; j += 8) {
      const right = a + ((<usize>j) << 2);
      factorTile8(right + <usize>i * stride, stride, left, right, i, corner, inv);
    }
  }
  return worst;
}

/** Solves UᵀU x = b in place of b. */
export function substitute(a: usize, size: i32, inverse: usize, b: usize): void {
  const stride = (<usize>size) << 2;
  const end = b + stride;
  // Uᵀ z = b, pushing each solved block of four into the rest.
  for (let i = 0; i < size; i += 4) {
    const at = b + ((<usize>i) << 2);
    const inv = inverse + ((<usize>i) << 2);
    const r0 = a + <usize>i * stride + ((<usize>i) << 2);
    const r1 = r0 + stride;
    const r2 = r1 + stride;
    const r3 = r2 + stride;
    const x0 = load<f32>(at) * load<f32>(inv);
    const x1 = (load<f32>(at, 4) - load<f32>(r0, 4) * x0) * load<f32>(inv, 4);
    const x2 =
      (load<f32>(at, 8) - load<f32>(r0, 8) * x0 - load<f32>(r1, 8) * x1) * load<f32>(inv, 8);
    const x3 =
      (load<f32>(at, 12) -
        load<f32>(r0, 12) * x0 -
        load<f32>(r1, 12) * x1 -
        load<f32>(r2, 12) * x2) *
      load<f32>(inv, 12);
    store<f32>(at, x0);
    store<f32>(at, x1, 4);
    store<f32>(at, x2, 8);
    store<f32>(at, x3, 12);
    const v0 = f32x4.splat(x0);
    const v1 = f32x4.splat(x1);
    const v2 = f32x4.splat(x2);
    const v3 = f32x4.splat(x3);
    let offset: usize = 16;
    for (let to = at + 16; to < end; to += 16) {
      const low = f32x4.add(
        f32x4.mul(v0, v128.load(r0 + offset)),
        f32x4.mul(v1, v128.load(r1 + offset)),
      );
      const high = f32x4.add(
        f32x4.mul(v2, v128.load(r2 + offset)),
        f32x4.mul(v3, v128.load(r3 + offset)),
      );
      v128.store(to, f32x4.sub(v128.load(to), f32x4.add(low, high)));
      offset += 16;
    }
  }
  // U x = z, from the last block up.
  for (let i = size - 4; i >= 0; i -= 4) {
    const at = b + ((<usize>i) << 2);
    const inv = inverse + ((<usize>i) << 2);
    const r0 = a + <usize>i * stride + ((<usize>i) << 2);
    const r1 = r0 + stride;
    const r2 = r1 + stride;
    const r3 = r2 + stride;
    let s0 = f32x4.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    let offset: usize = 16;
    for (let from = at + 16; from < end; from += 16) {
      const x = v128.load(from);
      s0 = f32x4.add(s0, f32x4.mul(x, v128.load(r0 + offset)));
      s1 = f32x4.add(s1, f32x4.mul(x, v128.load(r1 + offset)));
      s2 = f32x4.add(s2, f32x4.mul(x, v128.load(r2 + offset)));
      s3 = f32x4.add(s3, f32x4.mul(x, v128.load(r3 + offset)));
      offset += 16;
    }
    const rest = f32x4.sub(v128.load(at), sums(s0, s1, s2, s3));
    const x3 = f32x4.extract_lane(rest, 3) * load<f32>(inv, 12);
    const x2 = (f32x4.extract_lane(rest, 2) - load<f32>(r2, 12) * x3) * load<f32>(inv, 8);
    const x1 =
      (f32x4.extract_lane(rest, 1) - load<f32>(r1, 8) * x2 - load<f32>(r1, 12) * x3) *
      load<f32>(inv, 4);
    const x0 =
      (f32x4.extract_lane(rest, 0) -
        load<f32>(r0, 4) * x1 -
        load<f32>(r0, 8) * x2 -
        load<f32>(r0, 12) * x3) *
      load<f32>(inv);
    store<f32>(at, x0);
    store<f32>(at, x1, 4);
    store<f32>(at, x2, 8);
    store<f32>(at, x3, 12);
  }
}
