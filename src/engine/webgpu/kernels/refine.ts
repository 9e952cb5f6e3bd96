import type { Tiling } from '../tiling';
import { backward, forward } from './cholesky';
import { stageObservations, times } from './normal';

/** Pivots that keep less than this share of their diagonal entry ask for refinement. */
const CANCELLED = 10;
const MAX_STEPS = 8;
/** Refinement ends at corrections below this share of x, squared. */
const SETTLED = 1e-12;

/** Workgroup memory of the refinement: the solution so far. */
export function refineDeclarations(t: Tiling): string {
  return `
var<workgroup> solution: array<vec4<f32>, ${(t.rows * t.padded) / 4}>;`;
}

/**
 * Residual `Σ z (√w t − z·x) − α₀ G x − λ x` into `b`.
 *
 * It is formed from the observations, not from the matrix: summing `w yyᵀ` in 32 bits has lost what
 * a light observation says beside a heavy one, but `z·x` has not. One thread per `vec4` of the
 * residual; the dot products `z·x` are one thread each.
 */
function residual(t: Tiling): string {
  const q = t.tile / 4;
  return `
    var r = vec4<f32>(0.0);
    if (tile < KQ) {
      let i = tile / Q;
      let part = tile % Q;
      for (var j = 0; j <= i; j += 1) {
        let id = select(NB + i * (i - 1) / 2 + j, i, i == j);
        for (var c = 0; c < T; c += 1) {
          r += gram[(c * Q + part) * TILES + id] * solution[slot * KQ + j * Q + c / 4][c % 4];
        }
      }
      for (var j = i + 1; j < NB; j += 1) {
        let id = NB + j * (j - 1) / 2 + i;
        for (var n = 0; n < Q; n += 1) {
          let x = solution[slot * KQ + j * Q + n];
          r += vec4<f32>(${[0, 1, 2, 3].map((c) => `dot(gram[((part * 4 + ${c}) * Q + n) * TILES + id], x)`).join(', ')});
        }
      }
      r = -uniforms.alpha * r - penalty * solution[slot * KQ + tile];
    }
    for (var start = 0; start < bound; start += STAGE) {
      ${stageObservations('observed')}
      for (var o = tile; o < STAGE; o += TILES) {
        var score = 0.0;
        for (var n = 0; n < KQ; n += 1) {
          score += dot(stage[(panel + o) * KQ + n], solution[slot * KQ + n]);
        }
        gains[panel + o] -= score;
      }
      workgroupBarrier();
      if (tile < KQ) {
        for (var o = 0; o < min(STAGE, span.y - span.x - start); o += 1) {
          r += stage[(panel + o) * KQ + tile] * gains[panel + o];
        }
      }
      workgroupBarrier();
    }
    if (tile < KQ) { answer[slot * KQ + tile] = r; }
    workgroupBarrier();
    if (diagonal) {
      ${times(q, (i) => `b${i} = answer[slot * KQ + bi * Q + ${i}];`)}
    }
    // Diagonal threads write their blocks of \`answer\` while others still read theirs.
    workgroupBarrier();`;
}

/**
 * From L⁻¹ b in `b` to x in `x`, with iterative refinement where the factorisation says that too
 * many digits were lost. Well-conditioned rows pay three barriers for the check.
 */
export function solveRefined(t: Tiling): string {
  const q = t.tile / 4;
  const square = (name: string): string =>
    Array.from({ length: q }, (_, i) => `dot(${name}${i}, ${name}${i})`).join(' + ');
  return `
  ${times(q, (i) => `var x${i} = vec4<f32>(0.0);`)}
  var last_size = 3e38;
  for (var step = 0; step <= ${MAX_STEPS}; step += 1) {
    if (step > 0) {
      ${residual(t)}
      ${forward(t)}
    }
    ${backward(t)}
    if (diagonal) {
      stage[panel * KQ + bi] = vec4<f32>(${square('b')}, ${square('x')}, cancelled, 0.0);
    }
    workgroupBarrier();
    if (diagonal) {
      var size = 0.0;
      for (var i = 0; i < NB; i += 1) { size += stage[panel * KQ + i].x; }
      // Corrections that grow do harm: keep what there is.
      if (size < last_size) {
        ${times(q, (i) => `x${i} += b${i};`)}
        ${times(q, (i) => `solution[slot * KQ + bi * Q + ${i}] = x${i};`)}
      }
      last_size = size;
    }
    if (thread == 0) {
      shared_int = 0;
      for (var r = 0; r < ROWS; r += 1) {
        var sums = vec4<f32>(0.0);
        for (var i = 0; i < NB; i += 1) {
          let s = stage[r * STAGE * KQ + i];
          sums = vec4<f32>(sums.xy + s.xy, max(sums.z, s.z), 0.0);
        }
        if (sums.z > ${CANCELLED} && (step == 0 || sums.x > ${SETTLED} * sums.y)) { shared_int = 1; }
      }
    }
    if (workgroupUniformLoad(&shared_int) == 0) { break; }
  }`;
}
