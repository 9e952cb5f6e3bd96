import type { FromStarsThread, StarsThread } from './starsTrainer';

/** Starts the thread that learns to predict stars. Throws where a worker may have no workers. */
export function spawnStarsThread(): StarsThread {
  const worker = new Worker(new URL('./starsThread.ts', import.meta.url), { type: 'module' });
  return {
    post: (task, transfer) => worker.postMessage(task, transfer),
    onMessage: (take) =>
      worker.addEventListener('message', ({ data }: MessageEvent<FromStarsThread>) => take(data)),
    onError: (take) => {
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        take(event.message);
      });
      worker.addEventListener('messageerror', () => take('a message could not be read'));
    },
    terminate: () => worker.terminate(),
  };
}
