import type { Arena } from './arena';
import {
  DUAL,
  dualWork,
  PRIMAL,
  primalWork,
  STEPS,
  stepsWork,
  TOGETHER,
  type SideShare,
} from './plan';
import { cutIntoRuns, type RowList, type Run } from './rowLists';

/** One side of a part: where its numbers lie, and in what order its rows are worked through. */
export interface SideMemory {
  readonly share: SideShare;
  readonly start: number;
  readonly col: number;
  readonly weight: number;
  readonly target: number;
  readonly penalty: number;
  /** Factors of all rows of this side, whosoever's they are. */
  readonly factors: number;
  /** Rows by their path. */
  readonly direct: RowList;
  readonly dual: RowList;
  readonly stepped: RowList;
  /** Worked through `ROWS_TOGETHER` at a time. */
  readonly together: Omit<RowList, 'runs'>;
  /** Rows without observations. */
  readonly empty: Uint32Array;
  /** Runs of all rows for sums over their factors, and over their observations too. */
  readonly penaltyRuns: readonly Run[];
  readonly errorRuns: readonly Run[];
  /** Columns that must be copied into the eigenbasis. */
  readonly touched: { readonly at: number; readonly count: number };
  /** The other side's factors in the eigenbasis, for rows that are solved exactly; or 0. */
  readonly rotated: number;
  readonly columnWeight: number;
}

/**
 * Copies a side into memory and makes room for its factors.
 * @param rows of the side, of which the share has some
 * @param size factors of a row, padded
 */
export function placeSide(arena: Arena, share: SideShare, rows: number, size: number): SideMemory {
  const length = (r: number) => share.start[r + 1] - share.start[r];
  const all = Uint32Array.from(share.path.keys());
  const onPath = (path: number) => all.filter((r) => share.path[r] === path && length(r) > 0);
  const list = (path: number, work: (observations: number) => number): RowList => {
    const found = onPath(path);
    // Neighbours of about equal length keep the processor's branch prediction and caches content.
    if (path === DUAL) found.sort((a, b) => length(a) - length(b) || a - b);
    return {
      at: arena.put(found),
      rows: found,
      runs: cutIntoRuns(found, (r) => work(length(r))),
    };
  };
  const together = onPath(TOGETHER);
  const dual = list(DUAL, (n) => dualWork(n, size, share.steps === 0));
  const copies = share.usesBasis && share.steps === 0;
  const touched = copies ? touchedColumns(share) : new Uint32Array(0);
  return {
    share,
    start: arena.put(share.start),
    col: arena.put(share.col),
    weight: arena.put(share.weight),
    target: arena.put(share.target),
    penalty: arena.put(share.penalty),
    factors: arena.take(4 * size * rows),
    direct: list(PRIMAL, (n) => primalWork(n, size)),
    dual,
    together: { at: arena.put(together), rows: together },
    stepped: list(STEPS, (n) => stepsWork(n, size, share.steps)),
    empty: all.filter((r) => length(r) === 0),
    penaltyRuns: cutIntoRuns(all, () => size),
    errorRuns: cutIntoRuns(all, (r) => (4 + length(r)) * size * 0.25),
    touched: { at: arena.put(touched), count: touched.length },
    rotated: copies ? arena.take(4 * size * share.cols) : 0,
    columnWeight: arena.put(share.columnWeight),
  };
}

/** The columns of rows on the dual path. */
function touchedColumns({ rows, cols, start, col, path }: SideShare): Uint32Array {
  const seen = new Uint8Array(cols);
  for (let r = 0; r < rows; r++)
    if (path[r] === DUAL) for (let p = start[r]; p < start[r + 1]; p++) seen[col[p]] = 1;
  return Uint32Array.from(seen.keys()).filter((c) => seen[c] === 1);
}
