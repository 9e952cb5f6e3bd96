import { Failure } from '../failure';
import { Connection, type ConnectionOptions } from './connection';
import { LibraryStore, type KeptLibrary, type SaveOptions } from './libraryStore';
import { isPlain } from './plain';
import {
  readFavouritesRecord,
  readOutcomeRecord,
  readProfileRecord,
  type FavouritesRecord,
  type OutcomeRecord,
  type ProfileRecord,
} from './records';
import {
  allFinite,
  compact,
  isSavedModel,
  readSnapshotRecord,
  type SnapshotName,
  type SnapshotRecord,
} from './snapshot';
import { Table } from './table';

export type { KeptLibrary, SaveOptions } from './libraryStore';
/** What {@link openStore} takes, all of it optional. */
export type StoreOptions = ConnectionOptions;

/**
 * What Matinee keeps in this browser. Every method works without storage too, from memory, for the
 * session; `kept` and `note` say so. Writes reject with a Failure `storage-full` or `storage-refused`
 * when the browser fails to keep a value it was expected to; the value is then in memory all the same.
 * Wrong records are refused with `bad-input`. Reads leave out records that are damaged.
 */
export interface Store {
  /** True while everything written so far is in the database. */
  readonly kept: boolean;
  /** Why it is not, in a sentence for the page; else ''. */
  readonly note: string;

  /** Makes a library the current one, in one step that either happens or does not. */
  saveLibrary(library: KeptLibrary, options?: SaveOptions): Promise<void>;
  /** The current library, its bytes yet to be verified by `unpackLibrary`; null when there is none. */
  loadLibrary(): Promise<KeptLibrary | null>;

  /**
   * Replaces the snapshot of a model. Its arrays must not change afterwards.
   * @throws Failure `training-diverged` when a number in it is not finite
   */
  saveSnapshot(name: SnapshotName, record: SnapshotRecord): Promise<void>;
  /** The snapshot, whatever library it belongs to: compare `libraryHash` and `code`. */
  loadSnapshot(name: SnapshotName): Promise<SnapshotRecord | null>;

  readonly profile: {
    /** All marks, oldest first. */
    all(): Promise<ProfileRecord[]>;
    put(record: ProfileRecord): Promise<void>;
    /** All or none. */
    putMany(records: readonly ProfileRecord[]): Promise<void>;
    remove(key: number): Promise<void>;
  };
  readonly outcomes: {
    /** How marks were foreseen, oldest first. */
    all(): Promise<OutcomeRecord[]>;
    put(record: OutcomeRecord): Promise<void>;
    /** All or none. */
    removeMany(keys: readonly number[]): Promise<void>;
  };
  readonly lists: {
    all(): Promise<Map<string, FavouritesRecord>>;
    get(id: string): Promise<FavouritesRecord | null>;
    put(id: string, record: FavouritesRecord): Promise<void>;
    remove(id: string): Promise<void>;
  };
  readonly settings: {
    /** What was set, for the caller to check, or null. */
    get(name: string): Promise<unknown>;
    /** Plain data with finite numbers; null removes. */
    set(name: string, value: unknown): Promise<void>;
  };

  close(): void;
}

/** Opens the store; never rejects (see `kept`). Main thread and worker each open their own. */
export async function openStore(options: StoreOptions = {}): Promise<Store> {
  const connection = new Connection(options);
  await connection.open();
  const library = new LibraryStore(connection);
  const profile = new Table(connection, 'profile', readProfileRecord);
  const outcomes = new Table(connection, 'outcomes', readOutcomeRecord);
  const lists = new Table(connection, 'lists', readFavouritesRecord);
  const snapshots = new Table(connection, 'snapshots', readSnapshotRecord);
  const settings = new Table<'settings', unknown>(connection, 'settings', (value) =>
    isPlain(value) ? value : null,
  );
  await library.tidy();
  const note = (): string =>
    [connection, library, profile, outcomes, lists, snapshots, settings]
      .map((part) => part.note)
      .find((reason) => reason !== '') ?? '';

  return {
    get kept() {
      return note() === '';
    },
    get note() {
      return note();
    },
    saveLibrary: (kept, saving) => library.save(kept, saving),
    loadLibrary: () => library.load(),
    saveSnapshot: async (name, record) => {
      if (isSavedModel(record.saved) && !allFinite(record.saved))
        throw new Failure(
          'training-diverged',
          'The model has values that are not numbers, so it was not kept.',
          'Train again from the start.',
        );
      const saved = isSavedModel(record.saved) ? compact(record.saved) : record.saved;
      await snapshots.write([[name, { ...record, saved }]]);
    },
    // A snapshot that cannot be read is trained anew, like one that is not there.
    loadSnapshot: (name) => snapshots.get(name).catch(() => null),
    profile: {
      all: async () => [...(await profile.all()).values()].sort((a, b) => a.time - b.time),
      put: (record) => profile.write([[record.key, record]]),
      putMany: (records) => profile.write(records.map((record) => [record.key, record])),
      remove: (key) => profile.write([[key, null]]),
    },
    outcomes: {
      all: async () => [...(await outcomes.all()).values()].sort((a, b) => a.time - b.time),
      put: (record) => outcomes.write([[record.key, record]]),
      removeMany: (keys) => outcomes.write(keys.map((key) => [key, null])),
    },
    lists: {
      all: () => lists.all(),
      get: (id) => lists.get(id),
      put: (id, record) => lists.write([[id, record]]),
      remove: (id) => lists.write([[id, null]]),
    },
    settings: {
      get: (name) => settings.get(name),
      set: (name, value) => settings.write([[name, value]]),
    },
    close: () => connection.close(),
  };
}
