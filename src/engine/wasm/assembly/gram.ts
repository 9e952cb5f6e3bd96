/** YᵀY in f64: products of two f32 are exact there, and the whole objective rests on this matrix. */
import { block, size, staged64, stride } from './state';
import { addTile } from './tiles';

/** Upper triangle of dst (f64, size × size) += ZᵀZ, Z having `count` rows of `size` doubles. */
export function addOuter64(dst: usize, z: usize, size: i32, count: i32): void {
  const wide = (<usize>size) << 3;
  for (let i = 0; i < size; i += 4) {
    const row = dst + <usize>i * wide;
    const left = z + ((<usize>i) << 3);
    for (let j = i; j < size; j += 4) {
      addTile<f64>(row + ((<usize>j) << 3), left, z + ((<usize>j) << 3), wide, count);
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
