import { afterEach, describe, expect, it, vi } from 'vitest';
import { openPersonStore } from '../../../src/data/personStore';
import type { OutcomeRecord, ProfileRecord } from '../../../src/data/records';
import { fillStorage, opensFresh } from '../../support/storage';

const open = opensFresh(openPersonStore);
afterEach(() => vi.unstubAllGlobals());

const mark = (key: number, time: number): ProfileRecord => ({
  key,
  title: `Film ${key}`,
  year: 1990,
  mark: 'like',
  time,
});
const outcome = (key: number, time: number): OutcomeRecord => ({
  key,
  time,
  expected: { mean: 3.5, low: 2, high: 5 },
  standing: 0.8,
  stars: 4,
  exact: true,
  liked: true,
});

describe('what a person made', () => {
  it('is there in the next visit, marks and outcomes oldest first', async () => {
    const first = await open();
    await first.profile.putMany([mark(1, 30), mark(2, 10)]);
    await first.profile.put(mark(3, 20));
    await first.outcomes.put(outcome(1, 30));
    await first.outcomes.put(outcome(2, 10));
    const list = { title: 'Nights', films: [], updated: 1 };
    await first.lists.put('favourites', list);
    await first.settings.set('theme', 'dark');
    first.close();

    const second = await open();
    expect([second.kept, second.opened, second.note]).toEqual([true, true, '']);
    expect((await second.profile.all()).map(({ key }) => key)).toEqual([2, 3, 1]);
    expect(await second.outcomes.all()).toEqual([outcome(2, 10), outcome(1, 30)]);
    expect(await second.lists.all()).toEqual(new Map([['favourites', list]]));
    expect(await second.settings.get('theme')).toBe('dark');
  });

  it('can be taken away, each for itself', async () => {
    const store = await open();
    await store.profile.putMany([mark(1, 1), mark(2, 2)]);
    await store.profile.remove(1);
    await store.outcomes.put(outcome(1, 1));
    await store.outcomes.put(outcome(2, 2));
    await store.outcomes.removeMany([1, 2]);
    await store.lists.put('a', { title: 'A', films: [], updated: 1 });
    await store.lists.remove('a');
    await store.settings.set('theme', 'dark');
    await store.settings.set('theme', null);
    store.close();

    const again = await open();
    expect(await again.profile.all()).toEqual([mark(2, 2)]);
    expect(await again.outcomes.all()).toEqual([]);
    expect(await again.lists.get('a')).toBeNull();
    expect(await again.settings.get('theme')).toBeNull();
  });

  it('is said not to be kept as soon as any part of it is not, and why', async () => {
    const store = await open();
    const free = fillStorage((name) => name === 'lists');
    await store.profile.put(mark(1, 1));
    expect(store.kept).toBe(true);
    const putting = store.lists.put('a', { title: 'A', films: [], updated: 1 });
    await expect(putting).rejects.toMatchObject({ code: 'storage-full' });
    expect([store.kept, store.opened]).toEqual([false, true]);
    expect(store.note).toMatch(/full/);
    expect(await store.lists.get('a')).toMatchObject({ title: 'A' });
    free();
  });

  it('lasts for the visit where there is no storage', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const store = await open();
    expect([store.kept, store.opened]).toEqual([false, false]);
    await store.profile.put(mark(1, 1));
    expect(await store.profile.all()).toEqual([mark(1, 1)]);
  });
});
