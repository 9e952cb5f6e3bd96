import type { Side } from '../engine';
import { diverged } from '../diverged';
import type { Kernels } from './kernels';
import { lossSteps } from './lossSteps';
import { placePart, select, type PartMemory } from './partMemory';
import type { Share } from './plan';
import { solveSteps } from './rowSteps';
import { runInSlices } from './slices';
import { gramSteps, turningSteps, turnSteps } from './basisSteps';

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
  private readonly memory: PartMemory;

  constructor(
    kernels: Kernels,
    readonly share: Share,
  ) {
    this.memory = placePart(kernels, share);
  }

  /** Replaces factors of a side, row-major rows × k, from row `first` on. */
  setFactors(side: Side, values: Float32Array, first = 0): void {
    const { size } = this.memory;
    const k = this.share.factors;
    const begin = this.memory.sides[side].factors + first * size * 4;
    const to = this.memory.arena.float32(begin, (values.length / k) * size);
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
    const { size } = this.memory;
    const k = this.share.factors;
    const rows = out.length / k;
    const from = this.memory.arena.float32(
      this.memory.sides[side].factors + first * size * 4,
      rows * size,
    );
    if (size === k) out.set(from);
    else for (let r = 0; r < rows; r++) out.set(from.subarray(r * size, r * size + k), r * k);
  }

  /**
   * Gram matrices of consecutive runs of rows, whosoever's they are.
   * @param cuts run i is rows cuts[i] to cuts[i + 1] − 1
   * @returns for each run size × size, row-major, of which the upper triangle counts
   */
  async gram(side: Side, cuts: readonly number[], signal?: AbortSignal): Promise<Float64Array> {
    const cells = this.memory.size ** 2;
    const out = new Float64Array((cuts.length - 1) * cells);
    await runInSlices(gramSteps(this.memory, side, cuts, out), signal);
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
    const { size, kernels, arena } = this.memory;
    this.setBase(base);
    const moments = new Float32Array((cuts.length - 1) * size);
    // Not to be cancelled: rows turned by half would be lost.
    await runInSlices(turningSteps(this.memory, side, cuts, fresh, moments), undefined);
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
    const { size, kernels, arena } = this.memory;
    const rotation = arena.float32(kernels.rotationPointer() >>> 0, size * size);
    // Its eigenvectors have had their use: whoever needs them finds them anew.
    const back = arena.float32(kernels.vectorsBackPointer() >>> 0, size * size);
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++) back[i * size + j] = rotation[j * size + i];
    const { factors } = this.memory.sides[side];
    await runInSlices(turnSteps(this.memory, factors, from, to, 'turnBack'), undefined);
  }

  /**
   * Solves this part's rows of a side.
   * @param fixed with α₀G as size × size, upper triangle, or the moment summed over all runs
   * @throws Failure `training-diverged` when numbers are not finite; `cancelled`
   */
  async solve(side: Side, fixed: FixedSide, signal?: AbortSignal): Promise<void> {
    const { kernels, arena } = this.memory;
    if ('base' in fixed) this.setBase(fixed.base);
    else arena.float32(kernels.momentPointer() >>> 0, fixed.moment.length).set(fixed.moment);
    select(this.memory, side);
    const before = kernels.brokenRows();
    await runInSlices(solveSteps(this.memory, side), signal);
    if (kernels.brokenRows() > before) throw diverged();
  }

  /** The objective of this part's rows, but for the α₀ term, which is the Gram matrices'. */
  async losses(signal?: AbortSignal): Promise<RowLosses> {
    const user = new Float64Array(this.share.user.rows);
    const item = new Float64Array(this.share.item.rows);
    await runInSlices(lossSteps(this.memory, user, item), signal);
    return { user, item };
  }

  private setBase(base: Float64Array): void {
    const { kernels, arena } = this.memory;
    arena.float64(kernels.base64Pointer() >>> 0, base.length).set(base);
    arena.float32(kernels.basePointer() >>> 0, base.length).set(base);
  }
}
