/** Sums over the rows and ratings of a sweep: squared errors, and the rows' scatter. */
import { block, k, paddedBytes, rowBytes, scatter, scratch, staged } from './gaussianState';
import { addTile } from './tiles';

/** out[p] = (y − x·v − b − c)² of every rating of rows from..to-1. */
export function squaredErrors(
  from: i32,
  to: i32,
  start: usize,
  other: usize,
  y: usize,
  x: usize,
  fixed: usize,
  out: usize,
): void {
  const even = (<usize>(k & ~1)) << 3;
  const last = (<usize>k) << 3;
  for (let r = from; r < to; r++) {
    const own = x + <usize>r * rowBytes;
    const bias = load<f64>(own + last);
    const end = load<i32>(start + ((<usize>r) << 2), 4);
    for (let o = load<i32>(start + ((<usize>r) << 2)); o < end; o++) {
      const v = fixed + <usize>load<u32>(other + ((<usize>o) << 2)) * rowBytes;
      let s0 = f64x2.splat(0);
      let s1 = s0;
      let p: usize = 0;
      for (; p + 32 <= even; p += 32) {
        s0 = f64x2.add(s0, f64x2.mul(v128.load(own + p), v128.load(v + p)));
        s1 = f64x2.add(s1, f64x2.mul(v128.load(own + p, 16), v128.load(v + p, 16)));
      }
      if (p < even) {
        s0 = f64x2.add(s0, f64x2.mul(v128.load(own + p), v128.load(v + p)));
        p += 16;
      }
      s0 = f64x2.add(s0, s1);
      let product = f64x2.extract_lane(s0, 0) + f64x2.extract_lane(s0, 1);
      if (p < last) product += load<f64>(own + p) * load<f64>(v + p);
      const error = load<f64>(y + ((<usize>o) << 3)) - (bias + load<f64>(v + last) + product);
      store<f64>(out + ((<usize>o) << 3), error * error);
    }
  }
}

/** Prepares `addScatter`, once the mean is at `meanPointer`: the sum starts at 0. */
export function beginScatter(): void {
  memory.fill(scatter, 0, paddedBytes * (paddedBytes >> 3));
  memory.fill(staged, 0, paddedBytes * block);
}

/** Adds (v − mean)(v − mean)ᵀ of rows from..to-1 to `scatter`. */
export function addScatter(from: i32, to: i32, values: usize): void {
  let v = values + <usize>from * rowBytes;
  while (from < to) {
    const count = min(block, to - from);
    let at = staged;
    for (let o = 0; o < count; o++) {
      let p: usize = 0;
      for (; p + 16 <= rowBytes; p += 16) {
        v128.store(at + p, f64x2.sub(v128.load(v + p), v128.load(scratch + p)));
      }
      if (p < rowBytes) store<f64>(at + p, load<f64>(v + p) - load<f64>(scratch + p));
      at += paddedBytes;
      v += rowBytes;
    }
    for (let i: usize = 0; i < paddedBytes; i += 32) {
      const row = scatter + (i >> 3) * paddedBytes;
      for (let j = i; j < paddedBytes; j += 32) {
        addTile<f64>(row + j, staged + i, staged + j, paddedBytes, count);
      }
    }
    from += count;
  }
}
