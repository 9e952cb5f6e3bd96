/** What a visitor feels: nothing jumps, and the page never stops answering. */
import type { Page } from '@playwright/test';
import { Matinee, TRAINING } from '../support/e2e/matinee';
import { ownTime, stolenShare, watchStolenTime, type LongTask } from '../support/e2e/stolenTime';
import { expect, hasReal, REAL, SAMPLE, test } from './fixtures';

/** Not yet in TypeScript's DOM library. */
interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly {
    readonly node: Node | null;
    readonly previousRect: DOMRectReadOnly;
    readonly currentRect: DOMRectReadOnly;
  }[];
}

interface Shift {
  readonly value: number;
  /** Within half a second of a click or key: movement that was asked for, as the metric sees it. */
  readonly asked: boolean;
  readonly what: string;
}

declare global {
  interface Window {
    /** Where the list's top was seen. */
    tops?: Set<number>;
    /** Where each thing that is looked for was seen, by its selector. */
    places?: Record<string, string[]>;
    felt?: { shifts: Shift[]; longTasks: LongTask[]; painted: number };
  }
}

/** Notes layout shifts and long tasks from the start on. */
async function feel(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const felt = {
      shifts: [] as Shift[],
      longTasks: [] as LongTask[],
      painted: Infinity,
    };
    window.felt = felt;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if (entry.name === 'first-contentful-paint') felt.painted = entry.startTime;
    }).observe({ type: 'paint', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as LayoutShift[])
        felt.shifts.push({
          value: entry.value,
          asked: entry.hadRecentInput,
          what: entry.sources
            .map(({ node, previousRect: from, currentRect: to }) => {
              const element = node instanceof Element ? node : node?.parentElement;
              const name = `${element?.tagName ?? '?'}.${element?.className ?? ''}`;
              return `${name} (${from.x},${from.y})→(${to.x},${to.y})`;
            })
            .join('; '),
        });
    }).observe({ type: 'layout-shift', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if (entry.startTime > felt.painted)
          felt.longTasks.push({
            from: performance.timeOrigin + entry.startTime,
            milliseconds: entry.duration,
          });
    }).observe({ type: 'longtask', buffered: true });
  });
}

const sum = (shifts: readonly Shift[]): number =>
  shifts.reduce((total, { value }) => total + value, 0);

/** Two likes from the wall and three from the list, each learnt, and what was felt meanwhile. */
async function likeAndFeel(page: Page) {
  await feel(page);
  const watch = watchStolenTime();
  const matinee = new Matinee(page, hasReal ? REAL : SAMPLE);
  await matinee.openWithLikes(2);
  const beforeLists = await page.evaluate(() => window.felt?.shifts.length ?? 0);
  for (let n = 0; n < 3; n++) {
    await matinee.cards
      .nth(n)
      .getByRole('button', { name: /^Like / })
      .click();
    await matinee.settle();
  }
  await matinee.untilLearnt(5);
  await matinee.settle();

  const felt = await page.evaluate(() => window.felt);
  if (!felt) throw new Error('the observers did not start');
  const stolen = watch.stop();
  const longTasks = felt.longTasks.map((task) => ({
    whole: Math.round(task.milliseconds),
    own: Math.round(ownTime(task, stolen)),
  }));
  const unasked = felt.shifts.filter(({ asked }) => !asked);
  const robbed = stolenShare(stolen);
  test.info().annotations.push({
    type: 'measured',
    description: `layout shift ${sum(unasked).toFixed(4)} in all; long tasks after first paint: ${longTasks.map(({ whole, own }) => `${whole} (own ${own})`).join(', ') || 'none'} ms; taken by the host: ${Math.round(100 * robbed)} %`,
  });
  return {
    inLists: felt.shifts.slice(beforeLists).filter(({ asked }) => !asked),
    longest: Math.max(0, ...longTasks.map(({ whole }) => whole)),
    longestOwn: Math.max(0, ...longTasks.map(({ own }) => own)),
    robbed,
  };
}

test('nothing jumps and the main thread stays free while the model trains and learns', async ({
  freshProfile,
}) => {
  // The target is none over 50 ms; a busy machine with two cores stretches what it measures.
  const LIMIT = 250;
  const MEASUREMENTS = 3;
  test.setTimeout(MEASUREMENTS * 60_000);
  for (let n = 1; n <= MEASUREMENTS; n++) {
    const page = await freshProfile();
    const { inLists, longest, longestOwn, robbed } = await likeAndFeel(page);
    await page.close();
    expect(
      sum(inLists),
      `layout shift while lists update: ${JSON.stringify(inLists, null, 1)}`,
    ).toBeLessThan(0.02);
    // While the host gives our processors to others it is the host that is measured: once more.
    const spoilt = longest >= LIMIT && longestOwn < LIMIT && robbed > 0.05;
    if (spoilt && n < MEASUREMENTS) continue;
    expect(longest, 'longest task in ms').toBeLessThan(LIMIT);
    break;
  }
});

test('nothing comes and jumps away under whoever scrolls fast', async ({ page }) => {
  await feel(page);
  const matinee = new Matinee(page, SAMPLE);
  await matinee.openWithLikes(2);
  await matinee.untilLearnt(2);
  await matinee.settle();
  const before = await page.evaluate(() => window.felt?.shifts.length ?? 0);
  await page.mouse.move(640, 400);
  await expect(async () => {
    await page.mouse.wheel(0, 1500);
    expect(await matinee.cards.count()).toBeGreaterThan(120);
  }).toPass({ intervals: [150], timeout: TRAINING });
  const shifts = await page.evaluate(() => window.felt?.shifts ?? []);
  const inScrolling = shifts.slice(before);
  expect(sum(inScrolling), JSON.stringify(inScrolling, null, 1)).toBeLessThan(0.02);

  // From there on the page has an end, and more for whoever asks.
  const loaded = await matinee.cards.count();
  await page.getByRole('button', { name: 'Show more' }).click();
  await expect.poll(() => matinee.cards.count()).toBeGreaterThan(loaded);
});

test('the list stays where it is when it becomes personal and while it is trained anew', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const matinee = new Matinee(page, SAMPLE);
  await matinee.open();
  await matinee.untilRecommended();
  // Noted at every frame, so that a jump and back is seen too.
  await page.evaluate(() => {
    const tops = (window.tops = new Set<number>());
    const look = (): void => {
      const list = document.querySelector('[data-testid="recommendations"]');
      if (list) tops.add(Math.round(list.getBoundingClientRect().top + scrollY));
      requestAnimationFrame(look);
    };
    look();
  });
  await matinee.likeFromWall(0);
  await matinee.untilLearnt(1);
  await page.getByRole('button', { name: 'Retrain from scratch' }).click();
  await expect(matinee.progress).toBeVisible();
  await expect(matinee.learning).toBeVisible({ timeout: TRAINING });
  expect(await page.evaluate(() => [...(window.tops ?? [])])).toHaveLength(1);
});

test('what tells of progress keeps its place, and so does a second visit', async ({ page }) => {
  test.setTimeout(2 * TRAINING);
  await page.setViewportSize({ width: 1440, height: 900 });
  const LAST_STEP = '[data-testid="progress"] li:last-child';
  const BAR = '[data-testid="progress"] .thin';
  const BUTTON = '[data-testid="learning"] button';
  const QUESTIONS = 'section.ask';
  // Noted at every frame from the first.
  await page.addInitScript(
    (selectors) => {
      const places: Record<string, string[]> = {};
      window.places = places;
      const look = (): void => {
        for (const selector of selectors) {
          const box = document.querySelector(selector)?.getBoundingClientRect();
          if (!box || box.width === 0) continue;
          const place = `${Math.round(box.left + scrollX)}, ${Math.round(box.top + scrollY)}`;
          const seen = (places[selector] ??= []);
          if (!seen.includes(place)) seen.push(place);
        }
        requestAnimationFrame(look);
      };
      look();
    },
    [LAST_STEP, BAR, BUTTON, QUESTIONS],
  );
  const placesOf = (selector: string): Promise<string[]> =>
    page.evaluate((which) => window.places?.[which] ?? [], selector);
  const matinee = new Matinee(page, SAMPLE);
  await matinee.open();
  await matinee.untilRecommended();
  expect(await placesOf(LAST_STEP), 'the last step').toHaveLength(1);
  await matinee.likeFromWall(0);
  await matinee.untilLearnt(1);
  await page.getByRole('button', { name: 'Put these away' }).click();
  await page.getByRole('button', { name: 'Retrain from scratch' }).click();
  await expect(matinee.learning).toBeVisible({ timeout: TRAINING });
  expect(await placesOf(BAR), "the training's bar").toHaveLength(1);
  // What was learnt and the button stand in one line, wherever there is room for both.
  const [line, button] = [matinee.learning, page.locator(BUTTON)];
  const top = async (part: typeof line) => (await part.boundingBox())?.y ?? NaN;
  expect(Math.abs((await top(line)) - (await top(button)))).toBeLessThan(12);

  await page.reload();
  await matinee.untilRecommended();
  await expect(matinee.learning).toBeVisible();
  await matinee.likeFirst();
  await matinee.untilLearnt(2);
  expect(await placesOf(QUESTIONS), 'the questions').toHaveLength(1);
  expect(await placesOf(BUTTON), 'the button to retrain').toHaveLength(1);
});
