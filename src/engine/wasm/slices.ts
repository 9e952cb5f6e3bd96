import { throwIfCancelled } from '../../failure';
import { yieldToOthers } from '../yieldToOthers';

const SLICE_MS = 8;

/**
 * Runs steps of work to the end, letting others have their turn after every slice of time, and
 * while it waits for a promise that a step yields.
 * @throws Failure `cancelled` between slices, once the signal is raised
 */
export async function runInSlices<T>(
  work: Generator<void | Promise<void>, T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  throwIfCancelled(signal);
  let sliceEnds = performance.now() + SLICE_MS;
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (step.value) await step.value;
    else if (performance.now() < sliceEnds) continue;
    else await yieldToOthers();
    throwIfCancelled(signal);
    sliceEnds = performance.now() + SLICE_MS;
  }
}
