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

/** One film's mark before and after. */
export interface MarkChange {
  readonly key: number;
  readonly before: ProfileRecord | null;
  readonly after: ProfileRecord | null;
}

/** What one act changed, be it one mark or many: it is taken back as one. */
export type ProfileChange = readonly MarkChange[];

/** Where a change was made; another tab sees to its own. */
export type ChangeOrigin = 'here' | 'elsewhere';

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

  /** Counts this tab's changes, so that one can tell whether any happened meanwhile. Not reactive. */
  changes = 0;

  #keeper: ProfileKeeper | null = null;
  #channel: Channel<ProfileMessage> | null = null;
  #listeners = new Set<(origin: ChangeOrigin) => void>();
  #watchers = new Set<(change: ProfileChange) => void>();
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
    this.#tell('here');
  }

  /** Nothing can be kept: the marks live in this tab only. */
  attachNothing(): void {
    this.loaded = true;
    this.#tell('here');
  }

  get size(): number {
    return this.marks.size;
  }

  markOf(key: number): Mark | null {
    return this.marks.get(key)?.mark ?? null;
  }

  mark(film: FilmReference, mark: Mark): ProfileChange {
    return this.markMany([{ film, mark }]);
  }

  /** Marks many films as one change, whatever they were marked before. */
  markMany(films: readonly { readonly film: FilmReference; readonly mark: Mark }[]): ProfileChange {
    const time = Date.now();
    return this.#change(
      films.map(({ film: { key, title, year }, mark }) => ({
        key,
        before: this.marks.get(key) ?? null,
        after: { key, title, year, mark, time },
      })),
    );
  }

  clear({ key }: FilmReference): ProfileChange {
    return this.#change([{ key, before: this.marks.get(key) ?? null, after: null }]);
  }

  /**
   * Takes back a change, but for films that were marked anew since: a later change is not undone by
   * an older notice's button. False when nothing of it was left to take back.
   */
  undo(change: ProfileChange): boolean {
    const standing = change.filter(({ key, after }) => (this.marks.get(key) ?? null) === after);
    if (standing.length === 0) return false;
    this.#change(standing.map(({ key, before, after }) => ({ key, before: after, after: before })));
    return true;
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

  /** Called after every change, here or in another tab. */
  onChange(listener: (origin: ChangeOrigin) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Called with each change made here, before those that only hear that there was one. */
  onMarks(watcher: (change: ProfileChange) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** The writes are issued first; the page shows the marks in the same frame, without waiting for the disk. */
  #change(change: ProfileChange): ProfileChange {
    const keeper = this.#keeper;
    const records = change.flatMap(({ after }) => after ?? []);
    const removed = change.filter(({ after }) => !after).map(({ key }) => key);
    if (keeper) {
      const only = records.length === 1 ? records[0] : undefined;
      if (only) this.#write(() => keeper.put(only));
      else if (records.length > 0) this.#write(() => keeper.putMany(records));
      for (const key of removed) this.#write(() => keeper.remove(key));
    } else if (!this.loaded) {
      for (const { key } of records) this.#removedEarly.delete(key);
      for (const key of removed) this.#removedEarly.add(key);
    }
    for (const record of records) {
      this.marks.set(record.key, record);
      this.#channel?.send({ kind: 'put', record });
    }
    for (const key of removed) {
      this.marks.delete(key);
      this.#channel?.send({ kind: 'remove', key });
    }
    if (change.length > 0) {
      for (const watcher of this.#watchers) watcher(change);
      this.#tell('here');
    }
    return change;
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
    this.#tell('elsewhere');
  }

  #tell(origin: ChangeOrigin): void {
    if (origin === 'here') this.changes++;
    for (const listener of this.#listeners) listener(origin);
  }
}

export const profile = new Profile();
