import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/failure';
import {
  ControlEffects,
  readControlRecord,
  type ControlRecord,
} from '../../../src/state/controlEffects.svelte';
import type { ControlFigures, EvaluationEvent } from '../../../workers/evaluation';

const figures = (variety: number): ControlFigures => ({
  setting: { fame: 0, variety, surprise: 0 },
  ndcg20: 0.3,
  ndcg100: 0.4,
  gain20: 0,
  gainError: 0.01,
  genreDistance: 0.6,
  tasteDistance: 0.5,
  coverage: 0.1,
  novelty: 3,
  kept: 1,
  people: 12,
  likes: 30,
  few: [{ likes: 2, ndcg20: 0.2, gain20: 0, gainError: 0.01, kept: 1, people: 12 }],
});
const record: ControlRecord = { library: 'one', code: 'c', figures: [figures(0), figures(1)] };
const model = { kind: 'ranking', name: 'hybrid' } as const;

function scene(kept: unknown = null) {
  const world = {
    library: 'one',
    code: async (): Promise<string> => 'c',
    keeps: [] as ControlRecord[],
    cancelled: 0,
    work: async (_: (event: EvaluationEvent) => void): Promise<void> => undefined,
  };
  const effects = new ControlEffects({
    evaluate: (request, onEvent) => {
      expect(request).toMatchObject({ ranking: [], stars: [], controls: true });
      return { done: world.work(onEvent), cancel: () => world.cancelled++ };
    },
    library: () => world.library,
    code: () => world.code(),
    kept: async () => kept,
    keep: (each) => world.keeps.push(each),
  });
  return { world, effects };
}

describe('the effects of the controls', () => {
  it('are measured, kept, and shown for the library they are of', async () => {
    const { world, effects } = scene();
    const shares: number[] = [];
    world.work = async (emit) => {
      emit({ type: 'progress', model, folds: 0, step: 'train', share: 0.5 });
      shares.push(effects.share);
      emit({ type: 'progress', model, folds: 0, step: 'test', share: 0.5 });
      shares.push(effects.share);
      emit({ type: 'controls', figures: record.figures, folds: 1 });
    };
    await effects.run();
    expect(effects.status).toBe('done');
    expect(shares).toEqual([0.25, 0.75]);
    expect(world.keeps).toEqual([record]);
    expect(effects.figures).toEqual(record.figures);
    world.library = 'another';
    expect(effects.figures).toBeNull();
  });

  it('keep what was measured before when a run is cancelled or fails', async () => {
    const { world, effects } = scene(record);
    await effects.load();
    for (const work of [
      async () => {
        throw new Failure('cancelled', 'Cancelled.');
      },
      async (emit: (event: EvaluationEvent) => void) =>
        emit({
          type: 'failed',
          model,
          failure: { code: 'training-diverged', message: 'It broke.', advice: '' },
        }),
    ]) {
      world.work = work;
      await effects.run();
      expect(effects.status).toBe('stopped');
      expect(effects.figures).toEqual(record.figures);
    }
    expect(effects.failure?.message).toBe('It broke.');
    expect(world.keeps).toEqual([]);
  });

  it('are today’s only where today’s code measured them', async () => {
    const { world, effects } = scene(record);
    await effects.check();
    expect(effects.code).toBeNull();
    await effects.load();
    // Nobody knows yet.
    expect([effects.current, effects.outdated]).toEqual([null, false]);
    await effects.check();
    expect([effects.current, effects.outdated]).toEqual([record.figures, false]);

    const later = scene(record);
    later.world.code = async () => 'd';
    await later.effects.load();
    await later.effects.check();
    expect(later.effects.figures).toEqual(record.figures);
    expect([later.effects.current, later.effects.outdated]).toEqual([null, true]);
    // Measured again, they are.
    later.world.work = async (emit) =>
      emit({ type: 'controls', figures: record.figures, folds: 1 });
    await later.effects.run();
    expect([later.effects.current, later.effects.outdated]).toEqual([record.figures, false]);

    const lost = scene(record);
    lost.world.code = () => Promise.reject(new Error('no worker'));
    await lost.effects.load();
    await lost.effects.check();
    expect([lost.effects.current, lost.effects.outdated]).toEqual([null, false]);
    world.library = 'another';
    expect(effects.current).toBeNull();
  });

  it('are measured once at a time, and can be cancelled', async () => {
    const { world, effects } = scene();
    let end = (): void => undefined;
    let calls = 0;
    world.work = () => {
      calls++;
      return new Promise((resolve) => (end = resolve));
    };
    const run = effects.run();
    void effects.run();
    await new Promise((resolve) => setTimeout(resolve));
    effects.cancel();
    end();
    await run;
    expect(calls).toBe(1);
    expect(world.cancelled).toBe(1);
  });

  it('are read back, and not where they are damaged', () => {
    expect(readControlRecord(structuredClone(record))).toEqual(record);
    const { gain20: _, ...short } = figures(0);
    for (const damaged of [
      null,
      [],
      'x',
      { ...record, library: 1 },
      { ...record, code: null },
      { ...record, figures: [] },
      { ...record, figures: [short] },
      { ...record, figures: [{ ...figures(0), novelty: NaN }] },
      { ...record, figures: [{ ...figures(0), few: undefined }] },
      { ...record, figures: [{ ...figures(0), few: [{ likes: 2 }] }] },
      { ...record, figures: [{ ...figures(0), setting: { fame: 0, variety: 0 } }] },
    ])
      expect(readControlRecord(damaged)).toBeNull();
  });
});
