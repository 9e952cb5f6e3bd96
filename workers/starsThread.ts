/** Learns to predict stars in a thread of its own, once; `spawnStarsThread.ts` starts it. */
import { toPlainFailure } from '../src/failure';
import type { FromStarsThread } from './starsTrainer';
import { runStarsTask, type StarsTask } from './starsTask';

const post = (message: FromStarsThread, transfer: Transferable[] = []): void =>
  self.postMessage(message, { transfer });

self.addEventListener('message', ({ data }: MessageEvent<StarsTask>) => {
  const onSweep = (sweep: number, of: number): void => post({ kind: 'sweep', sweep, of });
  runStarsTask(data, { onSweep }).then(
    (learnt) => {
      const buffers = Object.values(learnt.saved.arrays).map(({ buffer }) => buffer as ArrayBuffer);
      post({ kind: 'learnt', learnt }, buffers);
    },
    (error: unknown) => post({ kind: 'failed', failure: toPlainFailure(error) }),
  );
});
post({ kind: 'ready' });
