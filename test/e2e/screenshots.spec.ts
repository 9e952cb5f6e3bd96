/** Pictures of every page for a person to look at, in the ignored `screenshots/`. */
import { Matinee } from '../support/e2e/matinee';
import { pagesOf } from '../support/e2e/pages';
import { expect, hasReal, REAL, SAMPLE, test } from './fixtures';

const sizes = [
  { name: 'desktop', width: 1440, height: 900 },
  { name: 'phone', width: 390, height: 844 },
] as const;

for (const { name: size, width, height } of sizes)
  test(`every page at ${width} pixels, light and dark, without sideways scrolling`, async ({
    page,
  }) => {
    test.setTimeout(180_000);
    await page.setViewportSize({ width, height });
    const matinee = new Matinee(page, hasReal ? REAL : SAMPLE);
    await matinee.open();
    await expect(matinee.wall).toBeVisible();
    await page.screenshot({ path: `screenshots/first-visit-${size}.png` });
    for (let n = 0; n < 5; n++) await matinee.likeFromWall(n);
    await matinee.untilRecommended();
    await matinee.untilLearnt(5);
    await page.mouse.move(0, 0);
    const wide: string[] = [];
    for (const { name, hash } of await pagesOf(matinee)) {
      await matinee.go(hash);
      await expect(page.getByText(/^Opening/)).toHaveCount(0);
      await matinee.settle();
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (overflow > 0) wide.push(`${name}: ${overflow} px`);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        // Colours fade from one theme to the other.
        await matinee.settle();
        await page.screenshot({ path: `screenshots/${name}-${size}-${colorScheme}.png` });
      }
    }
    expect(wide, 'pages wider than the screen').toEqual([]);
  });
