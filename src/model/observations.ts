import type { Observations } from '../engine/engine';

/**
 * The same observations seen from the other side: rows become columns.
 * Within a row of the result, columns ascend. Linear in rows + columns + observations.
 */
export function transpose(from: Observations): Observations {
  const { rows, cols, col } = from;
  const count = col.length;
  const start = new Uint32Array(cols + 1);
  for (let p = 0; p < count; p++) start[col[p] + 1]++;
  for (let c = 0; c < cols; c++) start[c + 1] += start[c];
  const next = start.slice(0, cols);
  const out = {
    col: new Uint32Array(count),
    weight: new Float32Array(count),
    target: new Float32Array(count),
  };
  for (let r = 0; r < rows; r++) {
    for (let p = from.start[r]; p < from.start[r + 1]; p++) {
      const at = next[col[p]]++;
      out.col[at] = r;
      out.weight[at] = from.weight[p];
      out.target[at] = from.target[p];
    }
  }
  return { rows: cols, cols: rows, start, ...out };
}
