import { readFileSync } from 'node:fs';

/** What other machines on the same host had taken of this one's processors by some time. */
export interface Sample {
  /** As `Date.now()`. */
  readonly at: number;
  /** Milliseconds since the machine started, of all its processors together. */
  readonly stolen: number;
}

/** A task of the page's main thread, as its own observer tells of those over 50 ms. */
export interface LongTask {
  /** As `Date.now()`. */
  readonly from: number;
  readonly milliseconds: number;
}

const EVERY = 50;
/** Linux counts in hundredths of a second. */
const TICK = 10;

/**
 * Writes down, while a test runs, when the host gave its processors to others: then everything in here
 * stands still, and a short task looks long. Linux alone tells; elsewhere nothing was stolen.
 */
export function watchStolenTime(): { stop(): Sample[] } {
  const samples = [sample()];
  const timer = setInterval(() => samples.push(sample()), EVERY);
  return {
    stop: () => {
      clearInterval(timer);
      samples.push(sample());
      return samples;
    },
  };
}

function sample(): Sample {
  return { at: Date.now(), stolen: stolenSoFar() };
}

function stolenSoFar(): number {
  try {
    const [all = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
    // cpu user nice system idle iowait irq softirq steal …
    return TICK * (Number(all.trim().split(/\s+/)[8]) || 0);
  } catch {
    return 0;
  }
}

/** What a task took less what was stolen from the machine meanwhile. */
export function ownTime({ from, milliseconds }: LongTask, samples: readonly Sample[]): number {
  return Math.max(0, milliseconds - stolenBetween(samples, from, from + milliseconds));
}

/** Milliseconds that were stolen at most between two times, by the samples around them. */
function stolenBetween(samples: readonly Sample[], from: number, to: number): number {
  const before = samples.findLast(({ at }) => at <= from) ?? samples.at(0);
  const after = samples.find(({ at }) => at >= to) ?? samples.at(-1);
  return before && after ? after.stolen - before.stolen : 0;
}
