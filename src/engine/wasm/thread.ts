import { Failure, toPlainFailure, type PlainFailure } from '../../failure';
import { LocalLane, type Lane, type PartCalls, type PartOperation, type PartResults } from './lane';

/** A thread as its owner sees it: a web worker, or a worker thread of Node. */
export interface WasmThread {
  post(message: ToThread, transfer: ArrayBuffer[]): void;
  /** Both are set once, before the first message is sent. */
  onMessage(take: (message: FromThread) => void): void;
  /** The thread could not start, or died. */
  onError(take: (error: unknown) => void): void;
  terminate(): void;
}

/** The other end: how the thread itself talks to its owner. */
export interface ThreadPort {
  post(message: FromThread, transfer: ArrayBuffer[]): void;
  onMessage(take: (message: ToThread) => void): void;
}

/** To a thread: first `start`, once; then calls, any of which may be cancelled by its id. */
export type ToThread =
  | { readonly kind: 'start'; readonly module: WebAssembly.Module }
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly part: number;
      readonly operation: PartOperation;
      readonly input: PartCalls[PartOperation];
    }
  | { readonly kind: 'cancel'; readonly id: number };

/** From a thread: `ready` after `start`, and for each call either `done` or `failed`. */
export type FromThread =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly id: number; readonly result: PartResults[PartOperation] }
  | { readonly kind: 'failed'; readonly id: number; readonly failure: PlainFailure };

/** A worker script that never answers counts as one that cannot be loaded. */
const START_MS = 10_000;

/** Everything a thread does: call this once in the worker's script. */
export function serveThread(port: ThreadPort): void {
  let lane: LocalLane | null = null;
  const running = new Map<number, AbortController>();
  port.onMessage((message) => {
    if (message.kind === 'start') {
      lane = new LocalLane(message.module);
      port.post({ kind: 'ready' }, []);
    } else if (message.kind === 'cancel') running.get(message.id)?.abort();
    else if (lane) {
      const { id, part, operation, input } = message;
      const controller = new AbortController();
      running.set(id, controller);
      lane
        .call(part, operation, input, controller.signal)
        .then(
          (result) => port.post({ kind: 'done', id, result }, buffersOf(result)),
          (error: unknown) => port.post({ kind: 'failed', id, failure: toPlainFailure(error) }, []),
        )
        .finally(() => running.delete(id));
    }
  });
}

interface Waiting {
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

/** A lane whose work is done by another thread. */
export class ThreadLane implements Lane {
  readonly isHere = false;
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 1;
  private lost: Failure | null = null;

  private constructor(private readonly thread: WasmThread) {}

  /** Resolves when the thread has answered. */
  static start(thread: WasmThread, module: WebAssembly.Module): Promise<ThreadLane> {
    return new Promise((resolve, reject) => {
      const lane = new ThreadLane(thread);
      const timer = setTimeout(() => reject(new Error('The worker did not answer.')), START_MS);
      thread.onError((error) => {
        clearTimeout(timer);
        reject(error instanceof Error ? error : new Error('The worker could not be started.'));
        lane.lose(error);
      });
      thread.onMessage((message) => {
        if (message.kind === 'ready') {
          clearTimeout(timer);
          resolve(lane);
        } else lane.settle(message);
      });
      thread.post({ kind: 'start', module }, []);
    });
  }

  async call<O extends PartOperation>(
    part: number,
    operation: O,
    input: PartCalls[O],
    signal?: AbortSignal,
  ): Promise<PartResults[O]> {
    if (this.lost) throw this.lost;
    const id = this.nextId++;
    const cancel = () => this.thread.post({ kind: 'cancel', id }, []);
    const answer = new Promise<unknown>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      const copy = copied(input);
      this.thread.post({ kind: 'call', id, part, operation, input: copy }, buffersOf(copy));
    });
    if (signal?.aborted) cancel();
    signal?.addEventListener('abort', cancel);
    try {
      return (await answer) as PartResults[O];
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  dispose(): void {
    this.lose(new Error('disposed'));
    this.thread.terminate();
  }

  private settle(message: Exclude<FromThread, { kind: 'ready' }>): void {
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (message.kind === 'done') waiting?.resolve(message.result);
    else {
      const { code, message: text, advice } = message.failure;
      waiting?.reject(new Failure(code, text, advice));
    }
  }

  private lose(cause: unknown): void {
    this.lost ??= new Failure(
      'engine-lost',
      'The browser stopped a thread that the model was trained on.',
      'Training can go on from where it was; reload the page if it does not.',
      { cause },
    );
    for (const waiting of this.waiting.values()) waiting.reject(this.lost);
    this.waiting.clear();
  }
}

type Transferable = Float32Array | Float64Array | Uint32Array | Uint8Array;

function isArray(value: unknown): value is Transferable {
  return ArrayBuffer.isView(value);
}

/**
 * The same plain data with every typed array copied. A view would otherwise drag its whole buffer
 * along, and a copy may be transferred without its owner losing it. What is shared stays so.
 */
function copied<T>(value: T): T {
  if (isArray(value)) return value.buffer instanceof ArrayBuffer ? (value.slice() as T) : value;
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, part]) => [key, copied(part as unknown)]);
  return Object.fromEntries(entries) as T;
}

/** The buffers of all typed arrays in plain data. */
function buffersOf(value: unknown): ArrayBuffer[] {
  if (isArray(value)) return value.buffer instanceof ArrayBuffer ? [value.buffer] : [];
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(buffersOf);
}
