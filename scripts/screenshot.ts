/**
 * `npm run screenshot`: the picture at the top of the README, of the built page on the sample
 * library. Needs `npm run build`, and the libraries that `npm test` prepares.
 */
import { chromium } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from './chromium';
import { withServer } from '../test/support/e2e/withServer';

const LIKES = ['blade runner', 'spirited away', 'the grand budapest hotel', 'alien', 'her'];
const FILE = '.github/screenshot.png';

await withServer(async (origin) => {
  const executablePath = findChromium();
  const browser = await chromium.launch({
    args: CHROMIUM_FLAGS,
    ...(executablePath ? { executablePath } : { channel: 'chromium' }),
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
    await page.goto(`${origin}/sample/`);
    const cards = page.getByTestId('recommendations').locator('[data-film-id]');
    for (const title of LIKES) {
      await page.keyboard.press('/');
      await page.keyboard.type(title);
      const row = page.getByRole('grid', { name: 'Films found' }).getByRole('row').first();
      await row.getByRole('button', { name: /^Like / }).click({ timeout: 60_000 });
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
    }
    await page
      .getByTestId('learning')
      .getByText(/learnt from 5/i)
      .waitFor({ timeout: 60_000 });
    // A returning visit: the programme over the whole width.
    await page.reload();
    await cards.first().waitFor({ timeout: 60_000 });
    await page.waitForTimeout(1500);
    await page.screenshot({ path: FILE });
    console.log(FILE);
  } finally {
    await browser.close();
  }
});
