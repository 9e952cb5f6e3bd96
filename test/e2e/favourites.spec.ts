import type { Locator, Page } from '@playwright/test';
import { Matinee } from '../support/e2e/matinee';
import { expect, SAMPLE, test } from './fixtures';

const favouritesOf = (page: Page): Locator =>
  page.getByRole('region', { name: 'Favourites', exact: true });

/** The list by its titles, in order. */
const titles = (page: Page): Promise<string[]> =>
  favouritesOf(page).locator('.name > a').allTextContents();

async function openWithFavourites(matinee: Matinee, searches: readonly string[]): Promise<void> {
  const { page } = matinee;
  await matinee.open('?engine=wasm', '#/ratings');
  await matinee.untilOpen();
  for (const text of searches) {
    const field = page.getByRole('combobox', { name: 'Add a film to the list' });
    await field.fill(text);
    // At once, before there is an answer.
    await field.press('Enter');
    await expect(field).toHaveValue('');
    await expect.poll(() => titles(page)).toContain(text);
  }
}

test('undo brings back what its notice names, whatever came after', async ({ page }) => {
  const matinee = new Matinee(page, SAMPLE);
  const three = ['Inception', 'Memento', 'Jaws'];
  await openWithFavourites(matinee, three);
  expect(await titles(page)).toEqual(three);

  await page.getByRole('button', { name: 'Remove Inception' }).click();
  await expect.poll(() => titles(page)).toEqual(['Memento', 'Jaws']);
  const removed = page.locator('.notice').filter({ hasText: 'Inception: removed' });
  await expect(removed).toBeVisible();
  await page.getByRole('button', { name: 'Move Jaws up' }).click();
  await expect.poll(() => titles(page)).toEqual(['Jaws', 'Memento']);

  // Each by its own way back, the latest first.
  await matinee.undo('Jaws: place 1 of 2');
  await expect.poll(() => titles(page)).toEqual(['Memento', 'Jaws']);
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Control+z');
  await expect.poll(() => titles(page)).toEqual(three);
});

test('adding and renaming can be taken back too', async ({ page }) => {
  const matinee = new Matinee(page, SAMPLE);
  await openWithFavourites(matinee, ['Inception', 'Memento']);
  await matinee.undo('Memento: added');
  await expect.poll(() => titles(page)).toEqual(['Inception']);
  const title = page.getByLabel('Title of the list of favourites');
  const before = await title.inputValue();
  await title.fill('For a rainy night');
  await title.press('Enter');
  await matinee.undo('is now called “For a rainy night”');
  await expect(title).toHaveValue(before);
});

test('a rating can be changed to "seen" and "not interested" where all ratings are', async ({
  page,
}) => {
  const matinee = new Matinee(page, SAMPLE);
  await matinee.open();
  const title = await matinee.likeFromWall(0);
  await matinee.go('#/ratings');
  const seen = page.getByRole('button', { name: `Seen ${title}` });
  await seen.click();
  await expect(seen).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: `Not interested in ${title}` }).click();
  await expect(seen).toHaveAttribute('aria-pressed', 'false');
});
