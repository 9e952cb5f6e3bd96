import { openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { readOutcomeRecord, type OutcomeRecord } from '../../../src/data/records';
import { DATABASE, migrate, VERSION, type MatineeSchema } from '../../../src/data/schema';
import { openStore } from '../../../src/data/store';
import { fillStorage, opensFresh } from '../../support/storage';

const outcome = (key: number, change: Partial<OutcomeRecord> = {}): OutcomeRecord => ({
  key,
  time: key,
  expected: { mean: 3.9, low: 2.5, high: 5 },
  standing: 0.97,
  stars: 4,
  exact: true,
  liked: true,
  ...change,
});

const open = opensFresh(openStore);

describe('how marks were foreseen', () => {
  it('is kept by film, and given back oldest first', async () => {
    const first = await open();
    await first.outcomes.put(outcome(2, { expected: null }));
    await first.outcomes.put(outcome(9, { time: 1 }));
    await first.outcomes.put(outcome(5));
    await first.outcomes.put(outcome(5, { stars: 1, liked: false }));
    await first.outcomes.put(outcome(7));
    await first.outcomes.removeMany([7, 12345]);
    first.close();
    expect(await (await open()).outcomes.all()).toEqual([
      outcome(9, { time: 1 }),
      outcome(2, { expected: null }),
      outcome(5, { stars: 1, liked: false }),
    ]);
  });

  it('refuses what is no whole outcome, and leaves it out when it is read', async () => {
    const wrong: Partial<Record<keyof OutcomeRecord, unknown>>[] = [
      { standing: 1.01 },
      { standing: NaN },
      { stars: 0 },
      { stars: '4' },
      { key: -1 },
      { time: -1 },
      { exact: 1 },
      { liked: undefined },
      { expected: undefined },
      { expected: { mean: Infinity, low: 1, high: 2 } },
      { expected: { mean: 3, low: 4, high: 2 } },
    ];
    for (const change of wrong) expect(readOutcomeRecord({ ...outcome(1), ...change })).toBeNull();
    const store = await open();
    await expect(store.outcomes.put(outcome(1, { standing: 2 }))).rejects.toMatchObject({
      code: 'bad-input',
    });
    const database = await openDB<MatineeSchema>(DATABASE);
    await database.put('outcomes', outcome(3, { stars: 99 }), 3);
    database.close();
    expect(await store.outcomes.all()).toEqual([]);
  });

  it('goes on from memory when storage is full', async () => {
    const store = await open();
    const free = fillStorage();
    await expect(store.outcomes.put(outcome(1))).rejects.toMatchObject({ code: 'storage-full' });
    expect(store.kept).toBe(false);
    expect(await store.outcomes.all()).toEqual([outcome(1)]);
    free();
  });

  it('has a place in a database of the version before, which keeps everything else', async () => {
    expect(VERSION).toBe(4);
    const older = await openDB<MatineeSchema>(DATABASE, 3, {
      upgrade: (database, from, to, transaction) => migrate(database, from, to ?? 3, transaction),
    });
    expect([...older.objectStoreNames]).not.toContain('outcomes');
    const mark = { key: 1, title: 'Alien', year: 1979, mark: 9, time: 5 } as const;
    const list = { title: 'Nights', films: [], updated: 4 };
    await older.put('profile', mark, 1);
    await older.put('lists', list, 'favourites');
    await older.put('settings', { dark: true }, 'theme');
    const saved = { arrays: { bias: Float32Array.of(1) }, info: {} };
    const snapshot = { libraryHash: 'aa', code: 'v1', saved, info: {}, savedAt: 1 };
    await older.put('snapshots', snapshot, 'ranking');
    older.close();

    const store = await open();
    expect(store.note).toBe('');
    expect(await store.profile.all()).toEqual([mark]);
    expect(await store.lists.get('favourites')).toEqual(list);
    expect(await store.settings.get('theme')).toEqual({ dark: true });
    expect((await store.loadSnapshot('ranking'))?.code).toBe('v1');
    expect(await store.outcomes.all()).toEqual([]);
    await store.outcomes.put(outcome(1));
    expect(await store.outcomes.all()).toEqual([outcome(1)]);
  });
});
