/** Cards glide to their new places; who asked for less motion sees them there at once. */
import type { Page } from '@playwright/test';
import { Matinee, TRAINING } from '../support/e2e/matinee';
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
  /** Of these, those that were seen at more than three places. */
  readonly glided: number;
  /** The same of those that nobody could see go, and which of them were set in motion even so. */
  readonly unseen: number;
  readonly unseenAnimated: number;
}

declare global {
  interface Window {
    fading: { colours: number; others: string[] };
  }
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
    const height = items()[0].getBoundingClientRect().height;
    const visible = (top: number) => top < innerHeight && top + height > 0;
    const look = (item: Element) => {
      const { left, top } = item.getBoundingClientRect();
      return { place: `${left.toFixed(1)} ${top.toFixed(1)}`, visible: visible(top) };
    };
    const paths = new Map(items().map((item) => [item, [look(item)]]));
    const animated = new Set<Element>();
    items()[1].querySelector<HTMLElement>('button[aria-label^="Like "]')?.click();
    for (const began = performance.now(); performance.now() - began < 1000;) {
      await new Promise(requestAnimationFrame);
      for (const item of items()) {
        paths.get(item)?.push(look(item));
        if (item.getAnimations().length > 0) animated.add(item);
      }
    }
    const all = items().flatMap((item) => {
      const path = paths.get(item) ?? [];
      const [first, last] = [path.at(0), path.at(-1)];
      if (!first || !last || first.place === last.place) return [];
      // Out of sight a card may be pushed as others turn out taller; nobody sees that either.
      const places = new Set(path.flatMap((at) => (at.visible ? [at.place] : [])));
      const seen = first.visible || last.visible;
      return [{ seen, glided: places.size > 3, animated: animated.has(item) }];
    });
    return {
      moved: all.filter(({ seen }) => seen).length,
      glided: all.filter(({ seen, glided }) => seen && glided).length,
      unseen: all.filter(({ seen }) => !seen).length,
      unseenAnimated: all.filter((one) => !one.seen && one.animated).length,
    };
  });
}

test('cards on the screen glide to their new places, others are there at once', async ({
  page,
}) => {
  const { moved, glided, unseen, unseenAnimated } = await likeAndWatch(page);
  expect(moved).toBeGreaterThan(3);
  expect(glided).toBeGreaterThan(moved / 2);
  expect(unseen).toBeGreaterThan(3);
  // One that others push at the screen's edge may count as either.
  expect(unseenAnimated).toBeLessThan(unseen / 2);
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
  expect(count).toBeLessThan(20);
});

test('films take on their colours as the model comes, and no frame is spent on it later', async ({
  page,
}) => {
  test.setTimeout(2 * TRAINING);
  // Noted at every frame: the films whose colour fades, and whatever else of them is in transition.
  await page.addInitScript(() => {
    window.fading = { colours: 0, others: [] };
    const look = (): void => {
      for (const animation of document.getAnimations()) {
        const target = animation.effect instanceof KeyframeEffect ? animation.effect.target : null;
        if (!(animation instanceof CSSTransition) || !target?.matches('.tinted')) continue;
        if (animation.transitionProperty === 'background-color') window.fading.colours++;
        else if (!animation.transitionProperty.startsWith('border-'))
          window.fading.others.push(animation.transitionProperty);
      }
      requestAnimationFrame(look);
    };
    look();
  });
  const matinee = new Matinee(page, SAMPLE);
  await matinee.open();
  await matinee.untilRecommended();
  await page.waitForTimeout(1500);
  expect(await page.evaluate(() => window.fading.colours)).toBeGreaterThan(10);

  await page.evaluate(() => (window.fading.colours = 0));
  const colours = () =>
    page
      .getByTestId('wall')
      .locator('.tinted')
      .evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('style')));
  const before = await colours();
  await matinee.likeFromWall(0);
  await matinee.untilLearnt(1);
  await matinee.settle();
  expect(await colours()).not.toEqual(before);
  expect(await page.evaluate(() => window.fading)).toEqual({ colours: 0, others: [] });
});
