import { Failure } from '../../failure';
import type { AlsProblem, AlsSession, Side } from '../engine';
import type { Lane, PartCalls, PartOperation, PartResults } from './lane';
import { refuseTooLargeForWasm } from '../fits';
import { padded } from './padded';
import { otherSide, planShares, type Share } from './plan';

/**
 * Gram matrices are summed from so many runs of rows, whatever the number of lanes: floating-point
 * sums depend on their order, and results must not depend on the number of threads.
 */
const GRAM_RUNS = 16;

interface SideState {
  /** All rows, row-major rows × k. */
  readonly values: Float32Array;
  readonly rows: number;
  /** Rises with every change. */
  version: number;
  /** The version that each lane has. */
  readonly known: number[];
  /** Upper triangle of YᵀY, size × size, while it fits the values. */
  gram: Float64Array | null;
}

let nextPart = 1;

/** Shares a factorisation out over lanes and puts their answers together. */
export class WasmAls implements AlsSession {
  private readonly part = nextPart++;
  private readonly size: number;
  private readonly shares: readonly Share[];
  private readonly sides: Record<Side, SideState>;
  private disposed = false;

  private constructor(
    private readonly problem: AlsProblem,
    private readonly lanes: readonly Lane[],
  ) {
    const { factors, users, items } = problem;
    this.size = padded(factors);
    this.shares = planShares(problem, lanes.length);
    refuseTooLargeForWasm(this.shares);
    const state = (rows: number): SideState => ({
      values: new Float32Array(rows * factors),
      rows,
      version: 0,
      // Memory of a fresh part is zero, as are the factors.
      known: lanes.map(() => 0),
      gram: null,
    });
    this.sides = { user: state(users.rows), item: state(items.rows) };
  }

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
    this.changed(side);
  }

  async solve(side: Side, signal?: AbortSignal): Promise<void> {
    const { alpha0 } = this.problem;
    const gram = await this.gramOf(otherSide(side), signal);
    const base = gram.map((cell) => alpha0 * cell);
    try {
      await this.all('solve', () => ({ side, base }), signal);
    } finally {
      this.changed(side);
    }
    const state = this.sides[side];
    const rows = await this.all('rows', () => ({ side }));
    for (const [lane, values] of rows.entries())
      state.values.set(values, this.shares[lane][side].from * this.problem.factors);
    // A lane alone has solved every row there is.
    if (this.lanes.length === 1) state.known[0] = state.version;
  }

  async loss(): Promise<number> {
    const userGram = await this.gramOf('user');
    const itemGram = await this.gramOf('item');
    await Promise.all([this.tell('user'), this.tell('item')]);
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

  /** Brings every lane up to date with a side's factors. */
  private async tell(side: Side): Promise<void> {
    const state = this.sides[side];
    const { version, values } = state;
    await Promise.all(
      this.lanes.map(async (lane, index) => {
        if (state.known[index] === version) return;
        await lane.call(this.part, 'factors', { side, values });
        state.known[index] = version;
      }),
    );
  }

  /** A side's Gram matrix; the lanes know the side's factors afterwards. */
  private async gramOf(side: Side, signal?: AbortSignal): Promise<Float64Array> {
    await this.tell(side);
    const state = this.sides[side];
    if (state.gram) return state.gram;
    const lanes = this.lanes.length;
    const cut = (run: number) => Math.floor((state.rows * run) / GRAM_RUNS);
    const runsOf = (lane: number) => Math.floor((GRAM_RUNS * lane) / lanes);
    const cuts = (lane: number) => {
      const runs = runsOf(lane + 1) - runsOf(lane);
      return Array.from({ length: runs + 1 }, (_, run) => cut(runsOf(lane) + run));
    };
    const parts = await this.all('gram', (lane) => ({ side, cuts: cuts(lane) }), signal);
    const gram = new Float64Array(this.size ** 2);
    for (const part of parts)
      for (let at = 0; at < part.length; at += gram.length)
        for (let i = 0; i < gram.length; i++) gram[i] += part[at + i];
    state.gram = gram;
    return gram;
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
