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
