import type { Page } from '@playwright/test';

/** What else goes on in the page while somebody clicks. */
export const WORK = ['list', 'stars', 'nothing'] as const;
export type Work = (typeof WORK)[number];

/** How much is done, and how long a step may take before something is wrong. */
interface Patience {
  /** What is to go on meanwhile, in the order of `WORK`. */
  readonly works: readonly Work[];
  /** Clicks of each kind. */
  readonly each: number;
  /** More clicks than it takes on any machine: work that is never met must not go on for ever. */
  readonly most: number;
  /** Milliseconds. */
  readonly wait: number;
}

const PATIENCE: Patience = { works: WORK, each: 40, most: 400, wait: 180_000 };

/**
 * Milliseconds from likes to the first frame with the new order, by what went on meanwhile: the
 * list's model being trained from scratch, the stars' model, or nothing. A click during which that
 * changed does not count. All of it runs within the page, since whatever is asked of a browser from
 * outside is a task of the page's main thread as well, and not a short one.
 */
export function clickTimes(
  page: Page,
  patience: Partial<Patience> = {},
): Promise<Record<Work, number[]>> {
  return page.evaluate(likeAtWork, { ...PATIENCE, ...patience });
}

/** Sent to the page: it sees nothing of this file. */
async function likeAtWork({ works, each, most, wait }: Patience): Promise<Record<Work, number[]>> {
  const times: Record<Work, number[]> = { list: [], stars: [], nothing: [] };
  let clicked = 0;

  const find = (selector: string) => document.querySelector<HTMLElement>(selector);
  const pause = (milliseconds: number) =>
    new Promise((resolve) => setTimeout(resolve, milliseconds));
  const until = async (met: () => boolean, what: string) => {
    for (const began = performance.now(); !met(); await pause(20))
      if (performance.now() - began > wait) throw new Error(`Not in time: ${what}.`);
  };
  const training = () => find('main [data-testid=progress] progress') !== null;
  const stars = () => find('[data-testid=stars]')?.dataset['status'];
  const work = (): Work => (training() ? 'list' : stars() === 'learning' ? 'stars' : 'nothing');
  const cards = () => [
    ...document.querySelectorAll<HTMLElement>('[data-testid=recommendations] [data-film-id]'),
  ];
  const order = () =>
    cards()
      .map((card) => card.dataset['filmId'])
      .join();

  const retrain = async () => {
    const button = () =>
      [...document.querySelectorAll<HTMLButtonElement>('main button')].find(
        ({ textContent, disabled }) => textContent.trim() === 'Retrain from scratch' && !disabled,
      );
    await until(() => button() !== undefined, 'a button to train from scratch');
    button()?.click();
    await until(training, 'training');
  };
  /** Likes one of the first five films of the list. */
  const like = async () => {
    const buttons = [...(cards()[clicked++ % 5]?.querySelectorAll('button') ?? [])];
    const button = buttons.find((one) => one.ariaLabel?.startsWith('Like '));
    if (!button) throw new Error('The list has nothing to like.');
    const [old, before, began] = [order(), work(), performance.now()];
    button.click();
    while (order() === old) {
      if (performance.now() - began > 5000) throw new Error('A like did not change the list.');
      await new Promise(requestAnimationFrame);
    }
    const after = work();
    if (before === after) times[before].push(performance.now() - began);
    // A person looks before the next click.
    await pause(200);
  };
  const likeDuring = async (wanted: Work, prepare: () => Promise<void>) => {
    while (works.includes(wanted) && times[wanted].length < each) {
      if (clicked > most) throw new Error(`Too few clicks fell into the time of ${wanted}.`);
      await prepare();
      await like();
    }
  };

  await likeDuring('list', async () => {
    if (!training()) await retrain();
  });
  await likeDuring('stars', async () => {
    await until(() => !training(), 'the end of training');
    if (stars() === 'learning') return;
    await retrain();
    await until(() => !training(), 'the end of training');
  });
  if (works.includes('nothing')) await until(() => stars() === 'ready', 'stars');
  await likeDuring('nothing', () => Promise.resolve());
  return times;
}
