import type { FromThread, WasmThread } from '../src/engine/wasm/thread';

/** Starts a thread of the WebAssembly engine in a browser. Throws where workers are not allowed. */
export function spawnWasmThread(): WasmThread {
  const worker = new Worker(new URL('./wasmThread.ts', import.meta.url), { type: 'module' });
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    onMessage: (take) =>
      worker.addEventListener('message', ({ data }: MessageEvent<FromThread>) => take(data)),
    onError: (take) => {
      worker.addEventListener('error', take);
      worker.addEventListener('messageerror', take);
    },
    terminate: () => worker.terminate(),
  };
}
