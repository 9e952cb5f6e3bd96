import type { AskRequest, FilmView } from '../../workers/protocol';
import type { FilmReference } from '../data/records';
import type { Failure } from '../failure';
import { Latest, SUPERSEDED } from './latest';
import { profile } from './profile.svelte';
import { settings } from './settings.svelte';
import { undoHistory } from './undo';
import { ask, asFailure } from './worker';

/** What asking needs of the rest of the state. */
export interface QuestionsSource {
  /** The most telling films for the marks as they are now. */
  ask(request: AskRequest): Promise<readonly FilmView[]>;
  isMarked(key: number): boolean;
  /** Keys of films not seen, as kept; whatever is damaged counts for nothing. */
  keptUnseen(): Promise<unknown>;
  keepUnseen(keys: readonly number[]): void;
  keptOpen(): boolean;
  keepOpen(open: boolean): void;
}

/** Places of the row. */
export const PLACES = 6;
/** The oldest is forgotten first: after so many, a question may come again. */
const REMEMBERED = 2000;

/**
 * The row "Answer these": films asked about, each in its place until it is answered; the next then
 * takes its place, and the others stay where they are, although an answer may have made them dull.
 */
export class Questions {
  /** Whether the row is unfolded. Known before first paint, which depends on it. */
  open = $state(true);
  /** True once there is no more to ask than what is shown. */
  exhausted = $state(false);
  failure = $state.raw<Failure | null>(null);

  #films = $state.raw<readonly (FilmView | null)[]>(Array.from({ length: PLACES }, () => null));
  #unseen = $state.raw<readonly number[]>([]);
  readonly #source: QuestionsSource;
  readonly #latest = new Latest();
  #readUnseen: Promise<void> | null = null;
  /** True while the row is on the screen: otherwise nobody need be asked. */
  #shown = false;

  constructor(source: QuestionsSource) {
    this.#source = source;
    this.open = source.keptOpen();
  }

  /** What is in each place; null where a film has just left. */
  get places(): readonly (FilmView | null)[] {
    return this.#films.map((film) => (film && this.#isOpen(film) ? film : null));
  }

  /** The row comes on the screen, with fresh questions; the function returned takes it off. */
  show(): () => void {
    this.#shown = true;
    this.#films = this.#films.map(() => null);
    void this.refill();
    return () => (this.#shown = false);
  }

  fold(open: boolean): void {
    this.open = open;
    this.#source.keepOpen(open);
    if (open) void this.refill();
  }

  /** Fills the empty places. */
  async refill(): Promise<void> {
    if (!this.#shown || !this.open) return;
    this.#readUnseen ??= this.#read();
    await this.#readUnseen;
    try {
      let wanted = 0;
      const films = await this.#latest.run(() => {
        // Read here, not when asked for: a request that had to wait must know the newest answers.
        const open = this.places.flatMap((film) => film?.key ?? []);
        wanted = PLACES - open.length;
        if (wanted === 0) return Promise.resolve([]);
        return this.#source.ask({ unseen: this.#unseen, open, count: wanted });
      });
      if (films === SUPERSEDED) return;
      const next = films.filter((film) => this.#isOpen(film)).values();
      this.#films = this.places.map((film) => film ?? next.next().value ?? null);
      this.exhausted = films.length < wanted;
      this.failure = null;
    } catch (error) {
      this.failure = asFailure(error);
    }
  }

  /**
   * The film was not seen: it leaves the row, and is not asked about again. Nothing else changes.
   * @returns takes it back
   */
  notSeen({ key }: FilmReference): () => boolean {
    const at = this.#films.findIndex((film) => film?.key === key);
    const film = this.#films[at] ?? null;
    this.#keep([...this.#unseen.filter((other) => other !== key), key].slice(-REMEMBERED));
    void this.refill();
    return () => {
      if (!this.#unseen.includes(key)) return false;
      this.#keep(this.#unseen.filter((other) => other !== key));
      // Back in its place, unless it is in the row again already.
      if (film && !this.#films.some((other) => other?.key === key))
        this.#films = this.#films.map((other, n) => (n === at ? film : other));
      void this.refill();
      return true;
    };
  }

  #isOpen({ key }: FilmView): boolean {
    return !this.#source.isMarked(key) && !this.#unseen.includes(key);
  }

  #keep(unseen: readonly number[]): void {
    this.#unseen = unseen;
    this.#source.keepUnseen([...unseen]);
  }

  async #read(): Promise<void> {
    const kept = await this.#source.keptUnseen().catch(() => null);
    const keys = Array.isArray(kept) ? kept.filter((key) => Number.isSafeInteger(key)) : [];
    this.#unseen = [...new Set([...(keys as number[]), ...this.#unseen])].slice(-REMEMBERED);
  }
}

const UNSEEN = 'unseen';
const FOLDED_KEY = 'matinee-ask-folded';

export const questions = new Questions({
  ask: (request) => ask((worker) => worker.ask(profile.forWorker(), request)),
  isMarked: (key) => profile.marks.has(key),
  keptUnseen: () => settings.kept(UNSEEN),
  keepUnseen: (keys) => settings.keep(UNSEEN, keys),
  keptOpen: () => {
    try {
      return localStorage.getItem(FOLDED_KEY) !== 'yes';
    } catch {
      return true;
    }
  },
  keepOpen: (open) => {
    try {
      localStorage.setItem(FOLDED_KEY, open ? 'no' : 'yes');
    } catch {
      // Storage is refused: it holds for this visit.
    }
  },
});

// The list has been asked for by then: it is what a mark must move first.
profile.onChange(() => setTimeout(() => void questions.refill()));

/** Says that a film was not seen, and offers to take it back. */
export function setNotSeen(film: FilmReference): void {
  undoHistory.did(`${film.title}: not seen yet.`, questions.notSeen(film), { topic: 'mark' });
}
