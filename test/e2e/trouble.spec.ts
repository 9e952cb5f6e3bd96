/** What goes wrong around the page: files, storage, links. Each ends in a sentence and a way on. */
import { encodeList } from '../../src/share/codec';
import { DATABASE } from '../../src/data/schema';
import { crc24 } from '../../src/share/crc24';
import { Matinee } from '../support/e2e/matinee';
import { expect, SAMPLE, test } from './fixtures';

/** The same link as version 2 would write it: another first byte, and the checksum to go with it. */
function newer(code: string): string {
  const bytes = Buffer.from(code, 'base64url');
  bytes.writeUInt8(2, 0);
  bytes.writeUIntBE(crc24(bytes.subarray(0, -3)), bytes.length - 3, 3);
  return bytes.toString('base64url');
}

const MANIFEST = '**/data/library.json';
const PACKED = '**/data/*.bin';

test.describe('a library that cannot be had', () => {
  test.use({ expectedErrors: /status of 404|ERR_FAILED/ });

  const faults: readonly {
    what: string;
    file: string;
    fault: (body: Buffer) => { status: number; body: Buffer | string };
  }[] = [
    { what: 'missing', file: MANIFEST, fault: () => ({ status: 404, body: 'not here' }) },
    { what: 'half there', file: PACKED, fault: () => ({ status: 404, body: 'not here' }) },
    {
      what: 'truncated',
      file: PACKED,
      fault: (body) => ({ status: 200, body: body.subarray(0, body.length >> 1) }),
    },
    {
      what: 'changed by one bit',
      file: PACKED,
      fault: (body) => {
        const changed = Buffer.from(body);
        const at = body.length >> 1;
        changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
        return { status: 200, body: changed };
      },
    },
    { what: 'another thing', file: MANIFEST, fault: () => ({ status: 200, body: '{"format":1}' }) },
    { what: 'a web page', file: MANIFEST, fault: () => ({ status: 200, body: '<!doctype html>' }) },
  ];

  for (const { what, file, fault } of faults)
    test(`${what}: says so, stores nothing, and goes on when tried again`, async ({ page }) => {
      await page.route(file, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ ...fault(await response.body()) });
      });
      const matinee = new Matinee(page, SAMPLE);
      await matinee.open();
      const again = page.getByRole('button', { name: /try again|retry/i });
      await expect(again).toBeVisible();
      await expect(page.getByRole('alert').filter({ hasText: /library/i })).toBeVisible();

      // Nothing was stored: without the network there is still nothing to open.
      await page.unroute(file);
      await page.route('**/data/**', (route) => route.abort());
      await page.reload();
      await expect(again).toBeVisible();
      await expect(matinee.cards).toHaveCount(0);

      await page.unroute('**/data/**');
      await again.click();
      await matinee.untilRecommended();
    });
});

test.describe('storage that cannot be used', () => {
  const SAYS: Readonly<Record<string, RegExp>> = {
    refused: /does not let the page store anything/,
    failing: /does not let the page store anything/,
    full: /storage of this device is full/,
  };
  const shims = {
    // As a browser does in some private windows.
    refused: `IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };`,
    failing: `IDBFactory.prototype.open = () => {
      const request = new EventTarget();
      setTimeout(() => {
        request.error = new DOMException('broken', 'UnknownError');
        const event = new Event('error');
        request.onerror?.(event);
        request.dispatchEvent(event);
      });
      return request;
    };`,
    full: `for (const way of ['put', 'add'])
      IDBObjectStore.prototype[way] = () => { throw new DOMException('full', 'QuotaExceededError'); };`,
  };

  for (const [what, shim] of Object.entries(shims))
    test(`${what}: works from memory and says that nothing is kept`, async ({ page }) => {
      await page.addInitScript(shim);
      // Init scripts do not reach workers: the model's script is served with the shim before it.
      let workers = 0;
      await page.route(/\/assets\/model-[^/]+\.js$/, async (route) => {
        workers++;
        const response = await route.fetch();
        await route.fulfill({ response, body: `${shim}\n${await response.text()}` });
      });
      const matinee = new Matinee(page, SAMPLE);
      await matinee.openWithLikes(2);
      expect(workers).toBe(1);
      await expect(page.getByRole('region', { name: 'Notices' })).toContainText(SAYS[what]);
      await matinee.go('#/ratings');
      await expect(page.getByRole('slider', { name: /^Your rating of/ })).toHaveCount(2);
      await matinee.go('#/library');
      await expect(page.getByText('Not everything is kept.')).toBeVisible();
    });
});

test('a database of a newer version is left alone, and the visit works from memory', async ({
  page,
}) => {
  const matinee = new Matinee(page, SAMPLE);
  // Any page of this origin will do to stand in for the newer Matinee.
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
  await page.goto(`${SAMPLE}icon.svg`);
  await page.evaluate(
    async (name) =>
      new Promise((done, failed) => {
        const request = indexedDB.open(name, 1000);
        request.onerror = failed;
        request.onsuccess = () => {
          request.result.close();
          done(null);
        };
      }),
    DATABASE,
  );
  await matinee.openWithLikes(1);
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText(/newer/i);
  const versions = await page.evaluate(async () =>
    (await indexedDB.databases()).map(({ version }) => version),
  );
  expect(versions).toEqual([1000]);
});

test.describe('a share link that is no good', () => {
  const good = encodeList({ title: 'Ten', films: [{ key: 12345, halfStars: null }] });
  const links: readonly { what: string; code: string; says: RegExp }[] = [
    { what: 'cut off', code: good.slice(0, -3), says: /link is damaged/ },
    {
      what: 'one letter changed',
      code: `${good.slice(0, 5)}${good[5] === 'A' ? 'B' : 'A'}${good.slice(6)}`,
      says: /link is damaged/,
    },
    { what: 'rubbish', code: '%%%%', says: /link is damaged/ },
    { what: 'empty', code: '-', says: /link is damaged/ },
    { what: 'far too long', code: 'A'.repeat(100_000), says: /longer than any/ },
    { what: 'from a newer version', code: newer(good), says: /newer version/ },
  ];
  for (const { what, code, says } of links)
    test(`${what}: a sentence and a way home`, async ({ page }) => {
      const matinee = new Matinee(page, SAMPLE);
      await matinee.open('?engine=wasm', `#/list/${code}`);
      await expect(page.getByRole('alert').filter({ hasText: says })).toBeVisible();
      await page
        .getByRole('main')
        .getByRole('link', { name: /recommendations|home|discover/i })
        .first()
        .click();
      await expect(matinee.wall).toBeVisible();
    });

  test('an address that is none leads home', async ({ page }) => {
    const matinee = new Matinee(page, SAMPLE);
    await matinee.open('?engine=wasm', '#/nowhere/at/all');
    await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
    await page.getByRole('link', { name: 'To the recommendations' }).click();
    await expect(matinee.wall).toBeVisible();
  });
});
