/** The whole way of a visitor, from an empty page to a shared list, on each library and engine. */
import { Matinee, TRAINING } from '../support/e2e/matinee';
import { expect, hasReal, REAL, SAMPLE, test } from './fixtures';

const runs = [
  { name: 'sample library, WebAssembly', base: SAMPLE, engine: 'wasm', says: 'WebAssembly' },
  { name: 'sample library, WebGPU', base: SAMPLE, engine: 'webgpu', says: 'WebGPU' },
  { name: 'ml-latest-small, WebAssembly', base: REAL, engine: 'wasm', says: 'WebAssembly' },
] as const;

for (const { name, base, engine, says } of runs)
  test(`from the first like to a shared list: ${name}`, async ({ page, freshProfile }) => {
    test.skip(base === REAL && !hasReal, 'MOVIELENS_ZIP is not set');
    test.setTimeout(4 * TRAINING);
    const matinee = new Matinee(page, base);

    await test.step('there is something to like at once', async () => {
      const began = Date.now();
      await matinee.open(`?engine=${engine}`);
      await expect(matinee.wall.locator('[data-film-id]').nth(11)).toBeVisible();
      measured(`${name}: wall after ${Date.now() - began} ms`);
    });

    await test.step('likes become recommendations', async () => {
      const began = Date.now();
      for (const n of [0, 1]) await matinee.likeFromWall(n);
      await matinee.untilRecommended(3 * TRAINING);
      measured(`${name}: recommendations ${Date.now() - began} ms after the first like`);
      await expect(matinee.engine).toContainText(says);
      expect(await matinee.cards.count()).toBeGreaterThanOrEqual(12);
      await expect(matinee.cards.first().getByText(/because you/i)).toBeVisible();
    });

    await test.step('a like moves the list at once, and undo moves it back', async () => {
      // Else what is learnt from the first likes may move the list in between.
      await matinee.untilLearnt(2, 3 * TRAINING);
      const before = await matinee.firstIds();
      const third = matinee.cards.nth(2);
      const title = await matinee.titleOf(third);
      await third.getByRole('button', { name: /^Like / }).click();
      await expect.poll(() => matinee.firstIds()).not.toEqual(before);
      await expect(
        matinee.list.getByRole('button', { name: `Like ${title}`, exact: true }),
      ).toHaveCount(0);
      await matinee.undo(`${title}: liked`);
      await expect.poll(() => matinee.firstIds()).toEqual(before);
    });

    let rated = '';
    await test.step('stars, dislikes and "not interested" count too', async () => {
      const first = matinee.cards.first();
      rated = await matinee.titleOf(first);
      const stars = first.getByRole('slider');
      await stars.focus();
      await page.keyboard.press('4');
      await page.keyboard.press('ArrowRight');
      await expect(stars).toHaveAttribute('aria-valuetext', /4½ stars/);
      await page.keyboard.press('Enter');
      await expect(
        matinee.list.getByRole('slider', { name: `Your rating of ${rated}`, exact: true }),
      ).toHaveCount(0);
      await matinee.cards
        .nth(3)
        .getByRole('button', { name: /^Dislike / })
        .click();
      await matinee.cards
        .nth(5)
        .getByRole('button', { name: /^Not interested in / })
        .click();
    });

    await test.step('the model learns on the fly', async () => {
      await matinee.untilLearnt(5, 3 * TRAINING);
      await expect(matinee.learning).toContainText(/\d\ss/);
    });

    await test.step('search forgives a typo and moves by keyboard', async () => {
      const found = (await matinee.search('godfathr')).first();
      await expect(found).toContainText(/Godfather/);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { level: 1 })).toContainText(/Godfather/);
    });

    await test.step("a film's page says why and what is similar", async () => {
      await expect(
        page.getByRole('heading', { name: /^why it (suits|may not suit) you$/i }),
      ).toBeVisible();
      await expect(
        page.getByText(/of [\d,.\s]+ films that you have not rated|have rated it/),
      ).toBeVisible();
      expect(
        await page.getByRole('region', { name: 'Similar films' }).locator('[data-film-id]').count(),
      ).toBeGreaterThan(3);
      await page.getByRole('button', { name: 'Add to favourites' }).click();
      await expect(page.getByRole('button', { name: 'Remove from favourites' })).toBeVisible();
    });

    let link = '';
    await test.step('the ratings can be edited and the favourites shared', async () => {
      await matinee.go('#/ratings');
      const rows = page.getByRole('region', { name: 'Ratings', exact: true });
      await expect(rows.getByRole('slider')).toHaveCount(5);
      await rows.getByRole('button', { name: `Remove the rating of ${rated}` }).click();
      await expect(rows.getByRole('slider')).toHaveCount(4);
      await matinee.undo(`${rated}: rating removed`);
      await expect(
        rows.getByRole('slider', { name: `Your rating of ${rated}`, exact: true }),
      ).toHaveAttribute('aria-valuetext', /4½/);

      await page.getByRole('button', { name: 'Fill from my highest rated' }).click();
      const title = page.getByLabel('Title of the list of favourites');
      await title.fill('A night at the pictures');
      await title.press('Enter');
      await page.getByRole('button', { name: 'Share this list' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      link = await page.getByLabel('Link', { exact: true }).inputValue();
      expect(link.length).toBeLessThan(400);
      await page.getByRole('button', { name: 'Close' }).click();
    });

    await test.step('the list opens for somebody else', async () => {
      const friend = await freshProfile();
      await friend.goto(link.replace('#', '?engine=wasm#'));
      await expect(friend.getByRole('heading', { name: 'A night at the pictures' })).toBeVisible();
      await expect(friend.getByText(/^4 films\./)).toBeVisible();
      await expect(
        friend.getByRole('region', { name: 'Recommendations' }).locator('[data-film-id]').first(),
      ).toBeVisible({ timeout: TRAINING });
    });
  });

function measured(description: string): void {
  test.info().annotations.push({ type: 'measured', description });
}
