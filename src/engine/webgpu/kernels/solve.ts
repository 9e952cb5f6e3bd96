import type { Tiling } from '../tiling';
import { backward, choleskyDeclarations, factorise } from './cholesky';
import {
  accumulate,
  declarations,
  eachStored,
  eachStoredRhs,
  ownTile,
  part,
  times,
} from './normal';
import type { KernelSource } from './program';
import { refineDeclarations, solveRefined } from './refine';

/**
 * One half-epoch's row solves: `(α₀ G + Σ w yyᵀ + λᵣ I) x = Σ w t y`.
 *
 * - `observed`: a row's observations are read here. `tasks` holds (row, begin, end, bits of λ).
 * - `summed`: for popular rows, whose segments' matrices lie in `parts` already; begin and end
 *   then count those.
 */
export function solveKernel(t: Tiling, source: 'observed' | 'summed'): KernelSource {
  const observed = source === 'observed';
  const gather = observed
    ? accumulate(t, 'observed')
    : `
  for (var s = span.x; s < span.y; s += 1) {
    let at = s * STRIDE;
    ${eachStored(t, (register, offset) => `${register} += parts[at + ${offset}];`)}
    if (diagonal) {
      ${eachStoredRhs(t, (register, offset) => `${register} += parts[at + ${offset}];`)}
    }
  }`;
  return {
    key: `matinee-solve-${source}-${t.padded}`,
    inputs: observed
      ? { factors: 4, col: 1, obs: 2, tasks: 4, gram: 4 }
      : { parts: 4, tasks: 4, gram: 4 },
    outputWidth: 4,
    uniforms: 'first : i32, last : i32, alpha : f32,',
    threads: t.threads,
    code: `${declarations(t)}
${choleskyDeclarations(t)}
${observed ? refineDeclarations(t) : ''}
fn main(index : i32) {
  ${ownTile(t)}
  let at = uniforms.first + i32(workgroupId.x) * ROWS + slot;
  let live = at < uniforms.last;
  var job = vec4<i32>(0);
  if (live) { job = tasks[at]; }
  let span = job.yz;
  ${gather}
  ${eachStored(t, (register, offset) => `${register} += uniforms.alpha * gram[${offset}];`)}
  let penalty = bitcast<f32>(job.w);
  if (diagonal) {
    ${times(t.tile, (c) => `${part(`a${c}_`, c)} = (${part(`a${c}_`, c)} + penalty) * RIDGE;`)}
  }
  ${factorise(t)}
  ${observed ? solveRefined(t) : backward(t)}
  if (live && diagonal) {
    ${times(t.tile / 4, (q) => `result[job.x * KQ + bi * Q + ${q}] = ${observed ? 'x' : 'b'}${q};`)}
  }
}`,
  };
}
