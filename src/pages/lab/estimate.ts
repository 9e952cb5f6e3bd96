import type { EvaluatedModel, EvaluationRequest } from '../../../workers/evaluation';
import type { EvaluationProgress } from '../../state/evaluation.svelte';
import type { EvaluationRecord } from '../../state/evaluationRecord';

/** What of a library the time depends on. */
export interface LibrarySize {
  readonly films: number;
  readonly users: number;
  readonly ratings: number;
}

/** With more seconds than this for a fold, a model is ticked only by hand. */
const QUICK = 12;
/** The same for the model that is served, which people want to know most about. */
const QUICK_OWN = 60;
/** Training's part of a fold's time, roughly. */
const TRAINING = 0.8;

/**
 * Seconds of one fold on a middling laptop, to within a factor of a few: ratings in millions, films in
 * thousands. Where a model has been measured here before, that is taken instead.
 */
const SECONDS: Readonly<Partial<Record<string, (millions: number, thousands: number) => number>>> =
  {
    popularity: (m, k) => 0.2 * m + 0.01 * k,
    content: (m, k) => 0.3 * m + 0.04 * k,
    'item-knn': (m, k) => 20 * m + 0.2 * k,
    'user-knn': (m, k) => 10 * m + 0.2 * k,
    'ials-likes': (m, k) => 12 * m + 0.05 * k,
    ials: (m, k) => 12 * m + 0.05 * k,
    'ease-likes': (m, k) => m + 0.5 * Math.min(4, k) ** 2 * Math.min(1, m) + 0.1 * k,
    ease: (m, k) => 1.5 * m + 0.5 * Math.min(3, k) ** 2 * Math.min(1, m) + 0.1 * k,
    hybrid: (m, k) => 14 * m + 0.5 * Math.min(3, k) ** 2 * Math.min(1, m) + 0.2 * k,
    // Steps are limited, and so are the films that take part.
    autoencoder: (m, k) => 4 + Math.min(80, 80 * m) * Math.min(1, k / 3) + 2 * m,
    bias: (m) => 2 * m + 0.1,
    'user-knn-ratings': (m, k) => 6 * m + 0.05 * k,
    'item-knn-ratings': (m, k) => 40 * m + 0.2 * k,
    'svd++': (m) => 25 * m + 0.2,
    bayes: (m) => 40 * m + 2,
    'bayes-folded-in': (m) => 60 * m + 3,
  };

/** About how many seconds one fold of a model takes. */
export function secondsOfFold(
  { kind, name }: EvaluatedModel,
  { films, ratings }: LibrarySize,
  record: EvaluationRecord | null,
): number {
  const before = record?.[kind][name];
  if (before && before.folds > 0) return before.seconds / before.folds;
  const guess = SECONDS[name] ?? ((m: number, k: number) => 20 * m + 0.2 * k);
  return guess(ratings / 1e6, films / 1e3);
}

/** Whether a model is ticked at first: what is slow is chosen, and not suffered. */
export function isTickedAtFirst(model: EvaluatedModel, size: LibrarySize): boolean {
  // Its code, TensorFlow.js, is larger than all the rest, and is fetched only when asked for.
  if (model.name === 'autoencoder') return false;
  const limit = model.kind === 'ranking' && model.name === 'hybrid' ? QUICK_OWN : QUICK;
  return secondsOfFold(model, size, null) <= limit;
}

/** The models of a request, in the order in which they are measured. */
export function modelsOf({ ranking, stars }: EvaluationRequest): EvaluatedModel[] {
  return [
    ...ranking.map((name) => ({ kind: 'ranking', name }) as const),
    ...stars.map((name) => ({ kind: 'stars', name }) as const),
  ];
}

/** How much of a model's work is done, 0 to 1. */
export function shareOf({ folds: done, step, share }: EvaluationProgress, folds: number): number {
  const ofFold = step === 'train' ? TRAINING * share : TRAINING + (1 - TRAINING) * share;
  return Math.min(1, (done + ofFold) / folds);
}

/** How far a whole run is, and how long it will take, as its pace so far has it. */
export function runOf(
  request: EvaluationRequest,
  finished: readonly EvaluatedModel[],
  progress: EvaluationProgress | null,
  elapsed: number,
  secondsOf: (model: EvaluatedModel) => number,
): { readonly share: number; readonly secondsLeft: number } {
  let all = 0;
  let done = 0;
  for (const model of modelsOf(request)) {
    const seconds = secondsOf(model) * request.folds;
    const is = (other: EvaluatedModel) => other.kind === model.kind && other.name === model.name;
    all += seconds;
    if (finished.some(is)) done += seconds;
    else if (progress && is(progress.model)) done += seconds * shareOf(progress, request.folds);
  }
  // Until a tenth is done the guess counts, then more and more what was seen.
  const pace = done > 0 ? elapsed / done : 1;
  const trust = all > 0 ? Math.min(1, (10 * done) / all) : 0;
  const rate = trust * pace + (1 - trust) * Math.max(1, Math.min(pace, 4));
  return { share: all > 0 ? done / all : 0, secondsLeft: Math.max(0, all - done) * rate };
}

/** "about 20 seconds", for a time that nobody knows well. */
export function roughly(seconds: number): string {
  if (seconds < 1.5) return 'a second';
  if (seconds < 10) return `${Math.ceil(seconds)} seconds`;
  if (seconds < 90) return `${Math.ceil(seconds / 5) * 5} seconds`;
  if (seconds < 5400) return `${Math.ceil(seconds / 60)} minutes`;
  return `${Math.ceil(seconds / 3600)} hours`;
}
