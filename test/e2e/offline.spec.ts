import { Matinee, TRAINING } from '../support/e2e/matinee';
import { expect, SAMPLE, test } from './fixtures';

// Nothing is asked of the network that is known to be away, so nothing fails.
test.use({ serviceWorkers: 'allow' });

test('the second visit needs no network and no training', async ({ page, context }) => {
  const matinee = new Matinee(page, SAMPLE);
  await matinee.openWithLikes(3);
  await matinee.untilLearnt(3);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  const before = await matinee.firstIds();

  await context.setOffline(true);
  const fetched: string[] = [];
  context.on('requestfinished', (request) => {
    const url = new URL(request.url());
    if (url.pathname.includes('/data/')) fetched.push(url.pathname);
  });
  const began = Date.now();
  await page.reload();
  await matinee.untilRecommended();
  test.info().annotations.push({
    type: 'measured',
    description: `second visit, offline: list after ${Date.now() - began} ms`,
  });
  expect(await matinee.firstIds()).toEqual(before);
  expect(fetched).toEqual([]);

  // And it is not only looked at: a new like re-orders, and is learnt, without the network.
  await matinee.likeFirst();
  await matinee.untilLearnt(4, TRAINING);

  // Another address of the same page opens offline too.
  await matinee.open('?engine=wasm', '#/ratings');
  await expect(page.getByRole('slider', { name: /^Your rating of/ })).toHaveCount(4);
});

test('what a visit offline needs is fetched when the first training has had the network and the processor', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const container = navigator.serviceWorker;
    const register = container.register.bind(container);
    container.register = (...asked) => {
      const list = document.querySelector('[data-testid=recommendations] [data-film-id]');
      // Ten seconds are as long as it waits, however long a training takes.
      const late = performance.now() > 10_000;
      document.documentElement.dataset['registered'] = list || late ? 'in time' : 'too early';
      return register(...asked);
    };
  });
  const matinee = new Matinee(page, SAMPLE);
  await matinee.open();
  await matinee.untilRecommended();
  await expect(page.locator('html')).toHaveAttribute('data-registered', 'in time');
});
