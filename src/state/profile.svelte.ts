import { SvelteMap } from 'svelte/reactivity';
import type { Mark, ProfileMark } from '../../workers/protocol';
import type { FilmReference, ProfileRecord } from '../data/records';
import type { Failure } from '../failure';
import type { Channel } from './channel';
import { asFailure } from './worker';

/** The part of `src/data/store` that keeps the profile. */
export interface ProfileKeeper {
  all(): Promise<readonly ProfileRecord[]>;
  put(record: ProfileRecord): Promise<void>;
  putMany(records: readonly ProfileRecord[]): Promise<void>;
  remove(key: number): Promise<void>;
}

/** One change of one film's mark, with what is needed to take it back. */
export interface ProfileChange {
  readonly film: FilmReference;
  readonly before: ProfileRecord | null;
  readonly after: ProfileRecord | null;
}

export type ProfileMessage =
  | { readonly kind: 'put'; readonly record: ProfileRecord }
  | { readonly kind: 'remove'; readonly key: number };

/** Everything the visitor said of films, by film key. Each mark is written before it is shown. */
export class Profile {
  /** Reactive for each key on its own. */
  readonly marks = new SvelteMap<number, ProfileRecord>();
  /** False until the kept marks have been read; marks made before that are not lost. */
  loaded = $state(false);
  /** Why the last write was not kept, or null. */
  failure = $state.raw<Failure | null>(null);

  /** Counts changes, so that one can tell whether anything happened meanwhile. Not reactive. */
  changes = 0;

  #keeper: ProfileKeeper | null = null;
  #channel: Channel<ProfileMessage> | null = null;
  #listeners = new Set<(change: ProfileChange | null) => void>();
  #past: ProfileChange[] = [];
  /** Removed before the kept marks were read, so that reading does not bring them back. */
  #removedEarly = new Set<number>();

  /** Reads what is kept and joins it with what was marked meanwhile, which is newer and wins. */
  async attach(
    keeper: ProfileKeeper,
    channel: Channel<ProfileMessage> | null = null,
  ): Promise<void> {
    this.#channel = channel;
    channel?.listen((message) => this.#hear(message));
    const kept = await keeper.all();
    this.#keeper = keeper;
    const early = [...this.marks.values()];
    for (const record of kept) {
      if (!this.marks.has(record.key) && !this.#removedEarly.has(record.key))
        this.marks.set(record.key, record);
    }
    this.loaded = true;
    if (early.length > 0) this.#write(() => keeper.putMany(early));
    for (const key of this.#removedEarly) this.#write(() => keeper.remove(key));
    this.#removedEarly.clear();
    this.#tell(null);
  }

  /** Nothing can be kept: the marks live in this tab only. */
  attachNothing(): void {
    this.loaded = true;
    this.#tell(null);
  }

  get size(): number {
    return this.marks.size;
  }

  markOf(key: number): Mark | null {
    return this.marks.get(key)?.mark ?? null;
  }

  mark(film: FilmReference, mark: Mark): ProfileChange {
    const { key, title, year } = film;
    return this.#change(film, { key, title, year, mark, time: Date.now() });
  }

  clear(film: FilmReference): ProfileChange {
    return this.#change(film, null);
  }

  /** Takes back the given change, or else the last one. False when there is nothing to take back. */
  undo(change?: ProfileChange): boolean {
    const target = change ?? this.#past.at(-1);
    if (!target) return false;
    this.#past = this.#past.filter((other) => other !== target);
    // A later change of the same film is not undone by an older notice's button.
    if ((this.marks.get(target.film.key) ?? null) !== target.after) return false;
    this.#apply(target.film.key, target.before);
    this.#tell({ film: target.film, before: target.after, after: target.before });
    return true;
  }

  /** Adds many marks at once (an import, "start from this"); films already marked are left alone. */
  markMany(films: readonly FilmReference[], mark: Mark): number {
    const time = Date.now();
    const records = films
      .filter((film) => !this.marks.has(film.key))
      .map(({ key, title, year }) => ({ key, title, year, mark, time }));
    if (records.length === 0) return 0;
    const keeper = this.#keeper;
    if (keeper) this.#write(() => keeper.putMany(records));
    for (const record of records) {
      this.marks.set(record.key, record);
      this.#channel?.send({ kind: 'put', record });
    }
    this.#tell(null);
    return records.length;
  }

  /** The marks, latest first. */
  list(): ProfileRecord[] {
    return [...this.marks.values()].sort((a, b) => b.time - a.time || a.key - b.key);
  }

  /** The marks as the worker takes them, oldest first. */
  forWorker(): ProfileMark[] {
    return this.list()
      .reverse()
      .map(({ key, mark, time }) => ({ key, mark, time }));
  }

  /** Called after every change, here or in another tab; null when more than one film changed. */
  onChange(listener: (change: ProfileChange | null) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #change(film: FilmReference, after: ProfileRecord | null): ProfileChange {
    const { key, title, year } = film;
    const before = this.marks.get(key) ?? null;
    const change: ProfileChange = { film: { key, title, year }, before, after };
    this.#past = [...this.#past.slice(-49), change];
    this.#apply(key, after);
    this.#tell(change);
    return change;
  }

  /** The write is issued first; the page shows the mark in the same frame, without waiting for the disk. */
  #apply(key: number, record: ProfileRecord | null): void {
    const keeper = this.#keeper;
    if (keeper) this.#write(() => (record ? keeper.put(record) : keeper.remove(key)));
    else if (!this.loaded) {
      if (record) this.#removedEarly.delete(key);
      else this.#removedEarly.add(key);
    }
    if (record) this.marks.set(key, record);
    else this.marks.delete(key);
    this.#channel?.send(record ? { kind: 'put', record } : { kind: 'remove', key });
  }

  #write(write: () => Promise<void>): void {
    write().then(
      () => (this.failure = null),
      (error: unknown) => (this.failure = asFailure(error)),
    );
  }

  #hear(message: ProfileMessage): void {
    if (message.kind === 'put') this.marks.set(message.record.key, message.record);
    else this.marks.delete(message.key);
    this.#tell(null);
  }

  #tell(change: ProfileChange | null): void {
    this.changes++;
    for (const listener of this.#listeners) listener(change);
  }
}

export const profile = new Profile();
