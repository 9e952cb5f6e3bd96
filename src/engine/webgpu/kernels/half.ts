import type { KernelSource } from './program';

/** Threads of a workgroup, each with one row. */
export const HALF_THREADS = 64;

/** Largest power of two that a row's numbers may reach, below f16's 65,504: small ones keep their digits. */
const TOP = 13;

/**
 * Rows of factors as f16, two to a word: rows × `width` `vec4`s of two words, then (`powers` on) two
 * words for each row, of which the first holds the bits of the power of two that it was divided by. A row
 * of any scale keeps eleven bits this way; WGSL packs f16 on every adapter, with `shader-f16` or without.
 */
export const halfKernel: KernelSource = {
  key: 'matinee-half',
  inputs: { factors: 4 },
  outputWidth: 2,
  uniforms: 'first : i32, last : i32, width : i32, powers : i32,',
  threads: HALF_THREADS,
  code: `
fn main(index : i32) {
  let row = uniforms.first + index;
  if (row >= uniforms.last) { return; }
  let begin = row * uniforms.width;
  let end = begin + uniforms.width;
  var most = vec4<f32>(0.0);
  for (var i = begin; i < end; i += 1) { most = max(most, abs(factors[i])); }
  let largest = max(max(most.x, most.y), max(most.z, most.w));
  // Powers of two made of their bits are exact. What is smaller is nothing in a sum of squares.
  let exponent = clamp((bitcast<i32>(largest) >> 23u) & 255, 40, 254) - ${TOP};
  let inverse = bitcast<f32>((254 - exponent) << 23u);
  for (var i = begin; i < end; i += 1) {
    let f = clamp(factors[i] * inverse, vec4<f32>(-65504.0), vec4<f32>(65504.0));
    result[i] = bitcast<vec2<i32>>(vec2<u32>(pack2x16float(f.xy), pack2x16float(f.zw)));
  }
  result[uniforms.powers + row] = vec2<i32>(exponent << 23u, 0);
}`,
};
