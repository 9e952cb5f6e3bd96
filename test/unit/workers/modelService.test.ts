import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ModelService } from '../../../workers/modelService';
import type { Mark, ProfileMark, Query } from '../../../workers/protocol';
import { Hybrid } from '../../../src/model/ranking/hybrid';
import { filmKey } from '../../../src/share/filmKey';
import { clusteredLibrary } from '../../support/clusteredLibrary';
import { MANIFEST_URL, serve } from '../../support/servedFiles';

const GROUPS = 3;
const ITEMS = 30;
const raw = clusteredLibrary({ users: 60, items: ITEMS, groups: GROUPS, perUser: 6, seed: 1 });
const query: Query = {
  genresIn: [],
  genresOut: [],
  yearFrom: null,
  yearTo: null,
  fame: 0,
  variety: 0,
  offset: 0,
  limit: 10,
};
const silent = () => undefined;
const keyOf = (item: number) => filmKey(`Film Number ${item}`, 1950 + item);
const marks = (mark: Mark, ...items: number[]): ProfileMark[] =>
  items.map((item, time) => ({ key: keyOf(item), mark, time }));

async function opened(): Promise<ModelService> {
  const service = new ModelService();
  await service.open({ manifestUrl: MANIFEST_URL, engine: 'reference' }, 1, silent);
  return service;
}
async function trained(profile: readonly ProfileMark[] = []): Promise<ModelService> {
  const service = await opened();
  await service.train({ profile, mode: 'fresh' }, 2, silent);
  return service;
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  serve(raw);
});
afterEach(() => vi.unstubAllGlobals());

describe('the model worker', () => {
  it('opens, trains, and recommends from the first like', async () => {
    const service = await trained();
    const page = await service.recommend(marks('like', 0), query);
    expect(page).toMatchObject({ personal: true, unknownMarks: 0, total: ITEMS - 1 });
    const { film, reasons, match } = page.recommendations[0];
    expect(film.item % GROUPS).toBe(0);
    expect(reasons[0].film.key).toBe(keyOf(0));
    expect(match).toBeGreaterThan(0);
    expect(film.place?.hue).toBeGreaterThanOrEqual(0);
  });

  it('makes the model quick, on the first visit and the next', async () => {
    const quicken = vi.spyOn(Hybrid.prototype, 'quicken');
    await trained();
    expect(quicken).toHaveBeenCalledTimes(1);
    await opened();
    expect(quicken).toHaveBeenCalledTimes(2);
    quicken.mockRestore();
  });

  it('needs neither network nor training on the second visit', async () => {
    const before = await (await trained()).recommend(marks('like', 0, 3), query);
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
    const service = new ModelService();
    const { fromStore, model } = await service.open(
      { manifestUrl: MANIFEST_URL, engine: null },
      1,
      silent,
    );
    expect(fromStore).toBe(true);
    expect(model?.epochs).toBeGreaterThan(0);
    const after = await service.recommend(marks('like', 0, 3), query);
    expect(after.recommendations).toEqual(before.recommendations);
  });

  it('never trusts a snapshot of another library', async () => {
    await trained();
    serve(clusteredLibrary({ users: 60, items: ITEMS, groups: GROUPS, perUser: 6, seed: 9 }));
    const service = new ModelService();
    const { model } = await service.open({ manifestUrl: MANIFEST_URL, engine: null }, 1, silent);
    expect(model).toBeNull();
  });

  it('learns the visitor’s marks, and says how many', async () => {
    const service = await trained();
    const profile = [...marks('like', 0, 3), ...marks('seen', 1)];
    const info = await service.train({ profile, mode: 'warm' }, 3, silent);
    expect(info.learntMarks).toBe(2);
  });

  it('keeps the last model when training is cancelled', async () => {
    const service = await trained();
    const before = await service.recommend(marks('like', 0), query);
    const training = service.train({ profile: [], mode: 'fresh' }, 7, () => service.cancel(7));
    await expect(training).rejects.toMatchObject({ code: 'cancelled' });
    expect((await service.recommend(marks('like', 0), query)).recommendations).toEqual(
      before.recommendations,
    );
  });

  it('lets a newer training take over from an older one', async () => {
    const service = await trained();
    const older = service.train({ profile: [], mode: 'fresh' }, 3, silent);
    const newer = service.train({ profile: [], mode: 'warm' }, 4, silent);
    await expect(older).rejects.toMatchObject({ code: 'cancelled' });
    await expect(newer).resolves.toMatchObject({ factors: 64 });
  });

  it('counts marks whose film it has not, and takes the later of two on one film', async () => {
    const service = await trained();
    const profile: ProfileMark[] = [
      { key: 12345, mark: 'like', time: 1 },
      { key: keyOf(4), mark: 'like', time: 2 },
      // The same film under the year that another catalogue gives it.
      { key: filmKey('Film Number 4', 1953), mark: 'dislike', time: 3 },
    ];
    const page = await service.recommend(profile, query);
    expect(page).toMatchObject({ unknownMarks: 1, personal: false, total: ITEMS - 1 });
  });

  it('says what each part of the blend counts for a person', async () => {
    const service = await trained();
    const few = await service.blend(marks('like', 0));
    const more = await service.blend([...marks('like', 0, 3, 6, 9), ...marks('dislike', 1)]);
    expect([few.likes, more.likes]).toEqual([1, 4]);
    for (const { shares } of [few, more])
      expect(Object.values(shares).reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    expect(more.shares.ials).toBeLessThan(few.shares.ials);
  });

  it('searches and resolves before there is a model', async () => {
    const service = await opened();
    expect((await service.search('film number 7', 3))[0].item).toBe(7);
    expect((await service.resolve([keyOf(5), 1])).map((film) => film?.item)).toEqual([
      5,
      undefined,
    ]);
    expect((await service.filmById(105))?.item).toBe(5);
    expect(await service.filmById(5)).toBeNull();
    await expect(service.recommend([], query)).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('explains, compares, matches lists and finds films for two', async () => {
    const service = await trained();
    const explanation = await service.explain(marks('like', 0, 3), 6);
    const shares = [explanation.popularity, ...explanation.reasons.map(({ share }) => share)];
    expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 4);
    const parts = Object.values(explanation.parts);
    expect(parts.reduce((a, b) => a + b)).toBeCloseTo(1, 4);
    await expect(service.explain([], ITEMS)).rejects.toMatchObject({ code: 'bad-input' });
    expect((await service.similar(0, 3)).every(({ film }) => film.item % GROUPS === 0)).toBe(true);
    const match = await service.matchList(marks('like', 0, 3), [keyOf(6), keyOf(9), 1]);
    expect(match.best).toHaveLength(2);
    expect(match.percent).toBeGreaterThan(50);
    const { recommendations: joint, within } = await service.together(
      marks('like', 0),
      marks('like', 3),
      query,
    );
    expect(within).toBeGreaterThan(0);
    expect(within).toBeLessThanOrEqual(1);
    expect(joint[0].film.item % GROUPS).toBe(0);
  });

  it('says what is missing when called too early', async () => {
    await expect(new ModelService().search('x', 1)).rejects.toMatchObject({ code: 'bad-input' });
  });
});
