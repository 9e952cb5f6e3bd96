import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { filmKey } from '../../../src/share/filmKey';
import { ModelService } from '../../../workers/modelService';
import type { Mark, ProfileMark, Progress } from '../../../workers/protocol';
import { clusteredLibrary } from '../../support/clusteredLibrary';
import { MANIFEST_URL, serve } from '../../support/servedFiles';

const ITEMS = 30;
const library = (seed: number) =>
  clusteredLibrary({ users: 60, items: ITEMS, groups: 3, perUser: 6, seed });
const everything = Array.from({ length: ITEMS }, (_, i) => i);
const marks = (mark: Mark, ...items: number[]): ProfileMark[] =>
  items.map((item, time) => ({ key: filmKey(`Film Number ${item}`, 1950 + item), mark, time }));

async function opened(): Promise<ModelService> {
  const service = new ModelService();
  await service.open({ manifestUrl: MANIFEST_URL, engine: 'reference' }, 1, () => undefined);
  return service;
}

/** How much learning was reported. */
async function learn(service: ModelService, fresh = false): Promise<number> {
  const reports: Progress[] = [];
  await service.learnStars(fresh, 2, (progress) => reports.push(progress));
  return reports.length;
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  serve(library(1));
});
afterEach(() => vi.unstubAllGlobals());

describe('stars from the model worker', () => {
  it('are predicted for a profile by the films’ own names', async () => {
    const service = await opened();
    await expect(service.predict([], [0])).rejects.toMatchObject({ code: 'bad-input' });
    expect(await learn(service)).toBe(101);
    const loved = await service.predict(marks(10, 0, 3, 6), everything);
    const hated = await service.predict(marks(1, 0, 3, 6), everything);
    expect(loved[9]?.mean).toBeGreaterThan(hated[9]?.mean ?? 5);
    const strange = [{ key: 1, mark: 10, time: 1 } as const];
    expect(await service.predict(strange, everything)).toEqual(
      await service.predict([], everything),
    );
  });

  it('are kept beside the ranking model, and need no learning on the second visit', async () => {
    const first = await opened();
    await first.train({ profile: [], mode: 'fresh' }, 3, () => undefined);
    await learn(first);
    const again = new ModelService();
    const { model } = await again.open(
      { manifestUrl: MANIFEST_URL, engine: 'reference' },
      1,
      () => undefined,
    );
    expect(model).not.toBeNull();
    expect(await learn(again)).toBe(0);
    expect(await again.predict(marks('like', 4), everything)).toEqual(
      await first.predict(marks('like', 4), everything),
    );
    expect(await learn(again, true)).toBe(101);
  });

  it('are never those of another library', async () => {
    await learn(await opened());
    serve(library(9));
    expect(await learn(await opened())).toBe(101);
  });

  it('are learnt while other calls are answered, and can be cancelled', async () => {
    const service = await opened();
    await service.train({ profile: [], mode: 'fresh' }, 3, () => undefined);
    const learning = service.learnStars(false, 4, ({ done }) => {
      if (done === 1) service.cancel(4);
    });
    expect(await service.search('film number 7', 1)).toHaveLength(1);
    await expect(learning).rejects.toMatchObject({ code: 'cancelled' });
  });
});
