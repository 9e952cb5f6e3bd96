import { devices, type Page } from '@playwright/test';
import { encodeList } from '../../src/share/codec';
import { filmKey } from '../../src/share/filmKey';
import { Matinee } from '../support/e2e/matinee';
import { expect, SAMPLE, test } from './fixtures';

const { viewport, hasTouch, isMobile, deviceScaleFactor, userAgent } = devices['Pixel 7'];
test.use({ viewport, hasTouch, isMobile, deviceScaleFactor, userAgent });

test('works on a phone by touch alone', async ({ page }) => {
  const matinee = new Matinee(page, SAMPLE);
  await matinee.open();
  for (const n of [0, 1]) {
    const like = matinee.wall
      .locator('[data-film-id]')
      .nth(n)
      .getByRole('button', { name: /^Like / });
    await like.scrollIntoViewIfNeeded();
    const box = await like.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0), 'room for a finger').toBeGreaterThanOrEqual(
      40,
    );
    await like.tap();
  }
  await matinee.untilRecommended();
  const before = await matinee.firstIds();
  await matinee.cards
    .first()
    .getByRole('button', { name: /^Dislike / })
    .tap();
  await expect.poll(() => matinee.firstIds()).not.toEqual(before);
  const stars = matinee.cards.first().getByRole('slider');
  const title = await matinee.titleOf(matinee.cards.first());
  await stars.tap();
  await expect(page.getByText(new RegExp(`: rated .*stars`))).toBeVisible();
  await matinee.go('#/ratings');
  await expect(page.getByRole('slider', { name: `Your rating of ${title}` })).toBeVisible();
});

test('one notice at a time, and a list that is taken over opens where it is', async ({ page }) => {
  const matinee = new Matinee(page, SAMPLE);
  const films = [{ key: filmKey('Alien', 1979), halfStars: 9 }];
  await matinee.open('?engine=wasm', `#/list/${encodeList({ title: 'Theirs', films })}`);
  await page.getByRole('button', { name: 'Add to mine' }).tap();
  await expect(page.getByText(/without its stars/)).toBeVisible();
  await page.getByRole('button', { name: 'Start from this' }).tap();
  await expect(page.getByLabel('Title of the list of favourites')).toHaveValue('Theirs');
  await expect(page.getByLabel('Title of the list of favourites')).toBeVisible();

  const notices = page.getByRole('region', { name: 'Notices' }).locator('.notice');
  await expect(notices).toHaveCount(2);
  await expect(notices.filter({ visible: true })).toHaveCount(1);
  await expect(notices.filter({ visible: true })).toContainText('your list of favourites');

  // And back to the ratings, by the same address as ever.
  await matinee.go('#/ratings');
  await expect(page.getByRole('slider', { name: 'Your rating of Alien' })).toBeVisible();
});

test('a title of one long word leaves the page as wide as the screen, and undo in reach', async ({
  page,
}) => {
  const matinee = new Matinee(page, SAMPLE);
  await matinee.open('?engine=wasm', '#/ratings/favourites');
  const title = page.getByLabel('Title of the list of favourites');
  await title.fill('W'.repeat(80));
  await title.press('Enter');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeInViewport({ ratio: 1 });
  expect(await overflow(page)).toBe(0);
});

test('text twice as large leaves every page as wide as the screen', async ({ page }) => {
  const matinee = new Matinee(page, SAMPLE);
  await matinee.openWithLikes(3);
  await matinee.untilLearnt(3);
  const [film = ''] = await matinee.firstIds(1);
  await page.addStyleTag({ content: ':root { font-size: 200% }' });
  const links = page.getByRole('navigation', { name: 'Pages' }).getByRole('link');
  for (const link of await links.all()) await expect(link).toBeInViewport({ ratio: 1 });
  await matinee.go('#/ratings/favourites');
  await page.getByRole('button', { name: 'Fill from my highest rated' }).click();
  const pages: [address: string, heading: string | RegExp][] = [
    ['#/', 'Which of these do you love?'],
    [`#/film/${film}`, /./],
    ['#/ratings', 'Your ratings'],
    ['#/library', 'Library'],
    ['#/lab', /Lab/],
    ['#/ratings/favourites', 'Your ratings'],
    ['#/about', 'About Matinee'],
    ['#/none', /./],
  ];
  let before = '';
  for (const [address, name] of pages) {
    await matinee.go(address);
    const heading = page.getByRole('heading', { level: 1, name });
    await expect(heading).toBeVisible();
    // Not that of the page before, which stays until the next one is there.
    await expect(heading).not.toHaveText(before);
    before = await heading.innerText();
    await matinee.settle();
    expect(await overflow(page), address).toBe(0);
  }
});

/** How many pixels the page is wider than the screen. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

test('a first visit tells how far it is without a scroll, and leads to where it can be stopped', async ({
  page,
}) => {
  const matinee = new Matinee(page, SAMPLE);
  let arrive = (): void => {};
  const held = new Promise<void>((resolve) => (arrive = resolve));
  await page.route('**/data/*.bin', async (route) => {
    await held;
    await route.continue();
  });
  await matinee.open();
  const bar = page.getByRole('button', { name: /^Your programme/ });
  await expect(bar).toContainText('Fetching the library');
  await expect(bar).toBeInViewport({ ratio: 1 });

  const cancel = matinee.progress.getByRole('button', { name: 'Cancel' });
  await expect(cancel).not.toBeInViewport();
  await bar.tap();
  await expect(cancel).toBeInViewport();
  await expect(bar).toHaveCount(0);
  await cancel.tap();
  await page.evaluate(() => scrollTo(0, 0));
  await expect(bar).toContainText('Stopped');

  arrive();
  await bar.tap();
  await matinee.progress.getByRole('button', { name: 'Go on' }).tap();
  await matinee.untilRecommended();
  await page.evaluate(() => scrollTo(0, 0));
  await expect(bar).toHaveCount(0);
});
