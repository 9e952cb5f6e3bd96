import { STEP_STAGE, stepPool, type StepTiling } from '../stepTiling';
import { times } from './normal';
import type { KernelSource } from './program';

/**
 * A row of zeros takes so many times the steps: when training goes on from one side's factors only,
 * the other side must be as good as it was.
 */
const FROM_NOTHING = 3;

/**
 * Parts of the product of matrix `number` and each row's vector in the pool: one `vec4` of rows of
 * the matrix and some of its columns for each thread.
 */
const product = (rows: number, number: string): string => `
  if (helps) {
    ${times(rows, (r) => `var s${r} = vec4<f32>(0.0);`)}
    for (var n = product_part; n < KQ; n += PRODUCT_PARTS) {
      // Symmetric: neighbouring threads read neighbouring words.
      let column = ((${number}) * 4 * KQ + 4 * n) * KQ + product_q;
      ${times(4, (c) => `let m${c} = matrices[column + ${c} * KQ];`)}
      ${times(
        rows,
        (r) => `{
        let u = pool[ALONG + ${r} * KQ + n];
        s${r} += m0 * u.x + m1 * u.y + m2 * u.z + m3 * u.w;
      }`,
      )}
    }
    ${times(rows, (r) => `pool[PRODUCTS + ${r} * THREADS + thread] = s${r};`)}
  }`;

/** Adds the product's parts up, as `image`, for the threads that own a `vec4` of a row. */
const PRODUCT = `
  var image = vec4<f32>(0.0);
  if (owner) {
    for (var p = 0; p < PRODUCT_PARTS; p += 1) {
      image += pool[PRODUCTS + slot * THREADS + p * KQ + q];
    }
  }`;

/**
 * Rows improved by a few steps of preconditioned conjugate gradients (Hestenes & Stiefel 1952) from
 * their present factors, which are the output's own. `matrices` holds k × k matrices: α₀G, then the
 * inverse preconditioner of each bin. `tasks` holds (row, begin, end, bin); the rows of a workgroup
 * are of one bin, or −1 where there is none.
 *
 * Each row has as many threads. The first of them own one `vec4` of its factors, residual and
 * direction each; all of them help with products and sums. A turn goes over the row's observations
 * and adds up `Σ y w (t − y·x)` for the residual, or `Σ y w (y·d)` for the image of a direction; for
 * the last step its curvature `Σ w (y·d)²` is enough.
 */
export const stepsKernel = ({ rows, lanes, threads, stage }: StepTiling): KernelSource => ({
  key: `matinee-steps-${rows}-${threads}`,
  inputs: { factors: 4, col: 1, obs: 2, tasks: 4, matrices: 4, lambda: 1 },
  outputWidth: 4,
  uniforms: 'first : i32, last : i32, width : i32, steps : i32,',
  threads,
  code: `
const ROWS = ${rows};
const LANES = ${lanes};
const STAGE = ${stage};
const ALONG = 0;
const THREADS = ${threads};
const SUMS = THREADS;
const PRODUCTS = 2 * THREADS;
// What is beyond has left the range in which squares are finite.
const HUGE = 1e18;
const TINY = 1e-30;
var<workgroup> pool: array<vec4<f32>, ${stepPool({ rows, threads })}>;
var<workgroup> scores: array<f32, ${4 * STEP_STAGE}>;
var<workgroup> squares: array<f32, THREADS>;
var<workgroup> dots: array<vec2<f32>, THREADS>;
var<workgroup> lengths: array<i32, ROWS>;
var<workgroup> warm: array<i32, ROWS>;
var<workgroup> limits: vec2<i32>;
fn main(index : i32) {
  let KQ = uniforms.width;
  let PARTS = LANES / KQ;
  let PRODUCT_PARTS = min(THREADS / KQ, KQ);
  let thread = i32(localIndex);
  let slot = thread / LANES;
  let lane = thread % LANES;
  let q = lane % KQ;
  let part = lane / KQ;
  let owner = part == 0;
  let product_q = thread % KQ;
  let product_part = thread / KQ;
  let helps = product_part < PRODUCT_PARTS;
  let along = ALONG + slot * KQ;
  let staged = slot * STAGE;
  let at = uniforms.first + i32(workgroupId.x) * ROWS;
  var job = vec4<i32>(-1, 0, 0, 0);
  if (at + slot < uniforms.last) { job = tasks[at + slot]; }
  let live = job.x >= 0;
  let bin = tasks[at].w;
  let count = job.z - job.y;
  if (lane == 0) {
    lengths[slot] = count;
    warm[slot] = 0;
  }
  workgroupBarrier();
  var x = vec4<f32>(0.0);
  if (owner && count > 0) {
    x = result[job.x * KQ + q];
    // Not a number, or no use as one: the row begins anew.
    x = select(vec4<f32>(0.0), x, abs(x) < vec4<f32>(HUGE));
    if (any(x != vec4<f32>(0.0))) { warm[slot] = 1; }
  }
  workgroupBarrier();
  if (thread == 0) {
    limits = vec2<i32>(0, uniforms.steps);
    for (var i = 0; i < ROWS; i += 1) {
      limits.x = max(limits.x, lengths[i]);
      if (lengths[i] > 0 && warm[i] == 0) { limits.y = ${FROM_NOTHING} * uniforms.steps; }
    }
  }
  // Barriers need loop bounds that are provably the same for all threads.
  let bounds = workgroupUniformLoad(&limits);
  let bound = bounds.x;
  let most = bounds.y;
  if (bound == 0) {
    // Rows without observations, which lie together at the end.
    if (live && owner) { result[job.x * KQ + q] = vec4<f32>(0.0); }
    return;
  }
  let own_steps = select(uniforms.steps * ${FROM_NOTHING}, uniforms.steps, warm[slot] == 1);
  let penalty = lambda[max(job.x, 0)];
  var v = x;
  var r = vec4<f32>(0.0);
  var rz = 0.0;
  var going = count > 0;
  for (var turn = 0; turn <= most; turn += 1) {
    if (owner) { pool[along + q] = v; }
    workgroupBarrier();
    ${product(rows, '0')}
    // Turn 0 finds the residual at x, so what it subtracts counts negative.
    let sign = select(1.0, -1.0, turn == 0);
    let final_turn = turn == most;
    var sum = vec4<f32>(0.0);
    var square = 0.0;
    for (var start = 0; start < bound; start += STAGE) {
      let here = min(STAGE, count - start);
      let begin = job.y + start;
      // Four threads for each observation's product.
      for (var o = lane / 4; o < here; o += LANES / 4) {
        let base = col[begin + o] * KQ;
        let known = obs[begin + o];
        var score = 0.0;
        for (var n = lane % 4; n < KQ; n += 4) { score += dot(factors[base + n], pool[along + n]); }
        score *= known.x * sign;
        if (turn == 0 && lane % 4 == 0) { score += known.y; }
        scores[(staged + o) * 4 + lane % 4] = select(score * known.x, score, final_turn);
      }
      workgroupBarrier();
      if (final_turn) {
        for (var o = lane; o < here; o += LANES) {
          let s = (staged + o) * 4;
          let score = (scores[s] + scores[s + 1]) + (scores[s + 2] + scores[s + 3]);
          square += score * score;
        }
      } else if (part < PARTS) {
        for (var o = part; o < here; o += PARTS) {
          let s = (staged + o) * 4;
          let score = (scores[s] + scores[s + 1]) + (scores[s + 2] + scores[s + 3]);
          sum += factors[col[begin + o] * KQ + q] * score;
        }
      }
      if (start + STAGE < bound) { workgroupBarrier(); }
    }
    pool[SUMS + thread] = sum;
    squares[thread] = square;
    workgroupBarrier();
    {
      ${PRODUCT}
      image = sign * (image + penalty * v);
      if (owner) {
        for (var p = 0; p < PARTS; p += 1) { image += pool[SUMS + thread + p * KQ]; }
      }
      if (turn == 0) {
        r = image;
      } else {
        if (owner) {
          var curvature = dot(v, image);
          if (final_turn) {
            for (var i = q; i < LANES; i += KQ) { curvature += squares[slot * LANES + i]; }
          }
          dots[slot * KQ + q] = vec2<f32>(curvature, dot(v, r));
        }
        workgroupBarrier();
        if (owner) {
          var total = vec2<f32>(0.0);
          for (var n = 0; n < KQ; n += 1) { total += dots[slot * KQ + n]; }
          // A row ends where numbers leave the range of f32, at the last x that was sound. The length
          // is that of a line search, so that no direction, however rounded, makes x worse.
          going = going && turn <= own_steps && total.x > TINY && total.x < HUGE && total.y > 0.0 && total.y < HUGE;
          if (going) {
            let a = total.y / total.x;
            x += a * v;
            r -= a * image;
          }
        }
        if (final_turn) { break; }
      }
    }
    if (owner) { pool[along + q] = r; }
    workgroupBarrier();
    ${product(rows, '1 + bin')}
    workgroupBarrier();
    {
      ${PRODUCT}
      if (owner) { dots[slot * KQ + q].x = dot(r, image); }
      workgroupBarrier();
      if (owner) {
        var total = 0.0;
        for (var n = 0; n < KQ; n += 1) { total += dots[slot * KQ + n].x; }
        let known = turn > 0 && rz > 0.0 && total > 0.0;
        v = image + select(vec4<f32>(0.0), (total / max(rz, TINY)) * v, known);
        rz = total;
      }
    }
  }
  if (live && owner) { result[job.x * KQ + q] = x; }
}`,
});
