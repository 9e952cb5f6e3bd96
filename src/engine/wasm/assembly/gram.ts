/** YᵀY in f64: products of two f32 are exact there, and the whole objective rests on this matrix. */
import { block, size, staged64, stride } from './state';

/** dst (4 × 4, f64) += Σₚ left[p][0..3]ᵀ · right[p][0..3], rows `wide` bytes apart. */
function addTile64(dst: usize, left: usize, right: usize, wide: usize, count: i32): void {
  let a0 = f64x2.splat(0);
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
    let l = v128.load_splat<f64>(left);
    a0 = f64x2.add(a0, f64x2.mul(l, r));
    b0 = f64x2.add(b0, f64x2.mul(l, s));
    l = v128.load_splat<f64>(left, 8);
    a1 = f64x2.add(a1, f64x2.mul(l, r));
    b1 = f64x2.add(b1, f64x2.mul(l, s));
    l = v128.load_splat<f64>(left, 16);
    a2 = f64x2.add(a2, f64x2.mul(l, r));
    b2 = f64x2.add(b2, f64x2.mul(l, s));
    l = v128.load_splat<f64>(left, 24);
    a3 = f64x2.add(a3, f64x2.mul(l, r));
    b3 = f64x2.add(b3, f64x2.mul(l, s));
    left += wide;
    right += wide;
  }
  v128.store(dst, f64x2.add(v128.load(dst), a0));
  v128.store(dst, f64x2.add(v128.load(dst, 16), b0), 16);
  dst += wide;
  v128.store(dst, f64x2.add(v128.load(dst), a1));
  v128.store(dst, f64x2.add(v128.load(dst, 16), b1), 16);
  dst += wide;
  v128.store(dst, f64x2.add(v128.load(dst), a2));
  v128.store(dst, f64x2.add(v128.load(dst, 16), b2), 16);
  dst += wide;
  v128.store(dst, f64x2.add(v128.load(dst), a3));
  v128.store(dst, f64x2.add(v128.load(dst, 16), b3), 16);
}

/** Upper triangle of dst (f64, size × size) += ZᵀZ, Z having `count` rows of `size` doubles. */
export function addOuter64(dst: usize, z: usize, size: i32, count: i32): void {
  const wide = (<usize>size) << 3;
  for (let i = 0; i < size; i += 4) {
    const row = dst + <usize>i * wide;
    const left = z + ((<usize>i) << 3);
    for (let j = i; j < size; j += 4) {
      addTile64(row + ((<usize>j) << 3), left, z + ((<usize>j) << 3), wide, count);
    }
  }
}

/** Adds yyᵀ of `count` rows of factors to the upper triangle of dst. */
export function addGram(rows: usize, count: i32, dst: usize): void {
  while (count > 0) {
    const now = min(block, count);
    const end = rows + <usize>now * stride;
    for (let to = staged64; rows < end; rows += 8) {
      v128.store(to, f64x2.promote_low_f32x4(v128.load64_zero(rows)));
      to += 16;
    }
    addOuter64(dst, staged64, size, now);
    count -= now;
  }
}
