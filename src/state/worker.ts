import { proxy, wrap, type Remote } from 'comlink';
import type { ModelWorker, Progress } from '../../workers/protocol';
import { Failure, toPlainFailure, type FailureCode, type PlainFailure } from '../failure';

/** A call that can take long: its promise, and how to stop it. */
export interface LongCall<T> {
  readonly done: Promise<T>;
  cancel(): void;
}

interface Connection {
  readonly worker: Worker;
  readonly remote: Remote<ModelWorker>;
  /** Rejects when the worker's script cannot be loaded or dies; otherwise stays pending. */
  readonly broken: Promise<never>;
}

let connection: Connection | null = null;
const lostListeners = new Set<(failure: Failure) => void>();

/** Called when the worker has died and, with it, the open library; the next call makes a new one. */
export function onWorkerLost(listener: (failure: Failure) => void): void {
  lostListeners.add(listener);
}
let lastToken = 0;

/** The worker is made on the first call, which start-up makes after first paint. */
function connect(): Connection {
  if (connection) return connection;
  const worker = new Worker(new URL('../../workers/model.ts', import.meta.url), { type: 'module' });
  const broken = new Promise<never>((_, reject) => {
    worker.onerror = (event) => {
      event.preventDefault();
      // comlink would leave every call pending for ever; the next call makes a new worker.
      if (connection?.worker === worker) connection = null;
      worker.terminate();
      const failure = new Failure(
        'internal',
        `The part of the page that holds the model stopped${event.message ? `: ${event.message}` : '.'}`,
        'Try again; if it stays away, reload the page. Your ratings are kept.',
      );
      reject(failure);
      for (const listener of lostListeners) listener(failure);
    };
  });
  broken.catch(() => undefined);
  connection = { worker, remote: wrap<ModelWorker>(worker), broken };
  return connection;
}

/** Calls the model worker; whatever it throws arrives as a `Failure`. */
export async function ask<T>(call: (worker: Remote<ModelWorker>) => Promise<T>): Promise<T> {
  const { remote, broken } = connect();
  try {
    return await Promise.race([call(remote), broken]);
  } catch (error) {
    throw asFailure(error);
  }
}

/** A long call with progress; `cancel` makes it reject with a `cancelled` failure. */
export function askLong<T, P = Progress>(
  call: (
    worker: Remote<ModelWorker>,
    token: number,
    onProgress: (progress: P) => void,
  ) => Promise<T>,
  onProgress: (progress: P) => void,
): LongCall<T> {
  const token = ++lastToken;
  let over = false;
  // Progress that was posted before the end may arrive after it, and must not reopen the line.
  const report = proxy((progress: P) => {
    if (!over) onProgress(progress);
  });
  const done = ask((worker) => call(worker, token, report)).finally(() => {
    over = true;
  });
  return {
    done,
    cancel: () => {
      if (!over) void ask((worker) => worker.cancel(token)).catch(() => undefined);
    },
  };
}

const CODES: ReadonlySet<string> = new Set<FailureCode>([
  'cancelled',
  'library-missing',
  'library-damaged',
  'library-unsupported',
  'storage-refused',
  'storage-full',
  'storage-blocked',
  'engine-unavailable',
  'engine-lost',
  'too-large',
  'training-diverged',
  'link-damaged',
  'link-too-long',
  'link-newer',
  'bad-input',
  'internal',
]);

/** Reads a failure back from an error whose message is a JSON `PlainFailure`. */
export function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const plain = (error instanceof Error && readPlain(error.message)) || toPlainFailure(error);
  return new Failure(plain.code, plain.message, plain.advice, { cause: error });
}

function readPlain(text: string): PlainFailure | null {
  if (!text.startsWith('{')) return null;
  try {
    const { code, message, advice } = JSON.parse(text) as Record<string, unknown>;
    if (typeof code !== 'string' || !CODES.has(code) || typeof message !== 'string') return null;
    return { code: code as FailureCode, message, advice: typeof advice === 'string' ? advice : '' };
  } catch {
    return null;
  }
}
