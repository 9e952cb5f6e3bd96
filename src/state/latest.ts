/** What `Latest.run` resolves to when a newer request has taken this one's place. */
export const SUPERSEDED: unique symbol = Symbol('superseded');

/**
 * Runs one request at a time and only ever shows the newest one's answer. A request that waits while
 * another runs is never started once a newer one exists, so a burst of clicks costs two calls at most.
 */
export class Latest {
  #newest = 0;
  #running: Promise<unknown> = Promise.resolve();

  /** The answer, or `SUPERSEDED`. Rejects only when the newest request itself fails. */
  async run<T>(work: () => Promise<T>): Promise<T | typeof SUPERSEDED> {
    const ticket = ++this.#newest;
    // More than one may wait here for the same call; all but the newest then leave.
    while (this.#isBusy) {
      await this.#running;
      if (ticket !== this.#newest) return SUPERSEDED;
    }
    this.#isBusy = true;
    const call = work();
    this.#running = call.then(
      () => (this.#isBusy = false),
      () => (this.#isBusy = false),
    );
    try {
      const answer = await call;
      return ticket === this.#newest ? answer : SUPERSEDED;
    } catch (error) {
      if (ticket === this.#newest) throw error;
      return SUPERSEDED;
    }
  }

  /** Whatever is under way will be dropped when it arrives. */
  drop(): void {
    this.#newest++;
  }

  #isBusy = false;
}
