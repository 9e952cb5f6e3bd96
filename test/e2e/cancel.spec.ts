import { Matinee, TRAINING } from '../support/e2e/matinee';
import { expect, SAMPLE, test } from './fixtures';

test('training can be stopped, gone on with, and done again', async ({ page }) => {
  test.setTimeout(3 * TRAINING);
  // The software adapter is slow enough to be stopped half-way.
  const matinee = new Matinee(page, SAMPLE);
  await matinee.open('?engine=webgpu');
  await expect(matinee.progress.getByText(/epoch \d+ of \d+/)).toBeVisible({ timeout: TRAINING });
  await matinee.progress.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Stopped, as you asked.')).toBeVisible();
  await matinee.progress.getByRole('button', { name: 'Go on' }).click();
  await matinee.likeFromWall(0);
  await matinee.untilRecommended();

  // Again from scratch, with the list in use meanwhile; stopped, the last model stays.
  await page.getByRole('button', { name: 'Retrain from scratch' }).click();
  await expect(matinee.progress.getByText(/epoch \d+ of \d+/)).toBeVisible({ timeout: TRAINING });
  await matinee.progress.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText(/last good model stays/)).toBeVisible();
  await matinee.likeFirst();
  await matinee.progress.getByRole('button', { name: 'Leave it' }).click();
  await matinee.untilRecommended();
});
