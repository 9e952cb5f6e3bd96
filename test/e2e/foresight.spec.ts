/** How well ratings were foreseen: figures come, stay, follow what is taken back, and are forgotten. */
import type { Page } from '@playwright/test';
import { Matinee, TRAINING } from '../support/e2e/matinee';
import { expect, SAMPLE, test } from './fixtures';

const panel = (page: Page) => page.getByRole('region', { name: 'How well Matinee knows you' });

/** Gives the n-th recommended film whole stars from the keyboard; its title. */
async function rate(matinee: Matinee, n: number, stars: number): Promise<string> {
  const card = matinee.cards.nth(n);
  const title = await matinee.titleOf(card);
  await card.getByRole('slider').focus();
  await matinee.page.keyboard.press(String(stars));
  await matinee.page.keyboard.press('Enter');
  const notice = matinee.page.getByRole('region', { name: 'Notices' });
  await expect(notice.getByText(`${title}: rated`)).toBeVisible();
  return title;
}

test('what was expected is compared with what came, kept, and forgotten', async ({ page }) => {
  test.setTimeout(3 * TRAINING);
  const matinee = new Matinee(page, SAMPLE);

  await test.step('nothing is compared before there is a model', async () => {
    await matinee.openWithLikes(2);
    await matinee.go('#/ratings');
    await expect(panel(page)).toContainText('Rate a few films and this will show');
    await matinee.go('#/');
    const stars = page.getByTestId('stars');
    await expect(stars).toHaveAttribute('data-status', 'ready', { timeout: TRAINING });
  });

  let last = '';
  await test.step('three ratings make figures', async () => {
    for (const stars of [4, 5, 2]) last = await rate(matinee, 1, stars);
    await matinee.go('#/ratings');
    await expect(panel(page)).toContainText('3 ratings compared');
    await expect(panel(page)).toContainText(/Off on average\s*\d\.\d stars\s*over your 3 star/);
    await expect(panel(page)).toContainText(/Within the expected range\s*[0-3] of 3/);
    // Films from the top of the list, two of them liked.
    await expect(panel(page)).toContainText(/Likes seen coming\s*2 of 2/);
    await expect(
      panel(page).getByRole('img', { name: /^Average error after each of your star ratings/ }),
    ).toBeVisible();
    const row = page.getByRole('listitem').filter({ hasText: last });
    await expect(row).toContainText(/expected \d\.\d/);
  });

  await test.step('a removed rating goes, and comes back with what was expected', async () => {
    const before = await panel(page).innerText();
    await page.getByRole('button', { name: `Remove the rating of ${last}` }).click();
    await expect(panel(page)).toContainText('2 ratings compared');
    await matinee.undo(`${last}: rating removed`);
    await expect(panel(page)).toContainText('3 ratings compared');
    await expect.poll(() => panel(page).innerText()).toBe(before);
  });

  await test.step('they are there after a reload', async () => {
    const before = await panel(page).innerText();
    await page.reload();
    await expect.poll(() => panel(page).innerText(), { timeout: TRAINING }).toBe(before);
  });

  await test.step('forgetting everything forgets them', async () => {
    await matinee.go('#/library');
    await page.getByRole('button', { name: 'Forget everything here…' }).click();
    const loaded = page.waitForEvent('load');
    await page.getByRole('button', { name: 'Forget everything', exact: true }).click();
    await loaded;
    await matinee.go('#/ratings');
    await expect(panel(page)).toContainText('Rate a few films and this will show');
  });
});
