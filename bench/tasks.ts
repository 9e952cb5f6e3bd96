import type { Browser, Page } from '@playwright/test';
import { withServer } from '../test/support/e2e/withServer';
import { table } from '../scripts/table';
import { clickTimes } from './clicks';
import { inFreshProfile, launch, nextPage, untilLearnt, visit } from './page';

/** What a trace holds of one task; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** On the processor; the rest of `dur` the thread waited for one. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** A task of the page's main thread, in milliseconds. */
interface Task {
  readonly wall: number;
  readonly processor: number;
}

/**
 * Tasks of the main thread by what the page does, as Chromium traces them: the longest by the clock,
 * and the heaviest by its time on a processor, which other work on the machine does not lengthen.
 */
export async function taskTimes(): Promise<string> {
  return withServer(async (origin) => {
    const browser = await launch();
    try {
      return await inFreshProfile(browser, async (page) => {
        const url = `${origin}/real/`;
        const first = await traced(browser, page, async () => {
          await visit(page, url, false);
          await untilLearnt(page);
        });
        const likes = await traced(browser, page, () => clickTimes(page));
        const again = await nextPage(page);
        const second = await traced(browser, again, async () => {
          await visit(again, url, true);
          await again.waitForTimeout(1000);
        });
        const rows: [string, readonly Task[]][] = [
          ['first visit, training included', first],
          ['liking, with list and stars being learnt', likes],
          ['second visit', second],
        ];
        return table(
          [
            'main thread',
            'longest task',
            'over 50 ms',
            'heaviest, on the processor',
            'all, on the processor',
          ],
          rows.map(([name, tasks]) => [
            name,
            `${Math.round(Math.max(...tasks.map(({ wall }) => wall)))} ms`,
            String(tasks.filter(({ wall }) => wall > 50).length),
            `${Math.round(Math.max(...tasks.map(({ processor }) => processor)))} ms`,
            `${(tasks.reduce((sum, { processor }) => sum + processor, 0) / 1000).toFixed(1)} s`,
          ]),
        );
      });
    } finally {
      await browser.close();
    }
  });
}

async function traced(
  browser: Browser,
  page: Page,
  work: () => Promise<unknown>,
): Promise<readonly Task[]> {
  await browser.startTracing(page, { categories: ['toplevel'] });
  await work();
  const { traceEvents } = JSON.parse(String(await browser.stopTracing())) as {
    traceEvents: TraceEvent[];
  };
  return mainTasks(traceEvents);
}

/**
 * The outermost tasks of the busiest main thread of all tabs, which is the page's.
 * @throws Error when there is none: Chromium's traces have changed
 */
export function mainTasks(events: readonly TraceEvent[]): Task[] {
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const mains = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(threadOf),
  );
  const byThread = new Map<string, TraceEvent[]>();
  for (const event of events) {
    if (event.ph !== 'X' || !event.name.endsWith('RunTask') || !mains.has(threadOf(event)))
      continue;
    const tasks = byThread.get(threadOf(event)) ?? [];
    tasks.push(event);
    byThread.set(threadOf(event), tasks);
  }
  const busy = (tasks: readonly TraceEvent[]) => tasks.reduce((sum, { tdur = 0 }) => sum + tdur, 0);
  const busiest = [...byThread.values()].sort((a, b) => busy(b) - busy(a)).at(0);
  if (!busiest) throw new Error('The trace names no main thread.');
  let end = -Infinity;
  return busiest
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))
    .flatMap(({ ts, dur = 0, tdur = 0 }) => {
      if (ts < end) return [];
      end = ts + dur;
      return [{ wall: dur / 1000, processor: tdur / 1000 }];
    });
}
