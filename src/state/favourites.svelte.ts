import type { FavouritesRecord, FilmReference } from '../data/records';
import type { Failure } from '../failure';
import type { Channel } from './channel';
import { asFailure } from './worker';

/** The part of `src/data/store` that keeps the list. */
export interface FavouritesKeeper {
  get(): Promise<FavouritesRecord | null>;
  put(record: FavouritesRecord): Promise<void>;
}

const DEFAULT_TITLE = 'My favourite films';

/** The visitor's one ordered, titled list, which a link can share. */
export class Favourites {
  title = $state(DEFAULT_TITLE);
  films = $state.raw<readonly FilmReference[]>([]);
  loaded = $state(false);
  failure = $state.raw<Failure | null>(null);

  #keeper: FavouritesKeeper | null = null;
  #channel: Channel<FavouritesRecord> | null = null;
  #past: FavouritesRecord[] = [];
  #touched = false;

  async attach(
    keeper: FavouritesKeeper,
    channel: Channel<FavouritesRecord> | null = null,
  ): Promise<void> {
    this.#channel = channel;
    channel?.listen((record) => this.#show(record));
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

  /** Adds at the end; false when it is in the list already. */
  add(film: FilmReference): boolean {
    return this.addMany([film]) === 1;
  }

  /** Adds at the end those that are not yet in the list; how many were added. */
  addMany(films: readonly FilmReference[]): number {
    const fresh = films
      .filter(
        (film, at) => !this.has(film.key) && films.findIndex((f) => f.key === film.key) === at,
      )
      .map(({ key, title, year }) => ({ key, title, year }));
    if (fresh.length > 0) this.#change({ films: [...this.films, ...fresh] });
    return fresh.length;
  }

  /** Puts another list in the place of this one, as a single change. */
  replace(title: string, films: readonly FilmReference[]): void {
    const copies = films.map(({ key, title: name, year }) => ({ key, title: name, year }));
    this.#change({ title: title.trim().slice(0, 120) || DEFAULT_TITLE, films: copies });
  }

  remove(key: number): void {
    if (this.has(key)) this.#change({ films: this.films.filter((film) => film.key !== key) });
  }

  /** Moves a film to a position from 0; positions outside are brought inside. */
  move(key: number, to: number): void {
    const film = this.films.find((candidate) => candidate.key === key);
    if (!film) return;
    const rest = this.films.filter((other) => other !== film);
    const at = Math.max(0, Math.min(rest.length, Math.round(to)));
    if (this.films[at] === film) return;
    this.#change({ films: [...rest.slice(0, at), film, ...rest.slice(at)] });
  }

  rename(title: string): void {
    const trimmed = title.trim().slice(0, 120) || DEFAULT_TITLE;
    if (trimmed !== this.title) this.#change({ title: trimmed });
  }

  /** Takes back the last change. False when there is none. */
  undo(): boolean {
    const before = this.#past.pop();
    if (!before) return false;
    this.#show(before);
    this.#write();
    return true;
  }

  #record(): FavouritesRecord {
    return { title: this.title, films: this.films, updated: Date.now() };
  }

  #change(next: { title?: string; films?: readonly FilmReference[] }): void {
    this.#past = [...this.#past.slice(-49), this.#record()];
    this.#touched = true;
    this.#show({ ...this.#record(), ...next });
    this.#write();
  }

  #show(record: FavouritesRecord): void {
    this.title = record.title;
    this.films = record.films;
  }

  #write(): void {
    const record = this.#record();
    this.#channel?.send(record);
    this.#keeper?.put(record).then(
      () => (this.failure = null),
      (error: unknown) => (this.failure = asFailure(error)),
    );
  }
}

export const favourites = new Favourites();
