import { Failure } from '../failure';
import { Connection } from './connection';
import { LibraryStore, type KeptLibrary, type SaveOptions } from './libraryStore';
import { personStore, type PersonStore, type StoreOptions } from './personStore';
import {
  isFiniteModel,
  compact,
  isSavedModel,
  readSnapshotRecord,
  type SnapshotName,
  type SnapshotRecord,
} from './snapshot';
import { Table } from './table';

export type { KeptLibrary, SaveOptions } from './libraryStore';

/** Everything that Matinee keeps in this browser; for the worker, which has the library. */
export interface Store extends PersonStore {
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
}

/** Opens the store; never rejects (see `kept`). The page opens a `PersonStore` of its own. */
export async function openStore(options: StoreOptions = {}): Promise<Store> {
  const connection = new Connection(options);
  await connection.open();
  const library = new LibraryStore(connection);
  const snapshots = new Table(connection, 'snapshots', readSnapshotRecord);
  await library.tidy();
  const person = personStore(connection, [library, snapshots]);

  return {
    // A spread would read the three once and for all.
    get kept() {
      return person.kept;
    },
    get note() {
      return person.note;
    },
    get opened() {
      return person.opened;
    },
    profile: person.profile,
    outcomes: person.outcomes,
    lists: person.lists,
    settings: person.settings,
    close: () => person.close(),
    saveLibrary: (kept, saving) => library.save(kept, saving),
    loadLibrary: () => library.load(),
    saveSnapshot: async (name, record) => {
      if (isSavedModel(record.saved) && !isFiniteModel(record.saved))
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
  };
}
