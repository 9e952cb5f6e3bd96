import type { Phase, Progress } from '../../workers/protocol';
import { bytes } from './words';

/** The way from an empty page to a model, in order. */
export const PHASES: readonly { phase: Phase; name: string; doing: string }[] = [
  { phase: 'fetch', name: 'Fetch', doing: 'Fetching the library' },
  { phase: 'store', name: 'Store', doing: 'Storing it on this device' },
  { phase: 'engine', name: 'Engine', doing: 'Preparing the engine' },
  { phase: 'train', name: 'Train', doing: 'Training' },
  { phase: 'compare', name: 'Compare', doing: 'Comparing films' },
];

/** What is being done; `null` before the first report. */
export function doingWords(progress: Progress | null): string {
  return PHASES.find(({ phase }) => phase === progress?.phase)?.doing ?? 'Getting ready';
}

/** How far it is, in the phase's own terms: "842 kB of 2.5 MB", "epoch 3 of 16". */
export function amount({ phase, done, total, detail }: Progress): string {
  if (phase === 'fetch' && done > 0)
    return total > 0 ? `${bytes(done)} of ${bytes(total)}` : bytes(done);
  return detail;
}
