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
