/**
 * The inner loop of everything: C += ZᵀZ for a few rows of Z at a time. A tile of 4 × 8 results
 * lives in eight registers while all rows of Z go by, so each loaded number is used 4 or 8 times.
 */

/**
 * dst += Σₚ left[p]ᵀ · right[p], of four numbers on the left and two vectors on the right: 4 × 8
 * results in f32, 4 × 4 in f64. All rows are `stride` bytes apart.
 */
export function addTile<T>(dst: usize, left: usize, right: usize, stride: usize, count: i32): void {
  let a0 = v128.splat<T>(0);
  let b0 = a0;
  let a1 = a0;
  let b1 = a0;
  let a2 = a0;
  let b2 = a0;
  let a3 = a0;
  let b3 = a0;
  for (let p = 0; p < count; p++) {
    const r = v128.load(right);
    const s = v128.load(right, 16);
    let l = v128.load_splat<T>(left);
    a0 = v128.add<T>(a0, v128.mul<T>(l, r));
    b0 = v128.add<T>(b0, v128.mul<T>(l, s));
    l = v128.load_splat<T>(left, sizeof<T>());
    a1 = v128.add<T>(a1, v128.mul<T>(l, r));
    b1 = v128.add<T>(b1, v128.mul<T>(l, s));
    l = v128.load_splat<T>(left, 2 * sizeof<T>());
    a2 = v128.add<T>(a2, v128.mul<T>(l, r));
    b2 = v128.add<T>(b2, v128.mul<T>(l, s));
    l = v128.load_splat<T>(left, 3 * sizeof<T>());
    a3 = v128.add<T>(a3, v128.mul<T>(l, r));
    b3 = v128.add<T>(b3, v128.mul<T>(l, s));
    left += stride;
    right += stride;
  }
  // Added at the end rather than started from: block sums first keep rounding errors small.
  v128.store(dst, v128.add<T>(v128.load(dst), a0));
  v128.store(dst, v128.add<T>(v128.load(dst, 16), b0), 16);
  dst += stride;
  v128.store(dst, v128.add<T>(v128.load(dst), a1));
  v128.store(dst, v128.add<T>(v128.load(dst, 16), b1), 16);
  dst += stride;
  v128.store(dst, v128.add<T>(v128.load(dst), a2));
  v128.store(dst, v128.add<T>(v128.load(dst, 16), b2), 16);
  dst += stride;
  v128.store(dst, v128.add<T>(v128.load(dst), a3));
  v128.store(dst, v128.add<T>(v128.load(dst, 16), b3), 16);
}

/** The same for 4 × 4 results in f32. */
function addTile4(dst: usize, left: usize, right: usize, stride: usize, count: i32): void {
  let a0 = f32x4.splat(0);
  let a1 = a0;
  let a2 = a0;
  let a3 = a0;
  for (let p = 0; p < count; p++) {
    const r = v128.load(right);
    a0 = f32x4.add(a0, f32x4.mul(v128.load_splat<f32>(left), r));
    a1 = f32x4.add(a1, f32x4.mul(v128.load_splat<f32>(left, 4), r));
    a2 = f32x4.add(a2, f32x4.mul(v128.load_splat<f32>(left, 8), r));
    a3 = f32x4.add(a3, f32x4.mul(v128.load_splat<f32>(left, 12), r));
    left += stride;
    right += stride;
  }
  v128.store(dst, f32x4.add(v128.load(dst), a0));
  dst += stride;
  v128.store(dst, f32x4.add(v128.load(dst), a1));
  dst += stride;
  v128.store(dst, f32x4.add(v128.load(dst), a2));
  dst += stride;
  v128.store(dst, f32x4.add(v128.load(dst), a3));
}

/** Upper triangle of dst (size × size) += ZᵀZ, Z having `count` rows of `size` floats. */
export function addOuter(dst: usize, z: usize, size: i32, count: i32): void {
  const stride = (<usize>size) << 2;
  for (let i = 0; i < size; i += 4) {
    const row = dst + <usize>i * stride;
    const left = z + ((<usize>i) << 2);
    let j = i;
    if ((size - j) & 4) {
      addTile4(row + ((<usize>j) << 2), left, left, stride, count);
      j += 4;
    }
    for (; j < size; j += 8) {
      addTile<f32>(row + ((<usize>j) << 2), left, z + ((<usize>j) << 2), stride, count);
    }
  }
}

/** [Σa, Σb, Σc, Σd] of four vectors' lanes. */
export function sums(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
}
