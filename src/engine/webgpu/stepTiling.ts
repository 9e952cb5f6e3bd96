import type { Tiling } from './tiling';

/** How rows that take steps share a workgroup. */
export interface StepTiling {
  /** Rows of a workgroup, all of one bin: what is read of its matrices serves them all. */
  readonly rows: 1 | 4;
  /** Threads of a row, at least one for each `vec4` of its factors. */
  readonly lanes: number;
  /** Threads of a workgroup. */
  readonly threads: number;
  /** Observations of each row between two barriers. */
  readonly stage: number;
}

const MOST_THREADS = 128;
/** Observations between two barriers, of all rows of a workgroup: their products take four numbers each. */
export const STEP_STAGE = 128;

/** The tiling of steps over factors as wide as those of `tiling`. */
export function stepTilingFor({ padded }: Pick<Tiling, 'padded'>): StepTiling {
  const rows = padded <= MOST_THREADS ? 4 : 1;
  let lanes = 8;
  while (lanes < padded / 4) lanes *= 2;
  return { rows, lanes, threads: rows * lanes, stage: STEP_STAGE / rows };
}

/** `vec4`s of workgroup memory: directions, parts of the rows' sums, and of products with a matrix. */
export const stepPool = ({ rows, threads }: Pick<StepTiling, 'rows' | 'threads'>): number =>
  (2 + rows) * threads;

/** All workgroup memory of the kernel, in bytes. */
export const stepBytes = (t: StepTiling): number =>
  16 * stepPool(t) + 16 * STEP_STAGE + 12 * t.threads + 8 * t.rows + 8;
