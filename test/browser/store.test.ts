import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LibraryManifest } from '../../src/data/library';
import { DATABASE, VERSION } from '../../src/data/schema';
import { hashPacked } from '../../src/data/sections';
import { openStore, type KeptLibrary, type Store } from '../../src/data/store';

/** The store against a real IndexedDB and real Web Locks; all else is in test/unit/data. */
const MIB = 2 ** 20;
let stores: Store[] = [];
const open: typeof openStore = async (options) => {
  const store = await openStore(options);
  stores.push(store);
  return store;
};

function library(seed: number): KeptLibrary {
  const bytes = Uint8Array.from({ length: 9 * MIB + seed }, (_, i) => (i * seed) & 255);
  const hash = hashPacked(bytes);
  const label = { name: `${seed}`, kind: 'sample', synthetic: true, licence: '' } as const;
  const info = { ...label, hash, films: 0, users: 0, ratings: 0 };
  const manifest: LibraryManifest = {
    format: 1,
    info,
    file: 'library.bin',
    bytes: bytes.length,
    starters: [],
  };
  return { info, manifest, bytes };
}

beforeEach(async () => {
  stores = [];
  await deleteDB(DATABASE);
});
afterEach(() => {
  for (const store of stores) store.close();
});

it('keeps a library and a model, and swaps the library', async () => {
  const first = await open();
  expect([first.kept, first.note]).toEqual([true, '']);
  await first.saveLibrary(library(3));
  await first.saveLibrary(library(5));
  const factors = Float32Array.from({ length: 64 * 100 }, (_, i) => Math.sin(i));
  await first.saveSnapshot('ranking', {
    libraryHash: 'aa',
    code: '1',
    saved: { arrays: { all: factors, some: factors.subarray(0, 640) }, info: {} },
    info: { losses: [1] },
    savedAt: 1,
  });
  first.close();

  const second = await open();
  const loaded = await second.loadLibrary();
  expect(loaded?.info.name).toBe('5');
  expect(hashPacked(loaded?.bytes ?? new Uint8Array())).toBe(library(5).info.hash);
  const kept = await second.loadSnapshot('ranking');
  expect(kept?.saved.arrays).toEqual({ all: factors, some: factors.slice(0, 640) });
  const database = await openDB(DATABASE);
  expect(await database.count('chunks')).toBe(3);
  database.close();
});

it('is not disturbed by another page that opens while a library is being stored', async () => {
  const store = await open();
  let pieces = 0;
  await store.saveLibrary(library(7), {
    onProgress: () => {
      pieces++;
      void open();
    },
  });
  // Three pieces, each staged once: the others' tidying left them alone.
  expect(pieces).toBe(3);
  expect((await store.loadLibrary())?.info.name).toBe('7');
});

it('lets a newer page upgrade', async () => {
  let told = false;
  const store = await open({ onBlocking: () => (told = true) });
  const newer = await openDB(DATABASE, VERSION + 1);
  expect(told).toBe(true);
  expect(store.kept).toBe(false);
  newer.close();
});
