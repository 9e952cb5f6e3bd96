import type { Tiling } from '../tiling';
import type { KernelSource } from './program';
import { RESIDUAL_THREADS, workgroupSum } from './residual';

/** `Σ λᵣ|xᵣ|²`, one row per thread, one sum per workgroup. */
export function penaltyKernel(t: Tiling): KernelSource {
  return {
    key: `matinee-penalty-${t.padded}`,
    inputs: { own: 4, lambda: 1 },
    outputWidth: 1,
    uniforms: 'first : i32, last : i32,',
    threads: RESIDUAL_THREADS,
    code: `
const KQ = ${t.padded / 4};
var<workgroup> sums: array<f32, ${RESIDUAL_THREADS}>;
fn main(index : i32) {
  var sum = 0.0;
  let row = uniforms.first + index;
  if (row < uniforms.last) {
    for (var q = 0; q < KQ; q += 1) {
      let x = own[row * KQ + q];
      sum += dot(x, x);
    }
    sum *= lambda[row];
  }
  ${workgroupSum('sum')}
}`,
  };
}
