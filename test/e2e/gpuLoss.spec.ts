import type { Page } from '@playwright/test';
import { Matinee, TRAINING } from '../support/e2e/matinee';
import { expect, SAMPLE, test } from './fixtures';

declare global {
  interface Window {
    /** There with `?test` in the address only. */
    matineeTest: { loseDevice(): Promise<void> };
  }
}

async function openOnGpu(page: Page): Promise<Matinee> {
  const matinee = new Matinee(page, SAMPLE);
  await matinee.open('?engine=webgpu&test');
  await matinee.likeFromWall(0);
  return matinee;
}

test('the GPU is lost: the model is rebuilt, and after two losses WebAssembly takes over', async ({
  page,
}) => {
  test.setTimeout(5 * 60_000);
  const matinee = await openOnGpu(page);
  await matinee.likeFromWall(1);
  await matinee.untilRecommended(3 * TRAINING);
  await expect(matinee.engine).toContainText('WebGPU');

  await page.evaluate(() => window.matineeTest.loseDevice());
  await matinee.likeFirst();
  await matinee.untilLearnt(3, 2 * TRAINING);
  await expect(matinee.engine).toContainText('WebGPU');

  await page.evaluate(() => window.matineeTest.loseDevice());
  await matinee.likeFirst();
  await matinee.untilLearnt(4, 2 * TRAINING);
  await expect(matinee.engine).toContainText('WebAssembly');

  await matinee.go('#/ratings');
  await expect(page.getByRole('slider', { name: /^Your rating of/ })).toHaveCount(4);
});

test('the GPU is lost in the middle of training, twice: training goes on to its end, and no rating is lost', async ({
  page,
}) => {
  test.setTimeout(5 * 60_000);
  const matinee = await openOnGpu(page);
  for (const epoch of ['[23]', '([6-9]|1\\d)']) {
    await expect(matinee.progress.getByText(new RegExp(`epoch ${epoch} of`))).toBeVisible({
      timeout: TRAINING,
    });
    await page.evaluate(() => window.matineeTest.loseDevice());
  }
  await matinee.untilRecommended(2 * TRAINING);
  await expect(matinee.engine).toContainText('WebAssembly');
  await expect(page.getByRole('status').filter({ hasText: 'lost twice' })).toBeVisible();
  await matinee.untilLearnt(1, TRAINING);
});
