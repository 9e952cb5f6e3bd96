import type { Tiling } from '../tiling';
import type { KernelSource } from './program';

/**
 * Sums stored normal matrices 0 to `count` - 1 into one: the Gram matrix from its segments.
 * Summed in groups of 16, so that rounding grows with the group count, not with the matrix count.
 */
export function reduceKernel(t: Tiling): KernelSource {
  return {
    key: `matinee-reduce-${t.padded}`,
    inputs: { parts: 4 },
    outputWidth: 4,
    uniforms: 'count : i32,',
    threads: 64,
    code: `
const STRIDE = ${t.stride};
fn main(index : i32) {
  if (index >= STRIDE) { return; }
  var total = vec4<f32>(0.0);
  for (var start = 0; start < uniforms.count; start += 16) {
    var group = vec4<f32>(0.0);
    for (var s = start; s < min(start + 16, uniforms.count); s += 1) {
      group += parts[s * STRIDE + index];
    }
    total += group;
  }
  result[index] = total;
}`,
  };
}
