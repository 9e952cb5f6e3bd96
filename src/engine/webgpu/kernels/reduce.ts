import type { KernelSource } from './program';

/**
 * Sums stored normal matrices 0 to `count` - 1, of `stride` `vec4`s each, into one: the Gram matrix
 * from its segments. Summed in groups of 16, so that rounding grows with the group count, not with
 * the matrix count.
 */
export const reduceKernel: KernelSource = {
  key: 'matinee-reduce',
  inputs: { parts: 4 },
  outputWidth: 4,
  uniforms: 'stride : i32, count : i32,',
  threads: 64,
  code: `
fn main(index : i32) {
  if (index >= uniforms.stride) { return; }
  var total = vec4<f32>(0.0);
  for (var start = 0; start < uniforms.count; start += 16) {
    var group = vec4<f32>(0.0);
    for (var s = start; s < min(start + 16, uniforms.count); s += 1) {
      group += parts[s * uniforms.stride + index];
    }
    total += group;
  }
  result[index] = total;
}`,
};
