import { Failure, type PlainFailure } from '../src/failure';
import { runStarsTask, type LearntStars, type StarsTask } from './starsTask';

/** What the thread says; `ready` once its script runs. */
export type FromStarsThread =
  | { readonly kind: 'ready' }
  | { readonly kind: 'sweep'; readonly sweep: number; readonly of: number }
  | { readonly kind: 'learnt'; readonly learnt: LearntStars }
  | { readonly kind: 'failed'; readonly failure: PlainFailure };

/** The thread as seen from the model worker. */
export interface StarsThread {
  post(task: StarsTask, transfer: Transferable[]): void;
  onMessage(take: (message: FromStarsThread) => void): void;
  /** Its script cannot be loaded, or it has died. */
  onError(take: (reason: string) => void): void;
  terminate(): void;
}

export interface StarsRun {
  readonly signal: AbortSignal;
  readonly onSweep: (sweep: number, of: number) => void;
}

/**
 * Learns in a thread of its own, so that nobody waits for it; where there can be none, in slices on
 * this one. Cancelling ends the thread at once.
 * @param spawn throws where a worker may have no workers
 * @throws Failure as {@link runStarsTask}; `internal` when the thread dies
 */
export async function learnInThread(
  task: StarsTask,
  spawn: () => StarsThread,
  run: StarsRun,
): Promise<LearntStars> {
  const thread = trySpawn(spawn);
  const learnt = thread && (await follow(thread, task, run));
  return learnt ?? runStarsTask(task, run);
}

function trySpawn(spawn: () => StarsThread): StarsThread | null {
  try {
    return spawn();
  } catch {
    return null;
  }
}

/** Null when the thread never came to life. */
async function follow(
  thread: StarsThread,
  task: StarsTask,
  { signal, onSweep }: StarsRun,
): Promise<LearntStars | null> {
  let cancel = (): void => undefined;
  try {
    return await new Promise<LearntStars | null>((resolve, reject) => {
      let alive = false;
      cancel = () => reject(new Failure('cancelled', 'Cancelled.'));
      if (signal.aborted) cancel();
      signal.addEventListener('abort', cancel);
      thread.onError((reason) => (alive ? reject(died(reason)) : resolve(null)));
      thread.onMessage((message) => {
        switch (message.kind) {
          case 'ready':
            alive = true;
            send(thread, task);
            break;
          case 'sweep':
            onSweep(message.sweep, message.of);
            break;
          case 'learnt':
            resolve(message.learnt);
            break;
          case 'failed': {
            const { code, message: text, advice } = message.failure;
            reject(new Failure(code, text, advice));
          }
        }
      });
    });
  } finally {
    signal.removeEventListener('abort', cancel);
    thread.terminate();
  }
}

/** Copies of the ratings, which the thread then owns and which end with it: nine bytes a rating. */
function send(thread: StarsThread, task: StarsTask): void {
  const user = task.user.slice();
  const item = task.item.slice();
  const halfStars = task.halfStars.slice();
  thread.post({ ...task, user, item, halfStars }, [user.buffer, item.buffer, halfStars.buffer]);
}

function died(reason: string): Failure {
  return new Failure(
    'internal',
    `Learning what stars you would give broke off${reason ? `: ${reason}` : '.'}`,
    'Films show no stars until it has been tried again, on the Library page.',
  );
}
