import { Matinee } from '../support/e2e/matinee';
import { expect, test } from './fixtures';

test('works from a sub-folder of a server that knows few file types', async ({ page }) => {
  const failed: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400) failed.push(response.url());
  });
  const matinee = new Matinee(page, '/some/sub/folder/');
  await matinee.openWithLikes(1, '?engine=wasm');
  await expect(matinee.engine).toContainText('WebAssembly');
  expect(failed).toEqual([]);
});

for (const [cores, label] of [
  [1, 'WebAssembly · 1 thread'],
  [2, 'WebAssembly · 1 thread'],
  [4, 'WebAssembly · 3 threads'],
] as const)
  test(`of ${cores} cores one is left for the page, if it can be`, async ({ page, context }) => {
    // Workers have a navigator of their own, out of reach of init scripts; the model worker's script
    // is told what to see.
    await context.route(/\/assets\/model-[^/]*\.js$/, async (route) => {
      const response = await route.fetch();
      const pretend = `Object.defineProperty(navigator, 'hardwareConcurrency', { value: ${cores} });`;
      await route.fulfill({ response, body: `${pretend}\n${await response.text()}` });
    });
    const matinee = new Matinee(page, '/some/sub/folder/');
    await matinee.openWithLikes(1, '?engine=wasm');
    await expect(matinee.engine).toContainText(new RegExp(`${label}$`));
  });
