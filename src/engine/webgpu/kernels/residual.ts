import type { Tiling } from '../tiling';
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
 * `slices` holds (row, begin, end, unused).
 */
export function residualKernel(t: Tiling): KernelSource {
  return {
    key: `matinee-residual-${t.padded}`,
    inputs: { own: 4, factors: 4, col: 1, obs: 2, slices: 4 },
    outputWidth: 1,
    uniforms: 'first : i32, last : i32,',
    threads: RESIDUAL_THREADS,
    code: `
const KQ = ${t.padded / 4};
var<workgroup> sums: array<f32, ${RESIDUAL_THREADS}>;
fn main(index : i32) {
  var sum = 0.0;
  let at = uniforms.first + index;
  if (at < uniforms.last) {
    let slice = slices[at];
    for (var p = slice.y; p < slice.z; p += 1) {
      var score = 0.0;
      let other = col[p] * KQ;
      for (var q = 0; q < KQ; q += 1) { score += dot(own[slice.x * KQ + q], factors[other + q]); }
      let miss = obs[p].y - obs[p].x * score;
      sum += miss * miss;
    }
  }
  ${workgroupSum('sum')}
}`,
  };
}
