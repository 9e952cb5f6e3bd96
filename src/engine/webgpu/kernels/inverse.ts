import type { TileShape } from '../tiling';
import { eliminate, scaleColumn, solvePanel } from './cholesky';
import {
  declarations,
  eachStored,
  ownTile,
  part,
  rankUpdate,
  times,
  TILING_UNIFORMS,
} from './normal';
import type { KernelSource } from './program';

/** Pivots keep at least this share of their diagonal entry: what is less is rounding error. */
const LEAST_PIVOT = 1e-5;

const XYZW = ['x', 'y', 'z', 'w'] as const;

/** Column c of the tile's transpose, from row 4i on. */
const turned = (c: number, i: number): string =>
  `vec4<f32>(${XYZW.map((_, n) => part(`a${4 * i + n}_`, c)).join(', ')})`;

/** The tile's transpose in its place. */
function turn(t: TileShape): string {
  const each = (line: (c: number, i: number) => string): string =>
    times(t.tile, (c) => times(t.tile / 4, (i) => line(c, i)));
  return `
    ${each((c, i) => `let t${c}_${i} = ${turned(c, i)};`)}
    ${each((c, i) => `a${c}_${i} = t${c}_${i};`)}`;
}

/** Diagonal tile: A = L Lᵀ in place, with 1/L[m][m] on the diagonal. */
const factorCorner = (t: TileShape): string =>
  times(t.tile, (m) => {
    const pivot = part(`a${m}_`, m);
    return `{
      let inverse = 1.0 / sqrt(max(max(${pivot}, LEAST_PIVOT * ${part('d', m)}), 1e-37));
      ${scaleColumn(t, m, 'inverse')}
      ${eliminate(t, m, (c) => part(`a${m}_`, c))}
      ${pivot} = inverse;
    }`;
  });

/** A ← A L⁻¹. */
function solveBack(t: TileShape): string {
  const q = t.tile / 4;
  return times(t.tile, (n) => {
    const m = t.tile - 1 - n;
    return `{
      ${times(q, (i) => `let l${i} = pool[CORNER + (slot * T + ${m}) * Q + ${i}];`)}
      ${times(n, (j) => times(q, (i) => `a${m}_${i} -= a${m + 1 + j}_${i} * ${part('l', m + 1 + j)};`))}
      ${scaleColumn(t, m, part('l', m))}
    }`;
  });
}

/**
 * Writes matrices in full, from those in tiles: `(α₀ G + λ I + W S)⁻¹` for each (λ, W) of `bins`,
 * where S (`moment`) is the mean of `yyᵀ` over all observations, each by its weight. So a bin's
 * matrix is what the rows' own would be if each had average observations. With `sweeps` 0 the
 * matrices are not inverted.
 *
 * The inverse is found by sweeps (Goodnight 1979, "A Tutorial on the SWEEP Operator"), which keep the
 * matrix symmetric, so that half of it does; in blocks of a tile's width: with C = L Lᵀ the block on
 * the diagonal and B the column of blocks beside it, the rest loses B C⁻¹ Bᵀ, B becomes B C⁻¹, and C
 * becomes −C⁻¹. After all blocks the whole is −A⁻¹. Two barriers a block.
 */
export function inverseKernel(t: TileShape): KernelSource {
  const q = t.tile / 4;
  return {
    key: `matinee-inverse-${t.tile}-${t.threads}`,
    inputs: { gram: 4, moment: 4, bins: 2 },
    outputWidth: 4,
    uniforms: `${TILING_UNIFORMS} first : i32, last : i32, sweeps : i32, alpha : f32,`,
    threads: t.threads,
    code: `${declarations(t)}
const LEAST_PIVOT = ${LEAST_PIVOT};
fn main(index : i32) {
  ${ownTile(t)}
  let number = uniforms.first + i32(workgroupId.x) * ROWS + slot;
  let live = busy && number < uniforms.last;
  var bin = vec2<f32>(1.0, 0.0);
  if (live) {
    bin = bins[number];
    ${eachStored(t, (register, offset) => `${register} = uniforms.alpha * gram[${offset}] + bin.y * moment[${offset}];`)}
  }
  if (diagonal) {
    ${times(t.tile, (c) => `${part(`a${c}_`, c)} += bin.x;`)}
  }
  ${times(q, (i) => `let d${i} = vec4<f32>(${[0, 1, 2, 3].map((n) => part(`a${4 * i + n}_`, 4 * i + n)).join(', ')});`)}
  let panel = slot * STAGE;
  let base = panel;
  for (var j = 0; j < NB * uniforms.sweeps; j += 1) {
    let corner = bi == j && bj == j;
    // A tile left of the corner stands for its mirror image below it.
    let across = bi == j && bj < j;
    if (corner) {
      ${factorCorner(t)}
      ${times(t.tile, (c) => times(q, (i) => `pool[CORNER + (slot * T + ${c}) * Q + ${i}] = a${c}_${i};`))}
      // From here on it is treated as the blocks beside it, which makes it L⁻ᵀ L⁻¹.
      ${times(t.tile, (c) => times(q, (i) => `a${c}_${i} = vec4<f32>(${[0, 1, 2, 3].map((n) => (4 * i + n === c ? '1.0' : '0.0')).join(', ')});`))}
    }
    workgroupBarrier();
    if (bi == j || bj == j) {
      if (across) { ${turn(t)} }
      ${solvePanel(t)}
      if (!corner) {
        let row = select(bi, bj, across);
        ${times(t.tile, (c) => times(q, (i) => `pool[(panel + ${c}) * KQ + row * Q + ${i}] = a${c}_${i};`))}
      }
      ${solveBack(t)}
      if (across) { ${turn(t)} }
      if (corner) { ${times(t.tile, (c) => times(q, (i) => `a${c}_${i} = -a${c}_${i};`))} }
    }
    workgroupBarrier();
    if (busy && bi != j && bj != j) {
      ${rankUpdate(t, '-', 'T', '')}
    }
  }
  if (live) {
    let sign = select(1.0, -1.0, uniforms.sweeps == 1);
    let to = number * NB * T * KQ;
    ${times(t.tile, (c) => times(q, (i) => `result[to + (bj * T + ${c}) * KQ + bi * Q + ${i}] = sign * a${c}_${i};`))}
    if (!diagonal) {
      ${times(t.tile, (c) => times(q, (i) => `result[to + (bi * T + ${c}) * KQ + bj * Q + ${i}] = sign * ${turned(c, i)};`))}
    }
  }
}`,
  };
}
