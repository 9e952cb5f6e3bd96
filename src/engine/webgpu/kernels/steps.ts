import { MOST_STEP_ROWS, MOST_STEP_STAGED, STEP_POOL, STEP_THREADS } from '../stepTiling';
import type { KernelSource } from './program';

/**
 * A row of zeros takes so many times the steps: when training goes on from one side's factors only,
 * the other side must be as good as it was.
 */
const FROM_NOTHING = 3;

/** Adds matrix `number` times the pool's vector to `sum`: this thread's `vec4`, this part's columns. */
const product = (number: string): string => `
  if (active_lane) {
    let matrix = (${number}) * KQ * KQ * 4 + q;
    for (var n = part; n < KQ; n += PARTS) {
      let u = pool[along + n];
      let column = matrix + 4 * n * KQ;
      sum += matrices[column] * u.x + matrices[column + KQ] * u.y
        + matrices[column + 2 * KQ] * u.z + matrices[column + 3 * KQ] * u.w;
    }
  }`;

/** Ends with the sum of all parts in \`whole\`, for the threads that own a \`vec4\` of the row. */
const gathered = (then: string): string => `
  pool[PARTIAL + thread] = sum;
  workgroupBarrier();
  var whole = vec4<f32>(0.0);
  if (owner) {
    for (var p = 0; p < PARTS; p += 1) { whole += pool[PARTIAL + thread + p * KQ]; }
    ${then}
  }`;

/**
 * Rows improved by a few steps of preconditioned conjugate gradients (Hestenes & Stiefel 1952) from
 * their present factors, which are the output's own. `matrices` holds k × k matrices: α₀G, then the
 * inverse preconditioner of each bin. `tasks` holds (row, begin, end, bin).
 *
 * Several rows may share a workgroup, `lanes` threads each. The threads of a row's first part own
 * one `vec4` of its factors, residual and direction; the others help them with products and sums.
 * A pass over a row's observations stages z = √w·y, adds up `Σ z (g − z·x)` for the residual or
 * `Σ z (z·d)` for the image of a direction; for the last step `Σ (z·d)²` is enough. Rows that fit
 * are staged only once.
 */
export const stepsKernel: KernelSource = {
  key: 'matinee-steps',
  inputs: { factors: 4, col: 1, obs: 2, tasks: 4, matrices: 4, lambda: 1 },
  outputWidth: 4,
  uniforms:
    'first : i32, last : i32, width : i32, lanes : i32, group_rows : i32, stage_size : i32, steps : i32,',
  threads: STEP_THREADS,
  code: `
// What is beyond has left the range in which squares are finite.
const HUGE = 1e18;
const TINY = 1e-30;
var<workgroup> pool: array<vec4<f32>, ${STEP_POOL}>;
var<workgroup> scores: array<f32, ${4 * MOST_STEP_STAGED}>;
var<workgroup> squares: array<f32, ${STEP_THREADS}>;
var<workgroup> dots: array<vec2<f32>, ${STEP_THREADS}>;
var<workgroup> lengths: array<i32, ${MOST_STEP_ROWS}>;
var<workgroup> warm: array<i32, ${MOST_STEP_ROWS}>;
var<workgroup> limits: vec2<i32>;
fn main(index : i32) {
  let KQ = uniforms.width;
  let LANES = uniforms.lanes;
  let ROWS = uniforms.group_rows;
  let STAGE = uniforms.stage_size;
  let PARTS = LANES / KQ;
  let GAP = KQ + 1;
  let PARTIAL = ROWS * STAGE * GAP;
  let ALONG = PARTIAL + ${STEP_THREADS};
  let thread = i32(localIndex);
  let slot = thread / LANES;
  let lane = thread % LANES;
  let q = lane % KQ;
  let part = lane / KQ;
  let active_lane = part < PARTS;
  let owner = part == 0;
  let along = ALONG + slot * KQ;
  let staged = slot * STAGE;
  let at = uniforms.first + i32(workgroupId.x) * ROWS + slot;
  let live = at < uniforms.last;
  var job = vec4<i32>(0);
  if (live) { job = tasks[at]; }
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
  let bounds = workgroupUniformLoad(&limits);
  let bound = bounds.x;
  let most = bounds.y;
  if (bound == 0) {
    // Rows without observations, which lie together at the end.
    if (live && owner) { result[job.x * KQ + q] = vec4<f32>(0.0); }
    return;
  }
  let own_steps = select(uniforms.steps * ${FROM_NOTHING}, uniforms.steps, warm[slot] == 1);
  let penalty = lambda[job.x];
  var v = x;
  var r = vec4<f32>(0.0);
  var rz = 0.0;
  var going = count > 0;
  for (var turn = 0; turn <= most; turn += 1) {
    if (owner) { pool[along + q] = v; }
    workgroupBarrier();
    // Turn 0 finds the residual at x, so what it subtracts counts negative.
    let sign = select(1.0, -1.0, turn == 0);
    var sum = vec4<f32>(0.0);
    var square = 0.0;
    ${product('0')}
    sum *= sign;
    for (var start = 0; start < bound; start += STAGE) {
      let here = min(STAGE, count - start);
      let begin = job.y + start;
      if (turn == 0 || bound > STAGE) {
        if (active_lane) {
          for (var o = part; o < here; o += PARTS) {
            let z = factors[col[begin + o] * KQ + q] * obs[begin + o].x;
            pool[(staged + o) * GAP + q] = z;
          }
        }
        workgroupBarrier();
      }
      // Four threads for each observation's product.
      for (var o = lane / 4; o < here; o += LANES / 4) {
        let base = (staged + o) * GAP;
        var score = 0.0;
        for (var n = lane % 4; n < KQ; n += 4) { score += dot(pool[base + n], pool[along + n]); }
        score *= sign;
        if (turn == 0 && lane % 4 == 0) { score += obs[begin + o].y; }
        scores[(staged + o) * 4 + lane % 4] = score;
      }
      workgroupBarrier();
      for (var o = select(part, lane, turn == most); o < here; o += select(PARTS, LANES, turn == most)) {
        let s = (staged + o) * 4;
        let score = (scores[s] + scores[s + 1]) + (scores[s + 2] + scores[s + 3]);
        if (turn == most) {
          square += score * score;
        } else if (active_lane) {
          sum += pool[(staged + o) * GAP + q] * score;
        }
      }
      if (start + STAGE < bound) { workgroupBarrier(); }
    }
    squares[thread] = square;
    {
      ${gathered(`whole += sign * penalty * v;`)}
      if (turn == 0) {
        r = whole;
      } else {
        if (owner) {
          var curvature = dot(v, whole);
          if (turn == most) {
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
            r -= a * whole;
          }
        }
        if (turn == most) { break; }
      }
    }
    if (owner) { pool[along + q] = r; }
    workgroupBarrier();
    sum = vec4<f32>(0.0);
    ${product('1 + job.w')}
    {
      ${gathered(`dots[slot * KQ + q] = vec2<f32>(dot(r, whole), 0.0);`)}
      workgroupBarrier();
      if (owner) {
        var total = 0.0;
        for (var n = 0; n < KQ; n += 1) { total += dots[slot * KQ + n].x; }
        let known = turn > 0 && rz > 0.0 && total > 0.0;
        v = whole + select(vec4<f32>(0.0), (total / max(rz, TINY)) * v, known);
        rz = total;
      }
    }
  }
  if (live && owner) { result[job.x * KQ + q] = x; }
}`,
};
