import { Failure } from '../../failure';
import type { AlsProblem, AlsSession, Side } from '../engine';
import type { Lane, PartCalls, PartOperation, PartResults } from './lane';
import { refuseTooLargeForWasm } from '../fits';
import { padded } from './padded';
import { otherSide, planShares, type Share } from './plan';
import { sumOfRuns } from './sums';

/**
 * Gram matrices are summed from so many runs of rows at most, whatever the number of lanes:
 * floating-point sums depend on their order, and results must not depend on the number of threads.
 */
const MOST_RUNS = 16;
/** Multiply-adds of a run at most: a millisecond's worth, and less is not worth sending about. */
const RUN_PRODUCTS = 2 ** 23;

/** Rows from..to-1. */
interface Range {
  readonly from: number;
  readonly to: number;
}

interface SideState {
  /** All rows, row-major rows × k. */
  readonly values: Float32Array;
  readonly rows: number;
  /** Rises with every change. */
  version: number;
  /** The version that each lane has, and of which rows. */
  readonly known: (Range & { readonly version: number })[];
  /** Upper triangle of YᵀY, size × size, while it fits the values. */
  gram: Float64Array | null;
  /** Whether the values stand in the basis that the lanes have turned them into. */
  turned: boolean;
}

/** Whether threads can work on the same memory: in Node, and on pages that are isolated. */
function canShare(): boolean {
  if (typeof SharedArrayBuffer !== 'function') return false;
  return 'crossOriginIsolated' in globalThis ? globalThis.crossOriginIsolated : true;
}

function sharedFactors(length: number): Float32Array<SharedArrayBuffer> {
  return new Float32Array(new SharedArrayBuffer(4 * length));
}

let nextPart = 1;

/**
 * Shares a factorisation out over lanes and puts their answers together.
 *
 * Rows that take steps want the fixed side in the eigenbasis of its Gram matrix. There it is turned,
 * each lane some of its rows, and there both sides stay from then on: the model is X·Yᵀ, which one
 * rotation of both leaves as it is. They are turned back when somebody wants to read them.
 */
export class WasmAls implements AlsSession {
  private readonly part = nextPart++;
  private readonly size: number;
  private readonly shares: readonly Share[];
  private readonly sides: Record<Side, SideState>;
  /** Whether lanes can write to the factors here themselves. */
  private readonly writesThrough: boolean;
  private disposed = false;

  private constructor(
    private readonly problem: AlsProblem,
    private readonly lanes: readonly Lane[],
  ) {
    const { factors, users, items } = problem;
    this.size = padded(factors);
    this.shares = planShares(problem, lanes.length);
    refuseTooLargeForWasm(this.shares);
    const here = lanes.every((lane) => lane.isHere);
    const shared = !here && canShare();
    this.writesThrough = here || shared;
    const state = (rows: number): SideState => ({
      values: shared ? sharedFactors(rows * factors) : new Float32Array(rows * factors),
      rows,
      version: 0,
      // Memory of a fresh part is zero, as are the factors.
      known: lanes.map(() => ({ version: 0, from: 0, to: rows })),
      gram: null,
      turned: false,
    });
    this.sides = { user: state(users.rows), item: state(items.rows) };
  }

  /**
   * Gives every lane its share of the problem.
   * @throws Failure `too-large`; `engine-unavailable` when the browser refuses the memory
   */
  static async open(problem: AlsProblem, lanes: readonly Lane[]): Promise<WasmAls> {
    const session = new WasmAls(problem, lanes);
    await session.all('open', (lane) => ({ share: session.shares[lane] }));
    return session;
  }

  setFactors(side: Side, values: Float32Array): void {
    const state = this.sides[side];
    if (values.length !== state.values.length)
      throw new Failure('bad-input', 'The factors do not have the size of the problem.');
    state.values.set(values);
    state.turned = false;
    this.changed(side);
  }

  async solve(side: Side, signal?: AbortSignal): Promise<void> {
    const state = this.sides[side];
    const other = this.sides[otherSide(side)];
    await this.align();
    const base = await this.baseOf(otherSide(side), signal);
    const turns = this.shares[0][side].steps > 0;
    const fixed = turns ? { moment: await this.turn(otherSide(side), base) } : { base };
    const own = (lane: number): Range => {
      const { from, rows } = this.shares[lane][side];
      return { from, to: from + rows };
    };
    const told = Promise.all([
      this.tell(otherSide(side), () => ({ from: 0, to: other.rows })),
      // Steps go on from what is there.
      this.tell(side, own),
    ]);
    try {
      const solving = this.all(
        'solve',
        (lane) => ({ side, fixed, into: this.memoryFor(side, own(lane)) }),
        signal,
      );
      const [solved] = await Promise.all([solving, told]);
      this.take(side, own, solved);
    } catch (error) {
      // Where sides are turned, rows of before and after would be a mixture of two bases.
      state.values.fill(0);
      this.changed(side);
      throw error;
    } finally {
      state.turned = other.turned;
    }
  }

  async loss(): Promise<number> {
    await this.align();
    const userGram = await this.gramOf('user');
    const itemGram = await this.gramOf('item');
    const { user, item } = this.sides;
    await Promise.all([
      this.tell('user', () => ({ from: 0, to: user.rows })),
      this.tell('item', () => ({ from: 0, to: item.rows })),
    ]);
    const parts = await this.all('losses', () => ({}));
    let loss = 0;
    for (const { user } of parts) for (const row of user) loss += row;
    for (const { item } of parts) for (const row of item) loss += row;
    // Σ over all cells of (x·y)² is the inner product of the two Gram matrices.
    const { size } = this;
    for (let i = 0; i < size; i++)
      for (let j = i; j < size; j++) {
        const term = this.problem.alpha0 * userGram[i * size + j] * itemGram[i * size + j];
        loss += i === j ? term : 2 * term;
      }
    return loss;
  }

  async readFactors(side: Side): Promise<Float32Array> {
    if (this.sides[side].turned) await this.straighten();
    return this.sides[side].values.slice();
  }

  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    // A lane that is gone has nothing left to close.
    this.all('close', () => ({})).catch(() => undefined);
  }

  private changed(side: Side): void {
    this.sides[side].version++;
    this.sides[side].gram = null;
  }

  /** Brings both sides into the same basis. */
  private async align(): Promise<void> {
    const { user, item } = this.sides;
    if (user.turned !== item.turned) await this.straighten();
  }

  /** Turns what has been turned back to where it was. */
  private async straighten(): Promise<void> {
    for (const side of ['user', 'item'] as const) {
      const state = this.sides[side];
      if (!state.turned) continue;
      const range = (lane: number) => this.rangeOf(side, lane);
      const told = this.tell(side, range);
      const turning = this.all('straighten', (lane) => ({
        side,
        ...range(lane),
        into: this.memoryFor(side, range(lane)),
      }));
      const [rows] = await Promise.all([turning, told]);
      this.take(side, range, rows);
      state.turned = false;
    }
  }

  /**
   * Turns a side into the eigenbasis of its Gram matrix, which is diagonal from then on.
   * @param base α₀G of that side
   * @returns the turned factors' mean squares over the observations
   */
  private async turn(side: Side, base: Float64Array): Promise<Float32Array> {
    const { size } = this;
    const { alpha0 } = this.problem;
    const state = this.sides[side];
    const range = (lane: number) => this.rangeOf(side, lane);
    const told = this.tell(side, range);
    const turning = this.all('turn', (lane) => ({
      side,
      base,
      cuts: this.cutsOf(side, lane),
      fresh: !state.turned,
      into: this.memoryFor(side, range(lane)),
    }));
    const [answers] = await Promise.all([turning, told]);
    this.take(
      side,
      range,
      answers.map(({ rows }) => rows),
    );
    // Both count as turned: the side that is solved next ends up in this basis.
    state.turned = true;
    const gram = new Float64Array(size ** 2);
    // Without α₀ it does not matter what the Gram matrix is.
    if (alpha0 > 0)
      for (const [i, value] of answers[0].eigenvalues.entries())
        gram[i * (size + 1)] = value / alpha0;
    state.gram = gram;
    const moments = answers.map((answer) => answer.moments);
    return Float32Array.from(sumOfRuns(moments, size));
  }

  /** Where a lane may write rows of a side by itself, if anywhere. */
  private memoryFor(side: Side, { from, to }: Range): Float32Array | null {
    const k = this.problem.factors;
    return this.writesThrough ? this.sides[side].values.subarray(from * k, to * k) : null;
  }

  /** Takes over rows that each lane has changed in its own memory. */
  private take(
    side: Side,
    range: (lane: number) => Range,
    rows: readonly (Float32Array | null)[],
  ): void {
    this.changed(side);
    const { values, known, version } = this.sides[side];
    for (const [lane, part] of rows.entries()) {
      const { from, to } = range(lane);
      if (part) values.set(part, from * this.problem.factors);
      known[lane] = { version, from, to };
    }
  }

  /** Brings every lane up to date with rows of a side. */
  private async tell(side: Side, range: (lane: number) => Range): Promise<void> {
    const { version, values, known } = this.sides[side];
    const k = this.problem.factors;
    await Promise.all(
      this.lanes.map(async (lane, index) => {
        const { from, to } = range(index);
        const current = known[index].version === version;
        const has = current ? known[index] : { from, to: from };
        // What lies between is sent too, so that the rows a lane has are always one run.
        const missing = [
          [from, has.from],
          [has.to, to],
        ].filter(([first, last]) => last > first);
        known[index] = { version, from: Math.min(from, has.from), to: Math.max(to, has.to) };
        // All are posted before anything is awaited: what is asked next comes after them.
        await Promise.all(
          missing.map(([first, last]) => {
            const part = values.subarray(first * k, last * k);
            return lane.call(this.part, 'factors', { side, from: first, values: part });
          }),
        );
      }),
    );
  }

  /** The runs of rows of which a lane sums a side's Gram matrix, and which it turns. */
  private cutsOf(side: Side, lane: number): number[] {
    const lanes = this.lanes.length;
    const { rows } = this.sides[side];
    const products = Math.max(1, (rows * this.size ** 2) / RUN_PRODUCTS);
    const runs = Math.min(MOST_RUNS, 2 ** Math.ceil(Math.log2(products)));
    const first = Math.floor((runs * lane) / lanes);
    const own = Math.floor((runs * (lane + 1)) / lanes) - first;
    return Array.from({ length: own + 1 }, (_, run) => Math.floor((rows * (first + run)) / runs));
  }

  /** All rows of those runs. */
  private rangeOf(side: Side, lane: number): Range {
    const cuts = this.cutsOf(side, lane);
    return { from: cuts[0], to: cuts[cuts.length - 1] };
  }

  /** α₀ times a side's Gram matrix. */
  private async baseOf(side: Side, signal?: AbortSignal): Promise<Float64Array> {
    const gram = await this.gramOf(side, signal);
    return gram.map((cell) => this.problem.alpha0 * cell);
  }

  private async gramOf(side: Side, signal?: AbortSignal): Promise<Float64Array> {
    const state = this.sides[side];
    if (state.gram) return state.gram;
    const told = this.tell(side, (lane) => this.rangeOf(side, lane));
    const summed = this.all('gram', (lane) => ({ side, cuts: this.cutsOf(side, lane) }), signal);
    const [parts] = await Promise.all([summed, told]);
    state.gram = sumOfRuns(parts, this.size ** 2);
    return state.gram;
  }

  /** Asks every lane and waits until all have answered, so that calls never overlap. */
  private async all<O extends PartOperation>(
    operation: O,
    input: (lane: number) => PartCalls[O],
    signal?: AbortSignal,
  ): Promise<PartResults[O][]> {
    const outcomes = await Promise.allSettled(
      this.lanes.map((lane, index) => lane.call(this.part, operation, input(index), signal)),
    );
    return outcomes.map((outcome) => {
      if (outcome.status === 'rejected') throw outcome.reason;
      return outcome.value;
    });
  }
}
