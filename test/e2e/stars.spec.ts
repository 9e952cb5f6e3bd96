/** Predicted stars: they come, they say how sure they are, they follow a rating, they stay. */
import type { Page } from '@playwright/test';
import { Matinee, TRAINING } from '../support/e2e/matinee';
import { expect, hasReal, REAL, SAMPLE, test } from './fixtures';

const LABEL =
  /^We expect you to give (\d\.\d) stars; nine times in ten between (\d\.\d) and (\d\.\d)$/;

const note = (page: Page) => page.getByTestId('stars');
const expected = (page: Page) => page.getByTestId('recommendations').getByTestId('expected');

async function untilPredicted(page: Page): Promise<void> {
  await expect(note(page)).toHaveAttribute('data-status', 'ready', { timeout: TRAINING });
  await expect(expected(page).first()).toBeVisible();
}

/** What every card on show says, by the film's id. */
function labels(page: Page): Promise<Record<string, string>> {
  return page
    .getByTestId('recommendations')
    .locator('[data-film-id]')
    .evaluateAll((cards) =>
      Object.fromEntries(
        cards.map((card) => [
          (card as HTMLElement).dataset['filmId'] ?? '',
          card.querySelector('[data-testid="expected"]')?.getAttribute('aria-label') ?? '',
        ]),
      ),
    );
}

const runs = [
  { name: 'sample library', base: SAMPLE },
  { name: 'ml-latest-small', base: REAL },
] as const;

for (const { name, base } of runs)
  test(`stars come, follow a rating, and are there on the next visit: ${name}`, async ({
    page,
  }) => {
    test.skip(base === REAL && !hasReal, 'MOVIELENS_ZIP is not set');
    test.setTimeout(3 * TRAINING);
    const matinee = new Matinee(page, base);

    await test.step('they are learnt beside the list, which does not move', async () => {
      await matinee.openWithLikes(3);
      await matinee.untilLearnt(3);
      await matinee.settle();
      const place = () => matinee.cards.first().boundingBox();
      const before = await place();
      await untilPredicted(page);
      expect((await place())?.height).toBe(before?.height);
      expect((await place())?.y).toBe(before?.y);
    });

    await test.step('every card on show has them, inside their range', async () => {
      await expect
        .poll(async () => Object.values(await labels(page)).filter((label) => label === ''))
        .toEqual([]);
      for (const label of Object.values(await labels(page))) {
        const [, mean, low, high] = (LABEL.exec(label) ?? []).map(Number);
        expect(mean, label).toBeGreaterThanOrEqual(low);
        expect(mean, label).toBeLessThanOrEqual(high);
        expect(high, label).toBeLessThanOrEqual(5);
      }
    });

    await test.step('a rating changes them, and taking it back changes them back', async () => {
      const before = await labels(page);
      const first = matinee.cards.first();
      const title = await matinee.titleOf(first);
      await first.getByRole('slider').focus();
      await page.keyboard.press('1');
      await page.keyboard.press('Enter');
      const changed = async (): Promise<number> => {
        const now = await labels(page);
        return Object.keys(now).filter((id) => before[id] && now[id] !== before[id]).length;
      };
      await expect.poll(changed).toBeGreaterThan(5);
      await matinee.undo(`${title}: rated 1 star`);
      await expect.poll(() => labels(page)).toEqual(before);
    });

    const [film = ''] = await matinee.firstIds(1);
    const said = (await labels(page))[film] ?? '';
    await test.step('the film’s page says the same in words', async () => {
      await matinee.go(`#/film/${film}`);
      const section = page.getByRole('region', { name: 'What you would give' });
      await expect(section).toContainText(`${said}.`);
      await expect(section.getByRole('img', { name: said })).toBeVisible();
    });

    await test.step('a film that was rated shows both, and what the rating was not needed for', async () => {
      const [, mean = ''] = LABEL.exec(said) ?? [];
      const rating = page.getByRole('region', { name: 'Your rating', exact: true });
      await rating.getByRole('slider').focus();
      await page.keyboard.press('2');
      await page.keyboard.press('Enter');
      const section = page.getByRole('region', { name: 'What we expected' });
      await expect(section).toContainText(`we would expect ${mean} stars`);
      await expect(section.getByTitle('You: 2 stars')).toBeVisible();
      await rating.getByRole('button', { name: /^Remove|^Clear/ }).click();
      await expect(page.getByRole('region', { name: 'What you would give' })).toContainText(said);
    });

    await test.step('the Library page says how they were learnt', async () => {
      await matinee.go('#/library');
      const model = page.getByTestId('stars-model');
      await expect(model).toContainText(/100 sweeps over [\d,]+\s+ratings\s+in\s+[\d.]+\s(s|min)/);
      await expect(model).toContainText('20 draws');
    });

    await test.step('the next visit has them without learning', async () => {
      await page.goto('about:blank');
      const began = Date.now();
      await page.addInitScript(() => {
        const seen = (window.starStates = new Set<string>());
        new MutationObserver(() => {
          const status = document.querySelector<HTMLElement>('[data-testid="stars"]')?.dataset;
          if (status?.['status']) seen.add(status['status']);
        }).observe(document, { subtree: true, childList: true, attributes: true });
      });
      await matinee.open();
      await untilPredicted(page);
      test.info().annotations.push({
        type: 'measured',
        description: `${name}: stars ${Date.now() - began} ms after a second visit began`,
      });
      expect(await page.evaluate(() => [...(window.starStates ?? [])])).not.toContain('learning');
      await expect.poll(async () => (await labels(page))[film]).toBe(said);
    });
  });

test('stars are learnt with WebAssembly', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  const matinee = new Matinee(page, SAMPLE);
  await matinee.openWithLikes(3);
  await untilPredicted(page);
  const thread = fetched.findIndex((path) => /starsThread[^/]*\.js$/.test(path));
  expect(thread).toBeGreaterThan(-1);
  expect(fetched.slice(thread).some((path) => /kernels[^/]*\.wasm$/.test(path))).toBe(true);
});

test('without an opinion the stars are not the visitor’s', async ({ page }) => {
  test.setTimeout(2 * TRAINING);
  const matinee = new Matinee(page, SAMPLE);
  await matinee.open();
  await matinee.untilRecommended();
  await untilPredicted(page);
  await expect(expected(page).first()).toHaveAttribute('aria-label', /somebody of unknown taste/);
});

test('retraining from scratch learns the stars again, and they stay meanwhile', async ({
  page,
}) => {
  test.setTimeout(3 * TRAINING);
  const matinee = new Matinee(page, SAMPLE);
  await matinee.openWithLikes(1);
  await matinee.untilLearnt(1);
  await untilPredicted(page);
  await page.getByRole('button', { name: 'Retrain from scratch' }).click();
  await expect(note(page)).toHaveAttribute('data-status', 'learning', { timeout: TRAINING });
  await expect(expected(page).first()).toBeVisible();
  await untilPredicted(page);
});

/** Has the model worker's own workers made by this script, where they are for the stars. */
async function withStarsThread(page: Page, make: string): Promise<void> {
  // Neither routes nor init scripts reach a worker's workers.
  const shim = `
    const RealWorker = Worker;
    const makeStarsThread = ${make};
    let starsThreads = 0;
    globalThis.Worker = function (url, options) {
      const stars = /starsThread/.test(String(url)) && makeStarsThread(url, ++starsThreads);
      return stars || new RealWorker(url, options);
    };
  `;
  await page.route(/\/assets\/model-[^/]+\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${shim}\n${await response.text()}` });
  });
}

test('where a worker may have no workers, the stars are learnt beside the list all the same', async ({
  page,
}) => {
  test.setTimeout(3 * TRAINING);
  await withStarsThread(page, `() => { throw new ReferenceError('Worker is not defined'); }`);
  const matinee = new Matinee(page, SAMPLE);
  await matinee.openWithLikes(1);
  await expect(note(page)).toHaveAttribute('data-status', 'learning', { timeout: TRAINING });
  const before = await matinee.firstIds();
  await matinee.likeFirst();
  await expect.poll(() => matinee.firstIds()).not.toEqual(before);
  await untilPredicted(page);
});

test.describe('without the thread’s script', () => {
  test.use({ expectedErrors: /missing|Failed to load resource/ });

  test('the stars are learnt all the same', async ({ page }) => {
    test.setTimeout(3 * TRAINING);
    await withStarsThread(page, `(url) => new RealWorker(new URL('missing.js', url))`);
    const matinee = new Matinee(page, SAMPLE);
    await matinee.openWithLikes(1);
    await untilPredicted(page);
  });
});

test('a failure is said once, takes nothing away, and can be tried again', async ({ page }) => {
  test.setTimeout(3 * TRAINING);
  const failure = `{ code: 'training-diverged', message: 'Learning went astray.', advice: '' }`;
  await withStarsThread(
    page,
    `(url, count) => {
      if (count > 1) return null;
      const thread = new EventTarget();
      const say = (data) => thread.dispatchEvent(new MessageEvent('message', { data }));
      thread.postMessage = () => setTimeout(say, 50, { kind: 'failed', failure: ${failure} });
      thread.terminate = () => {};
      setTimeout(say, 50, { kind: 'ready' });
      return thread;
    }`,
  );
  const matinee = new Matinee(page, SAMPLE);
  await matinee.openWithLikes(1);
  await expect(note(page)).toHaveAttribute('data-status', 'failed', { timeout: TRAINING });
  const notice = page.getByRole('region', { name: 'Notices' }).getByText('Learning went astray.');
  await expect(notice).toHaveCount(1);
  await matinee.likeFromWall(1);
  await matinee.untilLearnt(2);
  await expect(note(page)).toHaveAttribute('data-status', 'failed');
  await expect(notice).toHaveCount(1);

  await note(page).getByRole('link', { name: 'see the Library page' }).click();
  const model = page.getByTestId('stars-model');
  await expect(model).toContainText('Learning went astray.');
  await model.getByRole('button', { name: /again/i }).click();
  await expect(model).toContainText('20 draws', { timeout: TRAINING });
  await matinee.go('#/');
  await expect(expected(page).first()).toBeVisible();
});

declare global {
  interface Window {
    /** Every state that the stars were seen in. */
    starStates?: Set<string>;
  }
}
