import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { forgetEverything } from '../../../src/state/forget';

function openDatabase(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error(`${name} did not open`));
  });
}

async function names(): Promise<(string | undefined)[]> {
  return (await indexedDB.databases()).map(({ name }) => name).sort();
}

describe('forgetting everything', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('removes what is Matinee’s, and leaves what other pages at this address keep', async () => {
    const kept = { 'matinee-theme': 'dark', 'matinee-ratings-order': '{}', other: 'theirs' };
    vi.stubGlobal(
      'localStorage',
      Object.defineProperty({ ...kept }, 'removeItem', {
        value(this: Record<string, string>, name: string) {
          Reflect.deleteProperty(this, name);
        },
      }),
    );
    for (const name of ['matinee', 'their-database']) (await openDatabase(name)).close();
    expect(await forgetEverything()).toBe(true);
    expect(await names()).toEqual(['their-database']);
    expect(Object.keys(localStorage)).toEqual(['other']);
  });

  it('asks open connections to close, and waits for them', async () => {
    const database = await openDatabase('matinee');
    database.onversionchange = () => database.close();
    expect(await forgetEverything()).toBe(true);
    expect(await names()).not.toContain('matinee');
  });

  it('says so when another tab will not let go', async () => {
    const database = await openDatabase('matinee');
    expect(await forgetEverything()).toBe(false);
    database.close();
  });
});
