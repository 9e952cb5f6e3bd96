import { Worker } from 'node:worker_threads';
import type { FromThread, WasmThread } from './thread';

/** Starts a thread of the engine in Node: for the command line, benchmarks and tests. */
export function spawnNodeThread(): WasmThread {
  const worker = new Worker(new URL('./build/nodeThread.js', import.meta.url), {
    // The parent's loaders (tsx, vitest) have no business in a built script.
    execArgv: [],
  });
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    onMessage: (take) => worker.on('message', (message: FromThread) => take(message)),
    onError: (take) => worker.on('error', take),
    terminate: () => void worker.terminate(),
  };
}
