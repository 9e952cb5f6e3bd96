import { devices } from '@playwright/test';
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
