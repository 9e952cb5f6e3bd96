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
  /** The version that each lane has, of all rows or of its own at least. */
  readonly known: { readonly version: number; readonly own: boolean }[];
  /** Upper triangle of YᵀY, size × size, while it fits the values. */
  gram: Float64Array | null;
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

/** Shares a factorisation out over lanes and puts their answers together. */
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
    const shared = lanes.length > 1 && canShare();
    this.writesThrough = shared || lanes.length === 1;
    const state = (rows: number): SideState => ({
      values: shared ? sharedFactors(rows * factors) : new Float32Array(rows * factors),
      rows,
      version: 0,
      // Memory of a fresh part is zero, as are the factors.
      known: lanes.map(() => ({ version: 0, own: false })),
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
    const { values, known } = this.sides[side];
    const k = this.problem.factors;
    const begins = (lane: number) => this.shares[lane][side].from * k;
    const ends = (lane: number) => begins(lane) + this.shares[lane][side].rows * k;
    let solved: (Float32Array | null)[];
    try {
      solved = await this.all(
        'solve',
        (lane) => {
          const into = this.writesThrough ? values.subarray(begins(lane), ends(lane)) : null;
          return { side, base, into };
        },
        signal,
      );
    } finally {
      this.changed(side);
    }
    for (const [lane, rows] of solved.entries()) if (rows) values.set(rows, begins(lane));
    known.fill({ version: this.sides[side].version, own: true });
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

  /** Brings every lane up to date with a side's factors: with those that it has not solved itself. */
  private async tell(side: Side): Promise<void> {
    const { version, values, known, rows } = this.sides[side];
    const k = this.problem.factors;
    await Promise.all(
      this.lanes.map(async (lane, index) => {
        const { version: has, own } = known[index];
        if (has === version && !own) return;
        const share = this.shares[index][side];
        const missing: readonly (readonly [from: number, to: number])[] =
          has === version
            ? [
                [0, share.from],
                [share.from + share.rows, rows],
              ]
            : [[0, rows]];
        // All are posted before anything is awaited: what is asked next comes after them.
        await Promise.all(
          missing
            .filter(([from, to]) => to > from)
            .map(([from, to]) => {
              const part = values.subarray(from * k, to * k);
              return lane.call(this.part, 'factors', { side, from, values: part });
            }),
        );
        known[index] = { version, own: false };
      }),
    );
  }

  /** A side's Gram matrix; the lanes know the side's factors afterwards. */
  private async gramOf(side: Side, signal?: AbortSignal): Promise<Float64Array> {
    const told = this.tell(side);
    const state = this.sides[side];
    if (state.gram) {
      await told;
      return state.gram;
    }
    const lanes = this.lanes.length;
    const cut = (run: number) => Math.floor((state.rows * run) / GRAM_RUNS);
    const runsOf = (lane: number) => Math.floor((GRAM_RUNS * lane) / lanes);
    const cuts = (lane: number) => {
      const runs = runsOf(lane + 1) - runsOf(lane);
      return Array.from({ length: runs + 1 }, (_, run) => cut(runsOf(lane) + run));
    };
    const summed = this.all('gram', (lane) => ({ side, cuts: cuts(lane) }), signal);
    const [parts] = await Promise.all([summed, told]);
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
