/** Which engine is used when none is asked for, and how that is said. */
import { Matinee } from '../support/e2e/matinee';
import { expect, SAMPLE, test } from './fixtures';

/** Before the page's script and the worker's, which init scripts do not reach. */
const cases = [
  { what: 'only a software adapter', shim: '' },
  {
    what: 'no adapter',
    shim: `if (navigator.gpu) GPU.prototype.requestAdapter = async () => null;`,
  },
  {
    what: 'no WebGPU',
    shim: `Object.defineProperty(Object.getPrototypeOf(navigator), 'gpu', { value: undefined });`,
  },
] as const;

for (const { what, shim } of cases)
  test(`${what}: WebAssembly does the work, and that is said in the first visit only`, async ({
    page,
  }) => {
    await page.addInitScript(shim);
    await page.route(/\/assets\/model-[^/]+\.js$/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${shim}\n${await response.text()}` });
    });
    const matinee = new Matinee(page, SAMPLE);
    await matinee.openWithLikes(1, '');
    await expect(matinee.engine).toContainText(/WebAssembly · \d+ threads?$/);
    const said = page.getByRole('status').filter({ hasText: 'No graphics processor' });
    await expect(said).toBeVisible();
    // Quietly: no notice, and nothing to dismiss.
    await expect(page.getByRole('region', { name: 'Notices' }).locator('.warning')).toHaveCount(0);

    await matinee.untilLearnt(1);
    await page.reload();
    await matinee.untilRecommended();
    await expect(matinee.engine).toContainText('WebAssembly');
    await expect(said).toHaveCount(0);
    await matinee.go('#/library');
    await expect(page.getByText(/No graphics processor that WebGPU can use/)).toBeVisible();
  });
