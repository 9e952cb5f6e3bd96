import type { KernelSource } from './program';

/** Threads of a workgroup, each with one slice of a row. */
export const RESIDUAL_THREADS = 64;

/** Adds up one value per thread; thread 0 has the sum. */
export const workgroupSum = (value: string): string => `
  sums[localIndex] = ${value};
  workgroupBarrier();
  if (localIndex == 0u) {
    var total = 0.0;
    for (var i = 0; i < ${RESIDUAL_THREADS}; i += 1) { total += sums[i]; }
    result[uniforms.first / ${RESIDUAL_THREADS} + i32(workgroupId.x)] = total;
  }`;

/**
 * `Σ w (t − x·y)²` of slices of rows, one slice per thread, one sum per workgroup.
 * `slices` holds (row, begin, end, unused); a row has `width` `vec4`s.
 */
export const residualKernel: KernelSource = {
  key: 'matinee-residual',
  inputs: { own: 4, factors: 4, col: 1, obs: 2, slices: 4 },
  outputWidth: 1,
  uniforms: 'first : i32, last : i32, width : i32,',
  threads: RESIDUAL_THREADS,
  code: `
var<workgroup> sums: array<f32, ${RESIDUAL_THREADS}>;
fn main(index : i32) {
  var sum = 0.0;
  let at = uniforms.first + index;
  if (at < uniforms.last) {
    let slice = slices[at];
    for (var p = slice.y; p < slice.z; p += 1) {
      var score = 0.0;
      let other = col[p] * uniforms.width;
      for (var q = 0; q < uniforms.width; q += 1) { score += dot(own[slice.x * uniforms.width + q], factors[other + q]); }
      let miss = obs[p].y - obs[p].x * score;
      sum += miss * miss;
    }
  }
  ${workgroupSum('sum')}
}`,
};
