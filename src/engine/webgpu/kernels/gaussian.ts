import { times } from './normal';
import { PHILOX } from './philox';
import type { KernelSource } from './program';

/** How a row's system is shared out over a workgroup, which has one row. */
export interface GaussianTiling {
  readonly d: number;
  /** Numbers of the triangle of [A b], its corner left out. */
  readonly entries: number;
  /** Threads per workgroup; at least d. */
  readonly threads: number;
  /** Entries that a thread keeps in registers. */
  readonly slots: number;
  /** Ratings staged at a time. */
  readonly stage: number;
}

/** Beyond it a triangle no longer fits the workgroup memory that every device has. */
export const MOST_NUMBERS = 64;

const WORKGROUP_BYTES = 16_384;
const STAGE = 32;
const SLOTS = 8;
const LANES = 32;
/**
 * A pivot below this share of its diagonal has lost seven of the 24 bits that a number has, and sums
 * cost some more: the draw could be wrong by a thousandth, and is left to float64.
 */
const LEAST_PIVOT = 2 ** -7;

/** @param d numbers of a row, 1 to {@link MOST_NUMBERS} */
export function gaussianTiling(d: number): GaussianTiling {
  const entries = ((d + 1) * (d + 2)) / 2 - 1;
  const threads = Math.min(256, LANES * Math.ceil(entries / (LANES * SLOTS)));
  const fixed = 4 * (entries + 4 * d + 8);
  const room = Math.floor((WORKGROUP_BYTES - fixed) / (16 * rowWidth(d))) * 4;
  const slots = Math.ceil(entries / threads);
  return { d, entries, threads, slots, stage: Math.min(STAGE, room) };
}

/** What stands for a row that could not be drawn: the largest number there is. */
export const UNSOUND = (2 - 2 ** -23) * 2 ** 127;

/** Numbers of a row of `others`, and of `priors`. */
export const rowWidth = (d: number): number => d + 1;

/**
 * Draws a side's rows from their Gaussians: see `GibbsSampler.drawRows`. One workgroup a row.
 *
 * A rating's vector √w·[v, 1, y − c] holds A = Σ w z·zᵀ and b = Σ w (y − c) z in one product, whose
 * triangle of d + 1 rows lies in the threads' registers. Eliminating d columns of it gives
 * A = L·D·Lᵀ and, in the last row, L⁻¹·b; so with normals n the mean and the draw are
 * L⁻ᵀ(D⁻¹·L⁻¹b) and L⁻ᵀ(D⁻¹·L⁻¹b + D^-½·n). Each column passes through workgroup memory once.
 *
 * - `others`: rows [v, c, √g] of the other side, d + 1 numbers
 * - `priors`: rows [M, √(τ a)] of this side
 * - `lambda`: Λ
 * - `tasks`: (row, first rating, last + 1, 0)
 * - `result`: rows [draw, mean], 2 d numbers; {@link UNSOUND} where 32 bits do not suffice
 */
export function gaussianKernel({
  d,
  threads,
  slots,
  stage,
  entries,
}: GaussianTiling): KernelSource {
  const eachSlot = (line: (s: number) => string) => times(slots, line);
  return {
    key: `matinee-gaussian-${d}`,
    inputs: { others: 1, col: 1, y: 1, tasks: 4, priors: 1, lambda: 1 },
    outputWidth: 1,
    uniforms: 'first : i32, keyLow : i32, keyHigh : i32, stream : i32, step : i32,',
    threads,
    code: `${PHILOX}
const D = ${d};
const W = ${rowWidth(d)};
const THREADS = ${threads};
const STAGE = ${stage};
const ENTRIES = ${entries};
var<workgroup> staged: array<f32, ${stage * rowWidth(d)}>;
// The triangle, row by row: column k is written when it is final.
var<workgroup> triangle: array<f32, ${entries}>;
var<workgroup> diagonal: array<f32, ${d}>;
var<workgroup> normals: array<f32, ${d + 1}>;
var<workgroup> solved: array<vec2<f32>, ${d}>;
var<workgroup> shared_job: vec4<i32>;

// Row and column of a number of the triangle; the first beyond its end.
fn place(entry: i32) -> vec2<i32> {
  if (entry >= ENTRIES) { return vec2<i32>(0); }
  var i = i32((sqrt(8.0 * f32(entry) + 1.0) - 1.0) * 0.5);
  // Whatever the root was rounded to.
  if (i * (i + 1) / 2 > entry) { i -= 1; }
  if ((i + 1) * (i + 2) / 2 <= entry) { i += 1; }
  return vec2<i32>(i, entry - i * (i + 1) / 2);
}

fn prior(at: vec2<i32>, row: i32) -> f32 {
  if (at.x < D) { return lambda[at.x * D + at.y]; }
  var sum = 0.0;
  for (var k = 0; k < D; k += 1) { sum += lambda[at.y * D + k] * priors[row * W + k]; }
  return sum;
}

fn main(index : i32) {
  let t = i32(localIndex);
  if (t == 0) { shared_job = tasks[uniforms.first + i32(workgroupId.x)]; }
  // Barriers need bounds that are provably the same for all threads.
  let job = workgroupUniformLoad(&shared_job);
  let row = job.x;
  let root = priors[row * W + D];
  ${eachSlot(
    (s) => `let at${s} = place(t + ${s * threads});
  var a${s} = prior(at${s}, row);`,
  )}

  for (var start = job.y; start < job.z; start += STAGE) {
    let count = min(STAGE, job.z - start);
    for (var e = t; e < count * W; e += THREADS) {
      let p = start + e / W;
      let part = e % W;
      let source = col[p] * W;
      var value = 1.0;
      if (part < D - 1) { value = others[source + part]; }
      if (part == D) { value = y[p] - others[source + D - 1]; }
      staged[e] = root * others[source + D] * value;
    }
    workgroupBarrier();
    for (var o = 0; o < count; o += 1) {
      let base = o * W;
      ${eachSlot((s) => `a${s} += staged[base + at${s}.x] * staged[base + at${s}.y];`)}
    }
    workgroupBarrier();
  }

  ${eachSlot(
    (s) => `let own${s} = t + ${s * threads} < ENTRIES;
  let left${s} = at${s}.x * (at${s}.x + 1) / 2;
  let top${s} = at${s}.y * (at${s}.y + 1) / 2;`,
  )}
  ${eachSlot((s) => `if (at${s}.x == at${s}.y) { diagonal[at${s}.x] = a${s}; }`)}
  var sound = true;
  for (var k = 0; k < D; k += 1) {
    ${eachSlot((s) => `if (own${s} && at${s}.y == k) { triangle[left${s} + k] = a${s}; }`)}
    workgroupBarrier();
    let pivot = triangle[k * (k + 1) / 2 + k];
    sound = sound && pivot > ${LEAST_PIVOT} * diagonal[k];
    let inverse = 1.0 / pivot;
    // A thread without an entry here reads column k of row k, which is there.
    ${eachSlot(
      (s) => `if (at${s}.y > k) {
      a${s} -= triangle[left${s} + k] * triangle[top${s} + k] * inverse;
    }`,
    )}
  }

  if (t < (D + 1) / 2) {
    // A block gives two pairs.
    let counter = vec4<i32>(t / 2, row, uniforms.step, uniforms.stream);
    let key = vec2<i32>(uniforms.keyLow, uniforms.keyHigh);
    let words = philox(bitcast<vec4<u32>>(counter), bitcast<vec2<u32>>(key));
    let used = select(words.xy, words.zw, (t & 1) == 1);
    let pair = normal_pair(used.x, used.y);
    normals[2 * t] = pair.x;
    if (2 * t + 1 < D) { normals[2 * t + 1] = pair.y; }
  }
  workgroupBarrier();

  var x = vec2<f32>(0.0);
  var scale = 0.0;
  if (t < D) {
    scale = 1.0 / triangle[t * (t + 1) / 2 + t];
    let mean = triangle[D * (D + 1) / 2 + t] * scale;
    x = vec2<f32>(mean + normals[t] * sqrt(scale), mean);
  }
  for (var k = D - 1; k >= 0; k -= 1) {
    if (t == k) { solved[k] = x; }
    workgroupBarrier();
    if (t < k) { x -= triangle[k * (k + 1) / 2 + t] * scale * solved[k]; }
  }
  if (t < D) {
    if (!sound) { x = vec2<f32>(0x1.fffffep+127); }
    result[row * 2 * D + t] = x.x;
    result[row * 2 * D + D + t] = x.y;
  }
}`,
  };
}
