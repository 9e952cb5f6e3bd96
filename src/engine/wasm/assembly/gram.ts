/** YᵀY in f64: products of two f32 are exact there, and the whole objective rests on this matrix. */
import { block, normal, size, staged64, stride } from './state';
import { addOuter, addTile } from './tiles';

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

/** Rows summed in f32 before their sum is added in f64. */
const RUN = 64;

/** The same with sums of 64 rows in f32: for rows that are not solved exactly, in half the time. */
export function addGramInRuns(rows: usize, count: i32, dst: usize): void {
  while (count > 0) {
    const now = min(RUN, count);
    memory.fill(normal, 0, stride * size);
    addOuter(normal, rows, size, now);
    for (let i = 0; i < size; i++) {
      const first = (<usize>(i & ~3)) << 2;
      let from = normal + <usize>i * stride + first;
      let to = dst + ((<usize>i * stride + first) << 1);
      const end = normal + <usize>(i + 1) * stride;
      for (; from < end; from += 8) {
        const sum = f64x2.promote_low_f32x4(v128.load64_zero(from));
        v128.store(to, f64x2.add(v128.load(to), sum));
        to += 16;
      }
    }
    rows += <usize>now * stride;
    count -= now;
  }
}
