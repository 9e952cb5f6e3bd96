import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { LibraryInfo, LibraryManifest } from './library';
import type { FavouritesRecord, OutcomeRecord, ProfileRecord } from './records';
import type { SnapshotRecord } from './snapshot';

/** A stored library's description; its bytes are in `chunks` under the same hash. */
export interface StoredLibrary {
  readonly info: LibraryInfo;
  readonly manifest: LibraryManifest;
  readonly chunks: number;
  readonly bytes: number;
}

/** What the database holds. Values are what we write; what is read back is checked all the same. */
export interface MatineeSchema extends DBSchema {
  /** By hash; under `current`, the hash of the library in use. */
  libraries: { key: string; value: StoredLibrary | string };
  /** By [hash, n]: the n-th piece of a packed library. */
  chunks: { key: [string, number]; value: ArrayBuffer };
  profile: { key: number; value: ProfileRecord };
  /** By the film's key: how its mark was foreseen. */
  outcomes: { key: number; value: OutcomeRecord };
  lists: { key: string; value: FavouritesRecord };
  snapshots: { key: string; value: SnapshotRecord };
  settings: { key: string; value: unknown };
}

/** The open database, with its stores typed. */
export type Database = IDBPDatabase<MatineeSchema>;
/** Name of an object store. */
export type StoreName = StoreNames<MatineeSchema>;
type Upgrade = IDBPTransaction<MatineeSchema, StoreName[], 'versionchange'>;

/** Its name in the browser. */
export const DATABASE = 'matinee';

/**
 * Step n takes a database from version n to n + 1. A step once released never changes, and none
 * drops what a person made: profile, outcomes, lists, settings.
 */
const STEPS: readonly ((database: Database, upgrade: Upgrade) => void)[] = [
  (database) => {
    database.createObjectStore('libraries');
    database.createObjectStore('chunks');
    database.createObjectStore('profile');
    database.createObjectStore('settings');
  },
  (database) => {
    database.createObjectStore('lists');
    database.createObjectStore('snapshots');
  },
  // Models of one part: retrained, since no code reads them any more.
  (_, upgrade) => void upgrade.objectStore('snapshots').clear(),
  (database) => void database.createObjectStore('outcomes'),
];

/** The version that this code reads and writes: one for each step. */
export const VERSION = STEPS.length;

/** Runs the steps from `oldVersion` up to `newVersion`, inside the version-change transaction. */
export function migrate(
  database: Database,
  oldVersion: number,
  newVersion: number,
  upgrade: Upgrade,
): void {
  for (const step of STEPS.slice(oldVersion, newVersion)) step(database, upgrade);
}
