import { readFileSync } from 'node:fs';

/** What other machines on the same host had taken of this one's processors by some time. */
export interface Sample {
  /** As `Date.now()`. */
  readonly at: number;
  /** Milliseconds since the machine started, of each processor. */
  readonly stolen: readonly number[];
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

function stolenSoFar(): number[] {
  try {
    // cpu0 user nice system idle iowait irq softirq steal …
    const cores = readFileSync('/proc/stat', 'utf8').match(/^cpu\d+ .*$/gm) ?? [];
    return cores.map((core) => TICK * (Number(core.split(/\s+/)[8]) || 0));
  } catch {
    return [];
  }
}

/** What a task took less what was stolen from the machine meanwhile. */
export function ownTime({ from, milliseconds }: LongTask, samples: readonly Sample[]): number {
  return Math.max(0, milliseconds - stolenBetween(samples, from, from + milliseconds));
}

/** The share of the watched time that was stolen from the processor that lost most, 0 to 1. */
export function stolenShare(samples: readonly Sample[]): number {
  const [first, last] = [samples.at(0), samples.at(-1)];
  if (!first || !last || last.at <= first.at) return 0;
  return stolenBetween(samples, first.at, last.at) / (last.at - first.at);
}

/**
 * Milliseconds that were stolen between two times, by the samples around them, of the processor that
 * lost most: a task is on one at a time.
 */
function stolenBetween(samples: readonly Sample[], from: number, to: number): number {
  const before = samples.findLast(({ at }) => at <= from) ?? samples.at(0);
  const after = samples.find(({ at }) => at >= to) ?? samples.at(-1);
  if (!before || !after) return 0;
  return Math.max(0, ...after.stolen.map((now, core) => now - before.stolen[core]));
}
