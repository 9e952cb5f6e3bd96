/** The evaluator: its own thread, since an evaluation is minutes of work (`spawnEvaluator.ts`). */
import type { Engine } from '../src/engine/engine';
import { createReferenceEngine } from '../src/engine/reference/engine';
import { createWasmEngine } from '../src/engine/wasm/engine';
import { loadKernels } from '../src/engine/wasm/load';
import { RANKING_MODELS } from '../src/model/ranking/rankingModels';
import { RATING_TRIALS } from '../src/model/ratings/ratingModels';
import type { ToEvaluator } from './evaluatorThread';
import { serveEvaluation } from './serveEvaluation';

/** One thread: the others belong to the model that answers meanwhile. */
async function openEngine(): Promise<Engine> {
  const module = await loadKernels();
  return module ? createWasmEngine({ module, threads: 1 }) : createReferenceEngine();
}

self.addEventListener('message', ({ data }: MessageEvent<ToEvaluator>) => {
  void serveEvaluation(data, {
    openEngine,
    ranking: RANKING_MODELS,
    stars: RATING_TRIALS,
    post: (message) => self.postMessage(message),
  });
});
