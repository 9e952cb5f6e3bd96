import { describe, expect, it, vi } from 'vitest';
import type { Library } from '../../../src/data/library';
import type { Engine } from '../../../src/engine/engine';
import { createReferenceEngine } from '../../../src/engine/reference/engine';
import { Failure } from '../../../src/failure';
import { EnginePicker } from '../../../workers/enginePicker';
import type { Progress } from '../../../workers/protocol';
import { train } from '../../../workers/trainer';
import { clusteredRatings } from '../../support/clusteredRatings';

const USERS = 30;
const ITEMS = 24;
const library: Library = {
  info: {
    name: 'Test',
    kind: 'sample',
    synthetic: true,
    licence: '',
    hash: '00',
    films: ITEMS,
    users: USERS,
    ratings: 0,
  },
  films: Array.from({ length: ITEMS }, (_, id) => ({
    id,
    title: `Film ${id}`,
    year: 2000,
    genres: [],
  })),
  userIds: Float64Array.from({ length: USERS }, (_, u) => u),
  ratings: clusteredRatings({ users: USERS, items: ITEMS, groups: 3, perUser: 6, seed: 2 }),
};

/** A GPU that is lost after so many half-epochs. */
function frail(halfEpochs: number): Engine {
  const inner = createReferenceEngine();
  return {
    ...inner,
    kind: 'webgpu',
    label: 'frail',
    als: async (problem) => {
      const session = await inner.als(problem);
      let left = halfEpochs;
      const solve = session.solve.bind(session);
      session.solve = (side, signal) =>
        left-- > 0 ? solve(side, signal) : Promise.reject(new Failure('engine-lost', 'gone'));
      return session;
    },
  };
}

const run = (
  gpus: Engine[],
  warm: Float32Array | null = null,
  signal = new AbortController().signal,
) => {
  const progress: Progress[] = [];
  const picker = new EnginePicker(null, {
    probeGpu: async () => 'hardware',
    webgpu: async () => gpus.shift() ?? createReferenceEngine(),
    wasm: async () => ({ ...createReferenceEngine(), kind: 'wasm', label: 'wasm' }),
  });
  return {
    progress,
    done: train(
      library,
      picker,
      [
        { item: 3, mark: 'like' },
        { item: 5, mark: 'seen' },
      ],
      warm,
      signal,
      (p) => progress.push(p),
    ),
  };
};

describe('training in the worker', () => {
  it('counts what was learnt from the visitor, and reports engine and epochs', async () => {
    const { done, progress } = run([]);
    const { learntMarks, factors, epochs } = await done;
    expect(learntMarks).toBe(1);
    // The visitor is one more user row.
    expect(factors.user.length / (factors.item.length / ITEMS)).toBe(USERS + 1);
    const trained = progress.filter(({ phase }) => phase === 'train');
    expect(trained.map(({ done: n }) => n)).toEqual(
      Array.from({ length: epochs }, (_, n) => n + 1),
    );
    expect(trained.at(-1)?.losses).toEqual(factors.losses);
  });

  it('goes on from its last checkpoint after a lost GPU, on another', async () => {
    const whole = await run([]).done;
    const { done, progress } = run([frail(11)]);
    const { factors } = await done;
    const epochs = progress.filter(({ phase }) => phase === 'train').map(({ done: n }) => n);
    // Five epochs, the loss in the sixth, on from the checkpoint after the fourth.
    expect(epochs.slice(0, 7)).toEqual([1, 2, 3, 4, 5, 5, 6]);
    expect(factors.losses).toHaveLength(whole.factors.losses.length);
    expect(factors.losses.at(-1)).toBeCloseTo(whole.factors.losses.at(-1) ?? NaN, 4);
  });

  it('ends in WebAssembly after two lost GPUs', async () => {
    const { engine } = await run([frail(3), frail(9)]).done;
    expect(engine.kind).toBe('wasm');
    expect(engine.note).toMatch(/lost twice/);
  });

  it('trains few epochs when warm', async () => {
    const { factors, epochs } = await run([]).done;
    const warm = await run([], factors.item).done;
    expect(warm.epochs).toBeLessThan(epochs);
    expect(warm.factors.losses[0]).toBeLessThan(factors.losses[0]);
  });

  it('does not take cancelling for a lost GPU', async () => {
    const dispose = vi.fn();
    const { done } = run([{ ...createReferenceEngine(), dispose }], null, AbortSignal.abort());
    await expect(done).rejects.toMatchObject({ code: 'cancelled' });
    expect(dispose).not.toHaveBeenCalled();
  });
});
