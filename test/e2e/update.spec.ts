import { Matinee } from '../support/e2e/matinee';
import { expect, test } from './fixtures';

test.use({ serviceWorkers: 'allow' });

test('a new version waits: the open tab goes on, and reloads when asked, without losing a mark', async ({
  page,
  request,
}) => {
  const matinee = new Matinee(page, '/update/');
  await matinee.openWithLikes(1);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.reload();
  await matinee.untilRecommended();

  await request.post('/update/next-version');
  await page.evaluate(async () => {
    await (await navigator.serviceWorker.ready).update();
  });
  const notice = page.getByText('A new version of Matinee is ready.');
  await expect(notice).toBeVisible();

  await matinee.cards
    .first()
    .getByRole('button', { name: /^Like / })
    .click();
  await matinee.untilLearnt(2);
  await expect(notice).toBeVisible();

  const reloaded = page.waitForEvent('load');
  await page.getByRole('button', { name: 'Reload' }).click();
  await reloaded;
  await matinee.untilRecommended();
  await matinee.go('#/ratings');
  await expect(page.getByRole('slider', { name: /^Your rating of/ })).toHaveCount(2);
  await expect(notice).toBeHidden();
});
