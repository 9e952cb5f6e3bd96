import type { FavouritesRecord, FilmReference } from '../data/records';
import type { Failure } from '../failure';
import { cleanTitle } from '../share/codec';
import type { Channel } from './channel';
import { takenBack, type FavouritesChange, type TitledFilms } from './favouritesChange';
import { asFailure } from './worker';

export type { FavouritesChange };

/** The part of `src/data/store` that keeps the list. */
export interface FavouritesKeeper {
  get(): Promise<FavouritesRecord | null>;
  put(record: FavouritesRecord): Promise<void>;
}

const DEFAULT_TITLE = 'My favourite films';
const REMEMBERED = 50;

/**
 * The visitor's one ordered, titled list, which a link can share. What changes it returns the change,
 * which `undo` takes back from the list as it is then, or null when there was nothing to change.
 */
export class Favourites {
  title = $state(DEFAULT_TITLE);
  films = $state.raw<readonly FilmReference[]>([]);
  loaded = $state(false);
  failure = $state.raw<Failure | null>(null);

  #keeper: FavouritesKeeper | null = null;
  #channel: Channel<FavouritesRecord> | null = null;
  #touched = false;
  /** What gave films their places, latest last: a move is taken back only while it has the last word. */
  #placed: readonly FavouritesChange[] = [];

  async attach(
    keeper: FavouritesKeeper,
    channel: Channel<FavouritesRecord> | null = null,
  ): Promise<void> {
    this.#channel = channel;
    channel?.listen((record) => this.#hear(record));
    const kept = await keeper.get();
    this.#keeper = keeper;
    if (kept && this.#touched) {
      const added = this.films.filter((film) => !kept.films.some(({ key }) => key === film.key));
      this.#show({ ...kept, films: [...kept.films, ...added] });
    } else if (kept) this.#show(kept);
    this.loaded = true;
    if (this.#touched) this.#write();
  }

  attachNothing(): void {
    this.loaded = true;
  }

  has(key: number): boolean {
    return this.films.some((film) => film.key === key);
  }

  /** Adds at the end, unless it is in the list already. */
  add(film: FilmReference): FavouritesChange | null {
    return this.addMany([film]);
  }

  /** Adds at the end those that are not yet in the list. */
  addMany(films: readonly FilmReference[]): FavouritesChange | null {
    const fresh = unique(films).filter((film) => !this.has(film.key));
    if (fresh.length === 0) return null;
    return this.#change({ kind: 'add', films: fresh }, { films: [...this.films, ...fresh] });
  }

  /** Puts another list in the place of this one. */
  replace(title: string, films: readonly FilmReference[]): FavouritesChange {
    const after = { title: cleanTitle(title) || DEFAULT_TITLE, films: unique(films) };
    return this.#change({ kind: 'replace', before: this.#list(), after }, after);
  }

  remove(key: number): FavouritesChange | null {
    const film = this.films.find((candidate) => candidate.key === key);
    if (!film) return null;
    return this.#change(
      { kind: 'remove', film, order: this.#keys() },
      { films: this.films.filter((other) => other !== film) },
    );
  }

  /** Moves a film to a position from 0; positions outside are brought inside. */
  move(key: number, to: number): FavouritesChange | null {
    const film = this.films.find((candidate) => candidate.key === key);
    if (!film) return null;
    const rest = this.films.filter((other) => other !== film);
    const at = Math.max(0, Math.min(rest.length, Math.round(to)));
    if (this.films[at] === film) return null;
    return this.#change(
      { kind: 'move', film, order: this.#keys() },
      { films: [...rest.slice(0, at), film, ...rest.slice(at)] },
    );
  }

  rename(title: string): FavouritesChange | null {
    const after = cleanTitle(title) || DEFAULT_TITLE;
    if (after === this.title) return null;
    return this.#change({ kind: 'rename', before: this.title, after }, { title: after });
  }

  /** Takes back exactly this change, and none made since. False when nothing of it is left. */
  undo(change: FavouritesChange): boolean {
    if (change.kind === 'move' && this.#lastPlaced(change.film.key) !== change) return false;
    const before = takenBack(change, this.#list());
    if (!before) return false;
    this.#placed = this.#placed.filter((other) => other !== change);
    this.#show(before);
    this.#write();
    return true;
  }

  #list(): TitledFilms {
    return { title: this.title, films: this.films };
  }

  #keys(): readonly number[] {
    return this.films.map(({ key }) => key);
  }

  #lastPlaced(key: number): FavouritesChange | undefined {
    return this.#placed.findLast((change) => !('film' in change) || change.film.key === key);
  }

  #change(change: FavouritesChange, next: Partial<TitledFilms>): FavouritesChange {
    this.#touched = true;
    if (change.kind === 'move' || change.kind === 'remove' || change.kind === 'replace')
      this.#placed = [...this.#placed.slice(1 - REMEMBERED), change];
    this.#show({ ...this.#list(), ...next });
    this.#write();
    return change;
  }

  /** Another tab's list. Where it has another order, this tab's moves are no longer the last word. */
  #hear(record: FavouritesRecord): void {
    const here = new Set(this.#keys());
    const there = new Set(record.films.map(({ key }) => key));
    const ours = this.films.filter(({ key }) => there.has(key));
    const theirs = record.films.filter(({ key }) => here.has(key));
    if (ours.some(({ key }, at) => theirs[at]?.key !== key)) this.#placed = [];
    this.#show(record);
  }

  #show({ title, films }: TitledFilms): void {
    this.title = title;
    this.films = films;
  }

  #write(): void {
    const record: FavouritesRecord = { ...this.#list(), updated: Date.now() };
    this.#channel?.send(record);
    this.#keeper?.put(record).then(
      () => (this.failure = null),
      (error: unknown) => (this.failure = asFailure(error)),
    );
  }
}

/** Copies with nothing but what the list keeps, each film once. */
function unique(films: readonly FilmReference[]): readonly FilmReference[] {
  const byKey = new Map<number, FilmReference>();
  for (const { key, title, year } of films)
    if (!byKey.has(key)) byKey.set(key, { key, title, year });
  return [...byKey.values()];
}

export const favourites = new Favourites();
