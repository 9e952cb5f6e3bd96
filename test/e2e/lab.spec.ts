/** The models, measured in the page. */
import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { Matinee, TRAINING } from '../support/e2e/matinee';
import { expect, SAMPLE, test } from './fixtures';

/** Not yet in TypeScript's DOM library. */
interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly { readonly node: Node | null }[];
}

interface Shift {
  readonly value: number;
  readonly what: string;
}

declare global {
  interface Window {
    shifts?: Shift[];
    /** Resolves with the milliseconds until the list begins with another film. */
    reordered?: Promise<number>;
  }
}

class Lab {
  readonly matinee: Matinee;

  constructor(readonly page: Page) {
    this.matinee = new Matinee(page, SAMPLE);
  }

  get section(): Locator {
    return this.page.getByTestId('evaluation');
  }

  get run(): Locator {
    return this.section.getByRole('button', { name: /^Measure/ });
  }

  get cancel(): Locator {
    return this.section.getByRole('button', { name: 'Cancel' });
  }

  get ranking(): Locator {
    return this.page
      .getByTestId('ranking-results')
      .getByRole('region', { name: 'main figures' })
      .getByRole('table');
  }

  /** The disclosure with every metric at every cut. */
  get all(): Locator {
    return this.page.getByTestId('all-figures');
  }

  rowOf(model: string): Locator {
    return this.ranking
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name: new RegExp(`^${model}`) }) });
  }

  async open(): Promise<void> {
    await this.matinee.open('?engine=wasm', '#/lab');
    await expect(this.run).toBeEnabled({ timeout: TRAINING });
  }

  /** Ticks these models and no others. */
  async choose(ranking: readonly string[], stars: readonly string[] = []): Promise<void> {
    await this.section.getByText('Choose the models').click();
    for (const [group, names] of [
      ['What should come next?', ranking],
      ['How many stars?', stars],
    ] as const) {
      const boxes = this.section.getByRole('group', { name: group }).getByRole('checkbox');
      for (const box of await boxes.all()) await box.uncheck();
      for (const name of names)
        await this.section
          .getByRole('group', { name: group })
          .getByRole('checkbox', { name: new RegExp(`^${name}`) })
          .check();
    }
    await this.section.getByText('Choose the models').click();
  }

  /** NDCG@100 of a model that has been measured. */
  async ndcg(model: string): Promise<number> {
    const cell = this.rowOf(model).getByRole('cell').first();
    await expect(cell).toHaveText(/^\d\.\d{3}/, { timeout: TRAINING });
    return parseFloat(await cell.innerText());
  }
}

test('measures models on people held out, keeps the figures, and lets them be taken along', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const lab = new Lab(page);
  await lab.open();
  await lab.choose(['Popularity', 'Item neighbours'], ['Person and film averages']);
  await expect(lab.section).toContainText('3 models, one fold');
  await lab.run.click();
  await expect(lab.cancel).toBeVisible();
  await expect(lab.run).toBeVisible({ timeout: TRAINING });

  const popularity = await lab.ndcg('Popularity');
  const neighbours = await lab.ndcg('Item neighbours');
  expect(neighbours).toBeGreaterThan(popularity);
  await expect(lab.ranking.getByRole('row')).toHaveCount(3);
  await expect(lab.section).toContainText(/Held out from this library: \d+ invented viewers/);
  await expect(lab.section).toContainText('Synthetic ratings');
  const stars = page.getByTestId('star-results').getByRole('table');
  await expect(stars.getByRole('row').nth(1)).toContainText(/0\.\d{3}.*±.*\d\.\d\s%/s);
  await expect(page.getByTestId('measured')).toContainText('on this device');

  // Every metric has a table of its own, with every cut.
  await expect(lab.all.getByRole('table')).toHaveCount(0);
  await lab.all.locator('summary').press('Enter');
  await expect(lab.all.getByRole('table')).toHaveCount(10);
  const ndcgs = lab.all
    .getByRole('table', { name: /^NDCG/ })
    .getByRole('row', { name: /^Item neighbours/ })
    .getByRole('cell');
  await expect(ndcgs).toHaveCount(4);
  await expect(ndcgs.last()).toContainText(neighbours.toFixed(3));
  await expect(lab.all).toContainText('Popularity bias');
  await page.setViewportSize({ width: 320, height: 800 });
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1280, height: 800 });

  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);

  const saving = page.waitForEvent('download');
  await lab.section.getByRole('button', { name: 'Save as CSV' }).click();
  const csv = await readFile(await (await saving).path(), 'utf8');
  expect(csv).toContain(`ranking,Item neighbours,NDCG@100,${String(neighbours).slice(0, 4)}`);
  expect(csv.trimEnd().split('\r\n')).toHaveLength(1 + 2 * 40 + 4);

  await page.reload();
  await expect(lab.run).toHaveText('Measure again', { timeout: TRAINING });
  expect(await lab.ndcg('Item neighbours')).toBe(neighbours);
  await expect(page.getByTestId('measured')).toContainText('on this device');
  await expect(lab.section).not.toContainText('earlier version');
});

test('a run can be cancelled, and keeps what it has finished', async ({ page }) => {
  test.setTimeout(240_000);
  const lab = new Lab(page);
  await lab.open();
  await lab.choose(['Popularity', 'Autoencoder']);
  await lab.run.click();
  const popularity = await lab.ndcg('Popularity');
  await expect(lab.rowOf('Autoencoder')).toContainText(/learning|waiting/);
  await lab.cancel.click();
  await expect(lab.section).toContainText('What was measured before is kept.');
  await expect(lab.rowOf('Autoencoder')).toHaveCount(0);
  await expect(lab.run).toBeEnabled();
  await page.reload();
  await expect(lab.run).toBeEnabled({ timeout: TRAINING });
  expect(await lab.ndcg('Popularity')).toBe(popularity);
});

test('recommendations stay quick while models are measured, on whatever page', async ({ page }) => {
  test.setTimeout(300_000);
  const { matinee } = new Lab(page);
  const lab = new Lab(page);
  await matinee.openWithLikes(2);
  await matinee.untilLearnt(2);
  await matinee.go('#/lab');
  await expect(lab.run).toBeEnabled({ timeout: TRAINING });
  // Enough to be at it still when the likes below are done, on a quick machine as well.
  await lab.section.getByText('Choose the models').click();
  await lab.section.getByRole('radio', { name: /^Five times over/ }).check();
  await lab.run.click();
  await expect(lab.section).toContainText('learning', { timeout: TRAINING });

  await matinee.go('#/');
  const took: number[] = [];
  for (let n = 0; n < 4; n++) {
    await expect(matinee.cards.first()).toBeVisible();
    const before = await matinee.firstIds();
    await page.evaluate(() => {
      const list = document.querySelector('[data-testid="recommendations"]');
      const first = list?.querySelector('[data-film-id]')?.getAttribute('data-film-id');
      const began = performance.now();
      window.reordered = new Promise<number>((done) => {
        const look = (): void => {
          const now = list?.querySelector('[data-film-id]')?.getAttribute('data-film-id');
          if (now !== first) done(performance.now() - began);
          else requestAnimationFrame(look);
        };
        look();
      });
      list?.querySelector<HTMLElement>('[data-film-id] button[aria-label^="Like"]')?.click();
    });
    took.push(await page.evaluate(async () => (await window.reordered) ?? Infinity));
    await matinee.settle();
    expect(await matinee.firstIds()).not.toEqual(before);
  }
  test.info().annotations.push({
    type: 'measured',
    description: `like → new list while measuring: ${took.map(Math.round).join(', ')} ms`,
  });
  // The target is 50 ms; a busy machine with two cores stretches it.
  expect(Math.min(...took)).toBeLessThan(1500);

  await matinee.go('#/lab');
  await expect(lab.cancel).toBeVisible();
  await lab.cancel.click();
  await expect(lab.section).toContainText('Cancelled.');
});

test('nothing jumps while figures come in', async ({ page }) => {
  test.setTimeout(240_000);
  const lab = new Lab(page);
  await lab.open();
  await lab.choose(
    ['Popularity', 'Item neighbours', 'EASE on all ratings'],
    ['Person and film averages'],
  );
  await page.evaluate(() => {
    const shifts: Shift[] = [];
    window.shifts = shifts;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as LayoutShift[]) {
        const what = entry.sources.map(({ node }) => {
          const element = node instanceof Element ? node : node?.parentElement;
          return `${element?.tagName ?? '?'}.${element?.className ?? ''}`;
        });
        if (!entry.hadRecentInput) shifts.push({ value: entry.value, what: what.join(', ') });
      }
    }).observe({ type: 'layout-shift' });
  });
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 800 });
    await lab.matinee.settle();
    await page.evaluate(() => window.shifts?.splice(0));
    await lab.run.click();
    await expect(lab.cancel).toBeVisible();
    await expect(lab.run).toBeVisible({ timeout: TRAINING });
    await lab.matinee.settle();
    const shifts = (await page.evaluate(() => window.shifts)) ?? [];
    expect(
      shifts.reduce((sum, { value }) => sum + value, 0),
      `layout shift at ${width} px: ${JSON.stringify(shifts)}`,
    ).toBeLessThan(0.02);
  }
});

test.describe('without its code', () => {
  test.use({ expectedErrors: /nowhere-|Failed to load|The evaluation stopped/ });

  test('a run that cannot start says so, and the page goes on', async ({ page }) => {
    test.setTimeout(180_000);
    // Scripts that a worker starts cannot be intercepted: it is told of one that is not there.
    await page.route(/\/assets\/model-[^/]+\.js$/, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replaceAll('evaluator-', 'nowhere-');
      await route.fulfill({ response, body });
    });
    const lab = new Lab(page);
    await lab.open();
    await lab.choose(['Popularity']);
    await lab.run.click();
    await expect(lab.section.getByRole('alert')).toContainText('The evaluation stopped');
    await expect(lab.run).toBeEnabled();
    await lab.matinee.go('#/');
    await lab.matinee.untilRecommended();
  });
});
