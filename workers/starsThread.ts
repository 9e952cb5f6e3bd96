/** Learns to predict stars in a thread of its own, once; `spawnStarsThread.ts` starts it. */
import type { Engine } from '../src/engine/engine';
import { createWasmEngine } from '../src/engine/wasm/engine';
import { loadKernels } from '../src/engine/wasm/load';
import { toPlainFailure } from '../src/failure';
import type { FromStarsThread } from './starsTrainer';
import { runStarsTask, type StarsTask } from './starsTask';

const post = (message: FromStarsThread, transfer: Transferable[] = []): void =>
  self.postMessage(message, { transfer });

self.addEventListener('message', ({ data }: MessageEvent<StarsTask>) => {
  const onSweep = (sweep: number, of: number): void => post({ kind: 'sweep', sweep, of });
  void openEngine()
    .then((engine) => runStarsTask(data, { engine, onSweep }))
    .then(
      (learnt) => {
        const buffers = Object.values(learnt.saved.arrays).map(
          ({ buffer }) => buffer as ArrayBuffer,
        );
        post({ kind: 'learnt', learnt }, buffers);
      },
      (error: unknown) => post({ kind: 'failed', failure: toPlainFailure(error) }),
    );
});

/** Samples several times as fast as plain JavaScript, which does it where this cannot be had. */
async function openEngine(): Promise<Engine | undefined> {
  try {
    const module = await loadKernels();
    return module ? await createWasmEngine({ module, threads: 1 }) : undefined;
  } catch (error) {
    console.warn('Stars are learnt without WebAssembly:', error);
    return undefined;
  }
}

post({ kind: 'ready' });
