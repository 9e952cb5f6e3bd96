import type { FilmView } from '../../workers/protocol';
import { Latest, SUPERSEDED } from './latest';
import { asFailure } from './worker';

/** A field that finds films by title: what is typed, what was found, and what Enter means. */
export class Lookup {
  text = $state('');
  results = $state.raw<readonly FilmView[]>([]);
  trouble = $state('');
  /** The result that is chosen; −1 for none, and Enter then means the first. */
  active = $state(-1);
  /** The text that `results` answers. */
  #answered = $state('');

  readonly #find: (text: string) => Promise<readonly FilmView[]>;
  readonly #latest = new Latest();
  /** What to do with the first result as soon as it is the answer to the present text. */
  #entered: ((film: FilmView) => void) | null = null;

  constructor(find: (text: string) => Promise<readonly FilmView[]>) {
    this.#find = find;
  }

  get wanted(): string {
    return this.text.trim();
  }

  /** Whether `results` answers the present text; until then it is an older text's. */
  get answered(): boolean {
    return this.wanted !== '' && this.#answered === this.wanted;
  }

  /** The text has changed: an Enter for the text before it is void. */
  typed(): Promise<void> {
    this.#entered = null;
    this.active = -1;
    return this.look();
  }

  /** Looks the present text up; an older text's answer never takes its place. */
  async look(): Promise<void> {
    this.trouble = '';
    const query = this.wanted;
    if (query === '') {
      this.#latest.drop();
      return;
    }
    try {
      const found = await this.#latest.run(() => this.#find(query));
      if (found === SUPERSEDED) return;
      this.active = -1;
      this.results = found;
      this.#answered = query;
      this.#act();
    } catch (error) {
      this.#entered = null;
      this.trouble = asFailure(error).message;
    }
  }

  /** Goes up or down the results; before the first and after the last comes the field itself. */
  step(by: 1 | -1): void {
    if (!this.answered) return;
    const places = this.results.length + 1;
    this.active = ((this.active + 1 + by + places) % places) - 1;
  }

  /** Acts on the chosen result, or the first; where the answer is still to come, when it comes. */
  enter(act: (film: FilmView) => void): void {
    if (this.wanted === '') return;
    this.#entered = act;
    if (this.answered) this.#act();
  }

  /** The field was left: nothing that was entered there happens any more. */
  leave(): void {
    this.#entered = null;
    this.active = -1;
  }

  clear(): void {
    this.leave();
    this.#latest.drop();
    this.text = '';
    this.results = [];
    this.#answered = '';
    this.trouble = '';
  }

  #act(): void {
    const act = this.#entered;
    this.#entered = null;
    const film = this.results.at(Math.max(0, this.active));
    if (film) act?.(film);
  }
}
