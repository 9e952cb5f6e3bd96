import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStore } from '../../../src/data/store';
import { openLibrary } from '../../../workers/openLibrary';
import type { Progress } from '../../../workers/protocol';
import { clusteredLibrary } from '../../support/clusteredLibrary';
import { MANIFEST_URL, serve } from '../../support/servedFiles';

const raw = clusteredLibrary({ users: 20, items: 12, groups: 3, perUser: 4, seed: 1 });
const other = clusteredLibrary({ users: 21, items: 12, groups: 3, perUser: 4, seed: 2 });
const open = async (progress: Progress[] = [], signal = new AbortController().signal) =>
  openLibrary(await openStore(), MANIFEST_URL, signal, (p) => progress.push(p));

beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()));
afterEach(() => vi.unstubAllGlobals());

describe('opening the library', () => {
  it('fetches, stores, and next time uses what is stored', async () => {
    const { server, bytes, file, fetched } = serve(raw);
    const progress: Progress[] = [];
    const first = await open(progress);
    expect(first.fromStore).toBe(false);
    expect(first.library.films).toHaveLength(12);
    expect(progress.filter(({ phase }) => phase === 'fetch').at(-1)?.done).toBe(bytes.length);
    expect(progress.at(-1)).toMatchObject({ phase: 'store', done: bytes.length });

    server.files = null;
    const second = await open();
    expect(second.fromStore).toBe(true);
    expect(second.library).toEqual(first.library);
    expect(second.manifest).toEqual(first.manifest);
    expect(fetched.filter((name) => name === file)).toHaveLength(1);
  });

  it('asks nothing of a network that is known to be away, unless there is nothing kept', async () => {
    const { fetched, manifest } = serve(raw);
    vi.stubGlobal('navigator', { onLine: false });
    // The browser may be wrong, and without a library there is nothing to lose.
    expect((await open()).library.info.hash).toBe(manifest.info.hash);
    const before = fetched.length;
    expect((await open()).fromStore).toBe(true);
    expect(fetched.length).toBe(before);
  });

  it('takes the server’s new library, and the stored one where that fails', async () => {
    serve(raw);
    await open();
    const { server, file, manifest } = serve(other);
    server.files?.delete(file);
    expect((await open()).library.info.hash).not.toBe(manifest.info.hash);
    serve(other);
    const opened = await open();
    expect(opened.library.info.hash).toBe(manifest.info.hash);
    expect(opened.fromStore).toBe(false);
  });

  it.each([
    ['missing', (bytes: Uint8Array | undefined) => bytes && undefined, 'library-missing'],
    ['truncated', (bytes: Uint8Array | undefined) => bytes?.slice(0, 99), 'library-damaged'],
    ['changed', (bytes: Uint8Array | undefined) => bytes?.map((b) => b ^ 1), 'library-damaged'],
  ])(
    'says so when the file is %s, stores nothing, and succeeds on retry',
    async (_, harm, code) => {
      const { server, file, bytes } = serve(raw);
      const harmed = harm(bytes);
      if (harmed) server.files?.set(file, harmed);
      else server.files?.delete(file);
      await expect(open()).rejects.toMatchObject({ code });
      expect(await (await openStore()).loadLibrary()).toBeNull();
      server.files?.set(file, bytes);
      expect((await open()).library.films).toHaveLength(12);
    },
  );

  it('can be cancelled, and stores nothing then', async () => {
    serve(raw);
    await expect(open([], AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
    expect(await (await openStore()).loadLibrary()).toBeNull();
  });
});
