import type { Engine } from '../src/engine/engine';
import { toPlainFailure } from '../src/failure';
import type { FromEvaluator, ToEvaluator } from './evaluatorThread';
import { runEvaluation, type EvaluationContext } from './runEvaluation';

/** What the evaluator has, and where what it says goes. */
export interface EvaluatorParts extends Omit<EvaluationContext, 'engine'> {
  readonly openEngine: () => Promise<Engine>;
  readonly post: (message: FromEvaluator) => void;
}

/** The evaluator's side: one evaluation. Never rejects. */
export async function serveEvaluation(
  { library, request }: ToEvaluator,
  { openEngine, post, ranking, stars }: EvaluatorParts,
): Promise<void> {
  try {
    const engine = await openEngine();
    try {
      await runEvaluation(library, request, { engine, ranking, stars }, post);
    } finally {
      engine.dispose();
    }
    post({ type: 'end', failure: null });
  } catch (error) {
    post({ type: 'end', failure: toPlainFailure(error) });
  }
}
