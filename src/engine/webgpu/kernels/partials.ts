import type { TileShape } from '../tiling';
import {
  accumulate,
  declarations,
  eachStored,
  eachStoredRhs,
  findBound,
  ownTile,
  TILING_UNIFORMS,
} from './normal';
import type { KernelSource } from './program';

/**
 * Normal matrices of segments: `Σ zzᵀ` and `Σ (√w t) z` over positions begin to end - 1, one stored
 * matrix per segment. Segments of a popular row are summed by the solve kernel, segments of the
 * whole factor matrix (`dense` is 1: positions are rows of `factors`) by the reduce kernel.
 *
 * `segments` holds (slot to write, begin, end, unused).
 */
export function partialsKernel(t: TileShape): KernelSource {
  return {
    key: `matinee-partials-${t.tile}-${t.threads}`,
    inputs: { factors: 4, col: 1, obs: 2, segments: 4 },
    outputWidth: 4,
    uniforms: `${TILING_UNIFORMS} first : i32, last : i32, dense : i32,`,
    threads: t.threads,
    code: `${declarations(t)}
fn main(index : i32) {
  ${ownTile(t)}
  let task = uniforms.first + i32(workgroupId.x) * ROWS + slot;
  let live = busy && task < uniforms.last;
  var span = vec2<i32>(0);
  var to = 0;
  if (live) {
    span = segments[task].yz;
    to = segments[task].x * STRIDE;
  }
  ${findBound()}
  ${accumulate(t, 'uniforms.dense == 1')}
  if (live) {
    ${eachStored(t, (register, offset) => `result[to + ${offset}] = ${register};`)}
    if (diagonal) {
      ${eachStoredRhs(t, (register, offset) => `result[to + ${offset}] = ${register};`)}
    }
  }
}`,
  };
}
