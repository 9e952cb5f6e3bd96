import { fetchLibrary, fetchManifest } from '../src/data/fetchLibrary';
import type { Library, LibraryManifest } from '../src/data/library';
import { unpackLibrary } from '../src/data/packed';
import type { KeptLibrary, Store } from '../src/data/store';
import { Failure } from '../src/failure';
import type { OnProgress } from './protocol';

/** How long a stored library waits for the server to say whether there is a newer one. */
const MANIFEST_PATIENCE_MS = 300;

export interface OpenedLibrary {
  readonly library: Library;
  readonly manifest: LibraryManifest;
  readonly fromStore: boolean;
}

/**
 * Opens the library kept in this browser; fetches, verifies and stores it when there is none, or
 * when the server has another one. What is kept wins over a server that cannot be reached.
 */
export async function openLibrary(
  store: Store,
  manifestUrl: string,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<OpenedLibrary> {
  // Asked at once, while the kept library is read; offline, only when there is none.
  const offered = isOffline() ? null : fetchManifest(manifestUrl, signal);
  offered?.catch(() => undefined);
  const kept = await openKept(store);
  if (!kept) {
    const manifest = await (offered ?? fetchManifest(manifestUrl, signal));
    return fetchAndStore(store, manifestUrl, manifest, signal, onProgress);
  }
  if (!offered) return kept;

  const fresh = await Promise.race([
    offered.catch(() => null),
    new Promise<null>((resolve) => setTimeout(() => resolve(null), MANIFEST_PATIENCE_MS)),
  ]);
  if (!fresh || fresh.info.hash === kept.library.info.hash) return kept;
  try {
    return await fetchAndStore(store, manifestUrl, fresh, signal, onProgress);
  } catch (error) {
    if (error instanceof Failure && error.code === 'cancelled') throw error;
    return kept;
  }
}

/** Whether the browser is sure of it; Node, where the tests run, has no say. */
const isOffline = (): boolean =>
  typeof navigator !== 'undefined' && 'onLine' in navigator && !navigator.onLine;

/** A kept library that is damaged counts as none: it is fetched again. */
async function openKept(store: Store): Promise<OpenedLibrary | null> {
  const kept = await store.loadLibrary().catch(() => null);
  if (!kept) return null;
  try {
    return { library: unpackLibrary(kept.bytes), manifest: kept.manifest, fromStore: true };
  } catch {
    return null;
  }
}

async function fetchAndStore(
  store: Store,
  manifestUrl: string,
  manifest: LibraryManifest,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<OpenedLibrary> {
  const { name } = manifest.info;
  onProgress({ phase: 'fetch', done: 0, total: manifest.bytes, detail: name });
  const bytes = await fetchLibrary(manifestUrl, manifest, signal, (done, total) =>
    onProgress({ phase: 'fetch', done, total, detail: name }),
  );
  const library = unpackLibrary(bytes);
  const kept: KeptLibrary = { info: library.info, manifest, bytes };
  onProgress({ phase: 'store', done: 0, total: bytes.length, detail: name });
  await store
    .saveLibrary(kept, {
      signal,
      onProgress: (done, total) => onProgress({ phase: 'store', done, total, detail: name }),
    })
    .catch((error: unknown) => {
      // The page works without keeping it, and says so from `store.note`.
      if (error instanceof Failure && error.code === 'cancelled') throw error;
    });
  return { library, manifest, fromStore: false };
}
