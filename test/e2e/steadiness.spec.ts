/** What a visitor feels: nothing jumps, and the page never stops answering. */
import { Matinee } from '../support/e2e/matinee';
import { expect, hasReal, REAL, SAMPLE, test } from './fixtures';

declare global {
  interface Window {
    felt?: { shifts: number[]; longTasks: number[]; painted: number };
  }
}

test('nothing jumps and the main thread stays free while the model trains and learns', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const felt = { shifts: [] as number[], longTasks: [] as number[], painted: Infinity };
    window.felt = felt;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if (entry.name === 'first-contentful-paint') felt.painted = entry.startTime;
    }).observe({ type: 'paint', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
        felt.shifts.push(entry.value);
    }).observe({ type: 'layout-shift', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if (entry.startTime > felt.painted) felt.longTasks.push(Math.round(entry.duration));
    }).observe({ type: 'longtask', buffered: true });
  });
  const matinee = new Matinee(page, hasReal ? REAL : SAMPLE);
  await matinee.openWithLikes(2);
  const beforeLists = await page.evaluate(() => window.felt?.shifts.length ?? 0);
  for (let n = 0; n < 3; n++) {
    await matinee.cards
      .nth(n)
      .getByRole('button', { name: /^Like / })
      .click();
    await matinee.settle();
  }
  await matinee.untilLearnt(5);
  await matinee.settle();

  const felt = await page.evaluate(() => window.felt);
  if (!felt) throw new Error('the observers did not start');
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
  const inLists = sum(felt.shifts.slice(beforeLists));
  test.info().annotations.push({
    type: 'measured',
    description: `layout shift ${sum(felt.shifts).toFixed(4)} in all, ${inLists.toFixed(4)} while lists updated; long tasks after first paint: ${felt.longTasks.join(', ') || 'none'} (ms)`,
  });
  expect(inLists, 'layout shift while lists update').toBeLessThan(0.02);
  // The target is none over 50 ms; a busy machine with two cores stretches what it measures.
  expect(Math.max(0, ...felt.longTasks), 'longest task in ms').toBeLessThan(250);
});
