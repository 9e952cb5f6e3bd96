import type { TileShape } from '../tiling';
import { part, rankUpdate, times } from './normal';

/**
 * NOISE: pivots that keep less of their diagonal entry are taken for rounding error. SPARE: the share
 * that stands in for them. Chosen by the worst row over k = 4 to 256 of `makeCornerRows`: with less
 * noise allowed some rows went far astray, with more the refinement took longer.
 */
export const CHOLESKY_CONSTANTS = `
const NOISE = 3e-5;
const SPARE = 1e-4;`;

/** Column c of the tile times `by`, as `vec4`s. */
export const scaleColumn = (t: TileShape, c: number, by: string): string =>
  times(t.tile / 4, (q) => `a${c}_${q} *= ${by};`);

/** Subtracts column m's share from the columns after it; `factor(c)` is L[c][m] of the corner. */
export const eliminate = (t: TileShape, m: number, factor: (c: number) => string): string =>
  times(t.tile - m - 1, (i) => {
    const c = m + 1 + i;
    return times(t.tile / 4, (q) => `a${c}_${q} -= a${m}_${q} * ${factor(c)};`);
  });

/** Diagonal tile: A = L Lᵀ in place, with ±1/L[m][m] on the diagonal, and b ← L⁻¹ b. */
function factorCorner(t: TileShape): string {
  return times(t.tile, (m) => {
    const pivot = part(`a${m}_`, m);
    return `{
      // A pivot near rounding error says that this direction repeats the ones before. Dividing by
      // such noise would blow up all that follows: the rest of the column becomes zero, which the
      // negative sign tells the tiles below.
      let before = ${part('d', m)};
      let kept = ${pivot} > NOISE * before;
      let inverse = 1.0 / sqrt(max(select(SPARE * before, ${pivot}, kept), 1e-37));
      cancelled = max(cancelled, before / max(${pivot}, 1e-37));
      let scale = select(0.0, inverse, kept);
      ${scaleColumn(t, m, 'scale')}
      ${eliminate(t, m, (c) => part(`a${m}_`, c))}
      let known = ${part('b', m)} * inverse;
      ${times(t.tile - m - 1, (i) => `${part('b', m + 1 + i)} -= ${part(`a${m}_`, m + 1 + i)} * known;`)}
      ${part('b', m)} = known;
      ${pivot} = select(-inverse, inverse, kept);
    }`;
  });
}

/** Tile below the corner: A ← A L⁻ᵀ. */
export function solvePanel(t: TileShape): string {
  const q = t.tile / 4;
  return times(t.tile, (m) => {
    return `{
      ${times(q, (i) => `let l${i} = pool[CORNER + (slot * T + ${m}) * Q + ${i}];`)}
      ${scaleColumn(t, m, `max(${part('l', m)}, 0.0)`)}
      ${eliminate(t, m, (c) => part('l', c))}
    }`;
  });
}

/** Diagonal tile: b ← L⁻¹ b. */
function forwardCorner(t: TileShape): string {
  return times(t.tile, (m) => {
    const b = part('b', m);
    return `${b} *= abs(${part(`a${m}_`, m)});
      ${times(t.tile - m - 1, (i) => `${part('b', m + 1 + i)} -= ${part(`a${m}_`, m + 1 + i)} * ${b};`)}`;
  });
}

/** Diagonal tile: b ← L⁻ᵀ b. */
function backCorner(t: TileShape): string {
  return times(t.tile, (i) => {
    const m = t.tile - 1 - i;
    const known = Array.from({ length: i }, (_, n) => {
      const c = m + 1 + n;
      return ` - ${part(`a${m}_`, c)} * ${part('b', c)}`;
    }).join('');
    return `${part('b', m)} = (${part('b', m)}${known}) * abs(${part(`a${m}_`, m)});`;
  });
}

/**
 * Factorises the system held in the tiles (right-looking, by blocks), and replaces the right-hand
 * side by L⁻¹ b on the way. Two barriers per block column. `cancelled` says how much of a diagonal
 * entry its pivot lost, at worst: the digits that rounding has cost.
 */
export function factorise(t: TileShape): string {
  const q = t.tile / 4;
  return `
  ${times(q, (i) => `let d${i} = vec4<f32>(${[0, 1, 2, 3].map((n) => part(`a${4 * i + n}_`, 4 * i + n)).join(', ')});`)}
  var cancelled = 0.0;
  let panel = slot * STAGE;
  for (var j = 0; j < NB; j += 1) {
    if (diagonal && bi == j) {
      ${factorCorner(t)}
      ${times(t.tile, (c) => times(q, (i) => `pool[CORNER + (slot * T + ${c}) * Q + ${i}] = a${c}_${i};`))}
      ${times(q, (i) => `pool[ANSWER + slot * KQ + j * Q + ${i}] = b${i};`)}
    }
    workgroupBarrier();
    if (bj == j && bi > j) {
      ${solvePanel(t)}
      ${times(t.tile, (c) => times(q, (i) => `pool[(panel + ${c}) * KQ + bi * Q + ${i}] = a${c}_${i};`))}
    }
    workgroupBarrier();
    if (bj > j) {
      let base = panel;
      ${rankUpdate(
        t,
        '-',
        'T',
        `if (diagonal) {
        let known = pool[ANSWER + slot * KQ + j * Q + o / 4][o % 4];
        ${times(q, (i) => `b${i} -= u${i} * known;`)}
      }`,
      )}
    }
  }`;
}

/** b ← L⁻¹ b, with the factors in the tiles. */
export function forward(t: TileShape): string {
  const q = t.tile / 4;
  return `
  for (var j = 0; j < NB; j += 1) {
    if (diagonal && bi == j) {
      ${forwardCorner(t)}
      ${times(q, (i) => `pool[ANSWER + slot * KQ + j * Q + ${i}] = b${i};`)}
    }
    workgroupBarrier();
    if (bj == j && bi > j) {
      ${times(q, (i) => `let y${i} = pool[ANSWER + slot * KQ + j * Q + ${i}];`)}
      ${times(q, (i) => {
        const terms = Array.from({ length: t.tile }, (_, c) => `a${c}_${i} * ${part('y', c)}`);
        return `pool[panel * KQ + bi * Q + ${i}] = ${terms.join(' + ')};`;
      })}
    }
    workgroupBarrier();
    if (diagonal && bi > j) {
      ${times(q, (i) => `b${i} -= pool[panel * KQ + bi * Q + ${i}];`)}
    }
  }`;
}

/** b ← L⁻ᵀ b, with the factors in the tiles. */
export function backward(t: TileShape): string {
  const q = t.tile / 4;
  return `
  for (var j = NB - 1; j >= 0; j -= 1) {
    if (diagonal && bi == j) {
      ${backCorner(t)}
      ${times(q, (i) => `pool[ANSWER + slot * KQ + j * Q + ${i}] = b${i};`)}
    }
    workgroupBarrier();
    if (bi == j && bj < j) {
      ${times(q, (i) => `let x${i} = pool[ANSWER + slot * KQ + j * Q + ${i}];`)}
      ${times(q, (i) => {
        const dot = (c: number): string =>
          Array.from({ length: q }, (_, n) => `dot(a${c}_${n}, x${n})`).join(' + ');
        const c = i * 4;
        return `pool[panel * KQ + bj * Q + ${i}] = vec4<f32>(${[0, 1, 2, 3].map((n) => dot(c + n)).join(', ')});`;
      })}
    }
    workgroupBarrier();
    if (diagonal && bi < j) {
      ${times(q, (i) => `b${i} -= pool[panel * KQ + bi * Q + ${i}];`)}
    }
  }`;
}
