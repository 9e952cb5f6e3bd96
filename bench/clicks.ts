import type { Page } from '@playwright/test';

/** What else goes on in the page while somebody clicks. */
export const WORK = ['list', 'stars', 'nothing'] as const;
export type Work = (typeof WORK)[number];

/** Clicks of each kind. */
const EACH = 40;
/** More clicks than it takes on any machine: a kind of work that is never met must not go on for ever. */
const MOST = 10 * EACH;
const WAIT = 180_000;

interface Click {
  /** From the click to the first frame in which the list has another order. */
  readonly ms: number;
  readonly before: Work;
  readonly after: Work;
}

/** Likes one of the first five films of the list, and says what went on before and after it. */
function click(page: Page, nth: number): Promise<Click> {
  return page.evaluate(async (n) => {
    const cards = () => [
      ...document.querySelectorAll<HTMLElement>('[data-testid=recommendations] [data-film-id]'),
    ];
    const order = () =>
      cards()
        .map((card) => card.dataset['filmId'])
        .join();
    const work = (): Work => {
      if (document.querySelector('main [data-testid=progress] progress')) return 'list';
      return document.querySelector('main [data-testid=stars][data-status=learning]')
        ? 'stars'
        : 'nothing';
    };
    const button = [...(cards()[n % 5]?.querySelectorAll('button') ?? [])].find((b) =>
      b.getAttribute('aria-label')?.startsWith('Like '),
    );
    if (!button) throw new Error('The list has nothing to like.');
    const [old, before, began] = [order(), work(), performance.now()];
    button.click();
    while (order() === old) {
      if (performance.now() - began > 5000) throw new Error('A like did not change the list.');
      await new Promise(requestAnimationFrame);
    }
    return { ms: performance.now() - began, before, after: work() };
  }, nth);
}

/**
 * Milliseconds from likes to the new order on screen, by what went on meanwhile: the list's model
 * being trained from scratch, the stars' model, or nothing. A click during which that changed does
 * not count.
 */
export async function clickTimes(page: Page): Promise<Record<Work, number[]>> {
  const times: Record<Work, number[]> = { list: [], stars: [], nothing: [] };
  const again = page.getByRole('button', { name: 'Retrain from scratch' });
  const training = page.locator('main [data-testid=progress] progress');
  let clicked = 0;
  const until = async (work: Work, prepare: () => Promise<void>) => {
    while (times[work].length < EACH) {
      if (clicked > MOST) throw new Error(`Too few clicks fell into the time of ${work}.`);
      await prepare();
      const { ms, before, after } = await click(page, clicked++);
      if (before === after) times[before].push(ms);
      // A person looks before the next click.
      await page.waitForTimeout(200);
    }
  };
  const retrain = async () => {
    await again.click({ timeout: WAIT });
    await training.waitFor({ state: 'attached', timeout: WAIT });
  };
  await until('list', async () => {
    if ((await training.count()) === 0) await retrain();
  });
  await until('stars', async () => {
    if ((await training.count()) > 0) await training.waitFor({ state: 'detached', timeout: WAIT });
    const stars = page.getByTestId('stars');
    if ((await stars.getAttribute('data-status')) === 'learning') return;
    await retrain();
    await training.waitFor({ state: 'detached', timeout: WAIT });
  });
  await page.locator('[data-testid=stars][data-status=ready]').waitFor({ timeout: WAIT });
  await until('nothing', () => Promise.resolve());
  return times;
}
