import { diverged } from '../diverged';
import type { Side } from '../engine';
import type { PartMemory } from './partMemory';
import { otherSide } from './plan';

/** Multiply-adds between two looks at the clock: a quarter of a millisecond. */
export const STEP_PRODUCTS = 2_000_000;

/**
 * Gram matrices of runs of a side's rows, step by step.
 * @param cuts run i is rows cuts[i] to cuts[i + 1] − 1
 * @param out takes for each run size × size, of which the upper triangle counts
 */
export function* gramSteps(
  memory: PartMemory,
  side: Side,
  cuts: readonly number[],
  out: Float64Array,
): Generator<void> {
  const { size, arena, kernels, scratch } = memory;
  const cells = size * size;
  const step = Math.max(64, 64 * Math.floor(STEP_PRODUCTS / (64 * cells)));
  const inRuns = memory.share[otherSide(side)].steps > 0;
  for (let run = 0; run + 1 < cuts.length; run++) {
    arena.float64(scratch, cells).fill(0);
    for (let r = cuts[run]; r < cuts[run + 1]; r += step) {
      const count = Math.min(step, cuts[run + 1] - r);
      const rows = memory.sides[side].factors + r * size * 4;
      if (inRuns) kernels.addGramInRuns(rows, count, scratch);
      else kernels.addGram(rows, count, scratch);
      yield;
    }
    out.set(arena.float64(scratch, cells), run * cells);
  }
}

/**
 * Finds the eigenbasis of the base matrix that has been set, and turns the runs of a side's rows into it,
 * step by step.
 * @param fresh whether the rotation is counted from here on
 * @param moments takes size numbers for each run: squares of the turned rows times their weights
 * @throws Failure `training-diverged` when numbers are not finite, and nothing is turned then
 */
export function* turningSteps(
  memory: PartMemory,
  side: Side,
  cuts: readonly number[],
  fresh: boolean,
  moments: Float32Array,
): Generator<void> {
  const { size, kernels, arena } = memory;
  const { factors } = memory.sides[side];
  const { columnWeight } = memory.sides[otherSide(side)];
  yield* eigenSteps(memory);
  const rotation = kernels.rotationPointer() >>> 0;
  if (fresh) {
    const identity = arena.float32(rotation, size * size).fill(0);
    for (let i = 0; i < size; i++) identity[i * (size + 1)] = 1;
  }
  yield* turnSteps(memory, rotation, 0, size, 'turn');
  const moment = arena.float32(kernels.momentPointer() >>> 0, size);
  for (let run = 0; run + 1 < cuts.length; run++) {
    const [from, to] = [cuts[run], cuts[run + 1]];
    yield* turnSteps(memory, factors, from, to, 'turn');
    moment.fill(0);
    kernels.addMoments(factors + from * size * 4, to - from, columnWeight + from * 4);
    moments.set(moment, run * size);
  }
}

/** Turns rows from..to-1 of a matrix that begins at `rows`, or turns them back, step by step. */
export function* turnSteps(
  memory: PartMemory,
  rows: number,
  from: number,
  to: number,
  how: 'turn' | 'turnBack',
): Generator<void> {
  const { size, kernels } = memory;
  const step = rowsOfAStep(size);
  for (let r = from; r < to; r += step) {
    kernels[how](rows + r * size * 4, Math.min(step, to - r));
    yield;
  }
}

/**
 * The eigenbasis of the base matrix that has been set, step by step (`assembly/eigen.ts`).
 * @throws Failure `training-diverged` when its numbers are not finite
 */
export function* eigenSteps(memory: PartMemory): Generator<void> {
  const { kernels } = memory;
  kernels.beginEigen(memory.share.factors);
  for (let more = 1; more !== 0; yield) {
    more = kernels.stepEigen();
    if (more < 0) throw diverged();
  }
}

/** Rows to be rotated between two looks at the clock, in fours. */
export function rowsOfAStep(size: number): number {
  return Math.max(4, 4 * Math.floor(STEP_PRODUCTS / (4 * size ** 2)));
}
