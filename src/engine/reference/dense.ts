import type { Block, DenseSpace, Place } from '../dense';
import { dot, dotFour } from './dot';

/** {@link DenseSpace} in plain TypeScript: what the kernels are compared with, and what stands in for them. */
export function createReferenceDense(length: number): DenseSpace {
  const values = new Float64Array(length);
  return {
    values,
    subtractDots: (c, a, b, length) => subtractDots(values, c, a, b, length),
    addOuter: (a, cols, v, scale) => {
      for (let p = 0; p < cols.length; p++) {
        const value = v[p] * scale;
        const row = a.at + cols[p] * a.stride;
        for (let q = 0; q <= p; q++) values[row + cols[q]] += value * v[q];
      }
    },
    solveCorner: (x, l) => {
      for (let r = 0; r < x.rows; r++) solveRow(values, x.at + r * x.stride, x.cols, l);
    },
  };
}

/** Four rows at a time, at more than twice the speed of one by one. */
function subtractDots(values: Float64Array, c: Block, a: Place, b: Place, length: number): void {
  const four = new Float64Array(4);
  for (let j = 0; j < c.cols; j++) {
    const column = b.at + j * b.stride;
    let from = a.at;
    let to = c.at + j;
    let left = c.rows;
    for (; left >= 4; left -= 4) {
      dotFour(values, column, values, from, a.stride, length, four);
      for (const product of four) {
        values[to] -= product;
        to += c.stride;
      }
      from += 4 * a.stride;
    }
    for (; left > 0; left--) {
      values[to] -= dot(values, from, values, column, length);
      from += a.stride;
      to += c.stride;
    }
  }
}

function solveRow(values: Float64Array, x: number, length: number, l: Place): void {
  for (let i = 0; i < length; i++) {
    const row = l.at + i * l.stride;
    const sum = values[x + i] - dot(values, row, values, x, i);
    values[x + i] = sum / values[row + i];
  }
}
