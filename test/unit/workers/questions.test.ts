import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Library } from '../../../src/data/library';
import { ItemModel } from '../../../src/model/ranking/foldIn';
import { IALS_DEFAULTS } from '../../../src/model/ranking/ials';
import { filmKey } from '../../../src/share/filmKey';
import { ModelService } from '../../../workers/modelService';
import { Questions } from '../../../workers/questions';
import type { AskRequest, Mark, ProfileMark } from '../../../workers/protocol';
import { clusteredLibrary } from '../../support/clusteredLibrary';
import { makeFactors } from '../../support/problems';
import { MANIFEST_URL, serve } from '../../support/servedFiles';

const ITEMS = 30;
const raw = clusteredLibrary({ users: 60, items: ITEMS, groups: 3, perUser: 6, seed: 1 });
const keyOf = (item: number) => filmKey(`Film Number ${item}`, 1950 + item);
const marks = (mark: Mark, ...items: number[]): ProfileMark[] =>
  items.map((item, time) => ({ key: keyOf(item), mark, time }));
const nothing: AskRequest = { unseen: [], open: [], count: 5 };

let service: ModelService;
const ask = async (profile: readonly ProfileMark[], request: Partial<AskRequest> = {}) =>
  (await service.ask(profile, { ...nothing, ...request })).map(({ item }) => item);

beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  serve(raw);
  service = new ModelService();
  await service.open({ manifestUrl: MANIFEST_URL, engine: 'reference' }, 1, () => undefined);
});
afterEach(() => vi.unstubAllGlobals());

const train = (profile: readonly ProfileMark[] = []) =>
  service.train({ profile, mode: 'fresh' }, 2, () => undefined);

describe('the worker, asked what to ask', () => {
  it('says that there is no model yet', async () => {
    await expect(service.ask([], nothing)).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('names films, without those marked, not seen or in the row already', async () => {
    await train();
    const first = await ask([]);
    expect(new Set(first).size).toBe(5);
    const [liked, unseen, open] = first;
    const next = await ask(marks('like', liked), {
      unseen: [keyOf(unseen)],
      open: [keyOf(open)],
    });
    expect(next).toHaveLength(5);
    for (const item of [liked, unseen, open]) expect(next).not.toContain(item);
  });

  it('knows from what was seen what is likely to have been seen, from any mark but "not interested"', async () => {
    await train();
    const of = (mark: Mark) => ask(marks(mark, 0, 3, 6));
    expect(await of('seen')).not.toEqual(await of('skip'));
    for (const mark of ['seen', 'skip', 'like', 'dislike', 1, 10] as const)
      expect(await of(mark)).not.toContain(0);
  });

  it('passes over films that this library does not have, and films both marked and not seen', async () => {
    await train();
    const strange = [filmKey('A Film That Nobody Made', 1931)];
    expect(await ask([], { unseen: strange, open: strange })).toEqual(await ask([]));
    const liked = marks('like', 4);
    expect(await ask(liked, { unseen: [keyOf(4)] })).toEqual(await ask(liked));
  });

  it('asks by the newest model as soon as that is prepared, and by the last one until then', async () => {
    const library = { ...raw, info: {} } as unknown as Library;
    const options = { ...IALS_DEFAULTS, factors: 8 };
    const model = (seed: number) =>
      new ItemModel(makeFactors(ITEMS, 8, seed, 1), new Uint32Array(ITEMS).fill(5), options);
    const [one, other] = [model(1), model(2)];
    const questions = new Questions(library);
    const next = (of: ItemModel) => questions.next(of, [], { unseen: [], open: [] }, 5);
    const first = await next(one);
    expect(await next(other)).toEqual(first);
    await vi.waitFor(async () => expect(await next(other)).not.toEqual(first));
  });

  it('has nothing left to ask once everything is marked', async () => {
    await train();
    expect(await ask(marks('like', ...Array.from({ length: ITEMS }, (_, item) => item)))).toEqual(
      [],
    );
  });
});
