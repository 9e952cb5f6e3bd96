/** The row "Answer these": each answer teaches, and what was not seen counts for nothing. */
import type { Locator, Page } from '@playwright/test';
import { Matinee } from '../support/e2e/matinee';
import { expect, SAMPLE, test } from './fixtures';

const PLACES = 6;

const rowOf = (page: Page): Locator => page.getByTestId('ask');
const titlesOf = (page: Page): Promise<string[]> => rowOf(page).locator('h3').allInnerTexts();
const place = (page: Page, n: number): Locator => rowOf(page).locator('.place').nth(n);

/** Discover with the wall away, two likes, and a full row. */
async function open(page: Page): Promise<Matinee> {
  const matinee = new Matinee(page, SAMPLE);
  await matinee.openWithLikes(2);
  await expect(rowOf(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Put these away' }).click();
  await full(page);
  return matinee;
}

async function full(page: Page): Promise<void> {
  await expect(rowOf(page).locator('[data-film-id]')).toHaveCount(PLACES);
}

/** Waits until another film has taken a place; its title. */
async function replaced(page: Page, n: number, before: string): Promise<string> {
  const title = place(page, n).locator('h3');
  await expect(title).not.toHaveText(before);
  return title.innerText();
}

test('an answer counts at once, and the next film takes its place', async ({ page }) => {
  const matinee = await open(page);
  const before = await titlesOf(page);
  const top = await page.evaluate(() => document.querySelector('[data-testid=ask]')?.clientHeight);
  const [, second = ''] = before;

  await place(page, 1)
    .getByRole('button', { name: `Like ${second}`, exact: true })
    .click();
  const next = await replaced(page, 1, second);
  expect(before).not.toContain(next);
  const after = await titlesOf(page);
  expect(after.filter((_, n) => n !== 1)).toEqual(before.filter((_, n) => n !== 1));
  await expect(page.getByText(/ranked from 3 ratings of yours/)).toBeVisible();
  expect(await page.evaluate(() => document.querySelector('[data-testid=ask]')?.clientHeight)).toBe(
    top,
  );

  // Disliked, and rated: answers as well.
  await place(page, 0)
    .getByRole('button', { name: /^Dislike / })
    .click();
  await replaced(page, 0, before[0] ?? '');
  await place(page, 2).getByRole('slider').press('4');
  await place(page, 2).getByRole('slider').press('Enter');
  await replaced(page, 2, before[2] ?? '');
  await expect(page.getByText(/ranked from 5 ratings of yours/)).toBeVisible();
  await matinee.undo(/rated 4 stars/);
  await expect(page.getByText(/ranked from 4 ratings of yours/)).toBeVisible();
});

test('a film not seen leaves the row, and the list as it was; it can be taken back', async ({
  page,
}) => {
  const matinee = await open(page);
  await matinee.untilLearnt(2);
  await matinee.settle();
  const order = await matinee.firstIds();
  const [first = '', ...others] = await titlesOf(page);

  await place(page, 0)
    .getByRole('button', { name: `Haven’t seen ${first}` })
    .click();
  await replaced(page, 0, first);
  await expect(page.getByText(/ranked from 2 ratings of yours/)).toBeVisible();
  expect(await matinee.firstIds()).toEqual(order);

  await page.reload();
  await full(page);
  expect(await titlesOf(page)).not.toContain(first);
  const [again = ''] = await titlesOf(page);
  await place(page, 0)
    .getByRole('button', { name: `Haven’t seen ${again}` })
    .click();
  await replaced(page, 0, again);
  await matinee.undo(`${again}: not seen yet`);
  await expect(place(page, 0).locator('h3')).toHaveText(again);
  expect(others.length).toBe(PLACES - 1);
});

test('it folds away, and stays so on the next visit', async ({ page }) => {
  const matinee = await open(page);
  await page.getByRole('button', { name: 'Hide these questions' }).click();
  const unfold = page.getByRole('button', { name: 'Show these questions' });
  await expect(unfold).toHaveAttribute('aria-expanded', 'false');
  await expect(rowOf(page).locator('[data-film-id]').first()).toBeHidden();
  await page.reload();
  await matinee.untilRecommended();
  await expect(rowOf(page).locator('[data-film-id]')).toHaveCount(0);
  await unfold.click();
  await full(page);
});

test('the focus goes on to the film that takes the place', async ({ page }) => {
  await open(page);
  const [, , third = ''] = await titlesOf(page);
  await place(page, 2)
    .getByRole('button', { name: /^Haven’t seen / })
    .focus();
  await page.keyboard.press('Enter');
  const next = await replaced(page, 2, third);
  await expect(page.getByRole('button', { name: `Haven’t seen ${next}` })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(place(page, 2).locator('h3')).toHaveText(third);
});

test('on the next visit it is there without moving anything', async ({ page }) => {
  await open(page);
  await page.addInitScript(() => {
    const moved: string[] = [];
    Object.assign(window, { moved });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, sources } = entry as PerformanceEntry & {
          readonly value: number;
          readonly sources: readonly { readonly node: Node | null }[];
        };
        const what = sources.map(({ node }) => (node instanceof Element ? node.className : ''));
        if (value > 0.01) moved.push(`${value.toFixed(3)} ${what.join()}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.reload();
  await full(page);
  await page.waitForTimeout(500);
  expect(await page.evaluate(() => (window as unknown as { moved: string[] }).moved)).toEqual([]);
});
