import { expect, it, vi } from 'vitest';
import type { Library } from '../../../src/data/library';
import { createReferenceEngine } from '../../../src/engine/reference/engine';
import { yieldToOthers } from '../../../src/engine/yieldToOthers';
import { EnginePicker } from '../../../workers/enginePicker';
import type { ServedModel } from '../../../workers/servedModel';
import { trainServed } from '../../../workers/trainServed';
import { clusteredLibrary } from '../../support/clusteredLibrary';

vi.mock('../../../src/engine/yieldToOthers', { spy: true });

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

const run = (
  before: ServedModel | null,
  signal: AbortSignal,
  mode: 'fresh' | 'warm' = 'fresh',
): Promise<ServedModel> =>
  trainServed(library, picker(), [{ item: 3, mark: 'like' }], mode, before, signal, () => {});

it('lets likes be answered between its steps, however short they are', async () => {
  const { signal } = new AbortController();
  const first = await run(null, signal);
  expect(first.places.hue).toHaveLength(first.parts.ials.model.items);
  const turns = vi.mocked(yieldToOthers);
  turns.mockClear();
  // All slices of so small a training are one.
  await run(first, signal, 'warm');
  expect(turns.mock.calls.length).toBeGreaterThanOrEqual(5);
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
