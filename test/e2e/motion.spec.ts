/** Cards glide to their new places; who asked for less motion sees them there at once. */
import type { Page } from '@playwright/test';
import { Matinee } from '../support/e2e/matinee';
import { expect, SAMPLE, test } from './fixtures';

test.use({
  // High enough that a like moves several cards that are seen, low enough that some are not.
  viewport: { width: 1280, height: 1300 },
  // Its snapshots would be counted as layouts of the page.
  trace: 'off',
});

interface Watched {
  /** Cards that were there all the time, ended elsewhere, and began or ended on the screen. */
  readonly moved: number;
  /** Of these, those seen at more than three places. */
  readonly glided: number;
  /** The same of those that nobody could see go. */
  readonly unseen: number;
  readonly unseenGlided: number;
}

/** A list that nothing but the next like will order anew. */
async function openQuietly(page: Page): Promise<void> {
  const matinee = new Matinee(page, SAMPLE);
  await matinee.openWithLikes(3);
  // What was learnt from them would order the list once more.
  await matinee.untilLearnt(3);
  await matinee.settle();
  await page.getByTestId('recommendations').evaluate((list) => list.scrollIntoView());
}

/** Likes the second film of the list and looks at every frame of the second that follows. */
async function likeAndWatch(page: Page): Promise<Watched> {
  await openQuietly(page);
  return page.evaluate(async () => {
    const items = () => [...document.querySelectorAll('[data-testid=recommendations] > li')];
    const placeOf = (item: Element) => {
      const { left, top } = item.getBoundingClientRect();
      return `${left.toFixed(1)} ${top.toFixed(1)}`;
    };
    const seen = new Map(items().map((item) => [item, [placeOf(item)]]));
    items()[1].querySelector<HTMLElement>('button[aria-label^="Like "]')?.click();
    for (const began = performance.now(); performance.now() - began < 1000;) {
      await new Promise(requestAnimationFrame);
      for (const item of items()) seen.get(item)?.push(placeOf(item));
    }
    const onScreen = (place = '') => {
      const top = Number(place.split(' ')[1]);
      return top < innerHeight && top + items()[0].getBoundingClientRect().height > 0;
    };
    const paths = items()
      .map((item) => seen.get(item) ?? [])
      .filter((path) => path.at(-1) !== path[0])
      .map((path) => ({
        visible: onScreen(path[0]) || onScreen(path.at(-1)),
        glided: new Set(path).size > 3,
      }));
    const number = (visible: boolean, glided: boolean) =>
      paths.filter((path) => path.visible === visible && (path.glided || !glided)).length;
    return {
      moved: number(true, false),
      glided: number(true, true),
      unseen: number(false, false),
      unseenGlided: number(false, true),
    };
  });
}

test('cards on the screen glide to their new places, others are there at once', async ({
  page,
}) => {
  const { moved, glided, unseen, unseenGlided } = await likeAndWatch(page);
  expect(moved).toBeGreaterThan(3);
  expect(glided).toBeGreaterThan(moved / 2);
  expect(unseen).toBeGreaterThan(3);
  expect(unseenGlided).toBe(0);
});

test('with reduced motion they are there at once', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const { moved, glided } = await likeAndWatch(page);
  expect(moved).toBeGreaterThan(3);
  expect(glided).toBe(0);
});

test('a like lays the page out a few times, not in each frame of the glide', async ({ page }) => {
  await openQuietly(page);
  await page.locator('[data-testid=stars][data-status=ready]').waitFor();
  // Cards whose contents may be skipped glide too.
  await page.getByTestId('recommendations').evaluate((list) => list.scrollIntoView(false));
  await page.waitForTimeout(500);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const layouts = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'LayoutCount')?.value ?? NaN;
  };
  const before = await layouts();
  await page
    .getByTestId('recommendations')
    .getByRole('button', { name: /^Like / })
    .nth(1)
    .dispatchEvent('click');
  // Shorter than the wait before learning, longer than the glide.
  await page.waitForTimeout(1000);
  const count = (await layouts()) - before;
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThan(12);
});
