import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { Matinee } from '../support/e2e/matinee';
import { expect, SAMPLE, test } from './fixtures';

const openFilters = (page: Page) => page.getByRole('button', { name: /^Filters/ }).click();
const slider = (page: Page, name: RegExp) => page.getByRole('slider', { name });

test('surprise changes the list, stays on reload, is dealt again, and off is the plain order', async ({
  page,
}) => {
  const matinee = new Matinee(page, SAMPLE);
  await matinee.openWithLikes(2);
  await matinee.untilLearnt(2);
  await openFilters(page);
  const surprise = slider(page, /^Surprise me/);
  const again = page.getByRole('button', { name: 'Deal again' });
  await expect(surprise).toHaveAttribute('aria-valuetext', 'no chance');
  await expect(again).toBeDisabled();
  const plain = await matinee.firstIds();

  // By keyboard.
  await surprise.focus();
  await page.keyboard.press('End');
  await expect(surprise).toHaveAttribute('aria-valuetext', 'as much as doubt allows');
  await expect.poll(() => matinee.firstIds()).not.toEqual(plain);
  await again.click();
  await expect
    .poll(async () => (await page.locator('.chance').count()) > 0 || (await again.click(), false))
    .toBe(true);
  await expect(page.locator('.chance').first()).toHaveText(
    /^A surprise: number [\d,]+ without chance$/,
  );
  const dealt = await settled(matinee);

  await page.reload();
  await matinee.untilRecommended();
  await expect(page.getByRole('button', { name: 'Filters (1)' })).toBeVisible();
  await expect.poll(() => matinee.firstIds()).toEqual(dealt);

  if (!(await again.isVisible())) await openFilters(page);
  await again.click();
  await expect.poll(() => matinee.firstIds()).not.toEqual(dealt);

  await surprise.focus();
  await page.keyboard.press('Home');
  await expect.poll(() => matinee.firstIds()).toEqual(plain);
  await expect(page.locator('.chance')).toHaveCount(0);
});

test('variety and fame change the list, and reset brings it back', async ({ page }) => {
  const matinee = new Matinee(page, SAMPLE);
  await matinee.openWithLikes(2);
  await matinee.untilLearnt(2);
  await openFilters(page);
  const before = await matinee.firstIds();
  for (const [name, end, words] of [
    [/^Variety/, 'End', 'as varied as can be'],
    [/^How well known/, 'Home', 'hidden gems'],
  ] as const) {
    await slider(page, name).focus();
    await page.keyboard.press(end);
    await expect(slider(page, name)).toHaveAttribute('aria-valuetext', words);
    await expect.poll(() => matinee.firstIds()).not.toEqual(before);
    await page.getByRole('button', { name: 'Reset the filters' }).click();
    await expect.poll(() => matinee.firstIds()).toEqual(before);
  }
});

test('the Lab measures what the controls do, and Discover says it beside them', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const matinee = new Matinee(page, SAMPLE);
  await matinee.openWithLikes(2);
  await matinee.untilLearnt(2);
  await openFilters(page);
  const effect = page.locator('[data-effect="variety"]');
  await expect(effect).toHaveText('What it does here has not been measured yet.');
  await page.getByRole('link', { name: 'Measure in the Lab' }).click();

  const lab = page.getByTestId('controls');
  await lab.getByRole('button', { name: 'Measure the controls' }).click();
  await expect(lab.getByRole('button', { name: 'Cancel' })).toBeVisible();
  await lab.getByRole('button', { name: 'Cancel' }).click();
  await expect(lab.getByText('Cancelled.')).toBeVisible();
  await lab.getByRole('button', { name: 'Measure the controls' }).click();
  await expect(lab.getByRole('button', { name: 'Measure them again' })).toBeVisible({
    timeout: 150_000,
  });
  const table = lab.getByRole('table');
  await expect(table.getByRole('row')).toHaveCount(12);
  const novelty = async (row: RegExp): Promise<number> =>
    Number(await table.getByRole('row', { name: row }).getByRole('cell').nth(6).innerText());
  const plain = await novelty(/^The ranking alone/);
  expect(await novelty(/hidden gems/)).toBeGreaterThan(plain);
  expect(await novelty(/: hits/)).toBeLessThan(plain);
  await expect(lab.getByTestId('control-words')).toContainText(/Genres are \d+.% less alike/);
  await expect(lab.getByTestId('control-words')).toContainText(/With 0 likes: .+ · 2 likes: /);

  await everyone(page, '[data-testid="controls"]');

  await page.reload();
  await expect(table.getByRole('row')).toHaveCount(12);
  await page.goto(`${SAMPLE}#/`);
  await matinee.untilRecommended();
  await openFilters(page);
  await slider(page, /^Variety/).focus();
  await page.keyboard.press('End');
  await expect(effect).toHaveText(
    /^Genres are \d+.% less alike; for people with 2 likes, the list finds .+\.$/,
  );
  await everyone(page, '#filters');
  await page.keyboard.press('Home');
  await expect(effect).toHaveText('Off: the list as the model ranks it.');

  // What another version measured is another model's.
  await page.keyboard.press('End');
  await measuredByAnother(page);
  await page.reload();
  await matinee.untilRecommended();
  if (!(await effect.isVisible())) await openFilters(page);
  await expect(effect).toHaveText('What it does was measured by an earlier version.');
  await page.getByRole('link', { name: 'Measure again in the Lab' }).click();
  await expect(lab.getByText('Measured by an earlier version of Matinee.')).toBeVisible();
});

/** Makes the kept figures of the controls those of other code. */
async function measuredByAnother(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('The database did not answer.'));
      });
    const database = await done(indexedDB.open('matinee'));
    const settings = database.transaction('settings', 'readwrite').objectStore('settings');
    const record = (await done(settings.get('controlEffects'))) as object;
    await done(settings.put({ ...record, code: 'another' }, 'controlEffects'));
    database.close();
  });
}

/** Nothing that keeps anybody from using a part of the page, light or dark. */
async function everyone(page: Page, part: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).include(part).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  }
  // Genres are 36 px high for a mouse; all that a finger presses is larger.
  const low = await page
    .locator(part)
    .locator('button, input, a')
    .evaluateAll((all) => all.filter((each) => each.getBoundingClientRect().height < 34).length);
  expect(low).toBe(0);
}

/** The list once two looks at it agree. */
async function settled(matinee: Matinee): Promise<string[]> {
  let last = await matinee.firstIds();
  await expect
    .poll(async () => {
      const next = await matinee.firstIds();
      const same = next.join() === last.join();
      last = next;
      return same;
    })
    .toBe(true);
  return last;
}
