import type { TileShape } from '../tiling';
import { CHOLESKY_CONSTANTS, factorise } from './cholesky';
import {
  accumulate,
  declarations,
  eachStored,
  eachStoredRhs,
  findBound,
  ownTile,
  part,
  TILING_UNIFORMS,
  times,
} from './normal';
import type { KernelSource } from './program';
import { solveRefined } from './refine';

/**
 * One half-epoch's row solves: `(α₀ G + Σ w yyᵀ + λᵣ I) x = Σ w t y`.
 *
 * `tasks` holds (row, begin, end, bits of λ). With `summed` 1 the rows are popular ones, whose
 * segments' matrices lie in `parts` already; each task is then followed by (first slot, last slot
 * + 1, unused, unused).
 */
export function solveKernel(t: TileShape): KernelSource {
  return {
    key: `matinee-solve-${t.tile}-${t.threads}`,
    inputs: { factors: 4, col: 1, obs: 2, tasks: 4, gram: 4, parts: 4 },
    outputWidth: 4,
    uniforms: `${TILING_UNIFORMS} first : i32, last : i32, summed : i32, alpha : f32,`,
    threads: t.threads,
    code: `${declarations(t)}
${CHOLESKY_CONSTANTS}
fn main(index : i32) {
  ${ownTile(t)}
  let at = uniforms.first + i32(workgroupId.x) * ROWS + slot;
  let live = busy && at < uniforms.last;
  var job = vec4<i32>(0);
  var slots = vec2<i32>(0);
  if (live && uniforms.summed == 0) { job = tasks[at]; }
  if (live && uniforms.summed == 1) {
    job = tasks[2 * at];
    slots = tasks[2 * at + 1].xy;
  }
  let span = job.yz;
  ${findBound()}
  if (uniforms.summed == 0) {
    ${accumulate(t, 'false')}
  }
  for (var s = slots.x; s < slots.y; s += 1) {
    let at = s * STRIDE;
    ${eachStored(t, (register, offset) => `${register} += parts[at + ${offset}];`)}
    if (diagonal) {
      ${eachStoredRhs(t, (register, offset) => `${register} += parts[at + ${offset}];`)}
    }
  }
  ${eachStored(t, (register, offset) => `${register} += uniforms.alpha * gram[${offset}];`)}
  let penalty = bitcast<f32>(job.w);
  if (diagonal) {
    ${times(t.tile, (c) => `${part(`a${c}_`, c)} += penalty;`)}
  }
  ${factorise(t)}
  ${solveRefined(t)}
  if (live && diagonal) {
    ${times(t.tile / 4, (q) => `result[job.x * KQ + bi * Q + ${q}] = x${q};`)}
  }
}`,
  };
}
