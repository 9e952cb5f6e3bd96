import { describe, expect, it, vi } from 'vitest';
import type { Engine, EngineKind } from '../../../src/engine/engine';
import { createReferenceEngine } from '../../../src/engine/reference/engine';
import { Failure } from '../../../src/failure';
import { EnginePicker } from '../../../workers/enginePicker';
import { train } from '../../../workers/trainer';
import type { Library } from '../../../src/data/library';
import { clusteredRatings } from '../../support/clusteredRatings';

const library: Library = {
  info: {
    name: 'Test',
    kind: 'sample',
    synthetic: true,
    licence: '',
    hash: '00',
    films: 24,
    users: 30,
    ratings: 0,
  },
  films: Array.from({ length: 24 }, (_, id) => ({
    id,
    title: `Film ${id}`,
    year: 2000,
    genres: [],
  })),
  userIds: Float64Array.from({ length: 30 }, (_, u) => u),
  ratings: clusteredRatings({ users: 30, items: 24, groups: 3, perUser: 6, seed: 2 }),
};

const full = (
  kind: EngineKind,
  code: 'too-large' | 'engine-unavailable' = 'too-large',
): Engine => ({
  kind,
  label: kind,
  als: () => Promise.reject(new Failure(code, 'Too large.')),
  dispose: vi.fn(),
});

const run = (gpu: Engine, wasm: Engine) => {
  const webgpu = vi.fn(async () => gpu);
  const picker = new EnginePicker(null, {
    probeGpu: async () => 'hardware',
    webgpu,
    wasm: async () => wasm,
  });
  const { signal } = new AbortController();
  return { webgpu, done: train(library, picker, [], null, signal, () => undefined) };
};

describe('a library that is too large', () => {
  it.each(['too-large', 'engine-unavailable'] as const)(
    'for the GPU (%s) is trained on WebAssembly, and it is said why',
    async (code) => {
      const gpu = full('webgpu', code);
      const { done, webgpu } = run(gpu, { ...createReferenceEngine(), kind: 'wasm' });
      const { engine, factors } = await done;
      expect(engine.kind).toBe('wasm');
      expect(engine.note).toMatch(/does not fit the graphics processor/);
      expect(factors.losses.length).toBeGreaterThan(0);
      expect(webgpu).toHaveBeenCalledTimes(1);
      expect(gpu.dispose).toHaveBeenCalledTimes(1);
    },
  );

  it('for WebAssembly too is refused', async () => {
    const { done } = run(full('webgpu'), full('wasm'));
    await expect(done).rejects.toMatchObject({ code: 'too-large' });
  });
});
