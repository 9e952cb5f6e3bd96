import AxeBuilder from '@axe-core/playwright';
import { Matinee } from '../support/e2e/matinee';
import { pagesOf } from '../support/e2e/pages';
import { expect, SAMPLE, test } from './fixtures';

for (const colorScheme of ['light', 'dark'] as const)
  test(`every page can be used by everyone, ${colorScheme}`, async ({ page }) => {
    test.setTimeout(150_000);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const matinee = new Matinee(page, SAMPLE);
    await matinee.openWithLikes(3);
    await matinee.untilLearnt(3);
    const violations: string[] = [];
    for (const { name, hash } of await pagesOf(matinee)) {
      await matinee.go(hash);
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeAttached();
      await matinee.settle();
      const results = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      for (const { id, nodes } of results.violations)
        violations.push(
          `${name}: ${id} × ${nodes.length}, first: ${nodes[0]?.html ?? ''} — ${nodes[0]?.failureSummary ?? ''}`,
        );
    }
    expect(violations).toEqual([]);
  });

test('the first visit, while training, can be used by everyone', async ({ page }) => {
  const matinee = new Matinee(page, SAMPLE);
  await matinee.open();
  await expect(matinee.wall).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
});
