import type { Side } from '../engine';
import { Arena } from './arena';
import { diverged } from '../diverged';
import type { Kernels } from './kernels';
import { padded } from './padded';
import { otherSide, ROWS_TOGETHER, type Share, type SideShare } from './plan';
import { placeSide, type SideMemory } from './sideMemory';
import { runInSlices } from './slices';
import { addTo } from './sums';

/** Multiply-adds between two looks at the clock: a quarter of a millisecond. */
const STEP_PRODUCTS = 2_000_000;

/** Sums of the objective, row by row. */
export interface RowLosses {
  /** Σ w (t − x·y)² + λ|x|² of this part's users. */
  readonly user: Float64Array;
  /** λ|y|² of this part's items. */
  readonly item: Float64Array;
}

/** What turning the fixed side's factors found out; the same in every lane, but for the moments. */
export interface Turning {
  /** Of α₀G, at least 0, in the order of the turned factors. */
  readonly eigenvalues: Float64Array;
  /** Sums of the turned factors' squares times their columns' weights, one row for each run. */
  readonly moments: Float32Array;
}

/** What a side is solved with: α₀G of the other side or, where `turn` has made that Λ, the moment. */
export type FixedSide = { readonly base: Float64Array } | { readonly moment: Float32Array };

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
  private readonly slots: number;

  constructor(
    private readonly kernels: Kernels,
    readonly share: Share,
  ) {
    this.size = padded(share.factors);
    const heap = kernels.heapBase();
    this.arena = new Arena(kernels.memory, heap);
    this.arena.take(kernels.configure(this.size, heap) - heap);
    this.sides = {
      user: placeSide(this.arena, share.user, share.item.cols, this.size),
      item: placeSide(this.arena, share.item, share.user.cols, this.size),
    };
    const rows = Math.max(share.user.rows, share.item.rows);
    this.scratch = this.arena.take(8 * Math.max(rows, this.size ** 2));
    const { user, item } = this.sides;
    const together = Math.max(user.together.rows.length, item.together.rows.length);
    this.slots = this.arena.take(kernels.slotBytes() * Math.min(ROWS_TOGETHER, together));
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

  /** A side's rows from..to-1, by default this part's own, row-major rows × k. */
  rows(side: Side, from = this.share[side].from, to = from + this.share[side].rows): Float32Array {
    const out = new Float32Array((to - from) * this.share.factors);
    this.writeRows(side, out, from);
    return out;
  }

  /** Fills `out` with a side's rows from `first` on, by default this part's own, row-major rows × k. */
  writeRows(side: Side, out: Float32Array, first = this.share[side].from): void {
    const { size } = this;
    const k = this.share.factors;
    const rows = out.length / k;
    const from = this.arena.float32(this.sides[side].factors + first * size * 4, rows * size);
    if (size === k) out.set(from);
    else for (let r = 0; r < rows; r++) out.set(from.subarray(r * size, r * size + k), r * k);
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
   * Turns a side's rows into the eigenbasis of its own Gram matrix, before the other side is solved
   * by steps: there that side's rows belong into the same basis, since X·Yᵀ stays as it is when both
   * are turned alike, and nothing need be turned back.
   * @param base α₀G of the side, size × size, upper triangle
   * @param cuts as for `gram`; these rows are turned
   * @param fresh whether the factors are as they were set: rotations are counted from here on
   * @returns what it found out, and the rows' moments, one for each run
   * @throws Failure `training-diverged` when numbers are not finite, and nothing is turned then
   */
  async turn(
    side: Side,
    base: Float64Array,
    cuts: readonly number[],
    fresh: boolean,
  ): Promise<Turning> {
    const { size, kernels, arena } = this;
    this.setBase(base);
    const moments = new Float32Array((cuts.length - 1) * size);
    // Not to be cancelled: rows turned by half would be lost.
    await runInSlices(this.turningSteps(side, cuts, fresh, moments), undefined);
    const found = arena.float64(kernels.diagonalPointer() >>> 0, size);
    // A Gram matrix has no negative eigenvalue; what looks like one is rounding noise.
    const eigenvalues = found.map((value, i) => (i < this.share.factors ? Math.max(0, value) : 0));
    const diagonal = new Float64Array(size * size);
    for (const [i, value] of eigenvalues.entries()) diagonal[i * (size + 1)] = value;
    this.setBase(diagonal);
    return { eigenvalues, moments };
  }

  /** Undoes all that a side's rows from..to-1 have been turned, to within f32. */
  async straighten(side: Side, from: number, to: number): Promise<void> {
    const { size, kernels, arena } = this;
    const rotation = arena.float32(kernels.rotationPointer() >>> 0, size * size);
    // Its eigenvectors have had their use: whoever needs them finds them anew.
    const back = arena.float32(kernels.vectorsBackPointer() >>> 0, size * size);
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++) back[i * size + j] = rotation[j * size + i];
    const { factors } = this.sides[side];
    await runInSlices(this.turnSteps(factors, from, to, 'turnBack'), undefined);
  }

  /**
   * Solves this part's rows of a side.
   * @param fixed with α₀G as size × size, upper triangle, or the moment summed over all runs
   * @throws Failure `training-diverged` when numbers are not finite; `cancelled`
   */
  async solve(side: Side, fixed: FixedSide, signal?: AbortSignal): Promise<void> {
    const { kernels, arena } = this;
    if ('base' in fixed) this.setBase(fixed.base);
    else arena.float32(kernels.momentPointer() >>> 0, fixed.moment.length).set(fixed.moment);
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

  private setBase(base: Float64Array): void {
    const { kernels, arena } = this;
    arena.float64(kernels.base64Pointer() >>> 0, base.length).set(base);
    arena.float32(kernels.basePointer() >>> 0, base.length).set(base);
  }

  private select(side: Side): void {
    const own = this.sides[side];
    const { start, col, weight, target, penalty, factors, share } = own;
    const other = this.sides[otherSide(side)].factors;
    const rotated = share.steps > 0 ? other : own.rotated;
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

  private *turningSteps(
    side: Side,
    cuts: readonly number[],
    fresh: boolean,
    moments: Float32Array,
  ): Generator<void> {
    const { size, kernels, arena } = this;
    const { factors } = this.sides[side];
    const { columnWeight } = this.sides[otherSide(side)];
    yield* this.eigenSteps();
    const rotation = kernels.rotationPointer() >>> 0;
    if (fresh) {
      const identity = arena.float32(rotation, size * size).fill(0);
      for (let i = 0; i < size; i++) identity[i * (size + 1)] = 1;
    }
    yield* this.turnSteps(rotation, 0, size, 'turn');
    const moment = arena.float32(kernels.momentPointer() >>> 0, size);
    for (let run = 0; run + 1 < cuts.length; run++) {
      const [from, to] = [cuts[run], cuts[run + 1]];
      yield* this.turnSteps(factors, from, to, 'turn');
      moment.fill(0);
      kernels.addMoments(factors + from * size * 4, to - from, columnWeight + from * 4);
      moments.set(moment, run * size);
    }
  }

  /** Turns rows from..to-1 of a matrix. */
  private *turnSteps(
    rows: number,
    from: number,
    to: number,
    how: 'turn' | 'turnBack',
  ): Generator<void> {
    const { size, kernels } = this;
    const step = rowsOfAStep(size);
    for (let r = from; r < to; r += step) {
      kernels[how](rows + r * size * 4, Math.min(step, to - r));
      yield;
    }
  }

  private *eigenSteps(): Generator<void> {
    const { kernels } = this;
    kernels.beginEigen(this.share.factors);
    for (let more = 1; more !== 0; yield) {
      more = kernels.stepEigen();
      if (more < 0) throw diverged();
    }
  }

  private *solveSteps(side: Side): Generator<void> {
    const { touched } = this.sides[side];
    yield* this.directSteps(side);
    if (touched.count > 0) {
      yield* this.eigenSteps();
      yield* this.copySteps(side);
    }
    yield* this.dualSteps(side);
    yield* this.togetherSteps(side);
    yield* this.improvingSteps(side);
  }

  private *directSteps(side: Side): Generator<void> {
    const { size, kernels } = this;
    const { share, direct, empty, factors } = this.sides[side];
    const own = this.arena.float32(factors + share.from * size * 4, share.rows * size);
    for (const r of empty) own.fill(0, r * size, (r + 1) * size);
    for (const { from, to, long } of direct.runs) {
      if (long) yield* this.longRow(share, direct.rows[from]);
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

  private *copySteps(side: Side): Generator<void> {
    const { size, kernels } = this;
    const { touched } = this.sides[side];
    const step = rowsOfAStep(size);
    for (let i = 0; i < touched.count; i += step) {
      kernels.rotateExactly(touched.at + i * 4, Math.min(step, touched.count - i));
      yield;
    }
  }

  private *dualSteps(side: Side): Generator<void> {
    const { dual } = this.sides[side];
    for (const { from, to } of dual.runs) {
      this.kernels.solveDual(dual.at + from * 4, to - from);
      yield;
    }
  }

  private *improvingSteps(side: Side): Generator<void> {
    const { share, stepped } = this.sides[side];
    for (const { from, to, long } of stepped.runs) {
      if (long) yield* this.longSteps(share, stepped.rows[from]);
      else this.kernels.solveSteps(stepped.at + from * 4, to - from, share.steps);
      yield;
    }
  }

  /** Steps of rows that go over the same columns, panel by panel, at the same time. */
  private *togetherSteps(side: Side): Generator<void> {
    const { kernels, slots } = this;
    const { share, together } = this.sides[side];
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
        if (row >= 0) yield* this.longRow(share, row);
      }
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
    if (more === 0 && kernels.finishRow() !== 0) return;
    yield* this.longRow(share, row);
  }

  private *lossSteps(user: Float64Array, item: Float64Array): Generator<void> {
    const { kernels, arena, scratch } = this;
    for (const [side, out] of [
      ['user', user],
      ['item', item],
    ] as const) {
      this.select(side);
      for (const { from, to } of this.sides[side].penaltyRuns) {
        kernels.rowPenalties(from, to - from, scratch);
        out.set(arena.float64(scratch, to - from), from);
        yield;
      }
    }
    this.select('user');
    for (const { from, to } of this.sides.user.errorRuns) {
      kernels.rowErrors(from, to - from, scratch);
      addTo(user.subarray(from, to), arena.float64(scratch, to - from));
      yield;
    }
  }
}

/** Rows to be rotated between two looks at the clock, in fours. */
function rowsOfAStep(size: number): number {
  return Math.max(4, 4 * Math.floor(STEP_PRODUCTS / (4 * size ** 2)));
}
