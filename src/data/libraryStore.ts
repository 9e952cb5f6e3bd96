import type { IDBPTransaction } from 'idb';
import { Failure, throwIfCancelled } from '../failure';
import type { Connection } from './connection';
import type { LibraryInfo, LibraryManifest } from './library';
import { ifAlone, shared } from './locks';
import { parseManifest } from './manifest';
import type { Database, MatineeSchema, StoredLibrary } from './schema';
import { settle } from './settle';

/** A library as it is kept: packed bytes, with what the page shows before they are unpacked. */
export interface KeptLibrary {
  readonly info: LibraryInfo;
  readonly manifest: LibraryManifest;
  readonly bytes: Uint8Array;
}

/** How to watch and stop a save. */
export interface SaveOptions {
  /** Bytes stored so far, and in all. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

const CHUNK = 4 * 2 ** 20;
const CURRENT = 'current';
/** Held while pieces are being staged, so that another page's tidying leaves them alone. */
const LOCK = 'matinee-staging';

const piecesOf = (hash: string): IDBKeyRange => IDBKeyRange.bound([hash, 0], [hash, Infinity]);

/**
 * The library in use, in pieces of at most 4 MiB. A new one is staged piece by piece beside the old,
 * then a single transaction makes it current and removes the old: a crash leaves one or the other.
 */
export class LibraryStore {
  private unkept: KeptLibrary | null = null;
  private failed = '';

  constructor(private readonly connection: Connection) {}

  /** Why the library is in memory only though there is a database, in one sentence, or ''. */
  get note(): string {
    return this.failed;
  }

  /** Removes pieces that an import left behind when it was cut short. */
  async tidy(): Promise<void> {
    await ifAlone(LOCK, () =>
      this.connection.run(async (database) => {
        const transaction = database.transaction(['libraries', 'chunks'], 'readwrite');
        const current = await transaction.objectStore('libraries').get(CURRENT);
        await settle(transaction, (request) => request(removeAllBut(transaction, current)));
      }),
    ).catch(() => undefined); // What cannot be tidied today costs space, nothing else.
  }

  /**
   * Makes this the current library. The bytes are kept by reference where they cannot be stored.
   * @throws Failure `cancelled` (the old library stays), `storage-full` or `storage-refused` (the old
   * one stays in the database, the new one is in memory for the session), `bad-input`
   */
  async save(library: KeptLibrary, { onProgress, signal }: SaveOptions = {}): Promise<void> {
    const { info, manifest, bytes } = library;
    if (manifest.info.hash !== info.hash || manifest.bytes !== bytes.length)
      throw new Failure(
        'bad-input',
        'The library does not fit its manifest, so it was not stored.',
      );
    throwIfCancelled(signal);

    const stage = async (database: Database): Promise<void> => {
      for (let n = 0, at = 0; at < bytes.length; n++, at += CHUNK) {
        throwIfCancelled(signal);
        const piece = bytes.slice(at, at + CHUNK);
        // A slice has a buffer of its own, never a shared one.
        const transaction = database.transaction('chunks', 'readwrite');
        await settle(transaction, (request) =>
          request(transaction.store.put(piece.buffer, [info.hash, n])),
        );
        onProgress?.(at + piece.length, bytes.length);
      }
      throwIfCancelled(signal);
    };
    const write = async (database: Database): Promise<true> => {
      try {
        await stage(database);
        // Without locks another page may have tidied our pieces away; once more, then.
        if (await switchTo(database, library)) return true;
        await stage(database);
        if (await switchTo(database, library)) return true;
        throw new Failure(
          'storage-blocked',
          'Another tab keeps changing the stored library, so it is in memory for now.',
          'Close the other tab, then reload.',
        );
      } catch (error) {
        await discard(database, info.hash).catch(() => undefined);
        throw error;
      }
    };

    try {
      const kept = await shared(LOCK, () => this.connection.run(write));
      this.unkept = kept ? null : library;
      this.failed = '';
    } catch (error) {
      if (error instanceof Failure && error.code !== 'cancelled') {
        this.unkept = library;
        this.failed = error.message;
      }
      throw error;
    }
  }

  /**
   * The current library, or null when there is none or it cannot be read whole. Its bytes are not
   * verified here: `unpackLibrary` does that, and when it fails the library is to be fetched again.
   */
  async load(): Promise<KeptLibrary | null> {
    if (this.unkept) return this.unkept;
    // A browser may have lost the pieces' files; to the caller that is the same as having none.
    return this.connection.run(read).catch(() => null);
  }
}

async function read(database: Database): Promise<KeptLibrary | null> {
  const transaction = database.transaction(['libraries', 'chunks']);
  const libraries = transaction.objectStore('libraries');
  const hash = await libraries.get(CURRENT);
  if (typeof hash !== 'string') return null;
  const stored = await libraries.get(hash);
  if (typeof stored !== 'object') return null;
  const manifest = parseManifest(stored.manifest);
  if (stored.bytes !== manifest.bytes || manifest.info.hash !== hash) return null;

  const bytes = new Uint8Array(manifest.bytes);
  let at = 0;
  // One at a time: the pieces together may be larger than is good to hold twice.
  for (let n = 0; n < stored.chunks; n++) {
    const piece = await transaction.objectStore('chunks').get([hash, n]);
    if (!piece || at + piece.byteLength > bytes.length) return null;
    bytes.set(new Uint8Array(piece), at);
    at += piece.byteLength;
  }
  return at === bytes.length ? { info: manifest.info, manifest, bytes } : null;
}

/** Makes a fully staged library current; false when pieces of it are gone. */
async function switchTo(database: Database, library: KeptLibrary): Promise<boolean> {
  const { info, manifest, bytes } = library;
  const chunks = Math.ceil(bytes.length / CHUNK);
  const transaction = database.transaction(['libraries', 'chunks'], 'readwrite');
  const staged = await transaction.objectStore('chunks').count(piecesOf(info.hash));
  if (staged < chunks) {
    await transaction.done;
    return false;
  }
  const stored: StoredLibrary = { info, manifest, chunks, bytes: bytes.length };
  const libraries = transaction.objectStore('libraries');
  await settle(transaction, (request) => {
    request(libraries.put(stored, info.hash));
    request(libraries.put(info.hash, CURRENT));
    request(removeAllBut(transaction, info.hash));
  });
  return true;
}

/** Removes a staged library's pieces, unless it is the current one. */
async function discard(database: Database, hash: string): Promise<void> {
  const transaction = database.transaction(['libraries', 'chunks'], 'readwrite');
  const current = await transaction.objectStore('libraries').get(CURRENT);
  if (current !== hash) await transaction.objectStore('chunks').delete(piecesOf(hash));
  await transaction.done;
}

type Changing = IDBPTransaction<MatineeSchema, ('libraries' | 'chunks')[], 'readwrite'>;

async function removeAllBut(transaction: Changing, current: unknown): Promise<void> {
  const libraries = transaction.objectStore('libraries');
  const chunks = transaction.objectStore('chunks');
  const [names, pieces] = await Promise.all([libraries.getAllKeys(), chunks.getAllKeys()]);
  await Promise.all([
    ...names
      .filter((name) => name !== current && name !== CURRENT)
      .map((name) => libraries.delete(name)),
    ...pieces.filter(([hash]) => hash !== current).map((key) => chunks.delete(key)),
  ]);
}
