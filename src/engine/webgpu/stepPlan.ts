import type { Observations } from '../engine';
import type { Quads, SidePlan } from './plan';

/** How the rows of one side take steps. */
export interface StepPlan {
  /**
   * (row, begin, end, bin) of the rows that take steps: bin by bin, longest rows first, those without
   * observations last; filled up with rows −1, so that no workgroup has rows of two bins.
   */
  readonly tasks: Quads;
  /** λ and W of each bin, after a pair of zeros. */
  readonly bins: Float32Array;
  /** √(the row's share of all weight) and 0, for each row: what makes observations of the rows themselves. */
  readonly shares: Float32Array;
}

/** Bins at most. Each costs about three exact solves, and every half-epoch inverts them anew. */
const MOST_BINS = 64;
const ROWS_PER_BIN = 16;
/** Bins for each factor of e in λ and in W, if there may be so many. */
const FINE = { penalty: 4, weight: 3 };
/** Sums of weights below count as this: ln 0 says nothing. */
const LEAST_WEIGHT = 1e-9;
/** Squares of what is beyond leave the range of 32 bits. */
const MOST_WEIGHT = 1e18;

/** Bins that a side of `rows` rows has at most. */
export const mostBins = (rows: number): number =>
  Math.max(1, Math.min(MOST_BINS, Math.ceil(rows / ROWS_PER_BIN)));

/**
 * Observations of a row that still takes steps. One workgroup takes them all, which is no burden as
 * long as it is a small share of the half-epoch.
 */
export const longestStepped = ({ col }: Observations): number =>
  Math.max(4096, Math.ceil(col.length / 512));

/**
 * Sorts rows into bins of like λ and like sums of weights W, which share a preconditioner.
 * @param together rows of a workgroup
 */
export function planSteps(
  { rows, start, weight }: Observations,
  penalty: Float32Array,
  plan: SidePlan,
  together: 1 | 4,
): StepPlan {
  const totals = new Float64Array(rows);
  let total = 0;
  for (let row = 0; row < rows; row++) {
    for (let p = start[row]; p < start[row + 1]; p++) totals[row] += weight[p];
    total += totals[row];
  }
  const shares = new Float32Array(2 * rows);
  if (total > 0) totals.forEach((sum, row) => (shares[2 * row] = Math.sqrt(sum / total)));

  // Longest first.
  const stepped = Array.from({ length: plan.tasks.length / 4 }, (_, at) => plan.tasks[4 * at]);
  const { of, means } = sorted(
    stepped.map((row) => [
      Math.log(penalty[row]),
      Math.log(Math.min(MOST_WEIGHT, Math.max(LEAST_WEIGHT, totals[row]))),
    ]),
    mostBins(rows),
  );
  const groups = Array.from({ length: means.length / 2 }, (): number[] => []);
  stepped.forEach((row, at) => groups[of[at]].push(row));
  const lists = groups.map((list, bin) => ({ list, bin }));
  // A bin appears with its longest row, so that bins come longest first, too.
  lists.push({
    list: Array.from({ length: rows }, (_, row) => row).filter(
      (row) => start[row + 1] === start[row],
    ),
    bin: 0,
  });
  const tasks: number[] = [];
  for (const { list, bin } of lists) {
    for (const row of list) tasks.push(row, start[row], start[row + 1], bin);
    while ((tasks.length / 4) % together !== 0) tasks.push(-1, 0, 0, bin);
  }
  return {
    tasks: Int32Array.from(tasks),
    bins: Float32Array.from([0, 0, ...means.map(Math.exp)]),
    shares,
  };
}

/**
 * Rounds pairs of logarithms, ever more coarsely until no more than `most` different ones are left.
 * @returns the bin of each, and each bin's mean
 */
function sorted(
  logs: readonly (readonly [number, number])[],
  most: number,
): { of: Int32Array; means: number[] } {
  for (let grain = 1; ; grain *= 1.25) {
    const numbers = new Map<number, number>();
    const sums: [number, number, number][] = [];
    const of = Int32Array.from(logs, ([penalty, weight]) => {
      const key =
        4096 * Math.round((FINE.penalty * penalty) / grain) +
        Math.round((FINE.weight * weight) / grain);
      let bin = numbers.get(key);
      if (bin === undefined) {
        bin = sums.length;
        numbers.set(key, bin);
        sums.push([0, 0, 0]);
      }
      const sum = sums[bin];
      sum[0] += penalty;
      sum[1] += weight;
      sum[2]++;
      return bin;
    });
    // A grain that tells nothing apart ends it whatever the logarithms are.
    if (sums.length <= most || grain > 1e6)
      return { of, means: sums.flatMap(([penalty, weight, n]) => [penalty / n, weight / n]) };
  }
}
