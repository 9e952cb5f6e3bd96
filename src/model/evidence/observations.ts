import type { Observations } from '../../engine/engine';

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

/** The rows of both, one below the other; columns must be the same. */
export function stackRows(above: Observations, below: Observations): Observations {
  const start = new Uint32Array(above.rows + below.rows + 1);
  start.set(above.start);
  below.start.forEach((at, row) => (start[above.rows + row] = above.col.length + at));
  const joined = (a: Float32Array, b: Float32Array) => {
    const out = new Float32Array(a.length + b.length);
    out.set(a);
    out.set(b, a.length);
    return out;
  };
  const col = new Uint32Array(above.col.length + below.col.length);
  col.set(above.col);
  col.set(below.col, above.col.length);
  return {
    rows: above.rows + below.rows,
    cols: above.cols,
    start,
    col,
    weight: joined(above.weight, below.weight),
    target: joined(above.target, below.target),
  };
}

/** The same without rows that have no observations: people of whom nothing is known weigh nothing. */
export function withoutEmptyRows(from: Observations): Observations {
  const start = from.start.filter((at, row) => row === 0 || at > from.start[row - 1]);
  return { ...from, rows: start.length - 1, start };
}
