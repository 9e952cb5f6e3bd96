import { encodeList } from '../../src/share/codec';
import { filmKey } from '../../src/share/filmKey';
import { Matinee, TRAINING } from '../support/e2e/matinee';
import { expect, hasReal, REAL, SAMPLE, test } from './fixtures';

/** In both libraries, and one in neither. */
const KNOWN: readonly (readonly [string, number])[] = [
  ['Alien', 1979],
  ['Toy Story', 1995],
  ['The Matrix', 1999],
];
const listOf = (title: string, films: readonly (readonly [string, number])[]): string =>
  encodeList({
    title,
    films: films.map(([name, year]) => ({ key: filmKey(name, year), halfStars: null })),
  });
const code = listOf('Three and a stranger', [...KNOWN, ['No Such Film Was Ever Made', 1931]]);

for (const base of [SAMPLE, REAL])
  test(`a link opens on ${base}, and counts what is not there`, async ({ page }) => {
    test.skip(base === REAL && !hasReal, 'MOVIELENS_ZIP is not set');
    const matinee = new Matinee(page, base);
    await matinee.open('?engine=wasm', `#/list/${code}`);
    await expect(page.getByRole('heading', { name: 'Three and a stranger' })).toBeVisible();
    for (const [title] of KNOWN)
      await expect(
        page.getByRole('main').getByRole('link', { name: title, exact: true }).first(),
      ).toBeVisible();
    await expect(page.getByText(/1 is not in/)).toBeVisible();
    await expect(
      page.getByRole('region', { name: 'Recommendations' }).locator('[data-film-id]').first(),
    ).toBeVisible({ timeout: TRAINING });

    // Opening it changed nothing of the visitor's own.
    await matinee.go('#/ratings');
    await expect(page.getByText('Nothing is rated yet.')).toBeVisible();
  });

/** Makes a link by hand on one library, as a visitor does, and returns what follows the `#`. */
async function linkMadeOn(matinee: Matinee, searches: readonly string[]): Promise<string> {
  const { page } = matinee;
  await matinee.open('?engine=wasm');
  await matinee.untilOpen();
  for (const text of searches) {
    const found = (await matinee.search(text)).first();
    await expect(found).toContainText(text);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Add to favourites' }).click();
  }
  await matinee.go('#/ratings');
  await page.getByRole('button', { name: 'Share this list' }).click();
  const link = await page.getByLabel('Link', { exact: true }).inputValue();
  return link.slice(link.indexOf('#'));
}

for (const [from, to] of [
  [SAMPLE, REAL],
  [REAL, SAMPLE],
] as const)
  test(`a link made on ${from} opens on ${to}`, async ({ page, freshProfile }) => {
    test.skip(!hasReal, 'MOVIELENS_ZIP is not set');
    test.setTimeout(2 * TRAINING);
    const hash = await linkMadeOn(new Matinee(page, from), ['Alien', 'Toy Story', 'Blade Runner']);
    const friend = new Matinee(await freshProfile(), to);
    await friend.open('?engine=wasm', hash);
    await expect(friend.page.getByText(/^3 films\./)).toBeVisible();
    for (const title of ['Alien', 'Toy Story', 'Blade Runner'])
      await expect(
        friend.page
          .getByRole('region', { name: 'The list' })
          .getByRole('link', { name: title, exact: true }),
      ).toBeVisible();
  });

test('add to mine, start from this, and for the two of us change only what is clicked', async ({
  page,
}) => {
  const matinee = new Matinee(page, SAMPLE);
  await matinee.openWithLikes(3);
  await matinee.go(`#/list/${code}`);
  await expect(page.getByRole('heading', { name: 'Three and a stranger' })).toBeVisible();
  await expect(page.getByText(/On average its films stand above \d+ %/)).toBeVisible();

  await page.getByRole('button', { name: 'For the two of us' }).click();
  const cards = page.getByRole('region', { name: 'Recommendations' }).locator('[data-film-id]');
  await expect(cards.first()).toContainText('The list');
  for (const [title] of KNOWN)
    await expect(
      cards.filter({ has: page.getByRole('heading', { name: title, exact: true }) }),
    ).toHaveCount(0);

  await matinee.go('#/ratings');
  await expect(page.getByRole('slider', { name: /^Your rating of/ })).toHaveCount(3);
  await matinee.go(`#/list/${code}`);
  // Ctrl+Z takes all of them back at once, and the notice goes with what it offered.
  await page.getByRole('button', { name: 'Add to mine' }).click();
  await expect(page.getByText('All its films are among your ratings.')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: 'Add to mine' })).toBeEnabled();
  await expect(
    page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Undo' }),
  ).toHaveCount(0);
  await matinee.go('#/ratings');
  await expect(page.getByRole('slider', { name: /^Your rating of/ })).toHaveCount(3);
  await matinee.go(`#/list/${code}`);

  await page.getByRole('button', { name: 'Add to mine' }).click();
  await expect(page.getByText(/without the 1 film not in this library/)).toBeVisible();
  await page.getByRole('button', { name: 'Start from this' }).click();
  await matinee.go('#/ratings');
  // Films of the list may be among the three liked already.
  expect(
    await page.getByRole('slider', { name: /^Your rating of/ }).count(),
  ).toBeGreaterThanOrEqual(4);
  await expect(page.getByLabel('Title of the list of favourites')).toHaveValue(
    'Three and a stranger',
  );
});
