/** One thread of the WebAssembly engine; the model worker starts it (`spawnWasmThread.ts`). */
import { serveThread, type ToThread } from '../src/engine/wasm/thread';

serveThread({
  post: (message, transfer) => self.postMessage(message, { transfer }),
  onMessage: (take) =>
    self.addEventListener('message', ({ data }: MessageEvent<ToThread>) => take(data)),
});
