import type { Observations } from '../engine';

/** Four integers, or twice four, per entry, as the kernels read them. */
export type Quads = Int32Array;

/** Popular rows that are summed over several workgroups: their segments, then their solves. */
export interface SummedBatch {
  /** Entries of `segments`, from `firstSegment` to `lastSegment` - 1. */
  readonly firstSegment: number;
  readonly lastSegment: number;
  /** Entries of `summed`, likewise. */
  readonly firstRow: number;
  readonly lastRow: number;
}

/** The order in which one side's rows are solved. */
export interface SidePlan {
  /** (row, begin, end, bits of λ) of the rows that one thread group solves alone, longest first. */
  readonly tasks: Quads;
  /** (row, begin, end, bits of λ), (first slot, last slot + 1, 0, 0) of popular rows. */
  readonly summed: Quads;
  /** (slot, begin, end, 0) of the popular rows' segments. */
  readonly segments: Quads;
  /** The popular rows in batches whose slots fit the scratch buffer. */
  readonly batches: readonly SummedBatch[];
  /** Slots that the fullest batch needs. */
  readonly slots: number;
  /** Whether some rows have no observations, so that their factors must be set to zero. */
  readonly hasEmptyRows: boolean;
}

/** A row with more observations than this is split, so that it does not hold up its dispatch. */
export const SPLIT_ABOVE = 1024;
const SEGMENT = 512;
/** Segments per row at most: its solve adds them up one by one. */
const SEGMENTS_PER_ROW = 64;

/**
 * Sorts rows into bins by length.
 * @param maxSlots how many partial matrices the scratch buffer holds, at least 64.
 * @param splitAbove rows with more observations are popular
 */
export function planSide(
  { rows, start }: Observations,
  penalty: Float32Array,
  maxSlots: number,
  splitAbove = SPLIT_ABOVE,
): SidePlan {
  const penaltyBits = new Int32Array(penalty.buffer, penalty.byteOffset, penalty.length);
  const length = (row: number): number => start[row + 1] - start[row];
  const filled = Uint32Array.from({ length: rows }, (_, row) => row).filter(
    (row) => length(row) > 0,
  );
  // Neighbours of like length share a workgroup without waiting for each other.
  filled.sort((a, b) => length(b) - length(a) || a - b);
  const popular = filled.findIndex((row) => length(row) <= splitAbove);
  const split = popular < 0 ? filled.length : popular;

  const tasks = new Int32Array((filled.length - split) * 4);
  filled
    .subarray(split)
    .forEach((row, i) => tasks.set([row, start[row], start[row + 1], penaltyBits[row]], i * 4));

  const summed: number[] = [];
  const segments: number[] = [];
  const batches: SummedBatch[] = [];
  let batch = { firstSegment: 0, firstRow: 0 };
  let slots = 0;
  let slot = 0;
  const closeBatch = (): void => {
    const lastSegment = segments.length / 4;
    const lastRow = summed.length / 8;
    if (lastRow > batch.firstRow) batches.push({ ...batch, lastSegment, lastRow });
    batch = { firstSegment: lastSegment, firstRow: lastRow };
    slot = 0;
  };
  for (const row of filled.subarray(0, split)) {
    const size = Math.max(SEGMENT, Math.ceil(length(row) / SEGMENTS_PER_ROW));
    const count = Math.ceil(length(row) / size);
    if (slot + count > maxSlots) closeBatch();
    summed.push(row, start[row], start[row + 1], penaltyBits[row], slot, slot + count, 0, 0);
    for (let from = start[row]; from < start[row + 1]; from += size)
      segments.push(slot++, from, Math.min(from + size, start[row + 1]), 0);
    slots = Math.max(slots, slot);
  }
  closeBatch();
  return {
    tasks,
    summed: Int32Array.from(summed),
    segments: Int32Array.from(segments),
    batches,
    slots,
    hasEmptyRows: filled.length < rows,
  };
}

/** (slot, begin, end, 0) of pieces that cover rows 0 to `rows` - 1, for the Gram matrix. */
export function planGram(rows: number, maxSlots: number): Quads {
  const size = Math.max(32, Math.ceil(rows / Math.min(maxSlots, 512)));
  const count = Math.ceil(rows / size);
  return Int32Array.from({ length: count * 4 }, (_, i) => {
    const slot = i >> 2;
    return [slot, slot * size, Math.min((slot + 1) * size, rows), 0][i & 3] ?? 0;
  });
}

/** (row, begin, end, 0) of pieces of rows, one thread's work each, for the loss. */
export function planSlices({ rows, start }: Observations, size = 32): Quads {
  let count = 0;
  for (let row = 0; row < rows; row++) count += Math.ceil((start[row + 1] - start[row]) / size);
  const slices = new Int32Array(count * 4);
  let at = 0;
  for (let row = 0; row < rows; row++)
    for (let from = start[row]; from < start[row + 1]; from += size) {
      slices.set([row, from, Math.min(from + size, start[row + 1]), 0], at);
      at += 4;
    }
  return slices;
}
