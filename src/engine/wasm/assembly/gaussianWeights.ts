/** Draws feature weights; see `../../gibbs.ts`, `drawWeights`. */
import { d, drawn, root, rootInverse, rowBytes, scratch, squares } from './gaussianState';
import { normals } from './philox';

/** Prepares `drawWeights`, once L is at `rootPointer`: Σ B·Bᵀ starts at 0. */
export function beginWeights(): void {
  memory.fill(squares, 0, rowBytes * d);
  for (let i = 0; i < d; i++) {
    const offset = (<usize>i) << 3;
    store<f64>(rootInverse + offset, 1 / load<f64>(root + <usize>i * rowBytes + offset));
  }
}

/**
 * Draws the weights of features from..to-1 in turn, each taking its change out of the residual, and
 * adds B·Bᵀ to `squares`; features without rows are passed over.
 */
export function drawWeights(
  from: i32,
  to: i32,
  start: usize,
  row: usize,
  value: usize,
  weights: usize,
  residual: usize,
  lambda: f64,
  keyLow: u32,
  keyHigh: u32,
  stream: u32,
  step: u32,
): void {
  for (let f = from; f < to; f++) {
    const first = load<i32>(start + ((<usize>f) << 2));
    const count = load<i32>(start + ((<usize>f) << 2), 4) - first;
    if (count === 0) continue;
    const rows = row + ((<usize>first) << 2);
    const values = value + ((<usize>first) << 3);
    const s = weightedSum(residual, rows, values, count);
    const scale = 1 / (s + lambda);
    normals(keyLow, keyHigh, stream, step, f, drawn, d, 8);
    solveTransposed(Math.sqrt(scale));
    const own = weights + <usize>f * rowBytes;
    for (let p: usize = 0; p < rowBytes; p += 8) {
      const before = load<f64>(own + p);
      const now = (load<f64>(scratch + p) + s * before) * scale + load<f64>(drawn + p);
      store<f64>(own + p, now);
      store<f64>(drawn + p, now - before);
    }
    subtract(residual, rows, values, count);
    addOuter(squares, own);
  }
}

/** Lᵀ x = `scale`·drawn, in place. */
function solveTransposed(scale: f64): void {
  for (let i = 0; i < d; i++) {
    const at = drawn + ((<usize>i) << 3);
    store<f64>(at, load<f64>(at) * scale);
  }
  for (let i = d - 1; i >= 0; i--) {
    const own = root + <usize>i * rowBytes;
    const bytes = (<usize>i) << 3;
    const at = load<f64>(drawn + bytes) * load<f64>(rootInverse + bytes);
    store<f64>(drawn + bytes, at);
    const both = f64x2.splat(at);
    let p: usize = 0;
    for (; p + 16 <= bytes; p += 16) {
      const l = v128.load(own + p);
      v128.store(drawn + p, f64x2.sub(v128.load(drawn + p), f64x2.mul(l, both)));
    }
    if (p < bytes) store<f64>(drawn + p, load<f64>(drawn + p) - load<f64>(own + p) * at);
  }
}

/** scratch = Σ value·residual over rows, eight columns at a time. Returns Σ value². */
function weightedSum(residual: usize, rows: usize, values: usize, count: i32): f64 {
  let sum: f64 = 0;
  for (let o = 0; o < count; o++) {
    const v = load<f64>(values + ((<usize>o) << 3));
    sum += v * v;
  }
  let column: usize = 0;
  for (; column + 64 <= rowBytes; column += 64) {
    let s0 = f64x2.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    const from = residual + column;
    for (let o = 0; o < count; o++) {
      const v = v128.load_splat<f64>(values + ((<usize>o) << 3));
      const at = from + <usize>load<u32>(rows + ((<usize>o) << 2)) * rowBytes;
      s0 = f64x2.add(s0, f64x2.mul(v, v128.load(at)));
      s1 = f64x2.add(s1, f64x2.mul(v, v128.load(at, 16)));
      s2 = f64x2.add(s2, f64x2.mul(v, v128.load(at, 32)));
      s3 = f64x2.add(s3, f64x2.mul(v, v128.load(at, 48)));
    }
    v128.store(scratch + column, s0);
    v128.store(scratch + column, s1, 16);
    v128.store(scratch + column, s2, 32);
    v128.store(scratch + column, s3, 48);
  }
  for (; column < rowBytes; column += 8) {
    let s: f64 = 0;
    const from = residual + column;
    for (let o = 0; o < count; o++) {
      const at = from + <usize>load<u32>(rows + ((<usize>o) << 2)) * rowBytes;
      s += load<f64>(values + ((<usize>o) << 3)) * load<f64>(at);
    }
    store<f64>(scratch + column, s);
  }
  return sum;
}

/** residual −= value·drawn. */
function subtract(residual: usize, rows: usize, values: usize, count: i32): void {
  for (let o = 0; o < count; o++) {
    const value = load<f64>(values + ((<usize>o) << 3));
    const v = f64x2.splat(value);
    const at = residual + <usize>load<u32>(rows + ((<usize>o) << 2)) * rowBytes;
    let p: usize = 0;
    for (; p + 16 <= rowBytes; p += 16) {
      v128.store(at + p, f64x2.sub(v128.load(at + p), f64x2.mul(v, v128.load(drawn + p))));
    }
    if (p < rowBytes) store<f64>(at + p, load<f64>(at + p) - value * load<f64>(drawn + p));
  }
}

/** Lower triangle of into (d × d) += v·vᵀ; what lies above may be overwritten. */
function addOuter(into: usize, v: usize): void {
  for (let i = 0; i < d; i++) {
    const left = v128.load_splat<f64>(v + ((<usize>i) << 3));
    const to = into + <usize>i * rowBytes;
    const end = (<usize>i + 1) << 3;
    let p: usize = 0;
    for (; p + 16 <= end; p += 16) {
      v128.store(to + p, f64x2.add(v128.load(to + p), f64x2.mul(left, v128.load(v + p))));
    }
    if (p < end) {
      const sum = load<f64>(to + p) + f64x2.extract_lane(left, 0) * load<f64>(v + p);
      store<f64>(to + p, sum);
    }
  }
}
