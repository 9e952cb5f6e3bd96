import { readFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';
import type { RawLibrary } from '../src/data/rawLibrary';
import { createRandom } from '../src/engine/random';
import { prepareData } from '../scripts/prepareData';
import { table } from '../scripts/table';
import { watchStolenTime } from '../test/support/e2e/stolenTime';
import { withServer } from '../test/support/e2e/withServer';
import { clickTimes } from './clicks';
import { inFreshProfile, launch, longestTask, nextPage, timesOf, untilLearnt, visit } from './page';
import { median, quantile } from './quantiles';
import { SHAPES, syntheticLibrary } from './synthetic';

const CACHE = '.cache/large';
/** Which of SHAPES; `MATINEE_SIZES=1M` for fewer. */
const NAMES = (process.env['MATINEE_SIZES'] ?? '1M,10M,20M,32M').split(',');
const LIKES = 20;
const GENRES = ['Drama', 'Comedy', 'Romance', 'Thriller', 'Action', 'Documentary'];

/**
 * The built page on synthetic libraries of one to 32 million ratings: first and second visit, likes
 * while the list's model is trained from scratch, and the memory of the page's process.
 */
export async function largeTimes(): Promise<string> {
  const rows: string[][] = [];
  for (const name of NAMES) {
    const data = `${CACHE}/${name}`;
    const { films, ratings } = await prepareData({
      out: data,
      cache: CACHE,
      sample: true,
      ifMissing: true,
      makeSample: () => largeLibrary(name),
    });
    const row = await withServer(async (origin) => measured(`${origin}/bench/`), {
      BENCH_LIBRARY: data,
    });
    rows.push([ratings.toLocaleString('en'), films.toLocaleString('en'), ...row]);
    console.error(rows.at(-1)?.join(' · '));
  }
  return table(
    [
      'ratings (synthetic)',
      'films',
      'something to look at',
      'first recommendation, first visit',
      'recommendations, second visit',
      `like → new order while training, median (95 of 100) of ${LIKES}`,
      'longest main-thread task (less what the host took)',
      'page’s process at most, MiB',
    ],
    rows,
  );
}

async function measured(url: string): Promise<string[]> {
  const browser = await launch();
  try {
    return await inFreshProfile(browser, async (page) => {
      const watch = watchStolenTime();
      const first = await visit(page, url, false);
      const { list } = await clickTimes(page, { each: LIKES, works: ['list'] });
      const { longTasks } = await timesOf(page);
      const peak = await peakOf(browser);
      await untilLearnt(page);
      const second = await visit(await nextPage(page), url, true);
      const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;
      return [
        seconds(first.wall),
        seconds(first.ready),
        seconds(second.ready),
        `${Math.round(median(list))} ms (${Math.round(quantile(list, 0.95))} ms)`,
        longestTask([...longTasks, ...second.longTasks], watch.stop()),
        peak === null ? 'unknown' : peak.toFixed(0),
      ];
    });
  } finally {
    await browser.close();
  }
}

/** The most memory that a tab's process had so far, in MiB, where the system tells (Linux). */
async function peakOf(browser: Browser): Promise<number | null> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const peaks = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => {
      try {
        const status = readFileSync(`/proc/${id}/status`, 'utf8');
        return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? NaN) / 1024;
      } catch {
        return NaN;
      }
    })
    .filter((peak) => peak > 0);
  return peaks.length > 0 ? Math.max(...peaks) : null;
}

/** A library of a shape, with stars that mean nothing: only their amount matters here. */
function largeLibrary(name: string): RawLibrary {
  const { rows, cols, start, col } = syntheticLibrary(SHAPES[name], 1);
  const random = createRandom(2);
  const user = new Uint32Array(col.length);
  for (let u = 0; u < rows; u++) user.fill(u, start[u], start[u + 1]);
  return {
    name: `Synthetic, ${SHAPES[name].name} ratings`,
    kind: 'sample',
    synthetic: true,
    licence: 'Made by a generator.',
    films: Array.from({ length: cols }, (_, id) => ({
      id: id + 1,
      title: `Film ${id + 1}`,
      year: 1930 + (id % 90),
      genres: [GENRES[id % GENRES.length]],
    })),
    userIds: Float64Array.from({ length: rows }, (_, u) => u + 1),
    ratings: {
      user,
      item: col,
      halfStars: Uint8Array.from(col, () => 4 + random.integer(7)),
      time: Uint32Array.from(col, (_, at) => 1_000_000_000 + (at % 5000)),
    },
  };
}
