import type { Side } from '../engine';
import { Arena } from './arena';
import type { Kernels } from './kernels';
import { padded } from './padded';
import { otherSide, ROWS_TOGETHER, type Share } from './plan';
import { placeSide, type SideMemory } from './sideMemory';

/** One instance of the kernels, and where a part's numbers lie in its memory. */
export interface PartMemory {
  readonly kernels: Kernels;
  readonly share: Share;
  /** Factors of a row as the kernels have them, padded. */
  readonly size: number;
  readonly arena: Arena;
  readonly sides: Readonly<Record<Side, SideMemory>>;
  /** A float64 for each row of the longer side, or a matrix of size × size. */
  readonly scratch: number;
  /** Of rows that are solved together. */
  readonly slots: number;
}

/** Places a part in the kernels' memory, all of which it takes. */
export function placePart(kernels: Kernels, share: Share): PartMemory {
  const size = padded(share.factors);
  const heap = kernels.heapBase();
  const arena = new Arena(kernels.memory, heap);
  arena.take(kernels.configure(size, heap) - heap);
  const user = placeSide(arena, share.user, share.item.cols, size);
  const item = placeSide(arena, share.item, share.user.cols, size);
  const rows = Math.max(share.user.rows, share.item.rows);
  const scratch = arena.take(8 * Math.max(rows, size ** 2));
  const together = Math.max(user.together.rows.length, item.together.rows.length);
  const slots = arena.take(kernels.slotBytes() * Math.min(ROWS_TOGETHER, together));
  return { kernels, share, size, arena, sides: { user, item }, scratch, slots };
}

/** Makes a side the one whose rows the kernels work on. */
export function select({ kernels, size, sides }: PartMemory, side: Side): void {
  const own = sides[side];
  const { start, col, weight, target, penalty, factors, share } = own;
  const other = sides[otherSide(side)].factors;
  const rotated = share.steps > 0 ? other : own.rotated;
  const solved = factors + share.from * size * 4;
  kernels.select(start, col, weight, target, penalty, other, rotated, solved);
}
