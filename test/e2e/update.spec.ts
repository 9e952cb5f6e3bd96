import { Matinee } from '../support/e2e/matinee';
import { expect, SAMPLE, test } from './fixtures';

test.describe('with a service worker', () => {
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

    await matinee.likeFirst();
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
});

test.describe('without a service worker', () => {
  test.use({ expectedErrors: /status of 404/ });

  test('a page whose files an update has replaced asks to be reloaded; the rest goes on', async ({
    page,
  }) => {
    const matinee = new Matinee(page, SAMPLE);
    await page.route(/\/assets\/About-/, (route) => route.fulfill({ status: 404, body: 'gone' }));
    await matinee.openWithLikes(1);
    await matinee.go('#/about');
    await expect(
      page.getByRole('heading', { name: 'This page could not be loaded' }),
    ).toBeVisible();
    await expect(page.getByRole('alert')).toContainText(/reload/);
    await matinee.go('#/');
    await matinee.likeFirst();
    await matinee.untilLearnt(2);

    await matinee.go('#/about');
    await expect(page.getByRole('alert')).toContainText(/reload/);
    await page.unroute(/\/assets\/About-/);
    await page.getByRole('main').getByRole('button', { name: 'Reload' }).click();
    await expect(page.getByRole('heading', { name: 'About Matinee' })).toBeVisible();
  });
});
