import type { OnProgress } from './protocol';

/** Nobody reads faster; and each time the page draws a frame, cards in mid-air and all. */
const MILLISECONDS = 100;

/**
 * Says whether to tell of progress, so that it is told as often as a person can read it: a new step at
 * once, as is what `must` be told, and of all else what comes a tenth of a second or more after the last.
 */
export function pacer(now = () => performance.now()): (step: string, must?: boolean) => boolean {
  let last = '';
  let told = -Infinity;
  return (step, must = false) => {
    const at = now();
    if (step === last && !must && at - told < MILLISECONDS) return false;
    last = step;
    told = at;
    return true;
  };
}

/** Passes on how far a long call is, a phase's first and last report without fail. */
export function paced(onProgress: OnProgress, now?: () => number): OnProgress {
  const due = pacer(now);
  return (progress) => {
    const { phase, done, total } = progress;
    if (due(phase, total > 0 && done >= total)) onProgress(progress);
  };
}
