import { Matinee } from '../support/e2e/matinee';
import { expect, SAMPLE, test } from './fixtures';

test('filters narrow the list, say how much is left, and survive a reload', async ({ page }) => {
  const matinee = new Matinee(page, SAMPLE);
  await matinee.openWithLikes(2);
  // Two likes bring a list at once, and another when the model has learnt from them.
  await matinee.untilLearnt(2);
  const open = page.getByRole('button', { name: /^Filters/ });
  const passing = page.getByText(/[\d,]+ films? pass$/);
  const count = async (): Promise<number> =>
    Number((await passing.innerText()).replace(/[^\d]/g, ''));

  await open.click();
  const all = await count();
  const horror = page.getByRole('button', { name: /^Horror:/ });
  await horror.click();
  await expect(horror).toHaveAccessibleName('Horror: only');
  await expect.poll(count).toBeLessThan(all);
  const only = await count();
  await horror.click();
  await expect(horror).toHaveAccessibleName('Horror: left out');
  await expect.poll(count).toBe(all - only);
  await horror.click();
  await expect.poll(count).toBe(all);

  // By keyboard, as the sliders must work too.
  const from = page.getByLabel('From year');
  await from.fill('1990');
  await expect.poll(count).toBeLessThan(all);
  await horror.click();
  await expect.poll(count).toBeLessThan(only);
  const left = await count();
  for (const facts of await matinee.cards.locator('.facts').allTextContents())
    expect(Number(/\d{4}/.exec(facts)?.[0])).toBeGreaterThanOrEqual(1990);
  const narrowed = await matinee.firstIds();

  await page.reload();
  await matinee.untilRecommended();
  await expect(open).toHaveText('Filters (2)');
  await expect.poll(() => matinee.firstIds()).toEqual(narrowed);
  if (!(await passing.isVisible())) await open.click();
  expect(await count()).toBe(left);
  await page.getByRole('button', { name: 'Reset the filters' }).click();
  await expect.poll(count).toBe(all);
  await matinee.undo('Filters reset');
  await expect.poll(count).toBe(left);
  await expect(open).toHaveText('Filters (2)');
});

test('filters that nothing passes say so, with a way back', async ({ page }) => {
  const matinee = new Matinee(page, SAMPLE);
  await matinee.openWithLikes(1);
  await page.getByRole('button', { name: /^Filters/ }).click();
  for (const genre of ['Documentary', 'Western', 'Horror', 'Musical']) {
    const chip = page.getByRole('button', { name: `${genre}: any` });
    if (await chip.isVisible()) await chip.click();
  }
  await page
    .getByLabel('To year')
    .fill((await page.getByLabel('To year').getAttribute('min')) ?? '');
  await expect(page.getByText('No film passes these filters.')).toBeVisible();
  await page.getByRole('button', { name: 'Reset the filters' }).first().click();
  await matinee.untilRecommended();
});
