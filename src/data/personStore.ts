import { Connection, type ConnectionOptions } from './connection';
import { isPlain } from './plain';
import {
  readFavouritesRecord,
  readOutcomeRecord,
  readProfileRecord,
  type FavouritesRecord,
  type OutcomeRecord,
  type ProfileRecord,
} from './records';
import { Table } from './table';

/** What opening a store takes, all of it optional. */
export type StoreOptions = ConnectionOptions;

/**
 * What a person made, in this browser: all that the page itself keeps. Every method works without
 * storage too, from memory, for the session; `kept` and `note` say so. Writes reject with a Failure
 * `storage-full` or `storage-refused` when the browser fails to keep a value it was expected to; the
 * value is then in memory all the same. Wrong records are refused with `bad-input`. Reads leave out
 * records that are damaged.
 */
export interface PersonStore {
  /** True while everything written so far is in the database. */
  readonly kept: boolean;
  /** Why it is not, in a sentence for the page; else ''. */
  readonly note: string;
  /** False when there is no database in this session; `note` then says why. */
  readonly opened: boolean;

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

/** Opens what the page keeps; never rejects (see `kept`). */
export async function openPersonStore(options: StoreOptions = {}): Promise<PersonStore> {
  const connection = new Connection(options);
  await connection.open();
  return personStore(connection);
}

/**
 * A person's tables over an open connection.
 * @param others further parts of the same database, whose notes count too
 */
export function personStore(
  connection: Connection,
  others: readonly { readonly note: string }[] = [],
): PersonStore {
  const profile = new Table(connection, 'profile', readProfileRecord);
  const outcomes = new Table(connection, 'outcomes', readOutcomeRecord);
  const lists = new Table(connection, 'lists', readFavouritesRecord);
  const settings = new Table<'settings', unknown>(connection, 'settings', (value) =>
    isPlain(value) ? value : null,
  );
  const note = (): string =>
    [connection, profile, outcomes, lists, settings, ...others]
      .map((part) => part.note)
      .find((reason) => reason !== '') ?? '';

  return {
    get kept() {
      return note() === '';
    },
    get note() {
      return note();
    },
    get opened() {
      return connection.note === '';
    },
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
