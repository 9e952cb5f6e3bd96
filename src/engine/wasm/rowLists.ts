/** Estimated work (see `plan.ts`) between two looks at the clock: a quarter of a millisecond. */
const STEP_WORK = 250_000;

/** Places from..to-1 in a list of rows. */
export interface Run {
  readonly from: number;
  readonly to: number;
  /** A single row that is more work than a step should be. */
  readonly long: boolean;
}

/** Row numbers in memory, cut into runs of about a step's work each. */
export interface RowList {
  readonly at: number;
  readonly rows: Uint32Array;
  readonly runs: readonly Run[];
}

/** Cuts rows into runs of about a step's work each. */
export function cutIntoRuns(rows: Uint32Array, work: (row: number) => number): Run[] {
  const runs: Run[] = [];
  let [from, sum] = [0, 0];
  const end = (to: number) => {
    if (to > from) runs.push({ from, to, long: to - from === 1 && sum > STEP_WORK });
  };
  for (const [at, row] of rows.entries()) {
    const next = work(row);
    if (sum + next > STEP_WORK) {
      end(at);
      [from, sum] = [at, 0];
    }
    sum += next;
  }
  end(rows.length);
  return runs;
}
