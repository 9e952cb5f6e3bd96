import { Failure } from '../../failure';
import type { AlsProblem, Engine, Observations } from '../engine';
import { createWasmGibbs } from './gibbs';
import { LocalLane, type Lane } from './lane';
import { WasmAls } from './session';
import { ThreadLane, type WasmThread } from './thread';

/** What {@link createWasmEngine} needs. */
export interface WasmEngineOptions {
  /** The compiled kernels, see `loadKernels`. */
  readonly module: WebAssembly.Module;
  /** How many threads share the work; one at least where they can be spawned. */
  readonly threads: number;
  /** Starts a thread that runs `serveThread`. Without it the work is done on the calling thread. */
  readonly spawn?: () => WasmThread;
}

/**
 * The engine for browsers without a usable GPU: row solves in SIMD WebAssembly. Each half-epoch
 * solves short rows in the eigenbasis of the Gram matrix (through as many unknowns as they have
 * observations) and long rows by Cholesky or, where the problem allows `steps`, improves them by
 * conjugate gradients in that eigenbasis; rows are shared out over threads that each have their own
 * instance. Results are the same, bit for bit, for any number of threads.
 * Where threads cannot be started, the work is done on the calling thread, in slices of 8 ms.
 */
export async function createWasmEngine(options: WasmEngineOptions): Promise<Engine> {
  const { module } = options;
  const threads = await startThreads(options);
  const lanes: readonly Lane[] = threads.length > 0 ? threads : [new LocalLane(module)];
  return {
    kind: 'wasm',
    label: labelFor(threads.length),
    als: async (problem) => {
      checkProblem(problem);
      return WasmAls.open(problem, lanes);
    },
    gibbs: () => createWasmGibbs(module),
    dispose: () => {
      for (const lane of lanes) lane.dispose();
    },
  };
}

function labelFor(threads: number): string {
  if (threads === 0) return 'WebAssembly';
  return `WebAssembly · ${threads} ${threads === 1 ? 'thread' : 'threads'}`;
}

/** All threads asked for, or none. */
async function startThreads({ module, threads, spawn }: WasmEngineOptions): Promise<Lane[]> {
  if (!spawn) return [];
  const started: WasmThread[] = [];
  try {
    const lanes: Promise<ThreadLane>[] = [];
    for (let n = 0; n < Math.max(1, threads); n++) {
      const thread = spawn();
      started.push(thread);
      lanes.push(ThreadLane.start(thread, module));
    }
    return await Promise.all(lanes);
  } catch {
    // Some browsers and pages allow no workers here. That costs speed, nothing else.
    for (const thread of started) thread.terminate();
    return [];
  }
}

/** The kernels trust their input: an index out of bounds would read another row's memory. */
function checkProblem(problem: AlsProblem): void {
  const { users, items, factors, userPenalty, itemPenalty, steps = 1 } = problem;
  const sound =
    Number.isInteger(factors) &&
    factors >= 1 &&
    factors <= 256 &&
    Number.isInteger(steps) &&
    steps >= 1 &&
    users.rows === items.cols &&
    users.cols === items.rows &&
    users.col.length === items.col.length &&
    userPenalty.length === users.rows &&
    itemPenalty.length === items.rows &&
    isSound(users) &&
    isSound(items);
  if (!sound)
    throw new Failure('bad-input', 'The ratings cannot be factorised: they are malformed.');
}

function isSound({ rows, cols, start, col, weight, target }: Observations): boolean {
  if (start.length !== rows + 1 || start[0] !== 0 || start[rows] !== col.length) return false;
  if (weight.length !== col.length || target.length !== col.length) return false;
  for (let r = 0; r < rows; r++) if (start[r] > start[r + 1]) return false;
  for (const column of col) if (column >= cols) return false;
  return true;
}
