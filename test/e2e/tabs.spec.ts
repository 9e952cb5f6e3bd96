import { Matinee } from '../support/e2e/matinee';
import { expect, SAMPLE, test } from './fixtures';

test('two tabs: a mark made in one is seen in the other, and neither loses any', async ({
  context,
}) => {
  const first = new Matinee(await context.newPage(), SAMPLE);
  await first.openWithLikes(2);
  const second = new Matinee(await context.newPage(), SAMPLE);
  await second.open();
  await second.untilRecommended();

  const title = await second.titleOf(second.cards.first());
  await second.cards
    .first()
    .getByRole('button', { name: /^Like / })
    .click();
  await first.go('#/ratings');
  await expect(first.page.getByRole('slider', { name: `Your rating of ${title}` })).toBeVisible();

  // Both mark at the same moment.
  await first.go('#/');
  await Promise.all([
    first.cards
      .nth(1)
      .getByRole('button', { name: /^Like / })
      .click(),
    second.cards
      .nth(4)
      .getByRole('button', { name: /^Dislike / })
      .click(),
  ]);
  for (const tab of [first, second]) {
    await tab.go('#/ratings');
    await expect(tab.page.getByRole('slider', { name: /^Your rating of/ })).toHaveCount(5);
  }
  await first.page.reload();
  await expect(first.page.getByRole('slider', { name: /^Your rating of/ })).toHaveCount(5);
});

test('only the tab in which a mark was made learns from it; the other ranks with it', async ({
  context,
}) => {
  const first = new Matinee(await context.newPage(), SAMPLE);
  await first.openWithLikes(2);
  await first.untilLearnt(2);
  const second = new Matinee(await context.newPage(), SAMPLE);
  await second.open();
  await second.untilRecommended();
  const before = await second.firstIds();
  await second.learning.evaluate((element) => {
    const seen = [element.dataset['status']];
    new MutationObserver(() => seen.push(element.dataset['status'])).observe(element, {
      attributes: true,
    });
    Object.assign(window, { seen });
  });

  await first.cards
    .first()
    .getByRole('button', { name: /^Like / })
    .click();
  await expect.poll(() => second.firstIds()).not.toEqual(before);
  await first.untilLearnt(3);
  await second.page.waitForTimeout(3000);
  expect(await second.page.evaluate(() => (window as { seen?: unknown }).seen)).toEqual(['learnt']);
});
