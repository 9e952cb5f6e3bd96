import type { Side } from '../engine';
import { Arena } from './arena';
import { diverged } from './diverged';
import type { Kernels } from './kernels';
import { padded } from './padded';
import {
  DUAL,
  dualWork,
  otherSide,
  PRIMAL,
  primalWork,
  STEPS,
  stepsWork,
  type Share,
  type SideShare,
} from './plan';
import { runInSlices } from './slices';

/** Estimated work (see `plan.ts`) between two looks at the clock: a quarter of a millisecond. */
const STEP_WORK = 250_000;
/** Multiply-adds in about the same time. */
const STEP_PRODUCTS = 2_000_000;

/** Sums of the objective, row by row. */
export interface RowLosses {
  /** Σ w (t − x·y)² + λ|x|² of this part's users. */
  readonly user: Float64Array;
  /** λ|y|² of this part's items. */
  readonly item: Float64Array;
}

interface SideMemory {
  readonly share: SideShare;
  readonly start: number;
  readonly col: number;
  readonly weight: number;
  readonly target: number;
  readonly penalty: number;
  /** Factors of all rows of this side, whosoever's they are. */
  readonly factors: number;
  /** Rows by their path, as lists of row numbers. */
  readonly direct: { readonly at: number; readonly rows: Uint32Array };
  readonly dual: { readonly at: number; readonly rows: Uint32Array };
  readonly stepped: { readonly at: number; readonly rows: Uint32Array };
  /** Columns that must be rotated into the eigenbasis. */
  readonly touched: { readonly at: number; readonly count: number };
  /** The other side's factors in the eigenbasis; 0 when not needed. */
  readonly rotated: number;
  readonly columnWeight: number;
}

/**
 * One part of a factorisation on one instance of the kernels: a run of users and a run of items,
 * and a copy of all factors. Its methods work in slices, so that the thread they run on stays
 * open to other messages, and stop between slices when the signal is raised.
 */
export class Part {
  private readonly size: number;
  private readonly arena: Arena;
  private readonly sides: Record<Side, SideMemory>;
  private readonly scratch: number;

  constructor(
    private readonly kernels: Kernels,
    private readonly share: Share,
  ) {
    this.size = padded(share.factors);
    const heap = kernels.heapBase();
    this.arena = new Arena(kernels.memory, heap);
    this.arena.take(kernels.configure(this.size, heap) - heap);
    this.sides = { user: this.place('user'), item: this.place('item') };
    const rows = Math.max(share.user.rows, share.item.rows);
    this.scratch = this.arena.take(8 * Math.max(rows, this.size ** 2));
  }

  /** Replaces factors of a side, row-major rows × k, from row `first` on. */
  setFactors(side: Side, values: Float32Array, first = 0): void {
    const { size } = this;
    const k = this.share.factors;
    const begin = this.sides[side].factors + first * size * 4;
    const to = this.arena.float32(begin, (values.length / k) * size);
    if (size === k) to.set(values);
    else
      for (let from = 0, at = 0; from < values.length; from += k, at += size)
        to.set(values.subarray(from, from + k), at);
  }

  /** This part's rows of a side, row-major rows × k. */
  rows(side: Side): Float32Array {
    const out = new Float32Array(this.share[side].rows * this.share.factors);
    this.writeRows(side, out);
    return out;
  }

  /** Writes this part's rows of a side, row-major rows × k. */
  writeRows(side: Side, out: Float32Array): void {
    const { size } = this;
    const k = this.share.factors;
    const { share, factors } = this.sides[side];
    const from = this.arena.float32(factors + share.from * size * 4, share.rows * size);
    if (size === k) out.set(from);
    else for (let r = 0; r < share.rows; r++) out.set(from.subarray(r * size, r * size + k), r * k);
  }

  /**
   * Gram matrices of consecutive runs of rows, whosoever's they are.
   * @param cuts run i is rows cuts[i] to cuts[i + 1] − 1
   * @returns for each run size × size, row-major, of which the upper triangle counts
   */
  async gram(side: Side, cuts: readonly number[], signal?: AbortSignal): Promise<Float64Array> {
    const cells = this.size ** 2;
    const out = new Float64Array((cuts.length - 1) * cells);
    await runInSlices(this.gramSteps(side, cuts, out), signal);
    return out;
  }

  /**
   * Solves this part's rows of a side.
   * @param base α₀G, size × size, upper triangle
   * @throws Failure `training-diverged` when numbers are not finite; `cancelled`
   */
  async solve(side: Side, base: Float64Array, signal?: AbortSignal): Promise<void> {
    const { kernels, arena } = this;
    arena.float64(kernels.base64Pointer() >>> 0, base.length).set(base);
    arena.float32(kernels.basePointer() >>> 0, base.length).set(base);
    this.select(side);
    const before = kernels.brokenRows();
    await runInSlices(this.solveSteps(side), signal);
    if (kernels.brokenRows() > before) throw diverged();
  }

  /** The objective of this part's rows, but for the α₀ term, which is the Gram matrices'. */
  async losses(signal?: AbortSignal): Promise<RowLosses> {
    const user = new Float64Array(this.share.user.rows);
    const item = new Float64Array(this.share.item.rows);
    await runInSlices(this.lossSteps(user, item), signal);
    return { user, item };
  }

  private place(side: Side): SideMemory {
    const { arena, size } = this;
    const share = this.share[side];
    const length = (r: number) => share.start[r + 1] - share.start[r];
    const rowsOf = (path: number) =>
      Uint32Array.from(share.path.keys()).filter((r) => share.path[r] === path && length(r) > 0);
    // Neighbours of about equal length keep the processor's branch prediction and caches content.
    const dual = rowsOf(DUAL).sort((a, b) => length(a) - length(b) || a - b);
    const stepped = rowsOf(STEPS);
    const rotates = dual.length + stepped.length > 0;
    const touched = rotates ? touchedColumns(share) : new Uint32Array(0);
    const list = (rows: Uint32Array) => ({ at: arena.put(rows), rows });
    return {
      share,
      start: arena.put(share.start),
      col: arena.put(share.col),
      weight: arena.put(share.weight),
      target: arena.put(share.target),
      penalty: arena.put(share.penalty),
      factors: arena.take(4 * size * this.share[otherSide(side)].cols),
      direct: list(rowsOf(PRIMAL)),
      dual: list(dual),
      stepped: list(stepped),
      touched: { at: arena.put(touched), count: touched.length },
      rotated: rotates ? arena.take(4 * size * share.cols) : 0,
      columnWeight: rotates ? arena.put(share.columnWeight) : 0,
    };
  }

  private select(side: Side): void {
    const own = this.sides[side];
    const { start, col, weight, target, penalty, factors, rotated, share } = own;
    const other = this.sides[otherSide(side)].factors;
    const solved = factors + share.from * this.size * 4;
    this.kernels.select(start, col, weight, target, penalty, other, rotated, solved);
  }

  private *gramSteps(side: Side, cuts: readonly number[], out: Float64Array): Generator<void> {
    const { size, arena, kernels, scratch } = this;
    const cells = size * size;
    const step = Math.max(64, 64 * Math.floor(STEP_PRODUCTS / (64 * cells)));
    const inRuns = this.share[otherSide(side)].steps > 0;
    for (let run = 0; run + 1 < cuts.length; run++) {
      arena.float64(scratch, cells).fill(0);
      for (let r = cuts[run]; r < cuts[run + 1]; r += step) {
        const count = Math.min(step, cuts[run + 1] - r);
        const rows = this.sides[side].factors + r * size * 4;
        if (inRuns) kernels.addGramInRuns(rows, count, scratch);
        else kernels.addGram(rows, count, scratch);
        yield;
      }
      out.set(arena.float64(scratch, cells), run * cells);
    }
  }

  private *solveSteps(side: Side): Generator<void> {
    const { kernels } = this;
    const { touched } = this.sides[side];
    yield* this.directSteps(side);
    if (touched.count === 0) return;
    kernels.beginEigen(this.share.factors);
    for (let more = 1; more !== 0; yield) {
      more = kernels.stepEigen();
      if (more < 0) throw diverged();
    }
    yield* this.rotationSteps(side);
    yield* this.dualSteps(side);
    yield* this.improvingSteps(side);
  }

  private *directSteps(side: Side): Generator<void> {
    const { size, kernels } = this;
    const { share, direct, factors } = this.sides[side];
    const own = this.arena.float32(factors + share.from * size * 4, share.rows * size);
    for (let r = 0; r < share.rows; r++)
      if (share.start[r + 1] === share.start[r]) own.fill(0, r * size, (r + 1) * size);
    const work = (r: number) => primalWork(share.start[r + 1] - share.start[r], size);
    for (const [from, to] of steps(direct.rows, work)) {
      const row = direct.rows[from];
      if (to - from === 1 && work(row) > STEP_WORK) yield* this.longRow(share, row);
      else kernels.solvePrimal(direct.at + from * 4, to - from);
      yield;
    }
  }

  /** A row of so many observations that even one is more than a step. */
  private *longRow(share: SideShare, row: number): Generator<void> {
    const { kernels, size } = this;
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

  private *rotationSteps(side: Side): Generator<void> {
    const { size, kernels, arena } = this;
    const { touched, share, columnWeight } = this.sides[side];
    arena.float32(kernels.momentPointer() >>> 0, size).fill(0);
    const step = Math.max(4, 4 * Math.floor(STEP_PRODUCTS / (4 * size ** 2)));
    for (let i = 0; i < touched.count; i += step) {
      const [rows, count] = [touched.at + i * 4, Math.min(step, touched.count - i)];
      if (share.steps > 0) kernels.rotate(rows, count, columnWeight);
      else kernels.rotateExactly(rows, count);
      yield;
    }
  }

  private *dualSteps(side: Side): Generator<void> {
    const { size, kernels } = this;
    const { share, dual } = this.sides[side];
    const work = (r: number) => dualWork(share.start[r + 1] - share.start[r], size);
    for (const [from, to] of steps(dual.rows, work)) {
      kernels.solveDual(dual.at + from * 4, to - from);
      yield;
    }
  }

  private *improvingSteps(side: Side): Generator<void> {
    const { size, kernels } = this;
    const { share, stepped } = this.sides[side];
    const work = (r: number) => stepsWork(share.start[r + 1] - share.start[r], size, share.steps);
    for (const [from, to] of steps(stepped.rows, work)) {
      const row = stepped.rows[from];
      if (to - from === 1 && work(row) > STEP_WORK) yield* this.longSteps(share, row);
      else kernels.solveSteps(stepped.at + from * 4, to - from, share.steps);
      yield;
    }
  }

  /** Steps of a row of so many observations that even one row is more than a step of work. */
  private *longSteps(share: SideShare, row: number): Generator<void> {
    const { kernels, size } = this;
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
    if (more === 0 && kernels.finishRow(row) !== 0) return;
    yield* this.longRow(share, row);
  }

  private *lossSteps(user: Float64Array, item: Float64Array): Generator<void> {
    const { kernels, arena, size, scratch } = this;
    const sums = (side: Side, out: Float64Array, errors: boolean) => {
      const { start } = this.sides[side].share;
      const work = (r: number) => (4 + (errors ? start[r + 1] - start[r] : 0)) * size * 0.25;
      return [...steps(out.keys(), work)].map(([from, to]) => () => {
        const count = to - from;
        kernels.rowPenalties(from, count, scratch);
        out.set(arena.float64(scratch, count), from);
        if (!errors) return;
        kernels.rowErrors(from, count, scratch);
        const found = arena.float64(scratch, count);
        for (let i = 0; i < count; i++) out[from + i] += found[i];
      });
    };
    for (const side of ['user', 'item'] as const) {
      this.select(side);
      for (const run of sums(side, side === 'user' ? user : item, side === 'user')) {
        run();
        yield;
      }
    }
  }
}

/** Cuts a list of rows into runs [from, to) of about a step's work each. */
function* steps(
  rows: Iterable<number>,
  work: (row: number) => number,
): Generator<readonly [from: number, to: number]> {
  let [from, at, sum] = [0, 0, 0];
  for (const row of rows) {
    const next = work(row);
    if (sum + next > STEP_WORK && at > from) {
      yield [from, at];
      [from, sum] = [at, 0];
    }
    sum += next;
    at++;
  }
  if (at > from) yield [from, at];
}

/**
 * The columns that matter to rows in the eigenbasis. With steps, those of all lanes: the mean square
 * of the rotated factors must not depend on the number of threads.
 */
function touchedColumns({ rows, cols, start, col, path, columnWeight }: SideShare): Uint32Array {
  const seen = new Uint8Array(cols);
  for (let r = 0; r < rows; r++)
    if (path[r] !== PRIMAL) for (let p = start[r]; p < start[r + 1]; p++) seen[col[p]] = 1;
  return Uint32Array.from(seen.keys()).filter((c) => seen[c] === 1 || columnWeight[c] > 0);
}
