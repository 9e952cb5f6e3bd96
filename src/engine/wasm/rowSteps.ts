import type { Side } from '../engine';
import type { PartMemory } from './partMemory';
import { ROWS_TOGETHER, type SideShare } from './plan';
import { eigenSteps, rowsOfAStep, STEP_PRODUCTS } from './basisSteps';

/**
 * Solves a part's rows of the selected side, step by step: directly, through their dual systems, or by
 * conjugate gradients, as the part's plan has them.
 */
export function* solveSteps(memory: PartMemory, side: Side): Generator<void> {
  const { touched } = memory.sides[side];
  yield* directSteps(memory, side);
  if (touched.count > 0) {
    yield* eigenSteps(memory);
    yield* copySteps(memory, side);
  }
  yield* dualSteps(memory, side);
  yield* togetherSteps(memory, side);
  yield* improvingSteps(memory, side);
}

function* directSteps(memory: PartMemory, side: Side): Generator<void> {
  const { size, kernels } = memory;
  const { share, direct, empty, factors } = memory.sides[side];
  const own = memory.arena.float32(factors + share.from * size * 4, share.rows * size);
  for (const r of empty) own.fill(0, r * size, (r + 1) * size);
  for (const { from, to, long } of direct.runs) {
    if (long) yield* longRow(memory, share, direct.rows[from]);
    else kernels.solvePrimal(direct.at + from * 4, to - from);
    yield;
  }
}

/** A row of so many observations that even one is more than a step. */
function* longRow(memory: PartMemory, share: SideShare, row: number): Generator<void> {
  const { kernels, size } = memory;
  const [first, last] = [share.start[row], share.start[row + 1]];
  const step = Math.max(128, Math.floor((2 * STEP_PRODUCTS) / size ** 2 / 128) * 128);
  const each = function* (add: (from: number, to: number) => void): Generator<void> {
    for (let from = first; from < last; from += step) {
      add(from, Math.min(from + step, last));
      yield;
    }
  };
  kernels.beginPrimal(row);
  yield* each((from, to) => kernels.addPrimal(from, to));
  if (kernels.finishPrimal(row) !== 0) return;
  kernels.beginExact(row);
  yield* each((from, to) => kernels.addExact(from, to));
  kernels.finishExact(row);
}

function* copySteps(memory: PartMemory, side: Side): Generator<void> {
  const { size, kernels } = memory;
  const { touched } = memory.sides[side];
  const step = rowsOfAStep(size);
  for (let i = 0; i < touched.count; i += step) {
    kernels.rotateExactly(touched.at + i * 4, Math.min(step, touched.count - i));
    yield;
  }
}

function* dualSteps(memory: PartMemory, side: Side): Generator<void> {
  const { dual } = memory.sides[side];
  for (const { from, to } of dual.runs) {
    memory.kernels.solveDual(dual.at + from * 4, to - from);
    yield;
  }
}

function* improvingSteps(memory: PartMemory, side: Side): Generator<void> {
  const { share, stepped } = memory.sides[side];
  for (const { from, to, long } of stepped.runs) {
    if (long) yield* longSteps(memory, share, stepped.rows[from]);
    else memory.kernels.solveSteps(stepped.at + from * 4, to - from, share.steps);
    yield;
  }
}

/** Steps of rows that go over the same columns, panel by panel, at the same time. */
function* togetherSteps(memory: PartMemory, side: Side): Generator<void> {
  const { kernels, slots } = memory;
  const { share, together } = memory.sides[side];
  const { cols, panel, steps } = share;
  const { at, rows } = together;
  // Of about equal size: each reads all panels in every pass, however few its rows.
  const batch = Math.ceil(rows.length / Math.ceil(rows.length / ROWS_TOGETHER));
  for (let first = 0; first < rows.length; first += batch) {
    const count = Math.min(batch, rows.length - first);
    kernels.beginTogether(at + first * 4, count, steps, slots);
    do {
      yield;
      for (let from = 0; from < cols; from += panel) {
        const to = Math.min(from + panel, cols);
        kernels.readPanel(from, to);
        kernels.addTogether(count, slots, to);
        yield;
      }
    } while (kernels.nextTogether(count, slots) > 0);
    for (let slot = 0; slot < count; slot++) {
      const row = kernels.unsolved(slots, slot);
      if (row >= 0) yield* longRow(memory, share, row);
    }
  }
}

/** Steps of a row of so many observations that even one row is more than a step of work. */
function* longSteps(memory: PartMemory, share: SideShare, row: number): Generator<void> {
  const { kernels, size } = memory;
  const [first, last] = [share.start[row], share.start[row + 1]];
  const step = Math.max(128, Math.floor(STEP_PRODUCTS / size / 128) * 128);
  kernels.beginRow(row, share.steps);
  let more = 1;
  while (more === 1) {
    for (let from = first; from < last; from += step) {
      kernels.addSteps(from, Math.min(from + step, last));
      yield;
    }
    more = kernels.nextStep();
  }
  if (more === 0 && kernels.finishRow() !== 0) return;
  yield* longRow(memory, share, row);
}
