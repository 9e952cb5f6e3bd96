/** Another tab in another version, which holds the database or takes it over. */
import type { BrowserContext, Page } from '@playwright/test';
import { DATABASE } from '../../src/data/schema';
import { Matinee } from '../support/e2e/matinee';
import { expect, SAMPLE, test } from './fixtures';

/** A tab that opens the database in some version and never lets go, as one that is asleep. */
async function holdDatabase(context: BrowserContext, version: number): Promise<Page> {
  const holder = await context.newPage();
  // Any page of this origin will do.
  await holder.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
  await holder.goto(`${SAMPLE}icon.svg`);
  await holder.evaluate(
    async ({ name, to }) =>
      new Promise<void>((done, failed) => {
        const request = indexedDB.open(name, to);
        request.onupgradeneeded = () => {
          const database = request.result;
          for (const store of ['libraries', 'chunks', 'profile', 'settings'])
            if (!database.objectStoreNames.contains(store)) database.createObjectStore(store);
        };
        request.onerror = failed;
        request.onsuccess = () => {
          Object.assign(window, { held: request.result });
          done();
        };
      }),
    { name: DATABASE, to: version },
  );
  return holder;
}

const noticesOf = (page: Page) => page.getByRole('region', { name: 'Notices' });

test('an older tab that keeps the database: asks for it to be closed, then works from memory', async ({
  context,
  page,
}) => {
  await holdDatabase(context, 1);
  const matinee = new Matinee(page, SAMPLE);
  await matinee.open();
  await expect(noticesOf(page)).toContainText('Close that tab');
  await expect(noticesOf(page)).toContainText(/nothing will be kept .* Close the other tab/);
  await matinee.likeFromWall(0);
  await matinee.untilRecommended();
  await matinee.untilLearnt(1);
  await expect(noticesOf(page).locator('.warning')).toHaveCount(1);
});

test('an older tab that is closed when asked for: everything is kept', async ({
  context,
  page,
}) => {
  const holder = await holdDatabase(context, 1);
  const matinee = new Matinee(page, SAMPLE);
  await matinee.open();
  await expect(noticesOf(page)).toContainText('Close that tab');
  await holder.close();
  await expect(noticesOf(page).locator('.warning')).toHaveCount(0);
  await matinee.likeFromWall(0);
  await matinee.untilRecommended();
  await page.reload();
  await matinee.untilRecommended();
  await matinee.go('#/ratings');
  await expect(page.getByRole('slider', { name: /^Your rating of/ })).toHaveCount(1);
});

test('a newer tab that takes the database over: this one goes on and asks to be reloaded', async ({
  context,
  page,
}) => {
  const matinee = new Matinee(page, SAMPLE);
  await matinee.openWithLikes(1);
  const newer = await holdDatabase(context, 1000);
  await expect(noticesOf(page)).toContainText(/Reload this one/);
  await matinee.likeFirst();
  await matinee.untilLearnt(2);
  await expect(noticesOf(page)).toContainText(/nothing more will be kept .* Reload it/);
  // What was kept before is there for the newer one.
  const kept = await newer.evaluate(async () => {
    const { held } = window as unknown as { held: IDBDatabase };
    const request = held.transaction('profile').objectStore('profile').count();
    return new Promise((done) => (request.onsuccess = () => done(request.result)));
  });
  expect(kept).toBe(1);
});
