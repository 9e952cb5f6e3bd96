import { describe, expect, it } from 'vitest';
import { packLibrary, unpackLibrary } from '../../../src/data/packed';
import { createReferenceEngine } from '../../../src/engine/reference/engine';
import { CONTROL_SETTINGS } from '../../../src/model/evaluation/evaluateControls';
import { RANKING_MODELS } from '../../../src/model/ranking/rankingModels';
import type { EvaluationEvent } from '../../../workers/evaluation';
import { runEvaluation } from '../../../workers/runEvaluation';
import { clusteredLibrary } from '../../support/clusteredLibrary';

const library = unpackLibrary(
  packLibrary(clusteredLibrary({ users: 60, items: 60, groups: 3, perUser: 12, seed: 1 })).bytes,
);
const request = { ranking: [], stars: [], folds: 1, seed: 1, controls: true } as const;
const engine = createReferenceEngine();

describe('what the controls do, measured in the page', () => {
  it('comes as one event a fold, with progress of the served model before it', async () => {
    const events: EvaluationEvent[] = [];
    const context = { engine, ranking: RANKING_MODELS, stars: {} };
    await runEvaluation(library, request, context, (event) => events.push(event));
    expect(events[0]).toEqual({ type: 'begin', held: { people: 12, ratings: null } });
    const last = events.at(-1);
    if (last?.type !== 'controls') throw new Error('no figures');
    expect(last.folds).toBe(1);
    expect(last.figures.map(({ setting }) => setting)).toEqual(CONTROL_SETTINGS);
    for (const { setting, few, ...figures } of last.figures) {
      expect(Object.values({ ...setting, ...figures }).every(Number.isFinite)).toBe(true);
      expect(few.every((each) => Object.values<number>({ ...each }).every(Number.isFinite))).toBe(
        true,
      );
      expect(few.length).toBeGreaterThan(1);
      expect(figures.people).toBe(12);
    }
    const steps = events.flatMap((event) =>
      event.type === 'progress' ? [`${event.model.name} ${event.step}`] : [],
    );
    expect(new Set(steps)).toEqual(new Set(['hybrid train', 'hybrid test']));
  });

  it('is told when the blend cannot be trained', async () => {
    const events: EvaluationEvent[] = [];
    const broken = {
      ...RANKING_MODELS.hybrid,
      fit: () => Promise.reject(new Error('it broke')),
    };
    const context = { engine, ranking: { hybrid: broken }, stars: {} };
    await runEvaluation(library, request, context, (event) => events.push(event));
    expect(events.at(-1)).toMatchObject({
      type: 'failed',
      model: { kind: 'ranking', name: 'hybrid' },
    });
  });

  it('needs the served model', async () => {
    const context = { engine, ranking: {}, stars: {} };
    await expect(runEvaluation(library, request, context, () => undefined)).rejects.toThrow(
      'hybrid',
    );
  });
});
