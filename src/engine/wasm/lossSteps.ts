import { select, type PartMemory } from './partMemory';
import { addTo } from './sums';

/** The objective of a part's rows, step by step; `user` and `item` take a number for each row, as of `RowLosses`. */
export function* lossSteps(
  memory: PartMemory,
  user: Float64Array,
  item: Float64Array,
): Generator<void> {
  const { kernels, arena, scratch } = memory;
  for (const [side, out] of [
    ['user', user],
    ['item', item],
  ] as const) {
    select(memory, side);
    for (const { from, to } of memory.sides[side].penaltyRuns) {
      kernels.rowPenalties(from, to - from, scratch);
      out.set(arena.float64(scratch, to - from), from);
      yield;
    }
  }
  select(memory, 'user');
  for (const { from, to } of memory.sides.user.errorRuns) {
    kernels.rowErrors(from, to - from, scratch);
    addTo(user.subarray(from, to), arena.float64(scratch, to - from));
    yield;
  }
}
