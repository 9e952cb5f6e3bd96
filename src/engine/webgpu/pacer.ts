import { throwIfCancelled } from '../../failure';
import { flush } from './gpuArray';
import type { DeviceWatch } from './deviceWatch';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';

/** One dispatch's time aimed at: the page's compositor waits for it, and drivers reset after seconds. */
const TARGET_MS = 30;
/** Below the limit of 65,535 workgroups per dimension. */
const MAX_WORKGROUPS = 32_768;
const MAX_GROWTH = 4;

/** Work that can be cut between any two units; a unit is one workgroup's worth. */
export interface PacedWork {
  readonly units: number;
  /** Rough floating-point operations of one unit. */
  readonly cost: (unit: number) => number;
  /** Records the dispatch for units `first` to `last` - 1. */
  readonly dispatch: (first: number, last: number) => void;
}

/**
 * Feeds the GPU in submissions sized by how fast it has proved to be: several dispatches where they
 * are short, pieces of one where it is long. Two are in flight at a time, so that the GPU never
 * idles between them and a cancelled run ends within two.
 */
export class Pacer {
  /** Operations per millisecond; starts at what the slowest GPUs manage. */
  private rate = 2e6;
  private lastEnd = 0;

  constructor(
    private readonly backend: WebGPUBackend,
    private readonly watch: DeviceWatch,
  ) {}

  /** Runs the works in order; returns when the GPU has finished the last. */
  async run(works: readonly PacedWork[], signal?: AbortSignal): Promise<void> {
    let previous = Promise.resolve();
    let spent = 0;
    const submit = async (): Promise<void> => {
      flush(this.backend);
      const current = this.timed(spent);
      spent = 0;
      // Its failure is met when it is awaited, one submission later.
      current.catch(() => undefined);
      const before = previous;
      previous = current;
      await before;
    };
    for (const { units, cost, dispatch } of works) {
      let first = 0;
      while (first < units) {
        const budget = this.rate * TARGET_MS;
        let last = first;
        while (last < units && last - first < MAX_WORKGROUPS) {
          const next = cost(last);
          if (spent > 0 && spent + next > budget) break;
          spent += next;
          last++;
        }
        if (last > first) dispatch(first, last);
        if (last < units) {
          // Before anything is thrown: what is recorded must not outlive its buffers.
          await submit();
          throwIfCancelled(signal);
          this.watch.check();
        }
        first = last;
      }
    }
    await submit();
    await previous;
    throwIfCancelled(signal);
  }

  private async timed(spent: number): Promise<void> {
    const submitted = performance.now();
    await this.watch.settled(this.backend.queue.onSubmittedWorkDone());
    const now = performance.now();
    const took = Math.max(0.05, now - Math.max(submitted, this.lastEnd));
    this.lastEnd = now;
    // A small dispatch says little about a fast GPU: never learn from it that the GPU is slower.
    const seen = spent / took;
    if (seen > this.rate) this.rate = Math.min(seen, this.rate * MAX_GROWTH);
    else if (took > TARGET_MS / 2) this.rate = Math.max(seen, this.rate / MAX_GROWTH);
  }
}
