import { Failure, type PlainFailure } from '../src/failure';
import type { Ratings } from '../src/model/evaluation/evaluateRanking';
import type { EvaluationEvent, EvaluationRequest, OnEvaluation } from './evaluation';

/** What the evaluator is told: once, and then it works. */
export interface ToEvaluator {
  readonly library: Ratings;
  readonly request: EvaluationRequest;
}

/** What it says: events, and in the end how it ended. */
export type FromEvaluator =
  EvaluationEvent | { readonly type: 'end'; readonly failure: PlainFailure | null };

/** The evaluator's thread as the model worker sees it; tests put their own here. */
export interface EvaluatorThread {
  post(message: ToEvaluator): void;
  onMessage(take: (message: FromEvaluator) => void): void;
  /** The thread could not be started, or died. */
  onError(take: (reason: string) => void): void;
  terminate(): void;
}

/**
 * The model worker's side: starts an evaluator, hands its events on, and ends it. Resolves or rejects
 * only when the last event has arrived.
 * @throws Failure `cancelled`; `bad-input`; `engine-unavailable` without threads; `internal` when
 * the thread dies
 */
export async function evaluateInThread(
  library: Ratings,
  request: EvaluationRequest,
  signal: AbortSignal,
  onEvent: OnEvaluation,
  spawn: () => EvaluatorThread,
): Promise<void> {
  const running: { thread?: EvaluatorThread; arrived?: unknown } = {};
  try {
    await new Promise<void>((resolve, reject) => {
      const cancel = (): void => reject(new Failure('cancelled', 'Cancelled.'));
      signal.addEventListener('abort', cancel, { once: true });
      if (signal.aborted) {
        cancel();
        return;
      }
      const thread = (running.thread = start(spawn));
      thread.onError((reason) => reject(died(reason)));
      thread.onMessage((message) => {
        // Events arrive in order, so the last one's arrival stands for all.
        if (message.type !== 'end') running.arrived = onEvent(message);
        else if (message.failure) reject(asFailure(message.failure));
        else resolve();
      });
      const { films, userIds, ratings } = library;
      thread.post({ library: { films, userIds, ratings }, request });
    });
  } finally {
    running.thread?.terminate();
    await running.arrived;
  }
}

function start(spawn: () => EvaluatorThread): EvaluatorThread {
  try {
    return spawn();
  } catch (cause) {
    throw new Failure(
      'engine-unavailable',
      'This browser does not let the page start another thread, so nothing can be evaluated.',
      'The recommendations work all the same.',
      { cause },
    );
  }
}

const asFailure = ({ code, message, advice }: PlainFailure): Failure =>
  new Failure(code, message, advice);

function died(reason: string): Failure {
  return new Failure(
    'internal',
    `The evaluation stopped${reason ? `: ${reason}` : '.'}`,
    'Try again with fewer models; a large library may need more memory than this browser gives.',
  );
}
