import { describe, expect, it, vi } from 'vitest';
import { packLibrary, unpackLibrary } from '../../../src/data/packed';
import { createReferenceEngine } from '../../../src/engine/reference/engine';
import { Failure } from '../../../src/failure';
import type { Ratings } from '../../../src/model/evaluation/evaluateRanking';
import type { RankingData, RankingModelKind } from '../../../src/model/ranking/rankingModel';
import { RANKING_MODELS } from '../../../src/model/ranking/rankingModels';
import { RATING_MODELS } from '../../../src/model/ratings/ratingModels';
import type { EvaluationEvent, EvaluationRequest } from '../../../workers/evaluation';
import { evaluationOutlook } from '../../../workers/evaluationOutlook';
import { evaluateInThread, type EvaluatorThread } from '../../../workers/evaluatorThread';
import { serveEvaluation, type EvaluatorParts } from '../../../workers/serveEvaluation';
import { clusteredLibrary } from '../../support/clusteredLibrary';

const raw = clusteredLibrary({ users: 60, items: 90, groups: 3, perUser: 14, seed: 1 });
const library = unpackLibrary(packLibrary(raw).bytes);
const request: EvaluationRequest = {
  ranking: ['popularity', 'item-knn'],
  stars: [],
  folds: 1,
  seed: 1,
};

/** An evaluator in this thread. */
function thread(parts: Partial<EvaluatorParts> = {}): EvaluatorThread & { ended: boolean } {
  let take: Parameters<EvaluatorThread['onMessage']>[0] = () => undefined;
  const self = {
    ended: false,
    onMessage: (taker: typeof take) => (take = taker),
    onError: () => undefined,
    terminate: () => (self.ended = true),
    post: (message: Parameters<EvaluatorThread['post']>[0]) => {
      // As a thread would get and give it: nothing but plain data crosses.
      void serveEvaluation(structuredClone(message), {
        openEngine: async () => createReferenceEngine(),
        ranking: RANKING_MODELS,
        stars: RATING_MODELS,
        ...parts,
        post: (event) => {
          if (!self.ended) take(structuredClone(event));
        },
      });
    },
  };
  return self;
}

async function evaluate(
  asked: Partial<EvaluationRequest> = {},
  parts: Partial<EvaluatorParts> = {},
  of: Ratings = library,
): Promise<EvaluationEvent[]> {
  const events: EvaluationEvent[] = [];
  const { signal } = new AbortController();
  const onEvent = (event: EvaluationEvent): void => void events.push(event);
  await evaluateInThread(of, { ...request, ...asked }, signal, onEvent, () => thread(parts));
  return events;
}

type Of<T extends EvaluationEvent['type']> = Extract<EvaluationEvent, { type: T }>;
const only = <T extends EvaluationEvent['type']>(events: EvaluationEvent[], type: T) =>
  events.filter((event): event is Of<T> => event.type === type);

/** Every number in a message. */
function numbers(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbers) : [];
}

describe('the evaluation in the page', () => {
  it('measures every model on the same people held out, and tells neighbours from popularity', async () => {
    const events = await evaluate();
    expect(events[0]).toEqual({ type: 'begin', held: { people: 12, ratings: null } });
    const found = only(events, 'ranking');
    expect(found.map(({ name }) => name)).toEqual(['popularity', 'item-knn']);
    const [popularity, knn] = found.map(({ figures }) => figures);
    expect(popularity.people).toBe(12);
    expect(popularity.folds).toBe(1);
    // Everybody likes one group of three; popularity mixes them.
    expect(knn.metrics.ndcg[10]).toBeGreaterThan(1.3 * popularity.metrics.ndcg[10]);
    expect(knn.errors.ndcg[100]).toBeGreaterThan(0);
    expect(numbers(events).every(Number.isFinite)).toBe(true);
  });

  it('never trains on a person who is held out', async () => {
    const seen: number[] = [];
    const spy: RankingModelKind = {
      ...RANKING_MODELS.popularity,
      fit: (data: RankingData, context) => {
        seen.push(new Set(data.ratings.user).size);
        expect(data.films.every((film) => !('themes' in film))).toBe(true);
        return RANKING_MODELS.popularity.fit(data, context);
      },
    };
    const films = library.films.map((film) => ({ ...film, themes: ['twist'] }));
    const events = await evaluate(
      { ranking: ['spy'], folds: 5 },
      { ranking: { spy } },
      { ...library, films },
    );
    const [begin] = only(events, 'begin');
    expect(seen).toHaveLength(5);
    expect(seen.reduce((sum, trained) => sum + 60 - trained, 0)).toBe(begin.held.people);
  });

  it('tells after each fold how the model has done so far', async () => {
    const figures = only(await evaluate({ folds: 5, ranking: ['popularity'] }), 'ranking');
    expect(figures.map(({ figures: { folds } }) => folds)).toEqual([1, 2, 3, 4, 5]);
    const people = figures.map(({ figures: { people: n } }) => n);
    expect(people).toEqual([...people].sort((a, b) => a - b));
    expect(people[4]).toBe(evaluationOutlook(library).people);
    // More people, surer figures.
    expect(figures[4].figures.errors.ndcg[100]).toBeLessThan(figures[0].figures.errors.ndcg[100]);
  });

  it('says where it is: training, then testing, of every fold', async () => {
    const events = await evaluate({ folds: 5, ranking: ['item-knn'], stars: ['bias'] });
    const steps = only(events, 'progress').map(
      ({ model, folds, step }) => `${model.name} ${folds} ${step}`,
    );
    for (let fold = 0; fold < 5; fold++) {
      expect(steps).toContain(`item-knn ${fold} train`);
      expect(steps).toContain(`item-knn ${fold} test`);
    }
    expect(steps).toContain('bias 0 train');
    for (const { share } of only(events, 'progress')) {
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
    }
  });

  it('measures stars on ratings held out', async () => {
    const events = await evaluate({ ranking: [], stars: ['bias'] });
    const held = Math.ceil(library.ratings.user.length / 5);
    expect(events[0]).toEqual({ type: 'begin', held: { people: null, ratings: held } });
    const [{ figures }] = only(events, 'stars');
    expect(figures.ratings).toBe(held);
    expect(figures.mae).toBeGreaterThan(0);
    expect(figures.rmse).toBeGreaterThan(figures.mae);
    // Stars lie between a half and five: what is off by them counts for more as a share of fewer.
    expect(figures.mape).toBeGreaterThan(figures.mae / 5);
    expect(figures.mape).toBeLessThan(figures.mae / 0.5);
    expect(figures.errors.mape).toBeGreaterThan(0);
    expect(figures.errors.mape).toBeLessThan(figures.mape);
    expect(figures.within90).toBeGreaterThan(0.5);
    expect(figures.errors.rmse).toBeGreaterThan(0);
    expect(numbers(events).every(Number.isFinite)).toBe(true);
  });

  it('goes on without a model that fails, and says which', async () => {
    const broken: RankingModelKind = {
      ...RANKING_MODELS.popularity,
      fit: () => Promise.reject(new Failure('training-diverged', 'It blew up.', 'Try later.')),
    };
    const events = await evaluate(
      { ranking: ['broken', 'popularity'] },
      {
        ranking: { ...RANKING_MODELS, broken },
      },
    );
    expect(only(events, 'failed')).toEqual([
      {
        type: 'failed',
        model: { kind: 'ranking', name: 'broken' },
        failure: { code: 'training-diverged', message: 'It blew up.', advice: 'Try later.' },
      },
    ]);
    expect(only(events, 'ranking').map(({ name }) => name)).toEqual(['popularity']);
  });

  it('gives the same figures for the same seed', async () => {
    const figures = async (seed: number) =>
      only(await evaluate({ seed }), 'ranking').map(({ figures: { metrics } }) => metrics);
    expect(await figures(3)).toEqual(await figures(3));
    expect(await figures(3)).not.toEqual(await figures(4));
  });

  it('says in a sentence that a library is too small', async () => {
    const small = clusteredLibrary({ users: 6, items: 90, groups: 3, perUser: 14, seed: 1 });
    await expect(evaluate({}, {}, small)).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringMatching(/too few to hold some out/),
    });
    expect(evaluationOutlook(small)).toMatchObject({ people: 6, leastPeople: 10 });
  });

  it('refuses a model that it does not know', async () => {
    for (const asked of [{ ranking: ['toString'] }, { stars: ['nobody'] }])
      await expect(evaluate(asked)).rejects.toMatchObject({ code: 'bad-input' });
  });
});

describe('the evaluator’s thread', () => {
  const never = { ...thread(), post: () => undefined };

  it('is ended by cancelling, at once', async () => {
    const terminate = vi.fn();
    const controller = new AbortController();
    const events: EvaluationEvent[] = [];
    const done = evaluateInThread(
      library,
      request,
      controller.signal,
      (event) => void events.push(event),
      () => ({ ...never, terminate }),
    );
    controller.abort();
    await expect(done).rejects.toMatchObject({ code: 'cancelled' });
    expect(terminate).toHaveBeenCalledOnce();
    await expect(
      evaluateInThread(
        library,
        request,
        AbortSignal.abort(),
        () => undefined,
        () => never,
      ),
    ).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('keeps what came before cancelling, and is over only when that has arrived', async () => {
    const controller = new AbortController();
    let arrived = 0;
    const started = thread();
    const done = evaluateInThread(
      library,
      request,
      controller.signal,
      async (event) => {
        if (event.type === 'ranking') controller.abort();
        await new Promise((later) => setTimeout(later, 5));
        if (event.type === 'ranking') arrived++;
      },
      () => started,
    );
    await expect(done).rejects.toMatchObject({ code: 'cancelled' });
    expect(started.ended).toBe(true);
    expect(arrived).toBe(1);
  });

  it('is ended when the evaluation is over', async () => {
    const started = thread();
    const { signal } = new AbortController();
    await evaluateInThread(
      library,
      request,
      signal,
      () => undefined,
      () => started,
    );
    expect(started.ended).toBe(true);
  });

  it('says so when it dies or cannot be started', async () => {
    const { signal } = new AbortController();
    const dying: EvaluatorThread = { ...never, onError: (take) => take('out of memory') };
    await expect(
      evaluateInThread(
        library,
        request,
        signal,
        () => undefined,
        () => dying,
      ),
    ).rejects.toMatchObject({
      code: 'internal',
      message: expect.stringContaining('out of memory'),
    });
    await expect(
      evaluateInThread(
        library,
        request,
        signal,
        () => undefined,
        () => {
          throw new Error('not allowed');
        },
      ),
    ).rejects.toMatchObject({ code: 'engine-unavailable' });
  });
});
