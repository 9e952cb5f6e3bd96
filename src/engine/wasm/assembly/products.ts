/**
 * Products of rows with one vector: what scores of all films are. `reference/rowProducts.ts` adds up in
 * the same order.
 */

/**
 * out[r] = Σ_f M[r, f] · v[f] in f64, M (f32) having `rows` rows of `size`, one after the other.
 */
export function multiplyRows(matrix: usize, rows: i32, size: i32, v: usize, out: usize): void {
  const stride = (<usize>size) << 2;
  const end = matrix + <usize>rows * stride;
  const fours = matrix + <usize>(rows & ~3) * stride;
  while (matrix < fours) {
    const m1 = matrix + stride;
    const m2 = m1 + stride;
    const m3 = m2 + stride;
    fourProducts(matrix, m1, m2, m3, stride, v, out);
    matrix = m3 + stride;
    out += 32;
  }
  for (; matrix < end; matrix += stride) {
    store<f64>(out, product(matrix, stride, v));
    out += 8;
  }
}

/** The same of the `count` rows listed (u32) at `rows`. */
export function multiplyListed(
  matrix: usize,
  rows: usize,
  count: i32,
  size: i32,
  v: usize,
  out: usize,
): void {
  const stride = (<usize>size) << 2;
  for (; count >= 4; count -= 4) {
    const m0 = matrix + <usize>load<u32>(rows) * stride;
    const m1 = matrix + <usize>load<u32>(rows, 4) * stride;
    const m2 = matrix + <usize>load<u32>(rows, 8) * stride;
    const m3 = matrix + <usize>load<u32>(rows, 12) * stride;
    fourProducts(m0, m1, m2, m3, stride, v, out);
    rows += 16;
    out += 32;
  }
  for (; count > 0; count--) {
    store<f64>(out, product(matrix + <usize>load<u32>(rows) * stride, stride, v));
    rows += 4;
    out += 8;
  }
}

/** Four rows share each number of v that is fetched. */
function fourProducts(
  m0: usize,
  m1: usize,
  m2: usize,
  m3: usize,
  stride: usize,
  v: usize,
  out: usize,
): void {
  const whole = stride & ~15;
  let s0 = f64x2.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  let at = v;
  for (let p: usize = 0; p < whole; p += 16) {
    const x = v128.load(at);
    const y = v128.load(at, 16);
    at += 32;
    s0 = f64x2.add(s0, f64x2.mul(x, f64x2.promote_low_f32x4(v128.load64_zero(m0 + p))));
    s1 = f64x2.add(s1, f64x2.mul(x, f64x2.promote_low_f32x4(v128.load64_zero(m1 + p))));
    s2 = f64x2.add(s2, f64x2.mul(x, f64x2.promote_low_f32x4(v128.load64_zero(m2 + p))));
    s3 = f64x2.add(s3, f64x2.mul(x, f64x2.promote_low_f32x4(v128.load64_zero(m3 + p))));
    s0 = f64x2.add(s0, f64x2.mul(y, f64x2.promote_low_f32x4(v128.load64_zero(m0 + p, 8))));
    s1 = f64x2.add(s1, f64x2.mul(y, f64x2.promote_low_f32x4(v128.load64_zero(m1 + p, 8))));
    s2 = f64x2.add(s2, f64x2.mul(y, f64x2.promote_low_f32x4(v128.load64_zero(m2 + p, 8))));
    s3 = f64x2.add(s3, f64x2.mul(y, f64x2.promote_low_f32x4(v128.load64_zero(m3 + p, 8))));
  }
  let t0 = f64x2.extract_lane(s0, 0) + f64x2.extract_lane(s0, 1);
  let t1 = f64x2.extract_lane(s1, 0) + f64x2.extract_lane(s1, 1);
  let t2 = f64x2.extract_lane(s2, 0) + f64x2.extract_lane(s2, 1);
  let t3 = f64x2.extract_lane(s3, 0) + f64x2.extract_lane(s3, 1);
  for (let p = whole; p < stride; p += 4) {
    const x = load<f64>(v + (p << 1));
    t0 += x * <f64>load<f32>(m0 + p);
    t1 += x * <f64>load<f32>(m1 + p);
    t2 += x * <f64>load<f32>(m2 + p);
    t3 += x * <f64>load<f32>(m3 + p);
  }
  store<f64>(out, t0);
  store<f64>(out, t1, 8);
  store<f64>(out, t2, 16);
  store<f64>(out, t3, 24);
}

function product(row: usize, stride: usize, v: usize): f64 {
  let sum: f64 = 0;
  for (let p: usize = 0; p < stride; p += 4) {
    sum += load<f64>(v + (p << 1)) * <f64>load<f32>(row + p);
  }
  return sum;
}
