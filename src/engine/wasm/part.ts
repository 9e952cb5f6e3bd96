import type { Side } from '../engine';
import { Arena } from './arena';
import { padded, type Basis } from './basis';
import type { Kernels } from './kernels';
import { dualWork, otherSide, primalWork, type Share, type SideShare } from './plan';
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
  /** Lists of row numbers, and how many. */
  readonly direct: { readonly at: number; readonly rows: Uint32Array };
  readonly dual: { readonly at: number; readonly rows: Uint32Array };
  /** Columns that rows of the dual path refer to. */
  readonly touched: { readonly at: number; readonly count: number };
  /** The other side's factors in the eigenbasis; 0 when not needed. */
  readonly rotated: number;
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

  /** Replaces all factors of a side, row-major rows × k. */
  setFactors(side: Side, values: Float32Array): void {
    const { size } = this;
    const k = this.share.factors;
    const to = this.arena.float32(this.sides[side].factors, (values.length / k) * size);
    if (size === k) to.set(values);
    else
      for (let from = 0, at = 0; from < values.length; from += k, at += size)
        to.set(values.subarray(from, from + k), at);
  }

  /** This part's rows of a side, row-major rows × k. */
  rows(side: Side): Float32Array {
    const { size } = this;
    const k = this.share.factors;
    const { share, factors } = this.sides[side];
    const from = this.arena.float32(factors + share.from * size * 4, share.rows * size);
    if (size === k) return from.slice();
    const out = new Float32Array(share.rows * k);
    for (let r = 0; r < share.rows; r++) out.set(from.subarray(r * size, r * size + k), r * k);
    return out;
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
   * Solves the rows that take the primal path. Must come before `solveDual`, in every half-epoch.
   * @param base α₀G, size × size, upper triangle
   */
  async solveDirect(side: Side, base: Float64Array, signal?: AbortSignal): Promise<void> {
    const { kernels, arena } = this;
    arena.float64(kernels.base64Pointer() >>> 0, base.length).set(base);
    arena.float32(kernels.basePointer() >>> 0, base.length).set(base);
    this.select(side);
    await runInSlices(this.directSteps(side), signal);
  }

  /** Solves the rows that take the dual path. */
  async solveDual(side: Side, basis: Basis, signal?: AbortSignal): Promise<void> {
    const { kernels, arena, size } = this;
    const { spectrum, vectors } = basis;
    arena.float32(kernels.spectrumPointer() >>> 0, size).set(spectrum);
    arena.float32(kernels.vectorsBackPointer() >>> 0, size * size).set(vectors);
    const columns = arena.float64(kernels.vectorsPointer() >>> 0, size * size);
    for (let j = 0; j < size; j++)
      for (let p = 0; p < size; p++) columns[p * size + j] = vectors[j * size + p];
    this.select(side);
    await runInSlices(this.dualSteps(side), signal);
  }

  /** The objective of this part's rows, but for the α₀ term, which is the Gram matrices'. */
  async losses(signal?: AbortSignal): Promise<RowLosses> {
    const user = new Float64Array(this.share.user.rows);
    const item = new Float64Array(this.share.item.rows);
    await runInSlices(this.lossSteps(user, item), signal);
    return { user, item };
  }

  /** Rows so far for which there was no finite solution. */
  get broken(): number {
    return this.kernels.brokenRows();
  }

  private place(side: Side): SideMemory {
    const { arena, size } = this;
    const share = this.share[side];
    const direct: number[] = [];
    const dual: number[] = [];
    for (let r = 0; r < share.rows; r++)
      if (share.start[r + 1] > share.start[r]) (share.dual[r] === 1 ? dual : direct).push(r);
    // Neighbours of about equal length keep the processor's branch prediction and caches content.
    const length = (r: number) => share.start[r + 1] - share.start[r];
    dual.sort((a, b) => length(a) - length(b) || a - b);
    const touched = touchedColumns(share, dual);
    const list = (rows: Uint32Array) => ({ at: arena.put(rows), rows });
    return {
      share,
      start: arena.put(share.start),
      col: arena.put(share.col),
      weight: arena.put(share.weight),
      target: arena.put(share.target),
      penalty: arena.put(share.penalty),
      factors: arena.take(4 * size * this.share[otherSide(side)].cols),
      direct: list(Uint32Array.from(direct)),
      dual: list(Uint32Array.from(dual)),
      touched: { at: arena.put(touched), count: touched.length },
      rotated: dual.length > 0 ? arena.take(4 * size * share.cols) : 0,
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
    const step = Math.max(1, Math.floor(STEP_PRODUCTS / cells));
    for (let run = 0; run + 1 < cuts.length; run++) {
      arena.float64(scratch, cells).fill(0);
      for (let r = cuts[run]; r < cuts[run + 1]; r += step) {
        const count = Math.min(step, cuts[run + 1] - r);
        kernels.addGram(this.sides[side].factors + r * size * 4, count, scratch);
        yield;
      }
      out.set(arena.float64(scratch, cells), run * cells);
    }
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

  private *dualSteps(side: Side): Generator<void> {
    const { size, kernels } = this;
    const { share, dual, touched } = this.sides[side];
    const step = Math.max(1, Math.floor(STEP_PRODUCTS / size ** 2));
    for (let i = 0; i < touched.count; i += step) {
      kernels.rotate(touched.at + i * 4, Math.min(step, touched.count - i));
      yield;
    }
    const work = (r: number) => dualWork(share.start[r + 1] - share.start[r], size);
    for (const [from, to] of steps(dual.rows, work)) {
      kernels.solveDual(dual.at + from * 4, to - from);
      yield;
    }
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

function touchedColumns(share: SideShare, rows: readonly number[]): Uint32Array {
  const seen = new Uint8Array(share.cols);
  for (const r of rows)
    for (let p = share.start[r]; p < share.start[r + 1]; p++) seen[share.col[p]] = 1;
  return Uint32Array.from(seen.keys()).filter((column) => seen[column] === 1);
}
