import type { EvaluatorThread, FromEvaluator } from './evaluatorThread';

/** Starts the evaluator in a browser. Throws where workers are not allowed. */
export function spawnEvaluator(): EvaluatorThread {
  const worker = new Worker(new URL('./evaluator.ts', import.meta.url), { type: 'module' });
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (take) =>
      worker.addEventListener('message', ({ data }: MessageEvent<FromEvaluator>) => take(data)),
    onError: (take) => {
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        take(event.message);
      });
      worker.addEventListener('messageerror', () => take(''));
    },
    terminate: () => worker.terminate(),
  };
}
