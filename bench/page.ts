import { chromium, type Browser, type Page } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from '../scripts/chromium';
import { withServer } from '../test/support/e2e/withServer';
import {
  ownTime,
  watchStolenTime,
  type LongTask,
  type Sample,
} from '../test/support/e2e/stolenTime';
import { table } from '../scripts/table';
import { clickTimes, WORK, type Work } from './clicks';
import { median, quantile } from './quantiles';

const DOING: Record<Work, string> = {
  list: 'with the list’s model being trained',
  stars: 'with the stars’ model being trained',
  nothing: 'with nothing else going on',
};

export const WAIT = 180_000;

/** Marks in the page, in milliseconds since navigation began. */
interface Visit {
  wall: number;
  ready: number;
  /** After first paint. */
  longTasks: LongTask[];
}

/** Times a visit from inside the page: first wall, first possible recommendation, long tasks. */
export async function visit(page: Page, url: string, hasMarks: boolean): Promise<Visit> {
  // tsx names functions through a helper that the page does not have.
  await page.addInitScript('globalThis.__name = (f) => f');
  await page.addInitScript(() => {
    const times: Visit = { wall: 0, ready: 0, longTasks: [] };
    Object.assign(window, { benchTimes: times });
    const look = () => {
      if (!times.wall && document.querySelector('[data-testid=wall] [data-film-id]'))
        times.wall = performance.now();
      const list = document.querySelector('[data-testid=recommendations] [data-film-id]');
      if (!times.ready && list) times.ready = performance.now();
      if (!times.ready) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    new PerformanceObserver((entries) => {
      const painted = performance.getEntriesByName('first-contentful-paint').at(0)?.startTime;
      for (const { startTime, duration } of entries.getEntries())
        if (painted !== undefined && startTime > painted)
          times.longTasks.push({
            from: performance.timeOrigin + startTime,
            milliseconds: duration,
          });
    }).observe({ type: 'longtask', buffered: true });
  });
  await page.goto(url);
  if (!hasMarks) {
    const like = page
      .getByTestId('wall')
      .getByRole('button', { name: /^Like / })
      .first();
    await like.click({ timeout: WAIT });
  }
  await page.waitForFunction(
    () => (window as unknown as { benchTimes: Visit }).benchTimes.ready > 0,
    null,
    { timeout: WAIT },
  );
  return timesOf(page);
}

export function timesOf(page: Page): Promise<Visit> {
  return page.evaluate(() => (window as unknown as { benchTimes: Visit }).benchTimes);
}

/** The longest task, and the longest less what the host took from the machine meanwhile. */
export function longestTask(tasks: readonly LongTask[], samples: readonly Sample[]): string {
  const worst = (times: number[]) => `${Math.round(Math.max(0, ...times))} ms`;
  const whole = worst(tasks.map(({ milliseconds }) => milliseconds));
  return `${whole} (${worst(tasks.map((task) => ownTime(task, samples)))})`;
}

/** What was marked has been learnt. */
export async function untilLearnt(page: Page): Promise<void> {
  await page
    .getByText(/learnt from/i)
    .first()
    .waitFor({ timeout: WAIT });
}

/** The same visitor's next page; this one is closed. */
export async function nextPage(page: Page): Promise<Page> {
  const next = await page.context().newPage();
  await page.close();
  return next;
}

/** Chromium as the tests use it. */
export function launch(): Promise<Browser> {
  const executablePath = findChromium();
  return chromium.launch({
    args: CHROMIUM_FLAGS,
    ...(executablePath ? { executablePath } : { channel: 'chromium' }),
  });
}

/**
 * Seconds of a whole training as the page itself reports it, for each engine in the browser, on the
 * sample library. WebGPU is Chromium's software adapter unless `CHROME_PATH`'s machine has a GPU.
 */
export async function trainingTimes(): Promise<string> {
  return withServer(async (origin) => {
    const browser = await launch();
    try {
      const rows: string[][] = [];
      for (const engine of ['wasm', 'webgpu'])
        rows.push(
          await inFreshProfile(browser, async (page) => {
            await page.goto(`${origin}/sample/?engine=${engine}#/library`);
            const told = page.getByText(/\d+ epochs in /);
            await told.waitFor({ timeout: WAIT });
            const time = /\d+ epochs in .*/.exec(await told.innerText())?.[0] ?? '';
            return [await page.getByTestId('engine').innerText(), time];
          }),
        );
      return table(
        ['engine in the browser', 'training from scratch, sample library'],
        rows.map((row) => row.map((cell) => cell.replace(/\s+/g, ' ').replace('Engine: ', ''))),
      );
    } finally {
      await browser.close();
    }
  });
}

/** Runs `work` in a page that has nothing stored. */
export async function inFreshProfile<T>(
  browser: Browser,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

/** First visit, second visit and clicks on the built page, in headless Chromium without a GPU. */
export async function pageTimes(rounds = 5): Promise<string> {
  return withServer(async (origin) => {
    const browser = await launch();
    try {
      const first: Visit[] = [];
      const second: Visit[] = [];
      let latencies: Record<Work, number[]> = { list: [], stars: [], nothing: [] };
      let atWork: LongTask[] = [];
      const watch = watchStolenTime();
      for (let round = 0; round < rounds; round++) {
        await inFreshProfile(browser, async (page) => {
          first.push(await visit(page, `${origin}/real/`, false));
          if (round === 0) latencies = await clickTimes(page);
          await untilLearnt(page);
          if (round === 0) atWork = (await timesOf(page)).longTasks;
          second.push(await visit(await nextPage(page), `${origin}/real/`, true));
        });
      }
      const stolen = watch.stop();
      const longest = (visits: Visit[]) =>
        longestTask(
          visits.flatMap(({ longTasks }) => longTasks),
          stolen,
        );
      const ms = (values: number[]) => `${Math.round(median(values))} ms`;
      return table(
        ['page, headless Chromium, no GPU, local server', 'median', 'target'],
        [
          ['first visit: something to look at', ms(first.map((v) => v.wall)), '≤ 1 s'],
          [
            'first visit: first personal recommendation, training included',
            ms(first.map((v) => v.ready)),
            '≤ 5 s',
          ],
          ['second visit: recommendations on screen', ms(second.map((v) => v.ready)), '≤ 1 s'],
          [
            'longest main-thread task after first paint (less what the host took), worst first visit',
            longest(first),
            '≤ 50 ms',
          ],
          ['the same, worst second visit', longest(second), '≤ 50 ms'],
          [
            'the same while liking, with list and stars being learnt',
            longestTask(atWork, stolen),
            '≤ 50 ms',
          ],
          ...WORK.flatMap((work) =>
            [0.5, 0.95].map((q) => [
              `click on like → new order on screen, ${DOING[work]}, p${100 * q}`,
              `${Math.round(quantile(latencies[work], q))} ms`,
              q === 0.95 ? '≤ 50 ms' : '',
            ]),
          ),
        ],
      );
    } finally {
      await browser.close();
    }
  });
}
