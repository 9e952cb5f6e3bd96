import type { KernelSource } from './program';
import { RESIDUAL_THREADS, workgroupSum } from './residual';

/** `Σ λᵣ|xᵣ|²`, one row of `width` `vec4`s per thread, one sum per workgroup. */
export const penaltyKernel: KernelSource = {
  key: 'matinee-penalty',
  inputs: { own: 4, lambda: 1 },
  outputWidth: 1,
  uniforms: 'first : i32, last : i32, width : i32,',
  threads: RESIDUAL_THREADS,
  code: `
var<workgroup> sums: array<f32, ${RESIDUAL_THREADS}>;
fn main(index : i32) {
  var sum = 0.0;
  let row = uniforms.first + index;
  if (row < uniforms.last) {
    for (var q = 0; q < uniforms.width; q += 1) {
      let x = own[row * uniforms.width + q];
      sum += dot(x, x);
    }
    sum *= lambda[row];
  }
  ${workgroupSum('sum')}
}`,
};
