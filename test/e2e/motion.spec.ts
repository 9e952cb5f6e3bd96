/** Cards glide to their new places; who asked for less motion sees them there at once. */
import type { Page } from '@playwright/test';
import { Matinee } from '../support/e2e/matinee';
import { expect, SAMPLE, test } from './fixtures';

interface Watched {
  /** Cards that were there all the time, and ended elsewhere. */
  readonly moved: number;
  /** Of these, those seen at more than three places. */
  readonly glided: number;
}

/** Likes the second film of the list and looks at every frame of the second that follows. */
async function likeAndWatch(page: Page): Promise<Watched> {
  const matinee = new Matinee(page, SAMPLE);
  await matinee.openWithLikes(3);
  // What was learnt from them would order the list once more.
  await matinee.untilLearnt(3);
  await matinee.settle();
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
    const paths = items().flatMap((item) => {
      const path = seen.get(item);
      return path && path.at(-1) !== path[0] ? [new Set(path).size] : [];
    });
    return { moved: paths.length, glided: paths.filter((places) => places > 3).length };
  });
}

test('cards glide to their new places', async ({ page }) => {
  const { moved, glided } = await likeAndWatch(page);
  expect(moved).toBeGreaterThan(3);
  expect(glided).toBeGreaterThan(moved / 2);
});

test('with reduced motion they are there at once', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const { moved, glided } = await likeAndWatch(page);
  expect(moved).toBeGreaterThan(3);
  expect(glided).toBe(0);
});
