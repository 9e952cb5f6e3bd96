import type { OnProgress, Progress } from './protocol';

/** Nobody reads faster; and each time the page draws a frame, cards in mid-air and all. */
const MILLISECONDS = 100;

/**
 * Passes on how far a long call is as often as a person can read it: what begins a phase or ends it
 * at once, and of all else what comes a tenth of a second or more after the last.
 */
export function paced(onProgress: OnProgress, now = () => performance.now()): OnProgress {
  let phase: Progress['phase'] | null = null;
  let told = -Infinity;
  return (progress) => {
    const at = now();
    const ends = progress.total > 0 && progress.done >= progress.total;
    if (progress.phase === phase && !ends && at - told < MILLISECONDS) return;
    phase = progress.phase;
    told = at;
    onProgress(progress);
  };
}
