import type { Tiling } from './tiling';

/** How rows that take steps share a workgroup; all of it uniforms, so that one pipeline serves every k. */
export interface StepTiling {
  /** Threads of a row: one or several for each `vec4` of its factors. */
  readonly lanes: number;
  /** Rows of a workgroup. */
  readonly rows: number;
  /** Observations of each row staged at a time. */
  readonly stage: number;
}

export const STEP_THREADS = 128;
const LEAST_LANES = 16;
export const MOST_STEP_ROWS = STEP_THREADS / LEAST_LANES;
/** Observations staged for all rows of a workgroup, at most. */
export const MOST_STEP_STAGED = 96;
/** `vec4`s of workgroup memory beside products, sums and lengths: the rest of 16 KiB. */
export const STEP_POOL = Math.floor(
  (16_384 - MOST_STEP_STAGED * 16 - STEP_THREADS * 12 - MOST_STEP_ROWS * 8 - 32) / 16,
);

/** The tiling of steps over factors as wide as those of `tiling`. */
export function stepTilingFor({ padded }: Pick<Tiling, 'padded'>): StepTiling {
  const width = padded / 4;
  let lanes = LEAST_LANES;
  while (lanes < 2 * width && lanes < STEP_THREADS) lanes *= 2;
  const rows = STEP_THREADS / lanes;
  const room = STEP_POOL - STEP_THREADS - rows * width;
  // Staged vectors lie one `vec4` further apart than they are long: threads that read the same
  // part of different ones then meet different banks of memory.
  const stage = Math.floor(Math.min(room / (rows * (width + 1)), MOST_STEP_STAGED / rows));
  return { lanes, rows, stage };
}
