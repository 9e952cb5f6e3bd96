import type { Tiling } from '../tiling';
import { part, rankUpdate, times } from './normal';

/** Workgroup memory that the factorisation needs beside `stage`. */
export function choleskyDeclarations(t: Tiling): string {
  return `
const NOISE = 2e-7;
const RIDGE = 1.000002;
var<workgroup> corner: array<vec4<f32>, ${(t.rows * t.tile * t.tile) / 4}>;
var<workgroup> answer: array<vec4<f32>, ${(t.rows * t.padded) / 4}>;`;
}

/** Column c of the tile times `by`, as `vec4`s. */
const scaleColumn = (t: Tiling, c: number, by: string): string =>
  times(t.tile / 4, (q) => `a${c}_${q} *= ${by};`);

/** Subtracts column m's share from the columns after it; `factor(c)` is L[c][m] of the corner. */
const eliminate = (t: Tiling, m: number, factor: (c: number) => string): string =>
  times(t.tile - m - 1, (i) => {
    const c = m + 1 + i;
    return times(t.tile / 4, (q) => `a${c}_${q} -= a${m}_${q} * ${factor(c)};`);
  });

/** Diagonal tile: A = L Lᵀ in place, with 1/L[m][m] on the diagonal, and b ← L⁻¹ b. */
function factorCorner(t: Tiling): string {
  return times(t.tile, (m) => {
    const pivot = part(`a${m}_`, m);
    return `{
      // A pivot below rounding error says that this direction repeats the ones before: x does
      // without it. Dividing by such noise would blow up all that follows.
      let before = ${part('d', m)};
      let pivot = ${pivot};
      let inverse = select(0.0, 1.0 / sqrt(max(pivot, 1e-37)), pivot > NOISE * before);
      cancelled = max(cancelled, before / max(pivot, 1e-37));
      ${scaleColumn(t, m, 'inverse')}
      ${eliminate(t, m, (c) => part(`a${m}_`, c))}
      let known = ${part('b', m)} * inverse;
      ${times(t.tile - m - 1, (i) => `${part('b', m + 1 + i)} -= ${part(`a${m}_`, m + 1 + i)} * known;`)}
      ${part('b', m)} = known;
      ${pivot} = inverse;
    }`;
  });
}

/** Tile below the corner: A ← A L⁻ᵀ. */
function solvePanel(t: Tiling): string {
  const q = t.tile / 4;
  return times(t.tile, (m) => {
    return `{
      ${times(q, (i) => `let l${i} = corner[(slot * T + ${m}) * Q + ${i}];`)}
      ${scaleColumn(t, m, part('l', m))}
      ${eliminate(t, m, (c) => part('l', c))}
    }`;
  });
}

/** Diagonal tile: b ← L⁻¹ b. */
function forwardCorner(t: Tiling): string {
  return times(t.tile, (m) => {
    const b = part('b', m);
    return `${b} *= ${part(`a${m}_`, m)};
      ${times(t.tile - m - 1, (i) => `${part('b', m + 1 + i)} -= ${part(`a${m}_`, m + 1 + i)} * ${b};`)}`;
  });
}

/** Diagonal tile: b ← L⁻ᵀ b. */
function backCorner(t: Tiling): string {
  return times(t.tile, (i) => {
    const m = t.tile - 1 - i;
    const known = Array.from({ length: i }, (_, n) => {
      const c = m + 1 + n;
      return ` - ${part(`a${m}_`, c)} * ${part('b', c)}`;
    }).join('');
    return `${part('b', m)} = (${part('b', m)}${known}) * ${part(`a${m}_`, m)};`;
  });
}

/**
 * Factorises the system held in the tiles (right-looking, by blocks), and replaces the right-hand
 * side by L⁻¹ b on the way. Two barriers per block column. `cancelled` says how much of a diagonal
 * entry its pivot lost, at worst: the digits that rounding has cost.
 */
export function factorise(t: Tiling): string {
  const q = t.tile / 4;
  return `
  ${times(q, (i) => `let d${i} = vec4<f32>(${[0, 1, 2, 3].map((n) => part(`a${4 * i + n}_`, 4 * i + n)).join(', ')});`)}
  var cancelled = 0.0;
  let panel = slot * STAGE;
  for (var j = 0; j < NB; j += 1) {
    if (diagonal && bi == j) {
      ${factorCorner(t)}
      ${times(t.tile, (c) => times(q, (i) => `corner[(slot * T + ${c}) * Q + ${i}] = a${c}_${i};`))}
      ${times(q, (i) => `answer[slot * KQ + j * Q + ${i}] = b${i};`)}
    }
    workgroupBarrier();
    if (bj == j && bi > j) {
      ${solvePanel(t)}
      ${times(t.tile, (c) => times(q, (i) => `stage[(panel + ${c}) * KQ + bi * Q + ${i}] = a${c}_${i};`))}
    }
    workgroupBarrier();
    if (bj > j) {
      let base = panel;
      ${rankUpdate(
        t,
        '-',
        'T',
        `if (diagonal) {
        let known = answer[slot * KQ + j * Q + o / 4][o % 4];
        ${times(q, (i) => `b${i} -= u${i} * known;`)}
      }`,
      )}
    }
  }`;
}

/** b ← L⁻¹ b, with the factors in the tiles. */
export function forward(t: Tiling): string {
  const q = t.tile / 4;
  return `
  for (var j = 0; j < NB; j += 1) {
    if (diagonal && bi == j) {
      ${forwardCorner(t)}
      ${times(q, (i) => `answer[slot * KQ + j * Q + ${i}] = b${i};`)}
    }
    workgroupBarrier();
    if (bj == j && bi > j) {
      ${times(q, (i) => `let y${i} = answer[slot * KQ + j * Q + ${i}];`)}
      ${times(q, (i) => {
        const terms = Array.from({ length: t.tile }, (_, c) => `a${c}_${i} * ${part('y', c)}`);
        return `stage[panel * KQ + bi * Q + ${i}] = ${terms.join(' + ')};`;
      })}
    }
    workgroupBarrier();
    if (diagonal && bi > j) {
      ${times(q, (i) => `b${i} -= stage[panel * KQ + bi * Q + ${i}];`)}
    }
  }`;
}

/** b ← L⁻ᵀ b, with the factors in the tiles. */
export function backward(t: Tiling): string {
  const q = t.tile / 4;
  return `
  for (var j = NB - 1; j >= 0; j -= 1) {
    if (diagonal && bi == j) {
      ${backCorner(t)}
      ${times(q, (i) => `answer[slot * KQ + j * Q + ${i}] = b${i};`)}
    }
    workgroupBarrier();
    if (bi == j && bj < j) {
      ${times(q, (i) => `let x${i} = answer[slot * KQ + j * Q + ${i}];`)}
      ${times(q, (i) => {
        const dot = (c: number): string =>
          Array.from({ length: q }, (_, n) => `dot(a${c}_${n}, x${n})`).join(' + ');
        const c = i * 4;
        return `stage[panel * KQ + bj * Q + ${i}] = vec4<f32>(${[0, 1, 2, 3].map((n) => dot(c + n)).join(', ')});`;
      })}
    }
    workgroupBarrier();
    if (diagonal && bi < j) {
      ${times(q, (i) => `b${i} -= stage[panel * KQ + bi * Q + ${i}];`)}
    }
  }`;
}
