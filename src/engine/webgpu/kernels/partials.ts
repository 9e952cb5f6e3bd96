import type { Tiling } from '../tiling';
import {
  accumulate,
  declarations,
  eachStored,
  eachStoredRhs,
  ownTile,
  type Source,
} from './normal';
import type { KernelSource } from './program';

/**
 * Normal matrices of segments: `Σ zzᵀ` and `Σ (√w t) z` over positions begin to end - 1, one stored
 * matrix per segment. Segments of a popular row are summed by the solve kernel, segments of the
 * whole factor matrix by the reduce kernel.
 *
 * `segments` holds (slot to write, begin, end, unused).
 */
export function partialsKernel(t: Tiling, source: Source): KernelSource {
  return {
    key: `matinee-partials-${source}-${t.padded}`,
    inputs:
      source === 'observed'
        ? { factors: 4, col: 1, obs: 2, segments: 4 }
        : { factors: 4, segments: 4 },
    outputWidth: 4,
    uniforms: 'first : i32, last : i32,',
    threads: t.threads,
    code: `${declarations(t)}
fn main(index : i32) {
  ${ownTile(t)}
  let task = uniforms.first + i32(workgroupId.x) * ROWS + slot;
  var span = vec2<i32>(0);
  var to = 0;
  if (task < uniforms.last) {
    span = segments[task].yz;
    to = segments[task].x * STRIDE;
  }
  ${accumulate(t, source)}
  if (task < uniforms.last) {
    ${eachStored(t, (register, offset) => `result[to + ${offset}] = ${register};`)}
    if (diagonal) {
      ${eachStoredRhs(t, (register, offset) => `result[to + ${offset}] = ${register};`)}
    }
  }
}`,
  };
}
