import { expect, it } from 'vitest';
import type { Library } from '../../../src/data/library';
import { createReferenceEngine } from '../../../src/engine/reference/engine';
import { yieldToOthers } from '../../../src/engine/yieldToOthers';
import { EnginePicker } from '../../../workers/enginePicker';
import type { ServedModel } from '../../../workers/servedModel';
import { trainServed } from '../../../workers/trainServed';
import { clusteredLibrary } from '../../support/clusteredLibrary';

const raw = clusteredLibrary({ users: 30, items: 24, groups: 3, perUser: 6, seed: 2 });
const { films, userIds, ratings, ...about } = raw;
const counts = { films: 24, users: 30, ratings: ratings.user.length };
const library: Library = { info: { ...about, hash: '00', ...counts }, films, userIds, ratings };

const picker = () =>
  new EnginePicker(null, {
    probeGpu: async () => 'none',
    webgpu: async () => createReferenceEngine(),
    wasm: async () => ({ ...createReferenceEngine(), kind: 'wasm', label: 'wasm' }),
  });

const run = (before: ServedModel | null, signal: AbortSignal) =>
  trainServed(library, picker(), [{ item: 3, mark: 'like' }], 'fresh', before, signal, () => {});

it('answers what comes in while it trains, a turn at a time', async () => {
  const controller = new AbortController();
  let training = true;
  let turns = 0;
  const done = run(null, controller.signal).finally(() => (training = false));
  while (training) {
    await new Promise((resolve) => setTimeout(resolve));
    turns++;
  }
  const served = await done;
  expect(served.places.hue).toHaveLength(served.parts.ials.model.items);
  expect(turns).toBeGreaterThan(3);
});

it('can be cancelled to the last: what comes in while colours are found is heard', async () => {
  const controller = new AbortController();
  // Asked for its colours at the end only.
  const before = {
    get places() {
      void yieldToOthers().then(() => controller.abort());
      return null;
    },
  } as unknown as ServedModel;
  await expect(run(before, controller.signal)).rejects.toMatchObject({
    code: 'cancelled',
  });
});
