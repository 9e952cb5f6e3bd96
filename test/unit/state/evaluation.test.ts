import { describe, expect, it } from 'vitest';
import type {
  AtCuts,
  EvaluationEvent,
  EvaluationRequest,
  RankingFigures,
  StarFigures,
} from '../../../workers/evaluation';
import { Failure } from '../../../src/failure';
import { Evaluation } from '../../../src/state/evaluation.svelte';
import {
  readEvaluation,
  withEvent,
  type EvaluationRecord,
} from '../../../src/state/evaluationRecord';

const cuts = (value: number): AtCuts => ({ 10: value, 20: value, 50: value, 100: value });
const ranking = (ndcg: number, folds = 1): RankingFigures => {
  const errors = {
    recall: cuts(0.01),
    precision: cuts(0.01),
    map: cuts(0.01),
    ndcg: cuts(0.01),
    mrr: cuts(0.01),
    hitRate: cuts(0.01),
  };
  return {
    metrics: {
      ...errors,
      ndcg: cuts(ndcg),
      coverage: cuts(0.2),
      novelty: cuts(3),
      diversity: cuts(0.5),
      popularityLift: cuts(1),
    },
    errors,
    people: 12,
    folds,
    seconds: 2 * folds,
  };
};
const stars: StarFigures = {
  rmse: 0.9,
  mae: 0.7,
  mape: 0.25,
  within90: null,
  errors: { rmse: 0.01, mae: 0.01, mape: 0.01, within90: 0 },
  ratings: 200,
  folds: 1,
  seconds: 1,
};
const request: EvaluationRequest = { ranking: ['a', 'b'], stars: ['s'], folds: 1, seed: 1 };
const begin: EvaluationEvent = { type: 'begin', held: { people: 12, ratings: 200 } };
const figures = (name: string, ndcg: number, folds = 1): EvaluationEvent => ({
  type: 'ranking',
  name,
  figures: ranking(ndcg, folds),
});

/** An evaluation whose worker does what the test says. */
function scene(kept: unknown = null) {
  const calls: {
    onEvent: (event: EvaluationEvent) => void;
    end: (error?: Failure) => void;
  }[] = [];
  const keptRecords: EvaluationRecord[] = [];
  const world = { library: 'hash', code: 'model-1.js', time: 1000 };
  const evaluation = new Evaluation({
    outlook: async () => ({
      people: 60,
      leastPeople: 10,
      easeCovers: 3000,
      likesEaseCovers: 60,
      code: world.code,
    }),
    evaluate: (_, onEvent) => {
      let end: (error?: Failure) => void = () => undefined;
      const done = new Promise<void>((resolve, reject) => {
        end = (error) => (error ? reject(error) : resolve());
      });
      calls.push({ onEvent, end });
      return { done, cancel: () => end(new Failure('cancelled', 'Cancelled.')) };
    },
    library: () => world.library,
    kept: async () => kept,
    keep: (record) => keptRecords.push(structuredClone(record)),
    now: () => world.time,
  });
  /** The n-th run, once it has asked the worker. */
  const started = async (n = 0) => {
    while (calls.length <= n) await Promise.resolve();
    return calls[n];
  };
  return { evaluation, started, keptRecords, world };
}

describe('an evaluation on the page', () => {
  it('keeps each figure as it comes, and is done when all have come', async () => {
    const { evaluation, started, keptRecords } = scene();
    const run = evaluation.run(request);
    expect(evaluation.status).toBe('running');
    const { onEvent, end } = await started();
    onEvent(begin);
    expect(evaluation.held).toEqual({ people: 12, ratings: 200 });
    onEvent(figures('a', 0.1));
    expect(keptRecords).toHaveLength(1);
    expect(evaluation.finished).toEqual([{ kind: 'ranking', name: 'a' }]);
    onEvent(figures('b', 0.3));
    onEvent({ type: 'stars', name: 's', figures: stars });
    end();
    await run;
    expect(evaluation.status).toBe('done');
    expect(keptRecords.at(-1)).toEqual(evaluation.record);
    expect(Object.keys(evaluation.record?.ranking ?? {})).toEqual(['a', 'b']);
    expect(evaluation.record?.stars['s']).toEqual(stars);
  });

  it('keeps what was finished when it is cancelled', async () => {
    const { evaluation, started, keptRecords } = scene();
    const run = evaluation.run(request);
    const { onEvent } = await started();
    onEvent(begin);
    onEvent(figures('a', 0.1));
    evaluation.cancel();
    await run;
    expect(evaluation.status).toBe('stopped');
    expect(evaluation.failure?.code).toBe('cancelled');
    expect(evaluation.progress).toBeNull();
    expect(Object.keys(keptRecords.at(-1)?.ranking ?? {})).toEqual(['a']);
  });

  it('shows where it is, and which models could not be measured', async () => {
    const { evaluation, started } = scene();
    const run = evaluation.run({ ...request, folds: 5 });
    const { onEvent, end } = await started();
    const model = { kind: 'ranking', name: 'a' } as const;
    onEvent({ type: 'progress', model, folds: 1, step: 'train', share: 0.5 });
    expect(evaluation.progress).toMatchObject({ model, folds: 1, share: 0.5 });
    // A fold of five is no finished model.
    onEvent(figures('a', 0.2, 2));
    expect(evaluation.finished).toEqual([]);
    const failure = { code: 'training-diverged', message: 'It blew up.', advice: '' } as const;
    onEvent({ type: 'failed', model, failure });
    expect(evaluation.notMeasured).toMatchObject([{ model, failure }]);
    expect(evaluation.finished).toEqual([model]);
    end();
    await run;
    expect(evaluation.status).toBe('done');
  });

  it('runs one at a time, and reports a failure', async () => {
    const { evaluation, started } = scene();
    const run = evaluation.run(request);
    await evaluation.run(request);
    const { end } = await started();
    end(new Failure('internal', 'The evaluation stopped.', 'Try again.'));
    await run;
    expect(evaluation.status).toBe('stopped');
    expect(evaluation.failure?.message).toBe('The evaluation stopped.');
  });

  it('shows the last visit’s figures; the first ones of a run on another holdout replace them', async () => {
    const before = scene();
    const first = before.evaluation.run(request);
    const one = await before.started();
    one.onEvent(begin);
    one.onEvent(figures('a', 0.1));
    one.end();
    await first;

    const { evaluation, started, keptRecords } = scene(before.keptRecords.at(-1));
    await evaluation.load();
    expect(evaluation.record).toEqual(before.keptRecords.at(-1));
    const run = evaluation.run({ ...request, folds: 5 });
    const { onEvent, end } = await started();
    onEvent(begin);
    expect(evaluation.record?.folds).toBe(1);
    onEvent(figures('b', 0.3));
    end();
    await run;
    expect(evaluation.record?.folds).toBe(5);
    expect(Object.keys(evaluation.record?.ranking ?? {})).toEqual(['b']);
    expect(keptRecords.at(-1)).toEqual(evaluation.record);
  });

  it('does not let what is kept overwrite what a run has found meanwhile', async () => {
    const { evaluation, started } = scene(null);
    const run = evaluation.run(request);
    const { onEvent, end } = await started();
    onEvent(begin);
    onEvent(figures('a', 0.1));
    await evaluation.load();
    expect(Object.keys(evaluation.record?.ranking ?? {})).toEqual(['a']);
    end();
    await run;
  });
});

describe('a kept evaluation', () => {
  const holdout = { library: 'hash', code: 'model-1.js', folds: 1, seed: 1 } as const;
  const held = { people: 12, ratings: null };
  const record = withEvent(null, holdout, held, figures('a', 0.1), 5);

  it('takes in a model of the same holdout, and replaces one measured again', () => {
    const both = withEvent(record, holdout, held, figures('b', 0.2), 6);
    expect(Object.keys(both?.ranking ?? {})).toEqual(['a', 'b']);
    const again = withEvent(both, holdout, held, figures('a', 0.3), 7);
    expect(again?.ranking['a']?.metrics.ndcg[100]).toBe(0.3);
    expect(again?.time).toBe(7);
  });

  it.each([{ library: 'other' }, { code: 'model-2.js' }, { folds: 5 as const }, { seed: 2 }])(
    'starts afresh for another holdout: %o',
    (other) => {
      const next = withEvent(record, { ...holdout, ...other }, held, figures('b', 0.2), 6);
      expect(Object.keys(next?.ranking ?? {})).toEqual(['b']);
    },
  );

  it('is as it was after other events', () => {
    expect(withEvent(record, holdout, held, begin, 9)).toBe(record);
  });

  it('is read back whole', () => {
    expect(readEvaluation(structuredClone(record))).toEqual(record);
  });

  it.each([null, 7, 'x', {}, { ...record, folds: 3 }, { ...record, time: NaN }])(
    'is nothing where it is damaged: %#',
    (damaged) => expect(readEvaluation(damaged)).toBeNull(),
  );

  it('leaves out the models whose figures are damaged', () => {
    const both = withEvent(record, holdout, held, figures('b', 0.2), 6);
    const damaged = structuredClone(both) as unknown as {
      ranking: { b: { metrics: { ndcg: Record<string, unknown> } } };
    };
    damaged.ranking.b.metrics.ndcg['100'] = 'high';
    expect(Object.keys(readEvaluation(damaged)?.ranking ?? {})).toEqual(['a']);
  });
});
