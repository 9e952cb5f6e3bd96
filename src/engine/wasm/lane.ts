import { Failure } from '../../failure';
import type { Side } from '../engine';
import { instantiateKernels } from './kernels';
import { Part, type FixedSide, type RowLosses, type Turning } from './part';
import type { Share } from './plan';

/** Memory for rows that is shared, or the caller's own; with null they are answered instead. */
type Into = Float32Array | null;

/** What can be asked of a part of a factorisation: plain data, so that it may cross to a thread. */
export interface PartCalls {
  open: { readonly share: Share };
  /** Rows from `from` on. */
  factors: { readonly side: Side; readonly from: number; readonly values: Float32Array };
  gram: { readonly side: Side; readonly cuts: readonly number[] };
  /** The rows that were turned are written to `into`; so are those that were straightened or solved. */
  turn: {
    readonly side: Side;
    readonly base: Float64Array;
    readonly cuts: readonly number[];
    readonly fresh: boolean;
    readonly into: Into;
  };
  straighten: {
    readonly side: Side;
    readonly from: number;
    readonly to: number;
    readonly into: Into;
  };
  solve: {
    readonly side: Side;
    readonly fixed: FixedSide;
    readonly into: Into;
  };
  losses: Record<string, never>;
  close: Record<string, never>;
}

/** What each of {@link PartCalls} answers. */
export interface PartResults {
  open: undefined;
  factors: undefined;
  gram: Float64Array;
  turn: Turning & { readonly rows: Float32Array | null };
  straighten: Float32Array | null;
  solve: Float32Array | null;
  losses: RowLosses;
  close: undefined;
}

/** Name of a call to a part. */
export type PartOperation = keyof PartCalls;

/** A thread of work, or the calling thread itself. Calls are answered in the order they were made. */
export interface Lane {
  /** Whether it works on the calling thread, and so on the very arrays it is given. */
  readonly isHere: boolean;
  /**
   * Asks for an operation on a part, which `open` makes.
   * @throws Failure of the operation; `internal` when there is no such part; `engine-lost`
   */
  call<O extends PartOperation>(
    part: number,
    operation: O,
    input: PartCalls[O],
    signal?: AbortSignal,
  ): Promise<PartResults[O]>;
  dispose(): void;
}

/** Does the work on the thread it was made on, in slices. */
export class LocalLane implements Lane {
  readonly isHere = true;
  private readonly parts = new Map<number, Part>();
  private queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly module: WebAssembly.Module) {}

  call<O extends PartOperation>(
    part: number,
    operation: O,
    input: PartCalls[O],
    signal?: AbortSignal,
  ): Promise<PartResults[O]> {
    const answer = this.queue.then(() => handlers[operation](this.context(part), input, signal));
    // A failed call must not stop the ones behind it.
    this.queue = answer.catch(() => undefined);
    return answer;
  }

  dispose(): void {
    this.parts.clear();
  }

  private context(part: number): Context {
    const { module, parts } = this;
    return {
      open: async (share) => {
        parts.set(part, new Part(await instantiateKernels(module), share));
      },
      close: () => parts.delete(part),
      get part() {
        const found = parts.get(part);
        if (!found) throw new Failure('internal', 'This factorisation was closed already.');
        return found;
      },
    };
  }
}

interface Context {
  readonly part: Part;
  open(share: Share): Promise<void>;
  close(): void;
}

type Handlers = {
  readonly [O in PartOperation]: (
    context: Context,
    input: PartCalls[O],
    signal: AbortSignal | undefined,
  ) => Promise<PartResults[O]>;
};

function handOver(part: Part, side: Side, from: number, to: number, into: Into): Into {
  if (!into) return part.rows(side, from, to);
  part.writeRows(side, into, from);
  return null;
}

const handlers: Handlers = {
  open: async (context, { share }) => {
    await context.open(share);
    return undefined;
  },
  factors: async ({ part }, { side, from, values }) => {
    part.setFactors(side, values, from);
    return undefined;
  },
  gram: ({ part }, { side, cuts }, signal) => part.gram(side, cuts, signal),
  turn: async ({ part }, { side, base, cuts, fresh, into }) => {
    const turning = await part.turn(side, base, cuts, fresh);
    return { ...turning, rows: handOver(part, side, cuts[0], cuts[cuts.length - 1], into) };
  },
  straighten: async ({ part }, { side, from, to, into }) => {
    await part.straighten(side, from, to);
    return handOver(part, side, from, to, into);
  },
  solve: async ({ part }, { side, fixed, into }, signal) => {
    await part.solve(side, fixed, signal);
    const { from, rows } = part.share[side];
    return handOver(part, side, from, from + rows, into);
  },
  losses: ({ part }, _input, signal) => part.losses(signal),
  close: async (context) => {
    context.close();
    return undefined;
  },
};
