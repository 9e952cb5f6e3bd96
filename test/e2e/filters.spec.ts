import { Matinee } from '../support/e2e/matinee';
import { expect, SAMPLE, test } from './fixtures';

test('filters narrow the list and survive a reload', async ({ page }) => {
  const matinee = new Matinee(page, SAMPLE);
  await matinee.openWithLikes(2);
  const before = await matinee.firstIds();
  await page
    .getByRole('button', { name: /filter/i })
    .first()
    .click();
  await page
    .getByRole('button', { name: /Comedy/ })
    .first()
    .click();
  await expect.poll(() => matinee.firstIds()).not.toEqual(before);
  const narrowed = await matinee.firstIds();
  for (const card of await matinee.cards.all()) await expect(card).toContainText('Comedy');

  await page.reload();
  await matinee.untilRecommended();
  await expect.poll(() => matinee.firstIds()).toEqual(narrowed);
});
