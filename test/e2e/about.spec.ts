import { Matinee } from '../support/e2e/matinee';
import { expect, hasReal, REAL, SAMPLE, test } from './fixtures';

for (const base of [SAMPLE, REAL])
  test(`the About page of ${base} says whose data it is, on what terms, and how to cite it`, async ({
    page,
  }) => {
    test.skip(base === REAL && !hasReal, 'MOVIELENS_ZIP is not set');
    const matinee = new Matinee(page, base);
    await matinee.open('?engine=wasm', '#/about');
    await matinee.untilOpen();
    const main = page.getByRole('main');
    await expect(main).toContainText('MIT licence');
    await expect(main).toContainText(/GroupLens.*commercial/s);
    await expect(main).toContainText('The MovieLens Datasets: History and Context');
    await expect(main.getByRole('link', { name: /10\.1145\/2827872/ })).toBeVisible();
    if (base === SAMPLE) await expect(main).toContainText(/ratings are synthetic/);
    else await expect(main).not.toContainText('synthetic');
  });

test('a sample library is labelled as such on the first screen', async ({ page }) => {
  const matinee = new Matinee(page, SAMPLE);
  await matinee.open();
  await expect(page.getByText('synthetic ratings').first()).toBeVisible();
});
