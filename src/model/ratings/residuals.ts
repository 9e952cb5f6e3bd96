import type { TrainingRatings } from '../bayes/ratings';
import type { fitBiases } from './biases';

/** Ratings by row, less the biases: those of row r are at start[r] to start[r + 1] − 1. */
export interface ResidualRows {
  readonly start: Uint32Array;
  /** Index on the other side. */
  readonly other: Uint32Array;
  readonly residual: Float64Array;
}

/** What the biases leave of every rating, seen from both sides. Linear in ratings. */
export function residualRows(
  { users, items, user, item, value }: TrainingRatings,
  biases: ReturnType<typeof fitBiases>,
): { readonly byUser: ResidualRows; readonly byItem: ResidualRows } {
  const residual = value.map(
    (v, n) => v - biases.mean - biases.users[user[n]] - biases.items[item[n]],
  );
  return {
    byUser: sorted(users, user, item, residual),
    byItem: sorted(items, item, user, residual),
  };
}

function sorted(
  rows: number,
  row: Uint32Array,
  other: Uint32Array,
  residual: Float64Array,
): ResidualRows {
  const start = new Uint32Array(rows + 1);
  for (const r of row) start[r + 1]++;
  for (let r = 0; r < rows; r++) start[r + 1] += start[r];
  const next = start.slice(0, rows);
  const out = { other: new Uint32Array(row.length), residual: new Float64Array(row.length) };
  for (let n = 0; n < row.length; n++) {
    const at = next[row[n]]++;
    out.other[at] = other[n];
    out.residual[at] = residual[n];
  }
  return { start, ...out };
}
