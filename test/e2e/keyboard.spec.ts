import { type Locator, type Page } from '@playwright/test';
import { Matinee } from '../support/e2e/matinee';
import { expect, SAMPLE, test } from './fixtures';

/** Presses Tab until the wanted element has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, wanted: Locator, limit = 60): Promise<void> {
  for (let presses = 0; presses < limit; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${limit} presses of Tab do not lead there`);
}

test('stars are given by Enter, not by going on to the next control', async ({ page }) => {
  const matinee = new Matinee(page, SAMPLE);
  await matinee.openWithLikes(1);
  const stars = matinee.cards.first().getByRole('slider');
  const title = await matinee.titleOf(matinee.cards.first());
  await stars.focus();
  await page.keyboard.press('4');
  await expect(stars).toHaveAttribute('aria-valuetext', /4 stars/);
  await page.keyboard.press('Tab');
  const again = matinee.list.getByRole('slider', { name: `Your rating of ${title}`, exact: true });
  await expect(again).toHaveAttribute('aria-valuetext', 'not rated');
  await expect(page.getByText(`${title}: rated`)).toHaveCount(0);
});

test('Enter in the search opens what was typed, not what was found before', async ({ page }) => {
  const matinee = new Matinee(page, SAMPLE);
  await matinee.open();
  await matinee.untilOpen();
  await expect((await matinee.search('alien')).first()).toContainText('Alien');
  await page.keyboard.press('ControlOrMeta+a');
  // Within one turn of the page, so that no answer can come between.
  await page.getByRole('combobox').evaluate((field: HTMLInputElement) => {
    field.value = 'toy story';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Toy Story');
});

test('everything works by keyboard, and the focus can be seen and is never lost', async ({
  page,
}) => {
  const matinee = new Matinee(page, SAMPLE);
  await matinee.open();
  const like = matinee.wall.getByRole('button', { name: /^Like / });
  await expect(like.first()).toBeVisible();

  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();

  await tabTo(page, like.first());
  const outline = await like.first().evaluate((element) => getComputedStyle(element).outlineStyle);
  expect(outline, 'visible focus').not.toBe('none');
  await page.keyboard.press('Enter');
  await expect(like.first()).toHaveAttribute('aria-pressed', 'true');
  await matinee.untilRecommended();

  // A card that is marked leaves; the focus goes to the one that takes its place.
  await matinee.list
    .getByRole('button', { name: /^Like / })
    .first()
    .focus();
  const first = await matinee.titleOf(matinee.cards.first());
  await page.keyboard.press('Space');
  await expect(
    matinee.cards.first().getByRole('heading', { name: first, exact: true }),
  ).toHaveCount(0);
  await expect(matinee.list.locator(':focus')).toHaveAccessibleName(/^Like /);

  await page.keyboard.press('Control+z');
  await expect(
    matinee.list.getByRole('button', { name: `Like ${first}`, exact: true }),
  ).toBeVisible();

  // Search: like the first result in place, without leaving the text field.
  const found = await matinee.search('matrix');
  await expect(found.first()).toContainText('Matrix');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(found.first().getByRole('button', { name: /^Like / })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(found).toHaveCount(0);

  // A page that opens takes the focus to its heading.
  await page
    .getByRole('navigation', { name: 'Pages' })
    .getByRole('link', { name: 'About' })
    .focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

test('on the page of ratings the focus outlives the row or button that had it', async ({
  page,
}) => {
  const matinee = new Matinee(page, SAMPLE);
  await matinee.openWithLikes(3);
  await matinee.go('#/ratings');
  await page.getByRole('button', { name: 'Fill from my highest rated' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Share this list' })).toBeFocused();

  const remove = page.getByRole('button', { name: /^Remove the rating of / });
  const names = await remove.evaluateAll((buttons) =>
    buttons.map((button) => button.getAttribute('aria-label') ?? ''),
  );
  await remove.nth(1).focus();
  await page.keyboard.press('Enter');
  await expect(remove).toHaveCount(2);
  await expect(page.locator(':focus')).toHaveAccessibleName(names[2] ?? '');
  await page.keyboard.press('Enter');
  await expect(remove).toHaveCount(1);
  await expect(page.locator(':focus')).toHaveAccessibleName(names[0] ?? '');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'Find films to rate' })).toBeFocused();
});
