import { Matinee } from '../support/e2e/matinee';
import { expect, hasReal, REAL, test } from './fixtures';

const MINUTE = 60_000;

test('ml-latest-small is trained on WebGPU', async ({ page }) => {
  test.skip(!hasReal, 'MOVIELENS_ZIP is not set');
  // On a software adapter, hundreds of times slower than the GPU it stands in for.
  test.setTimeout(8 * MINUTE);
  const matinee = new Matinee(page, REAL);
  const began = Date.now();
  await matinee.open('?engine=webgpu');
  await matinee.likeFromWall(0);
  await matinee.untilRecommended(7 * MINUTE);
  await expect(matinee.engine).toContainText('WebGPU');
  expect(await matinee.cards.count()).toBeGreaterThanOrEqual(12);
  test.info().annotations.push({
    type: 'measured',
    description: `first recommendations on ml-latest-small with software WebGPU after ${Date.now() - began} ms`,
  });
});
