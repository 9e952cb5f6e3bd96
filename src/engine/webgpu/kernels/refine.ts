import type { TileShape } from '../tiling';
import { backward, forward } from './cholesky';
import { stageObservations, times } from './normal';

/** Pivots that keep less than this share of their diagonal entry ask for refinement. */
const CANCELLED = 10;
const MAX_STEPS = 16;
/** Steps from one residual that is formed anew to the next. */
const RESTART = 4;
/** Refinement ends when the objective is this near to its minimum, as a share of its decrease so far. */
const SETTLED = 1e-12;

/**
 * `Σ z (g − z·v) − α₀ G v − λ v` into `b`, with v in the pool's solution: the residual at v where
 * `targets` holds, so that g = √w t; else, with g = 0, minus the product of the row's matrix and v.
 *
 * It is formed from the observations, not from the matrix: summing `w yyᵀ` in 32 bits has lost what
 * a light observation says beside a heavy one, but `z·v` has not. One thread per `vec4` of the
 * result; the dot products `z·v` are one thread each.
 */
function product(t: TileShape): string {
  const q = t.tile / 4;
  return `
    var r = vec4<f32>(0.0);
    if (tile < KQ) {
      let i = tile / Q;
      let part = tile % Q;
      for (var j = 0; j <= i; j += 1) {
        let id = select(NB + i * (i - 1) / 2 + j, i, i == j);
        for (var c = 0; c < T; c += 1) {
          r += gram[(c * Q + part) * TILES + id] * pool[SOLUTION + slot * KQ + j * Q + c / 4][c % 4];
        }
      }
      for (var j = i + 1; j < NB; j += 1) {
        let id = NB + j * (j - 1) / 2 + i;
        for (var n = 0; n < Q; n += 1) {
          let x = pool[SOLUTION + slot * KQ + j * Q + n];
          r += vec4<f32>(${[0, 1, 2, 3].map((c) => `dot(gram[((part * 4 + ${c}) * Q + n) * TILES + id], x)`).join(', ')});
        }
      }
      r = -uniforms.alpha * r - penalty * pool[SOLUTION + slot * KQ + tile];
    }
    for (var start = 0; start < bound; start += STAGE) {
      ${stageObservations('false')}
      for (var o = tile; o < STAGE; o += TILES) {
        var score = 0.0;
        for (var n = 0; n < KQ; n += 1) {
          score += dot(pool[(panel + o) * KQ + n], pool[SOLUTION + slot * KQ + n]);
        }
        gains[panel + o] = select(0.0, gains[panel + o], targets) - score;
      }
      workgroupBarrier();
      if (tile < KQ) {
        for (var o = 0; o < min(STAGE, span.y - span.x - start); o += 1) {
          r += pool[(panel + o) * KQ + tile] * gains[panel + o];
        }
      }
      workgroupBarrier();
    }
    if (tile < KQ) { pool[ANSWER + slot * KQ + tile] = r; }
    workgroupBarrier();
    if (diagonal) {
      ${times(q, (i) => `b${i} = pool[ANSWER + slot * KQ + bi * Q + ${i}];`)}
    }
    // Diagonal threads write their blocks of the right-hand side while others still read theirs.
    workgroupBarrier();`;
}

/**
 * From L⁻¹ b in `b` to x in `x`. Where the factorisation says that it lost too many digits, its
 * answer is only the first step of conjugate gradients, and L Lᵀ their preconditioner: they come
 * nearer to the row's minimum with every step, however bad the factors are. Well-conditioned rows
 * pay three barriers for the check.
 */
export function solveRefined(t: TileShape): string {
  const q = t.tile / 4;
  const each = (line: (i: number) => string): string => times(q, line);
  const dots = (a: string, b: string): string =>
    Array.from({ length: q }, (_, i) => `dot(${a}${i}, ${b}${i})`).join(' + ');
  const own = (i: number): string => `pool[SOLUTION + slot * KQ + bi * Q + ${i}]`;
  return `
  ${each((i) => `var x${i} = vec4<f32>(0.0);`)}
  ${each((i) => `var r${i} = vec4<f32>(0.0);`)}
  var rz = 0.0;
  var decrease = 0.0;
  var refining = false;
  for (var step = 0; step <= ${MAX_STEPS}; step += 1) {
    let square = ${dots('b', 'b')};
    ${backward(t)}
    // With z = M⁻¹ r, r·z = |L⁻¹ r|².
    if (diagonal) { pool[panel * KQ + bi] = vec4<f32>(square, cancelled, 0.0, 0.0); }
    if (thread == 0) { shared_int = 0; }
    workgroupBarrier();
    let last_rz = rz;
    rz = 0.0;
    if (diagonal) {
      var worst = 0.0;
      for (var i = 0; i < NB; i += 1) {
        rz += pool[panel * KQ + i].x;
        worst = max(worst, pool[panel * KQ + i].y);
      }
      if (step == 0) {
        ${each((i) => `x${i} = b${i};`)}
        refining = worst > ${CANCELLED};
      }
      refining = refining && rz > ${SETTLED} * decrease;
      let beta = select(rz / max(last_rz, 1e-37), 0.0, step % ${RESTART} <= 1);
      ${each((i) => `${own(i)} = b${i} + select(vec4<f32>(0.0), beta * ${own(i)}, beta > 0.0);`)}
      if (refining) { shared_int = 1; }
    }
    if (workgroupUniformLoad(&shared_int) == 0) { break; }
    for (var turn = 0; turn <= select(0, 1, step % ${RESTART} == 0); turn += 1) {
      let targets = turn == 1;
      ${product(t)}
      if (targets) {
        ${each((i) => `r${i} = b${i};`)}
      } else {
        if (diagonal) {
          pool[panel * KQ + bi].x = -(${Array.from({ length: q }, (_, i) => `dot(b${i}, ${own(i)})`).join(' + ')});
        }
        workgroupBarrier();
        if (diagonal) {
          var energy = 0.0;
          for (var i = 0; i < NB; i += 1) { energy += pool[panel * KQ + i].x; }
          let alpha = select(0.0, rz / max(energy, 1e-37), refining && energy > 0.0);
          if (refining && step == 0) {
            ${each((i) => `x${i} = vec4<f32>(0.0);`)}
          }
          ${each((i) => `x${i} += alpha * ${own(i)};`)}
          ${each((i) => `r${i} += alpha * b${i};`)}
          decrease += alpha * rz;
          if (step % ${RESTART} == 0) {
            ${each((i) => `${own(i)} = x${i};`)}
          }
        }
        workgroupBarrier();
      }
    }
    ${each((i) => `b${i} = r${i};`)}
    ${forward(t)}
  }`;
}
