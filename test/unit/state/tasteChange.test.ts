import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { OutcomeRecord } from '../../../src/data/records';
import { openStore } from '../../../src/data/store';
import { createRandom } from '../../../src/engine/random';
import { filmKey } from '../../../src/share/filmKey';
import { Foresight } from '../../../src/state/foresight.svelte';
import { Profile } from '../../../src/state/profile.svelte';
import { ModelService } from '../../../workers/modelService';
import { clusteredLibrary } from '../../support/clusteredLibrary';
import { MANIFEST_URL, serve } from '../../support/servedFiles';

/**
 * From the mark to the retraining, with nothing left out but the screen: marks kept in IndexedDB, the
 * worker's own model, and the test for a change of taste over what it foresaw.
 */
const GROUPS = 6;
const ITEMS = 540;
const silent = (): void => undefined;
const film = (item: number) => {
  const [title, year] = [`Film Number ${item}`, 1950 + item];
  return { key: filmKey(title, year), title, year };
};

let service: ModelService;
beforeAll(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  serve(clusteredLibrary({ users: 150, items: ITEMS, groups: GROUPS, perUser: 40, seed: 7 }));
  service = new ModelService();
  await service.open({ manifestUrl: MANIFEST_URL, engine: 'reference' }, 1, silent);
  await service.train({ profile: [], mode: 'fresh' }, 2, silent);
});
afterAll(() => vi.unstubAllGlobals());

/**
 * Somebody who mostly picks what they like: films of two groups, and of two others from a mark on. One
 * mark in seven is the opposite of what their taste says.
 */
function* marksOf(seed: number, count: number, turnsAt: number) {
  const random = createRandom(seed);
  const left = new Set(Array.from({ length: ITEMS }, (_, item) => item));
  for (let n = 0; n < count; n++) {
    const groups = n < turnsAt ? [0, 1] : [3, 4];
    const wanted = random.next() < 0.6;
    const choice = [...left].filter((item) => groups.includes(item % GROUPS) === wanted);
    const item = choice[random.integer(choice.length)];
    left.delete(item);
    yield {
      item,
      mark: wanted !== random.next() < 1 / 7 ? ('like' as const) : ('dislike' as const),
    };
  }
}

/** When retrainings were asked for, in marks made, as somebody with this taste rates. */
async function relearntAt(seed: number, count: number, turnsAt: number) {
  vi.stubGlobal('indexedDB', new IDBFactory());
  const store = await openStore();
  const profile = new Profile();
  const asked: number[] = [];
  const foresight = new Foresight({
    marks: () => profile.list(),
    trainedAt: () => 0,
    foresee: (before, mark) => service.foresee(before, mark),
    figures: (outcomes, testFrom) => service.foresight(outcomes, testFrom),
    relearn: async () => asked.push(profile.size) > 0,
    keptChange: () => store.settings.get('tasteChangedAt'),
    keepChange: (time) => void store.settings.set('tasteChangedAt', time),
  });
  await profile.attach(store.profile);
  await foresight.attach(store.outcomes);
  profile.onMarks((change) => foresight.note(change));
  let time = 1_000_000;
  const clock = vi.spyOn(Date, 'now').mockImplementation(() => (time += 1000));
  for (const { item, mark } of marksOf(seed, count, turnsAt)) {
    profile.mark(film(item), mark);
    await foresight.settled();
    await foresight.tell();
  }
  clock.mockRestore();
  const kept = await store.outcomes.all();
  store.close();
  return { asked, kept, foresight };
}

/** Other seeds than the test's options were chosen with. */
const SEEDS = [311, 312, 313, 314, 315];

describe('people who rate one film after another', () => {
  it('whose taste turns: the model is mostly asked to learn anew soon after, and once', async () => {
    let found = 0;
    for (const seed of SEEDS) {
      const { asked, kept, foresight } = await relearntAt(seed, 80, 50);
      const after = asked.filter((marks) => marks > 50);
      expect(after.length).toBeLessThanOrEqual(1);
      found += after.length;
      // Every mark was foreseen before it was learnt from, and kept.
      expect(kept).toHaveLength(80);
      expect(foresight.figures?.all.count).toBe(80);
      expect(misplaced(kept.slice(50, 65))).toBeGreaterThan(misplaced(kept.slice(20, 50)) + 0.1);
    }
    expect(found).toBeGreaterThanOrEqual(3);
  });

  it('whose taste stays: it hardly ever is', async () => {
    let asked = 0;
    for (const seed of SEEDS) asked += (await relearntAt(seed, 80, Infinity)).asked.length;
    expect(asked).toBeLessThanOrEqual(1);
  });
});

/** How far from the end of the list where they belonged films stood, on average. */
function misplaced(outcomes: readonly OutcomeRecord[]): number {
  const each = outcomes.map(({ liked, standing }) => (liked ? 1 - standing : standing));
  return each.reduce((sum, one) => sum + one, 0) / each.length;
}
