/** How well ratings were foreseen: figures come, stay, follow what is taken back, and are forgotten. */
import AxeBuilder from '@axe-core/playwright';
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
    await matinee.openWithLikes(1);
    await matinee.go('#/ratings');
    await expect(panel(page)).toContainText('Rate a few more films and this will show');
    await matinee.go('#/');
    const stars = page.getByTestId('stars');
    await expect(stars).toHaveAttribute('data-status', 'ready', { timeout: TRAINING });
  });

  let last = '';
  await test.step('three ratings make figures', async () => {
    for (const stars of [4, 5, 2]) last = await rate(matinee, 1, stars);
    await matinee.go('#/ratings');
    await expect(panel(page)).toContainText('3 ratings compared');
    await expect(panel(page)).toContainText(/Off on average\s*\d\.\d\sstars\s*over 3 star ratings/);
    await expect(panel(page)).toContainText(/Within the expected range\s*[0-3] of 3/);
    // Films from the top of the list, two of them liked.
    await expect(panel(page)).toContainText(/Likes seen coming\s*2 of 2/);
    await expect(
      panel(page).getByRole('img', { name: /^Average error after each of your star ratings/ }),
    ).toBeVisible();
    await matinee.settle();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
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

/** Keeps marks of films that this library has not, foreseen well at first and badly of late. */
async function rateElsewhere(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('matinee');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(new Error('The database did not open.'));
    });
    const writing = database.transaction(['profile', 'outcomes'], 'readwrite');
    for (let key = 1; key <= 30; key++) {
      const seen = { key, time: key * 1e9 };
      const film = { title: `A film of another library, ${key}`, year: 1950 + key };
      const well = key <= 15;
      const expected = { mean: 4.5, low: 3.5, high: 5 };
      const came = well
        ? { standing: 0.98, stars: 4.5, liked: true }
        : { standing: 0.98, stars: 0.5, liked: false };
      writing.objectStore('profile').put({ ...seen, ...film, mark: came.stars * 2 }, key);
      writing.objectStore('outcomes').put({ ...seen, expected, ...came, exact: true }, key);
    }
    await new Promise((resolve) => (writing.oncomplete = resolve));
    database.close();
  });
}

test('ratings that keep surprising make it learn again from the start, once', async ({ page }) => {
  test.setTimeout(3 * TRAINING);
  const matinee = new Matinee(page, SAMPLE);
  await matinee.openWithLikes(1);
  await matinee.untilLearnt(1);
  await rateElsewhere(page);
  await page.reload();
  await matinee.untilRecommended();
  const notices = page.getByRole('region', { name: 'Notices' });
  const notice = notices.getByText('Your latest ratings surprised the model');
  // Learning one more mark compares no films: that is of a training from the start.
  const trained = page.waitForFunction(() =>
    document.querySelector('[data-testid="progress"]')?.textContent.includes('Comparing films'),
  );
  await rate(matinee, 2, 4);
  await expect(notice).toBeVisible();
  await trained;
  await expect(matinee.progress).toHaveCount(0, { timeout: TRAINING });
  await notices.locator('.notice').filter({ hasText: 'surprised' }).getByRole('button').click();
  await expect(notice).toHaveCount(0);

  for (const stars of [4, 3]) await rate(matinee, 2, stars);
  await matinee.go('#/ratings');
  await expect(panel(page)).toContainText('33 ratings compared');
  await page.reload();
  await matinee.go('#/');
  await matinee.untilRecommended();
  await rate(matinee, 2, 4);
  await matinee.go('#/ratings');
  await expect(panel(page)).toContainText('34 ratings compared');
  await expect(notice).toHaveCount(0);
});
