/** Rows that are too ill-conditioned for f32: the same normal equations, all of it in f64. */
import { addOuter64 } from './gram';
import {
  base64,
  block,
  fixedRow,
  normal64,
  penalty,
  right64,
  size,
  solved,
  staged64,
  stride,
  target,
  weight,
} from './state';

/** A pivot may not fall below this part of its diagonal entry: it would be rounding noise. */
const SMALLEST_PIVOT: f64 = 1e-15;

let solvedRows: i32 = 0;
let broken: i32 = 0;

/** How many rows have been solved here so far. */
export function exactRows(): i32 {
  return solvedRows;
}

/** How many of them had no finite solution. */
export function brokenRows(): i32 {
  return broken;
}

export function beginExact(row: i32): void {
  solvedRows++;
  const wide = stride << 1;
  const lambda = <f64>load<f32>(penalty + ((<usize>row) << 2));
  memory.copy(normal64, base64, wide * size);
  for (let i = 0; i < size; i++) {
    const diagonal = normal64 + <usize>i * wide + ((<usize>i) << 3);
    store<f64>(diagonal, load<f64>(diagonal) + lambda);
  }
  memory.fill(right64, 0, wide);
}

export function addExact(from: i32, to: i32): void {
  const wide = stride << 1;
  while (from < to) {
    const count = min(block, to - from);
    for (let o = 0; o < count; o++) {
      const position = from + o;
      const w = <f64>load<f32>(weight + ((<usize>position) << 2));
      const t = <f64>load<f32>(target + ((<usize>position) << 2));
      const root = f64x2.splat(sqrt<f64>(w));
      const pull = f64x2.splat(w * t);
      const y = fixedRow(position);
      const z = staged64 + <usize>o * wide;
      for (let p: usize = 0; p < wide; p += 16) {
        const v = f64x2.promote_low_f32x4(v128.load64_zero(y + (p >> 1)));
        v128.store(z + p, f64x2.mul(v, root));
        v128.store(right64 + p, f64x2.add(v128.load(right64 + p), f64x2.mul(v, pull)));
      }
    }
    addOuter64(normal64, staged64, size, count);
    from += count;
  }
}

export function finishExact(row: i32): void {
  const wide = stride << 1;
  for (let i = 0; i < size; i++) {
    const at = normal64 + <usize>i * wide;
    const first = (<usize>(i & ~1)) << 3;
    const entry = load<f64>(at + ((<usize>i) << 3));
    for (let p = 0; p < i; p++) {
      const above = normal64 + <usize>p * wide;
      const factor = f64x2.splat(load<f64>(above + ((<usize>i) << 3)));
      for (let j = first; j < wide; j += 16) {
        const taken = f64x2.mul(factor, v128.load(above + j));
        v128.store(at + j, f64x2.sub(v128.load(at + j), taken));
      }
    }
    let pivot = load<f64>(at + ((<usize>i) << 3));
    if (!(pivot > SMALLEST_PIVOT * entry)) pivot = SMALLEST_PIVOT * entry;
    const scale = 1 / sqrt<f64>(pivot);
    for (let j = i; j < size; j++) {
      const cell = at + ((<usize>j) << 3);
      store<f64>(cell, load<f64>(cell) * scale);
    }
    store<f64>(at + ((<usize>i) << 3), pivot * scale);
  }
  for (let i = 0; i < size; i++) {
    const at = normal64 + <usize>i * wide;
    const cell = right64 + ((<usize>i) << 3);
    const x = load<f64>(cell) / load<f64>(at + ((<usize>i) << 3));
    store<f64>(cell, x);
    for (let j = i + 1; j < size; j++) {
      const rest = right64 + ((<usize>j) << 3);
      store<f64>(rest, load<f64>(rest) - x * load<f64>(at + ((<usize>j) << 3)));
    }
  }
  const out = solved + <usize>row * stride;
  let total: f64 = 0;
  for (let i = size - 1; i >= 0; i--) {
    const at = normal64 + <usize>i * wide;
    const cell = right64 + ((<usize>i) << 3);
    let x = load<f64>(cell);
    for (let j = i + 1; j < size; j++) {
      x -= load<f64>(at + ((<usize>j) << 3)) * load<f64>(right64 + ((<usize>j) << 3));
    }
    x /= load<f64>(at + ((<usize>i) << 3));
    store<f64>(cell, x);
    total += x;
    store<f32>(out + ((<usize>i) << 2), <f32>x);
  }
  if (!isFinite<f64>(total)) broken++;
}
