import { expect, type Locator, type Page } from '@playwright/test';

/** Training takes seconds on one of our machines and a minute on a busy one with two cores. */
export const TRAINING = 120_000;

/** The page as a person sees it: every test finds things by role, name or agreed test id. */
export class Matinee {
  constructor(
    readonly page: Page,
    /** Where it is served: `/sample/`, `/real/`, … */
    readonly base: string,
  ) {}

  /** `query` as in `?engine=wasm`, `hash` as in `#/ratings`. */
  async open(query = '?engine=wasm', hash = ''): Promise<void> {
    await this.page.goto(`${this.base}${query}${hash}`);
  }

  get wall(): Locator {
    return this.page.getByTestId('wall');
  }

  get list(): Locator {
    return this.page.getByTestId('recommendations');
  }

  get cards(): Locator {
    return this.list.locator('[data-film-id]');
  }

  get engine(): Locator {
    return this.page.getByTestId('engine');
  }

  get learning(): Locator {
    return this.page.getByTestId('learning');
  }

  get progress(): Locator {
    return this.page.getByTestId('progress');
  }

  /** Ids of the first recommended films, in order. */
  async firstIds(count = 12): Promise<string[]> {
    const ids = await this.cards.evaluateAll((cards) =>
      cards.map((card) => (card as HTMLElement).dataset['filmId'] ?? ''),
    );
    return ids.slice(0, count);
  }

  titleOf(card: Locator): Promise<string> {
    return card.getByRole('heading').innerText();
  }

  /** Likes the n-th film of the wall; its title. */
  async likeFromWall(n: number): Promise<string> {
    const card = this.wall.locator('[data-film-id]').nth(n);
    await expect(card).toBeVisible();
    const name =
      (await card.getByRole('button', { name: /^Like / }).getAttribute('aria-label')) ?? '';
    await card.getByRole('button', { name: /^Like / }).click();
    return name.replace(/^Like /, '');
  }

  /** A page with this many likes from the wall and a list that came from them. */
  async openWithLikes(count: number, query = '?engine=wasm'): Promise<void> {
    await this.open(query);
    for (let n = 0; n < count; n++) await this.likeFromWall(n);
    await this.untilRecommended();
  }

  /** Likes the film at the head of the list. */
  likeFirst(): Promise<void> {
    return this.cards
      .first()
      .getByRole('button', { name: /^Like / })
      .click();
  }

  async untilRecommended(timeout = TRAINING): Promise<void> {
    await expect(this.cards.first()).toBeVisible({ timeout });
  }

  /** Waits until background learning has taken in everything marked so far. */
  async untilLearnt(marks: number, timeout = TRAINING): Promise<void> {
    await expect(this.learning).toContainText(new RegExp(`learnt from ${marks}\\b`, 'i'), {
      timeout,
    });
  }

  /** Waits until the library is open, so that search answers. */
  async untilOpen(): Promise<void> {
    await expect(this.engine).not.toContainText('not chosen', { timeout: TRAINING });
  }

  /** Waits until animations have run out and images of the last change are on screen. */
  async settle(): Promise<void> {
    await this.page.evaluate(async () => {
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const running = document
        .getAnimations()
        .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity)
        .map((animation) => animation.finished);
      // An animation off screen may be held back by the browser for as long as it stays there.
      await Promise.race([
        Promise.allSettled(running),
        new Promise((done) => setTimeout(done, 1500)),
      ]);
    });
  }

  /** Takes back what the notice with this text says was done. */
  async undo(text: string | RegExp): Promise<void> {
    const notice = this.page.getByRole('region', { name: 'Notices' }).locator('.notice');
    await notice.filter({ hasText: text }).getByRole('button', { name: 'Undo' }).click();
  }

  /** Changes the route without loading the page anew. */
  async go(hash: string): Promise<void> {
    await this.page.evaluate((to) => {
      location.hash = to;
    }, hash);
  }

  /** Types into the search box from the keyboard; its results. */
  async search(text: string): Promise<Locator> {
    await this.page.keyboard.press('/');
    await this.page.keyboard.type(text);
    return this.page.getByRole('grid', { name: 'Films found' }).getByRole('row');
  }
}
