/**
 * Iterative refinement (Wilkinson): an f32 solution is improved by solving for its own residual,
 * which is taken in f64 from the data as given. As long as f32 gets a digit right per solve, the
 * result is as good as f64's.
 */
import { substitute } from './cholesky';
import {
  base64,
  firstOf,
  fixedRow,
  inverse,
  normal,
  penalty,
  residual64,
  right,
  right64,
  size,
  solved,
  stride,
  target,
  weight,
} from './state';

const STEPS = 8;
/** A correction larger than this part of the solution means that f32 gets nothing right. */
const HOPELESS: f64 = 0.1;
/** A correction smaller than this part of the solution is the last; the next would be smaller yet. */
const GOOD: f64 = 1e-5;

function at(vector: usize, i: i32): f64 {
  return load<f64>(vector + ((<usize>i) << 3));
}

function add(vector: usize, i: i32, value: f64): void {
  store<f64>(vector + ((<usize>i) << 3), at(vector, i) + value);
}

/** residual64 = Σ w (t − y·x) y − (α₀G + λI) x with x in right64. */
function setResidual(row: i32): void {
  const wide = stride << 1;
  const lambda = <f64>load<f32>(penalty + ((<usize>row) << 2));
  for (let i = 0; i < size; i++) {
    store<f64>(residual64 + ((<usize>i) << 3), -lambda * at(right64, i));
  }
  for (let i = 0; i < size; i++) {
    const cells = base64 + <usize>i * wide;
    const x = at(right64, i);
    let sum = at(cells, i) * x;
    for (let j = i + 1; j < size; j++) {
      const cell = at(cells, j);
      sum += cell * at(right64, j);
      add(residual64, j, -cell * x);
    }
    add(residual64, i, -sum);
  }
  const end = firstOf(row + 1);
  for (let position = firstOf(row); position < end; position++) {
    const y = fixedRow(position);
    let low = f64x2.splat(0);
    for (let p: usize = 0; p < wide; p += 16) {
      const v = f64x2.promote_low_f32x4(v128.load64_zero(y + (p >> 1)));
      low = f64x2.add(low, f64x2.mul(v, v128.load(right64 + p)));
    }
    const predicted = f64x2.extract_lane(low, 0) + f64x2.extract_lane(low, 1);
    const error = <f64>load<f32>(target + ((<usize>position) << 2)) - predicted;
    const pull = f64x2.splat(<f64>load<f32>(weight + ((<usize>position) << 2)) * error);
    for (let p: usize = 0; p < wide; p += 16) {
      const v = f64x2.promote_low_f32x4(v128.load64_zero(y + (p >> 1)));
      const to = residual64 + p;
      v128.store(to, f64x2.add(v128.load(to), f64x2.mul(v, pull)));
    }
  }
}

/**
 * Improves the solution in `right`, with its matrix factorised in `normal`, and stores it.
 * False, with nothing stored, when that does not help.
 */
export function refine(row: i32): bool {
  for (let i = 0; i < size; i++) {
    store<f64>(right64 + ((<usize>i) << 3), <f64>load<f32>(right + ((<usize>i) << 2)));
  }
  for (let step = 0; step < STEPS; step++) {
    setResidual(row);
    for (let i = 0; i < size; i++) {
      store<f32>(right + ((<usize>i) << 2), <f32>at(residual64, i));
    }
    substitute(normal, size, inverse, right);
    let change: f64 = 0;
    let length: f64 = 0;
    for (let i = 0; i < size; i++) {
      const correction = <f64>load<f32>(right + ((<usize>i) << 2));
      add(right64, i, correction);
      change += correction * correction;
      length += at(right64, i) * at(right64, i);
    }
    if (!(change <= HOPELESS * HOPELESS * length)) return false;
    if (change > GOOD * GOOD * length) continue;
    const out = solved + <usize>row * stride;
    for (let i = 0; i < size; i++) {
      store<f32>(out + ((<usize>i) << 2), <f32>at(right64, i));
    }
    return true;
  }
  return false;
}
