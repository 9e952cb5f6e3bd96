import type { Engine } from '../src/engine/engine';
import { withoutThemes } from '../src/data/themes';
import { Failure, toPlainFailure } from '../src/failure';
import { CONTROL_SETTINGS, evaluateControls } from '../src/model/evaluation/evaluateControls';
import { evaluateRanking, type Ratings } from '../src/model/evaluation/evaluateRanking';
import {
  evaluateRatings,
  ratingFolds,
  type HeldRatings,
} from '../src/model/evaluation/evaluateRatings';
import { holdOut, LEAST_PEOPLE, partOfSplit } from '../src/model/evaluation/holdout';
import {
  ACCURACY,
  atCuts,
  meanMetrics,
  QUALITY,
  type AccuracyMetrics,
  type RankingMetrics,
} from '../src/model/evaluation/metrics';
import type { RankingModelKind } from '../src/model/ranking/rankingModel';
import type { TestUser } from '../src/model/evaluation/rankingSplit';
import { ratingMetrics, Z90 } from '../src/model/evaluation/ratingMetrics';
import type { RatingModelKind } from '../src/model/ratings/ratingModel';
import { standardError } from '../src/model/evaluation/standardError';
import type {
  EvaluatedModel,
  EvaluationEvent,
  EvaluationRequest,
  RankingFigures,
  StarFigures,
} from './evaluation';
import { pacer } from './paced';

/** Of a fold: more people make the figures no surer than a page needs, and ranking for each takes time. */
const MOST_PEOPLE = 1000;

/** The model that is served, by its name in the registry. */
const SERVED = 'hybrid';

/** What an evaluation works with. */
export interface EvaluationContext {
  readonly engine: Engine;
  readonly ranking: Readonly<Record<string, RankingModelKind>>;
  readonly stars: Readonly<Record<string, RatingModelKind>>;
}

/**
 * Measures models one after another, each on the same people held out (ranking) or the same ratings
 * held out (stars), and tells of every fold as it is known. A model that fails is told of, and the
 * others go on.
 * @throws Failure `bad-input` when the library is too small to hold anything out, or a model unknown
 */
export async function runEvaluation(
  given: Ratings,
  request: EvaluationRequest,
  context: EvaluationContext,
  emit: (event: EvaluationEvent) => void,
): Promise<void> {
  const { folds, seed } = request;
  checkNames(request, context);
  const library = withoutThemes(given);
  const users = request.ranking.length || request.controls ? testUsers(library, folds, seed) : null;
  const ratings = request.stars.length ? ratingFolds(library.ratings.user.length, seed) : null;
  emit({
    type: 'begin',
    held: {
      people: users && users.length,
      ratings: ratings && ratings.reduce((sum, fold) => sum + Number(fold < folds), 0),
    },
  });
  const attempt = async (model: EvaluatedModel, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      emit({ type: 'failed', model, failure: toPlainFailure(error) });
    }
  };
  if (users)
    for (const name of request.ranking)
      await attempt({ kind: 'ranking', name }, () =>
        rank(library, users, name, seed, context, emit),
      );
  if (users && request.controls)
    await attempt({ kind: 'ranking', name: SERVED }, () =>
      turnControls(library, users, seed, context, emit),
    );
  if (ratings)
    for (const name of request.stars)
      await attempt({ kind: 'stars', name }, () =>
        predict(library, ratings, folds, name, seed, context, emit),
      );
}

async function rank(
  library: Ratings,
  users: readonly TestUser[],
  name: string,
  seed: number,
  { engine, ranking }: EvaluationContext,
  emit: (event: EvaluationEvent) => void,
): Promise<void> {
  const report = progressOf({ kind: 'ranking', name }, emit);
  const began = performance.now();
  const means: RankingMetrics[] = [];
  const everybody: AccuracyMetrics[] = [];
  await evaluateRanking(
    library,
    users,
    (ratings) => {
      report(means.length, 'train', 0);
      const data = { films: library.films, users: library.userIds.length, ratings };
      const onProgress = (share: number) => report(means.length, 'train', share);
      return ranking[name].fit(data, { engine, seed, onProgress });
    },
    {
      onPerson: (_, done, of) => report(means.length, 'test', done / of),
      onFold: (_, metrics, people) => {
        means.push(metrics);
        everybody.push(...people);
        const figures: RankingFigures = {
          metrics: meanMetrics(means, [...ACCURACY, ...QUALITY]),
          errors: errorsOf(everybody),
          people: everybody.length,
          folds: means.length,
          seconds: (performance.now() - began) / 1000,
        };
        emit({ type: 'ranking', name, figures });
      },
    },
  );
}

/** The blend alone is served, so it is what the controls are measured with. */
async function turnControls(
  library: Ratings,
  users: readonly TestUser[],
  seed: number,
  { engine, ranking }: EvaluationContext,
  emit: (event: EvaluationEvent) => void,
): Promise<void> {
  const report = progressOf({ kind: 'ranking', name: SERVED }, emit);
  let folds = 0;
  await evaluateControls(
    library,
    users,
    (ratings) => {
      report(folds, 'train', 0);
      const data = { films: library.films, users: library.userIds.length, ratings };
      const onProgress = (share: number) => report(folds, 'train', share);
      return ranking[SERVED].fit(data, { engine, seed, onProgress });
    },
    CONTROL_SETTINGS,
    {
      onPerson: (_, done, of) => report(folds, 'test', done / of),
      onFold: (through, figures) => {
        folds = through;
        emit({ type: 'controls', figures, folds });
      },
    },
  );
}

async function predict(
  library: Ratings,
  ratings: Uint8Array,
  folds: number,
  name: string,
  seed: number,
  { engine, stars }: EvaluationContext,
  emit: (event: EvaluationEvent) => void,
): Promise<void> {
  const report = progressOf({ kind: 'stars', name }, emit);
  const began = performance.now();
  const all = { user: [], stars: [], predicted: [], sd: [] } as Record<keyof HeldRatings, number[]>;
  let done = 0;
  report(0, 'train', 0);
  await evaluateRatings(library, ratings, stars[name], {
    engine,
    seed,
    only: Array.from({ length: folds }, (_, fold) => fold),
    onProgress: (share) => report(done, 'train', Math.min(1, share * folds - done)),
    onFold: (_, __, held) => {
      for (const column of ['user', 'stars', 'predicted', 'sd'] as const)
        for (let n = 0; n < held.user.length; n++) all[column].push(held[column][n]);
      const seconds = (performance.now() - began) / 1000;
      emit({ type: 'stars', name, figures: starFigures(all, ++done, seconds) });
    },
  });
}

function starFigures(held: HeldRatings, folds: number, seconds: number): StarFigures {
  const { user, stars, predicted, sd } = held;
  const { rmse, mae, mape, coverage, count } = ratingMetrics(stars, predicted, sd);
  const off = Array.from(stars, (value, n) => Math.abs(predicted[n] - value));
  const within = off.map((error, n) => Number(error <= Z90 * sd[n]));
  const squares = off.map((error) => error ** 2);
  const relative = off.map((error, n) => error / stars[n]);
  return {
    rmse,
    mae,
    mape,
    within90: Number.isFinite(coverage) ? coverage : null,
    errors: {
      // √x moves by dx / 2√x.
      rmse: rmse > 0 ? standardError(squares, user) / (2 * rmse) : 0,
      mae: standardError(off, user),
      mape: standardError(relative, user),
      within90: standardError(within, user),
    },
    ratings: count,
    folds,
    seconds,
  };
}

function errorsOf(people: readonly AccuracyMetrics[]): AccuracyMetrics {
  const errors = (name: (typeof ACCURACY)[number]) =>
    atCuts((k) => standardError(people.map((each) => each[name][k])));
  return Object.fromEntries(
    ACCURACY.map((name) => [name, errors(name)]),
  ) as unknown as AccuracyMetrics;
}

/** Reports of one model, no more often than a page can show. A new step is always told. */
function progressOf(model: EvaluatedModel, emit: (event: EvaluationEvent) => void) {
  const due = pacer();
  return (folds: number, step: 'train' | 'test', share: number): void => {
    if (due(`${folds} ${step}`)) emit({ type: 'progress', model, folds, step, share });
  };
}

function testUsers(library: Ratings, folds: number, seed: number): TestUser[] {
  const split = holdOut(library, seed);
  if (split.length < LEAST_PEOPLE)
    throw new Failure(
      'bad-input',
      `Only ${split.length} people in this library like five films or more, which is too few to hold some out.`,
      'Choose a larger library.',
    );
  return partOfSplit(split, folds, MOST_PEOPLE, seed);
}

function checkNames(request: EvaluationRequest, { ranking, stars }: EvaluationContext): void {
  const unknown = [
    ...[...request.ranking, ...(request.controls ? [SERVED] : [])].filter(
      (name) => !Object.hasOwn(ranking, name),
    ),
    ...request.stars.filter((name) => !Object.hasOwn(stars, name)),
  ];
  if (unknown.length)
    throw new Failure(
      'bad-input',
      `There is no model called “${unknown[0]}” to evaluate.`,
      'Reload the page, which may be of an older version.',
    );
}
