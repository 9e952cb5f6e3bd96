/** What {@link greedyDeterminantal} orders. */
export interface DeterminantalPool {
  /** Score of each candidate, in units of their standard deviation. */
  readonly scores: ArrayLike<number>;
  /** One row for each candidate, row-major candidates × size; likeness is their product, −1 to 1. */
  readonly vectors: Float32Array;
  readonly size: number;
}

/** Of a candidate's own quality: what is left of it below this is rounding. */
const NOTHING = 1e-9;

/**
 * Greedy MAP of a determinantal point process (Chen, Zhang & Zhou 2018, algorithm 1): each next
 * candidate is the one that raises det(L_S) most, with L_ij = q_i S_ij q_j, q = exp(θ · score) and
 * S = (1 + likeness) / 2, by an incremental Cholesky factorisation. Not used by the page: see
 * `bench/discovery.md`.
 * @param theta how much the score has to say; the smaller, the more varied
 * @returns places of `count` candidates; those that add nothing to the determinant follow in their order
 */
export function greedyDeterminantal(
  { scores, vectors, size }: DeterminantalPool,
  theta: number,
  count: number,
): number[] {
  const n = scores.length;
  let best = -Infinity;
  for (let j = 0; j < n; j++) best = Math.max(best, scores[j]);
  const quality = Float64Array.from({ length: n }, (_, j) => Math.exp(theta * (scores[j] - best)));
  const likeness = (a: number, b: number) => {
    let product = 0;
    for (let f = 0; f < size; f++) product += vectors[a * size + f] * vectors[b * size + f];
    return (1 + product) / 2;
  };
  // Column by column: rows of the Cholesky factor of the chosen, against every candidate.
  const rows: Float64Array[] = [];
  const left = quality.map((q, j) => q * q * likeness(j, j));
  const chosen: number[] = [];
  const taken = new Uint8Array(n);
  while (chosen.length < count) {
    let next = -1;
    for (let j = 0; j < n; j++)
      if (!taken[j] && left[j] > NOTHING * quality[j] ** 2 && (next < 0 || left[j] > left[next]))
        next = j;
    if (next < 0) break;
    const root = Math.sqrt(left[next]);
    const row = new Float64Array(n);
    for (let j = 0; j < n; j++) {
      if (taken[j]) continue;
      let sum = quality[next] * quality[j] * likeness(next, j);
      for (const before of rows) sum -= before[next] * before[j];
      row[j] = sum / root;
      left[j] -= row[j] ** 2;
    }
    rows.push(row);
    taken[next] = 1;
    chosen.push(next);
  }
  for (let j = 0; j < n && chosen.length < count; j++) if (!taken[j]) chosen.push(j);
  return chosen;
}
