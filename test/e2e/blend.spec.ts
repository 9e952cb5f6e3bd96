/** The blend on the pages: what its parts count for a person, and what each adds to a film's score. */
import type { Locator } from '@playwright/test';
import { Matinee, TRAINING } from '../support/e2e/matinee';
import { expect, SAMPLE, test } from './fixtures';

/** Each named part's percentage. */
async function figures(list: Locator): Promise<Record<string, number>> {
  await expect(list.first()).toBeVisible();
  const texts = await list.allInnerTexts();
  return Object.fromEntries(
    texts.map((text) => {
      const [, name = text, figure = 'NaN'] = /^(\D+?) (−?\d+)\s%/.exec(text) ?? [];
      return [name, Number(figure.replace('−', '-'))];
    }),
  );
}
const sum = (parts: Record<string, number>) => Object.values(parts).reduce((a, b) => a + b, 0);

test('the parts of the blend are on show, and follow the likes', async ({ page }) => {
  test.setTimeout(2 * TRAINING);
  const matinee = new Matinee(page, SAMPLE);
  await matinee.openWithLikes(2);
  const [film = ''] = await matinee.firstIds(1);

  await matinee.go('#/library');
  const model = page.getByRole('region', { name: 'The model' });
  await expect(model.getByText('With your 2 likes')).toBeVisible();
  const weights = model.getByRole('listitem').filter({ hasText: '%' });
  const few = await figures(weights);
  expect(Object.keys(few)).toContain('Viewers like you');
  expect(Object.keys(few)).toContain('Films liked together');
  // Each is rounded.
  expect(Math.abs(sum(few) - 100)).toBeLessThanOrEqual(2);

  await matinee.go(`#/film/${film}`);
  const why = page.getByRole('region', { name: 'Why it suits you' });
  await expect(why.getByRole('heading', { name: 'Where the model found it' })).toBeVisible();
  const parts = await figures(why.getByRole('listitem').filter({ has: page.locator('b') }));
  expect(Object.keys(parts).length).toBeGreaterThan(1);

  await matinee.go('#/');
  for (let n = 0; n < 3; n++)
    await matinee.cards
      .nth(n)
      .getByRole('button', { name: /^Like / })
      .click();
  await matinee.go('#/library');
  await expect(model.getByText(/With your [345] likes/)).toBeVisible();
  await expect
    .poll(async () => (await figures(weights))['Viewers like you'])
    .toBeLessThan(few['Viewers like you'] ?? 0);
});
