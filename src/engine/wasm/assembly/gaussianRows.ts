/**
 * Draws rows from their Gaussian posterior: A = Λ + Σ w z·zᵀ with z = [v, 1], b = Λ·M + Σ w (y − c) z,
 * x ~ N(A⁻¹b, A⁻¹). A row's ratings are staged as √w·[v, 1, y − c], so that A and b are one product
 * of tiles; two rows are then factorised and solved at once, one in each lane. All in f64: two lanes
 * are half of what f32 has, but the draws then follow the reference to a dozen digits.
 */
import {
  base,
  block,
  d,
  drawn,
  inverse,
  k,
  mean,
  normal0,
  normal1,
  packed,
  precision,
  rowBytes,
  staged,
  stagedBytes,
  wide,
} from './gaussianState';
import { normals } from './philox';
import { addTile } from './tiles';

let start: usize = 0;
let other: usize = 0;
let y: usize = 0;
let noise: usize = 0;
let priorMean: usize = 0;
let x: usize = 0;
let conditionalMean: usize = 0;
let fixed: usize = 0;
let fixedNoise: usize = 0;
let tau: f64 = 0;

/** Chooses the side to draw, once Λ is at `precisionPointer`. */
export function selectGaussian(
  starts: usize,
  others: usize,
  values: usize,
  noises: usize,
  priorMeans: usize,
  rows: usize,
  conditionalMeans: usize,
  fixedRows: usize,
  fixedNoises: usize,
  noisePrecision: f64,
): void {
  start = starts;
  other = others;
  y = values;
  noise = noises;
  priorMean = priorMeans;
  x = rows;
  conditionalMean = conditionalMeans;
  fixed = fixedRows;
  fixedNoise = fixedNoises;
  tau = noisePrecision;
  memory.fill(base, 0, stagedBytes * (wide + 4));
  memory.fill(staged, 0, stagedBytes * block);
  for (let j = 0; j < d; j++) {
    for (let i = 0; i <= j; i++) {
      store<f64>(
        base + <usize>i * stagedBytes + ((<usize>columnOf(j)) << 3),
        load<f64>(precision + <usize>j * rowBytes + ((<usize>i) << 3)),
      );
    }
  }
  // The bias has a row of its own, below the padding.
  const corner = base + <usize>k * stagedBytes + ((<usize>wide) << 3);
  if (k !== wide) {
    const to = base + <usize>wide * stagedBytes + ((<usize>wide) << 3);
    store<f64>(to, load<f64>(corner));
    store<f64>(corner, 0);
  }
}

function columnOf(i: i32): i32 {
  return i < k ? i : wide;
}

/** Draws rows from..to-1. Returns 0 when a system is not positive definite or a draw not finite. */
export function drawGaussian(
  from: i32,
  to: i32,
  keyLow: u32,
  keyHigh: u32,
  stream: u32,
  step: u32,
): i32 {
  let sound = i64x2.splat(-1);
  for (let r = from; r < to; r += 2) {
    const second = min(r + 1, to - 1);
    form(r, normal0);
    form(second, normal1);
    interleave();
    sound = v128.and(sound, factorise());
    normals(keyLow, keyHigh, stream, step, r, drawn, d, 16);
    normals(keyLow, keyHigh, stream, step, second, drawn + 8, d, 16);
    substitute();
    sound = v128.and(sound, write(r, second));
  }
  return i64x2.all_true(sound) ? 1 : 0;
}

/** Forms A and b of a row. */
function form(row: i32, normal: usize): void {
  memory.copy(normal, base, stagedBytes * (wide + 1));
  const bias = (<usize>wide) << 3;
  const means = priorMean + <usize>row * rowBytes;
  for (let i = 0; i < d; i++) {
    const at = precision + <usize>i * rowBytes;
    let sums = f64x2.splat(0);
    let p: usize = 0;
    for (; p + 16 <= rowBytes; p += 16) {
      sums = f64x2.add(sums, f64x2.mul(v128.load(at + p), v128.load(means + p)));
    }
    let sum = f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
    if (p < rowBytes) sum += load<f64>(at + p) * load<f64>(means + p);
    store<f64>(normal + <usize>columnOf(i) * stagedBytes + bias, sum, 8);
  }
  const weight = tau * load<f64>(noise + ((<usize>row) << 3));
  let from = load<i32>(start + ((<usize>row) << 2));
  const end = load<i32>(start + ((<usize>row) << 2), 4);
  while (from < end) {
    const count = min(block, end - from);
    stage(from, count, weight);
    addStaged(normal, count);
    from += count;
  }
}

function stage(from: i32, count: i32, weight: f64): void {
  const even = (<usize>(k & ~1)) << 3;
  const last = (<usize>k) << 3;
  const bias = (<usize>wide) << 3;
  let to = staged;
  for (let o = from; o < from + count; o++) {
    const column = <usize>load<u32>(other + ((<usize>o) << 2));
    const v = fixed + column * rowBytes;
    const root = Math.sqrt(weight * load<f64>(fixedNoise + (column << 3)));
    const scale = f64x2.splat(root);
    let p: usize = 0;
    for (; p < even; p += 16) v128.store(to + p, f64x2.mul(v128.load(v + p), scale));
    if (p < last) store<f64>(to + p, load<f64>(v + p) * root);
    store<f64>(to + bias, root);
    store<f64>(to + bias, root * (load<f64>(y + ((<usize>o) << 3)) - load<f64>(v + last)), 8);
    to += stagedBytes;
  }
}

/** normal += ZᵀZ of the staged ratings: upper triangle, and the two columns at the end. */
function addStaged(normal: usize, count: i32): void {
  const bias = (<usize>wide) << 3;
  for (let i: usize = 0; i < bias; i += 32) {
    const row = normal + (i >> 3) * stagedBytes;
    const left = staged + i;
    for (let j = i; j < bias; j += 32) addTile<f64>(row + j, left, staged + j, stagedBytes, count);
    addEnds(row + bias, left, staged + bias, count);
  }
  // Σ w and Σ w e.
  let sums = f64x2.splat(0);
  let at = staged + bias;
  for (let p = 0; p < count; p++) {
    sums = f64x2.add(sums, f64x2.mul(v128.load_splat<f64>(at), v128.load(at)));
    at += stagedBytes;
  }
  const corner = normal + <usize>wide * stagedBytes + bias;
  v128.store(corner, f64x2.add(v128.load(corner), sums));
}

/** dst += Σₚ left[p]ᵀ · right[p], of four numbers on the left and two on the right. */
function addEnds(dst: usize, left: usize, right: usize, count: i32): void {
  let a0 = f64x2.splat(0);
  let a1 = a0;
  let a2 = a0;
  let a3 = a0;
  for (let p = 0; p < count; p++) {
    const r = v128.load(right);
    a0 = f64x2.add(a0, f64x2.mul(v128.load_splat<f64>(left), r));
    a1 = f64x2.add(a1, f64x2.mul(v128.load_splat<f64>(left, 8), r));
    a2 = f64x2.add(a2, f64x2.mul(v128.load_splat<f64>(left, 16), r));
    a3 = f64x2.add(a3, f64x2.mul(v128.load_splat<f64>(left, 24), r));
    left += stagedBytes;
    right += stagedBytes;
  }
  v128.store(dst, f64x2.add(v128.load(dst), a0));
  dst += stagedBytes;
  v128.store(dst, f64x2.add(v128.load(dst), a1));
  dst += stagedBytes;
  v128.store(dst, f64x2.add(v128.load(dst), a2));
  dst += stagedBytes;
  v128.store(dst, f64x2.add(v128.load(dst), a3));
}

function pairOf(offset: usize): v128 {
  return v128.load64_lane(normal1 + offset, v128.load64_zero(normal0 + offset), 1);
}

/** Lower triangles and right-hand sides of the two systems, lane by lane. */
function interleave(): void {
  let to = packed;
  const end = ((<usize>wide) << 3) + 8;
  for (let i = 0; i < d; i++) {
    const column = (<usize>columnOf(i)) << 3;
    for (let j = 0; j < i; j++) {
      v128.store(to, pairOf(<usize>j * stagedBytes + column));
      to += 16;
    }
    v128.store(to, pairOf(<usize>columnOf(i) * stagedBytes + column));
    to += 16;
    v128.store(mean + ((<usize>i) << 4), pairOf(<usize>columnOf(i) * stagedBytes + end));
  }
}

/** First of row i in a packed lower triangle of pairs. */
function packedRow(i: i32): usize {
  return packed + ((<usize>((i * (i + 1)) >> 1)) << 4);
}

/** A = L·Lᵀ of both, in place, but for the diagonal, whose reciprocals are kept. */
function factorise(): v128 {
  let sound = i64x2.splat(-1);
  const one = f64x2.splat(1);
  for (let j = 0; j < d; j++) {
    const own = packedRow(j);
    const bytes = (<usize>j) << 4;
    let diagonal = v128.load(own + bytes);
    for (let p: usize = 0; p < bytes; p += 16) {
      const l = v128.load(own + p);
      diagonal = f64x2.sub(diagonal, f64x2.mul(l, l));
    }
    sound = v128.and(sound, f64x2.gt(diagonal, f64x2.splat(0)));
    const inv = f64x2.div(one, f64x2.sqrt(diagonal));
    v128.store(inverse + bytes, inv);
    let i = j + 1;
    // Four rows at a time: four sums that do not wait for each other.
    for (; i + 4 <= d; i += 4) {
      const r0 = packedRow(i);
      const r1 = packedRow(i + 1);
      const r2 = packedRow(i + 2);
      const r3 = packedRow(i + 3);
      let s0 = v128.load(r0 + bytes);
      let s1 = v128.load(r1 + bytes);
      let s2 = v128.load(r2 + bytes);
      let s3 = v128.load(r3 + bytes);
      for (let p: usize = 0; p < bytes; p += 16) {
        const l = v128.load(own + p);
        s0 = f64x2.sub(s0, f64x2.mul(v128.load(r0 + p), l));
        s1 = f64x2.sub(s1, f64x2.mul(v128.load(r1 + p), l));
        s2 = f64x2.sub(s2, f64x2.mul(v128.load(r2 + p), l));
        s3 = f64x2.sub(s3, f64x2.mul(v128.load(r3 + p), l));
      }
      v128.store(r0 + bytes, f64x2.mul(s0, inv));
      v128.store(r1 + bytes, f64x2.mul(s1, inv));
      v128.store(r2 + bytes, f64x2.mul(s2, inv));
      v128.store(r3 + bytes, f64x2.mul(s3, inv));
    }
    for (; i < d; i++) {
      const r0 = packedRow(i);
      let s0 = v128.load(r0 + bytes);
      for (let p: usize = 0; p < bytes; p += 16) {
        s0 = f64x2.sub(s0, f64x2.mul(v128.load(r0 + p), v128.load(own + p)));
      }
      v128.store(r0 + bytes, f64x2.mul(s0, inv));
    }
  }
  return sound;
}

/** L z = b; then Lᵀ mean = z and Lᵀ draw = z + normals. */
function substitute(): void {
  for (let i = 0; i < d; i++) {
    const own = packedRow(i);
    const at = mean + ((<usize>i) << 4);
    let sum = v128.load(at);
    let sum2 = f64x2.splat(0);
    let p: usize = 0;
    const bytes = (<usize>i) << 4;
    for (; p + 32 <= bytes; p += 32) {
      sum = f64x2.sub(sum, f64x2.mul(v128.load(own + p), v128.load(mean + p)));
      sum2 = f64x2.add(sum2, f64x2.mul(v128.load(own + p, 16), v128.load(mean + p, 16)));
    }
    if (p < bytes) sum = f64x2.sub(sum, f64x2.mul(v128.load(own + p), v128.load(mean + p)));
    const z = f64x2.mul(f64x2.sub(sum, sum2), v128.load(inverse + bytes));
    v128.store(at, z);
    const to = drawn + bytes;
    v128.store(to, f64x2.add(v128.load(to), z));
  }
  for (let i = d - 1; i >= 0; i--) {
    const own = packedRow(i);
    const bytes = (<usize>i) << 4;
    const inv = v128.load(inverse + bytes);
    const m = f64x2.mul(v128.load(mean + bytes), inv);
    const s = f64x2.mul(v128.load(drawn + bytes), inv);
    v128.store(mean + bytes, m);
    v128.store(drawn + bytes, s);
    for (let p: usize = 0; p < bytes; p += 16) {
      const l = v128.load(own + p);
      v128.store(mean + p, f64x2.sub(v128.load(mean + p), f64x2.mul(l, m)));
      v128.store(drawn + p, f64x2.sub(v128.load(drawn + p), f64x2.mul(l, s)));
    }
  }
}

/** Stores both rows; all ones in the lanes whose numbers are finite. */
function write(r0: i32, r1: i32): v128 {
  let sound = i64x2.splat(-1);
  const zero = f64x2.splat(0);
  const to0 = <usize>r0 * rowBytes;
  const to1 = <usize>r1 * rowBytes;
  for (let i = 0; i < d; i++) {
    const m = v128.load(mean + ((<usize>i) << 4));
    const s = v128.load(drawn + ((<usize>i) << 4));
    // Infinite less infinite is no number, and so equal to nothing.
    sound = v128.and(sound, f64x2.eq(f64x2.sub(m, m), zero));
    sound = v128.and(sound, f64x2.eq(f64x2.sub(s, s), zero));
    const at = (<usize>i) << 3;
    v128.store64_lane(conditionalMean + to0 + at, m, 0);
    v128.store64_lane(conditionalMean + to1 + at, m, 1);
    v128.store64_lane(x + to0 + at, s, 0);
    v128.store64_lane(x + to1 + at, s, 1);
  }
  return sound;
}
