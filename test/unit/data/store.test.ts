import { forceCloseDatabase } from 'fake-indexeddb';
import { deleteDB, openDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LibraryManifest } from '../../../src/data/library';
import type { KeptLibrary } from '../../../src/data/libraryStore';
import type { ProfileRecord } from '../../../src/data/records';
import { DATABASE, VERSION, migrate, type MatineeSchema } from '../../../src/data/schema';
import type { SavedArrays, SnapshotRecord } from '../../../src/data/snapshot';
import { openStore } from '../../../src/data/store';
import { fillStorage, opensFresh } from '../../support/storage';

const MIB = 2 ** 20;

const mark = (key: number, over: Partial<ProfileRecord> = {}): ProfileRecord => ({
  key,
  title: `Film ${key}`,
  year: 1990,
  mark: 'like',
  time: key,
  ...over,
});

/** A library of `size` bytes; the store does not look inside. */
function library(name: string, size: number): KeptLibrary {
  const bytes = Uint8Array.from({ length: size }, (_, i) => (i * 31 + name.length) & 255);
  const manifest: LibraryManifest = {
    format: 1,
    info: {
      name,
      kind: 'sample',
      synthetic: true,
      licence: '',
      hash: Buffer.from(name.padEnd(32)).toString('hex'),
      films: 0,
      users: 0,
      ratings: 0,
    },
    file: 'library.bin',
    bytes: size,
    starters: [],
  };
  return { info: manifest.info, manifest, bytes };
}

const snapshot: SnapshotRecord = {
  libraryHash: 'aa',
  code: 'v1',
  saved: {
    arrays: { bias: Float64Array.of(1, 2, 3, 4) },
    info: { size: 4 },
    parts: { ials: { arrays: { item: Float32Array.of(0.5, -0.5) }, info: {} } },
  },
  info: { epochs: 16, losses: [3, 2, 1] },
  savedAt: 1000,
};

const withArrays = (arrays: SavedArrays) => ({ saved: { arrays, info: {} } });

const open = opensFresh(openStore);
const raw = () => openDB<MatineeSchema>(DATABASE);
async function chunkHashes(): Promise<string[]> {
  const database = await raw();
  const keys = await database.getAllKeys('chunks');
  database.close();
  return [...new Set(keys.map(([hash]) => hash))];
}

/** As toEqual, which takes many seconds over megabytes. */
function expectSame(found: KeptLibrary | null, expected: KeptLibrary): void {
  expect(found && { ...found, bytes: found.bytes.length }).toEqual({
    ...expected,
    bytes: expected.bytes.length,
  });
  expect(Buffer.compare(found?.bytes ?? Buffer.of(), expected.bytes)).toBe(0);
}

afterEach(() => vi.unstubAllGlobals());

describe('a store that is kept', () => {
  it('gives everything back after it is opened again', async () => {
    const first = await open();
    expect(first.kept).toBe(true);
    expect(first.note).toBe('');
    const big = library('Big', 9 * MIB + 5);
    const progress: number[] = [];
    await first.saveLibrary(big, { onProgress: (done) => progress.push(done) });
    await first.saveSnapshot('ranking', snapshot);
    await first.profile.put(mark(1, { mark: 7, year: null, time: 50 }));
    await first.profile.putMany([mark(2), mark(3)]);
    await first.profile.remove(3);
    const list = { title: 'Nights', films: [{ key: 1, title: 'A', year: null }], updated: 4 };
    await first.lists.put('favourites', list);
    await first.settings.set('theme', { dark: true });
    first.close();

    expect(progress).toEqual([4 * MIB, 8 * MIB, 9 * MIB + 5]);
    const second = await open();
    expectSame(await second.loadLibrary(), big);
    expect(await second.loadSnapshot('ranking')).toEqual(snapshot);
    expect(await second.profile.all()).toEqual([
      mark(2),
      mark(1, { mark: 7, year: null, time: 50 }),
    ]);
    expect(await second.lists.all()).toEqual(new Map([['favourites', list]]));
    expect(await second.settings.get('theme')).toEqual({ dark: true });
  });

  it('has nothing at first', async () => {
    const store = await open();
    expect(await store.loadLibrary()).toBeNull();
    expect(await store.loadSnapshot('ranking')).toBeNull();
    expect(await store.profile.all()).toEqual([]);
    expect(await store.lists.get('favourites')).toBeNull();
    expect(await store.settings.get('theme')).toBeNull();
  });

  it('keeps one mark a film, the latest', async () => {
    const store = await open();
    await store.profile.put(mark(1));
    await store.profile.put(mark(1, { mark: 'dislike' }));
    expect((await store.profile.all()).map((record) => record.mark)).toEqual(['dislike']);
  });

  it('shows a second page what the first wrote', async () => {
    const [page, worker] = [await open(), await open()];
    await page.profile.put(mark(1));
    expect(await worker.profile.all()).toEqual([mark(1)]);
  });

  it.each<[string, Partial<ProfileRecord>]>([
    ['a key that is not a number', { key: NaN }],
    ['stars beyond the scale', { mark: 11 as never }],
    ['an infinite time', { time: Infinity }],
    ['an infinite year', { year: Infinity }],
  ])('refuses a mark with %s, and all that come with it', async (_, wrong) => {
    const store = await open();
    const writing = store.profile.putMany([mark(1), mark(2, wrong)]);
    await expect(writing).rejects.toMatchObject({ code: 'bad-input' });
    expect(await store.profile.all()).toEqual([]);
    expect(store.kept).toBe(true);
  });

  it.each([
    ['NaN', withArrays({ bias: Float32Array.of(1, NaN) })],
    [
      'infinity in a part',
      {
        saved: {
          ...snapshot.saved,
          parts: { x: withArrays({ a: Float64Array.of(Infinity) }).saved },
        },
      },
    ],
  ])('refuses a snapshot with %s and keeps the last good one', async (_, wrong) => {
    const store = await open();
    await store.saveSnapshot('ranking', snapshot);
    await expect(store.saveSnapshot('ranking', { ...snapshot, ...wrong })).rejects.toMatchObject({
      code: 'training-diverged',
    });
    expect(await store.loadSnapshot('ranking')).toEqual(snapshot);
  });

  it('refuses a snapshot of the wrong shape or with a loss that is not a number', async () => {
    const store = await open();
    for (const wrong of [
      { saved: { arrays: { a: [1, 2] }, info: {} } },
      { saved: { arrays: { a: new Date() }, info: {} } },
      { saved: { arrays: {}, info: { size: NaN } } },
      { saved: { arrays: {}, info: {}, parts: { ials: {} } } },
      { info: { losses: [NaN] } },
    ])
      await expect(
        store.saveSnapshot('ranking', { ...snapshot, ...(wrong as object) }),
      ).rejects.toMatchObject({
        code: 'bad-input',
      });
    expect(await store.loadSnapshot('ranking')).toBeNull();
  });

  it('stores only the part of a buffer that a view shows, shared memory included', async () => {
    const store = await open();
    const shared = new Float32Array(new SharedArrayBuffer(8));
    shared.set([5, 6]);
    const wide = Float32Array.of(9, 9, 1, 2, 9).subarray(2, 4);
    await store.saveSnapshot('ranking', { ...snapshot, ...withArrays({ wide, shared }) });
    const arrays = (await store.loadSnapshot('ranking'))?.saved.arrays;
    expect(arrays?.['wide'].buffer.byteLength).toBe(8);
    expect(arrays?.['shared']).toEqual(Float32Array.of(5, 6));
  });

  it('keeps the snapshot of each model by itself', async () => {
    const store = await open();
    const stars = { ...snapshot, code: 'stars 1' };
    await store.saveSnapshot('ranking', snapshot);
    await store.saveSnapshot('stars', stars);
    expect(await store.loadSnapshot('ranking')).toEqual(snapshot);
    expect(await store.loadSnapshot('stars')).toEqual(stars);
  });

  it('refuses settings that would not come back the same', async () => {
    const store = await open();
    for (const wrong of [NaN, undefined, { at: Infinity }, [() => 1], new Map([[1, 2]])])
      await expect(store.settings.set('x', wrong)).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('leaves damaged records out and gives the rest', async () => {
    const store = await open();
    await store.profile.put(mark(1));
    await store.lists.put('a', {
      title: 'A',
      films: [{ key: 1, title: 'A', year: 1 }],
      updated: 1,
    });
    const database = await raw();
    await database.put('profile', { ...mark(2), mark: 'love' as never }, 2);
    await database.put('profile', 'nonsense' as never, 3);
    await database.put(
      'lists',
      { title: 'B', films: [null, { key: 2, title: 'B', year: 2 }] as never, updated: 1 },
      'b',
    );
    await database.put('lists', { title: 5 } as never, 'c');
    await database.put(
      'snapshots',
      { ...snapshot, ...withArrays({ bias: Float32Array.of(NaN, 1) }) },
      'ranking',
    );
    database.close();
    expect(await store.profile.all()).toEqual([mark(1)]);
    expect([...(await store.lists.all()).keys()]).toEqual(['a', 'b']);
    expect((await store.lists.get('b'))?.films).toEqual([{ key: 2, title: 'B', year: 2 }]);
    expect(await store.loadSnapshot('ranking')).toBeNull();
  });
});

describe('changing the library', () => {
  const old = library('Old', 5 * MIB);
  const next = library('Next', 6 * MIB);

  it('removes the old one', async () => {
    const store = await open();
    await store.saveLibrary(old);
    await store.saveLibrary(next);
    expectSame(await store.loadLibrary(), next);
    expect(await chunkHashes()).toEqual([next.info.hash]);
    const database = await raw();
    expect((await database.getAllKeys('libraries')).sort()).toEqual(
      [next.info.hash, 'current'].sort(),
    );
    database.close();
  });

  it('stores the same one again over damaged pieces', async () => {
    const store = await open();
    await store.saveLibrary(old);
    const database = await raw();
    await database.put('chunks', new ArrayBuffer(3), [old.info.hash, 1]);
    expect(await store.loadLibrary()).toBeNull();
    await database.delete('chunks', [old.info.hash, 0]);
    expect(await store.loadLibrary()).toBeNull();
    database.close();
    await store.saveLibrary(old);
    expectSame(await store.loadLibrary(), old);
  });

  it('leaves the old one whole after a crash between staging and switch, and tidies up', async () => {
    const store = await open();
    await store.saveLibrary(old);
    store.close();
    // What a page leaves that was closed after its last piece and before the switch.
    const database = await raw();
    await database.put('chunks', next.bytes.slice(0, 4 * MIB).buffer, [next.info.hash, 0]);
    await database.put('chunks', next.bytes.slice(4 * MIB).buffer, [next.info.hash, 1]);
    database.close();

    const again = await open();
    expectSame(await again.loadLibrary(), old);
    expect(await chunkHashes()).toEqual([old.info.hash]);
  });

  it('leaves the old one whole when cancelled half-way', async () => {
    const store = await open();
    await store.saveLibrary(old);
    const stop = new AbortController();
    const saving = store.saveLibrary(next, { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(saving).rejects.toMatchObject({ code: 'cancelled' });
    expectSame(await store.loadLibrary(), old);
    expect(await chunkHashes()).toEqual([old.info.hash]);
    expect(store.kept).toBe(true);
  });

  it('stages again when another page tidies its pieces away meanwhile', async () => {
    const store = await open();
    let disturbed = false;
    await store.saveLibrary(next, {
      onProgress: (done, total) => {
        if (done === total && !disturbed) {
          disturbed = true;
          void openStore().then((other) => other.close());
        }
      },
    });
    expect(disturbed).toBe(true);
    expectSame(await store.loadLibrary(), next);
    expect(await chunkHashes()).toEqual([next.info.hash]);
  });

  it('refuses a library that does not fit its manifest', async () => {
    const store = await open();
    const saving = store.saveLibrary({ ...old, bytes: old.bytes.subarray(1) });
    await expect(saving).rejects.toMatchObject({ code: 'bad-input' });
  });
});

describe('a full device', () => {
  it('leaves the old library in the database and the new one in memory', async () => {
    const store = await open();
    await store.saveLibrary(library('Old', 100));
    let pieces = 0;
    const free = fillStorage((name) => name === 'chunks' && ++pieces === 2);
    const next = library('Next', 5 * MIB);
    await expect(store.saveLibrary(next)).rejects.toMatchObject({ code: 'storage-full' });
    free();
    expect(store.kept).toBe(false);
    expect(store.note).toMatch(/full/);
    expectSame(await store.loadLibrary(), next);

    const other = await open();
    expect((await other.loadLibrary())?.info.name).toBe('Old');
    expect(await chunkHashes()).toEqual([library('Old', 1).info.hash]);
  });

  it('leaves the old library when only the switch fails', async () => {
    const store = await open();
    await store.saveLibrary(library('Old', 100));
    const free = fillStorage((name) => name === 'libraries');
    await expect(store.saveLibrary(library('Next', 100))).rejects.toMatchObject({
      code: 'storage-full',
    });
    free();
    expect((await (await open()).loadLibrary())?.info.name).toBe('Old');
  });

  it('keeps marks in memory, says so, and stores them once there is room', async () => {
    const store = await open();
    await store.profile.put(mark(1));
    const free = fillStorage();
    await expect(store.profile.put(mark(2))).rejects.toMatchObject({ code: 'storage-full' });
    await expect(store.saveSnapshot('ranking', snapshot)).rejects.toMatchObject({
      code: 'storage-full',
    });
    expect(store.kept).toBe(false);
    expect(await store.profile.all()).toEqual([mark(1), mark(2)]);
    expect(await store.loadSnapshot('ranking')).toEqual(snapshot);
    free();

    await store.profile.put(mark(3));
    await store.saveSnapshot('ranking', snapshot);
    expect(store.kept).toBe(true);
    expect(await (await open()).profile.all()).toEqual([mark(1), mark(2), mark(3)]);
  });
});

describe('a browser that refuses to store', () => {
  it.each<[string, () => void]>([
    ['has no IndexedDB', () => vi.stubGlobal('indexedDB', undefined)],
    [
      'throws when it is asked to open',
      () =>
        vi.stubGlobal('indexedDB', {
          open: () => {
            throw new DOMException('The user denied permission.', 'SecurityError');
          },
        }),
    ],
  ])('works from memory when it %s', async (_, refuse) => {
    refuse();
    const store = await open();
    expect(store.kept).toBe(false);
    expect(store.note).toMatch(/nothing will be kept/);
    const kept = library('Small', 100);
    await store.saveLibrary(kept);
    await store.saveSnapshot('ranking', snapshot);
    await store.profile.putMany([mark(2), mark(1)]);
    await store.profile.remove(2);
    await store.settings.set('theme', 'dark');
    expectSame(await store.loadLibrary(), kept);
    expect(await store.loadSnapshot('ranking')).toEqual(snapshot);
    expect(await store.profile.all()).toEqual([mark(1)]);
    expect(await store.settings.get('theme')).toBe('dark');
    expect(await store.lists.all()).toEqual(new Map());
  });
});

describe('a browser that does not answer', () => {
  it('is given up, and the session works from memory', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => new IDBOpenDBRequest());
    const store = await open({ silence: 20 });
    expect(store.kept).toBe(false);
    expect(store.opened).toBe(false);
    expect(store.note).toMatch(/does not answer.*nothing will be kept.*reload/);
    await store.profile.put(mark(1));
    expect(await store.profile.all()).toEqual([mark(1)]);
  });

  it('is not even asked where it is known that there is no database', async () => {
    const asked = vi.spyOn(indexedDB, 'open');
    const store = await open({ without: 'Blocked elsewhere.' });
    expect(store.note).toBe('Blocked elsewhere.');
    await store.profile.put(mark(1));
    expect(await store.loadLibrary()).toBeNull();
    expect(asked).not.toHaveBeenCalled();
  });

  it('is waited for while it upgrades, however long that takes', async () => {
    const realOpen = indexedDB.open.bind(indexedDB);
    vi.spyOn(indexedDB, 'open').mockImplementation((...args) => {
      const request = realOpen(...args);
      request.addEventListener('upgradeneeded', () => {
        // Keeps the version change busy for longer than the browser may be silent.
        const until = performance.now() + 60;
        const busy = request.result.createObjectStore('busy');
        const again = (): void => {
          if (performance.now() < until) busy.count().addEventListener('success', again);
        };
        again();
      });
      return request;
    });
    const store = await open({ silence: 20 });
    expect(store.note).toBe('');
    expect(store.opened).toBe(true);
  });
});

describe('versions', () => {
  const at = (version: number) =>
    openDB<MatineeSchema>(DATABASE, version, {
      upgrade: (database, from, to, transaction) =>
        migrate(database, from, to ?? version, transaction),
    });

  it('takes what version 1 kept along', async () => {
    const first = await at(1);
    expect([...first.objectStoreNames]).not.toContain('lists');
    const kept = library('Kept', 10);
    await first.put('profile', mark(1), 1);
    await first.put('settings', 'dark', 'theme');
    await first.put('chunks', kept.bytes.slice().buffer, [kept.info.hash, 0]);
    await first.put('libraries', { ...kept, chunks: 1, bytes: 10 }, kept.info.hash);
    await first.put('libraries', kept.info.hash, 'current');
    first.close();

    const store = await open();
    expect(store.kept).toBe(true);
    expect(await store.profile.all()).toEqual([mark(1)]);
    expect(await store.settings.get('theme')).toBe('dark');
    expectSame(await store.loadLibrary(), kept);
    await store.lists.put('a', { title: 'A', films: [], updated: 1 });
    expect(await store.lists.get('a')).not.toBeNull();
  });

  it.each(Array.from({ length: VERSION }, (_, n) => n + 1))(
    'drops nothing that a person made when it comes from version %i',
    async (version) => {
      const stores = ['profile', 'outcomes', 'lists', 'settings'] as const;
      const older = await at(version);
      const there = stores.filter((name) => older.objectStoreNames.contains(name));
      for (const name of there) await older.put(name, `mine in ${name}` as never, 7);
      older.close();
      expect(there).toContain('profile');

      expect((await open()).kept).toBe(true);
      const newest = await raw();
      expect(newest.version).toBe(VERSION);
      for (const name of there) expect(await newest.get(name, 7)).toBe(`mine in ${name}`);
      newest.close();
    },
  );

  it('drops models that older code kept', async () => {
    const second = await at(2);
    await second.put('snapshots', { factors: 64 } as never, 'current');
    second.close();
    await open();
    const database = await raw();
    expect(await database.count('snapshots')).toBe(0);
    database.close();
  });

  it('waits for another tab with an older version, says so, and goes on when it closes', async () => {
    const other = await at(1);
    await other.put('profile', mark(1), 1);
    const onUnblocked = vi.fn();
    const onBlocked = vi.fn(() => {
      expect(onUnblocked).not.toHaveBeenCalled();
      setTimeout(() => other.close(), 20);
    });
    const store = await open({ onBlocked, onUnblocked });
    expect(onBlocked).toHaveBeenCalledOnce();
    expect(onUnblocked).toHaveBeenCalledOnce();
    expect(store.kept).toBe(true);
    expect(await store.profile.all()).toEqual([mark(1)]);
  });

  it('works from memory when the other tab stays', async () => {
    const other = await at(1);
    const store = await open({ patience: 20 });
    expect(store.kept).toBe(false);
    expect(store.note).toMatch(/another tab.*nothing will be kept.*Close the other tab/);
    await store.profile.put(mark(1));
    expect(await store.profile.all()).toEqual([mark(1)]);
    other.close();
    // The late opening must not hold others up.
    const third = await open({ patience: 500 });
    expect(third.kept).toBe(true);
    expect(await third.profile.all()).toEqual([]);
  });

  it('lets a newer tab upgrade, says so, and goes on from memory', async () => {
    const onBlocking = vi.fn();
    const store = await open({ onBlocking });
    await store.profile.put(mark(1));
    const blocked = vi.fn();
    const newer = await openDB<MatineeSchema>(DATABASE, VERSION + 1, { blocked });
    expect(blocked).not.toHaveBeenCalled();
    expect(onBlocking).toHaveBeenCalledOnce();
    expect(store.kept).toBe(false);
    expect(store.note).toMatch(/newer version/);
    await store.profile.put(mark(2));
    expect(await store.profile.all()).toContainEqual(mark(2));
    expect(await newer.getAll('profile')).toEqual([mark(1)]);
    newer.close();
  });

  it('starts afresh when the person deletes what is stored', async () => {
    const store = await open();
    await store.profile.put(mark(1));
    const blocked = vi.fn();
    await deleteDB(DATABASE, { blocked });
    expect(blocked).not.toHaveBeenCalled();
    expect(await store.profile.all()).toEqual([]);
    await store.profile.put(mark(2));
    expect(store.kept).toBe(true);
    expect(await (await open()).profile.all()).toEqual([mark(2)]);
  });

  it('leaves the data of a newer version alone', async () => {
    const newer = await openDB<MatineeSchema>(DATABASE, VERSION + 1, {
      upgrade: (database, from, to, transaction) =>
        migrate(database, from, to ?? VERSION, transaction),
    });
    await newer.put('profile', mark(1), 1);
    newer.close();
    const store = await open();
    expect(store.kept).toBe(false);
    expect(store.note).toMatch(/newer version/);
    const again = await openDB<MatineeSchema>(DATABASE, VERSION + 1);
    expect(await again.getAll('profile')).toEqual([mark(1)]);
    again.close();
  });

  it('opens again when the browser ends the connection by itself', async () => {
    const databases: IDBDatabase[] = [];
    const openReal = indexedDB.open.bind(indexedDB);
    vi.spyOn(indexedDB, 'open').mockImplementation((...args) => {
      const request = openReal(...args);
      request.addEventListener('success', () => databases.push(request.result));
      return request;
    });
    const onTerminated = vi.fn();
    const store = await open({ onTerminated });
    await store.profile.put(mark(1));
    // Some browsers close without telling, some tell: both.
    databases[0].close();
    await store.profile.put(mark(2));
    // Its type asks for the class by mistake.
    forceCloseDatabase(databases[1] as never);
    await vi.waitFor(() => expect(onTerminated).toHaveBeenCalled());
    expect(onTerminated).toHaveBeenCalledOnce();
    expect(await store.profile.all()).toEqual([mark(1), mark(2)]);
    expect(store.kept).toBe(true);
  });
});
