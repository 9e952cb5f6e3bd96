import { createRandom } from '../../engine/random';
import type { Engine } from '../../engine/engine';
import { Failure } from '../../failure';
import type { Ratings } from './evaluateRanking';
import { partOf } from '../partOf';
import { predictPairs } from '../ratings/predictPairs';
import { predictStrangers } from './predictStrangers';
import type { FitContext } from '../ranking/rankingModel';
import { ratingMetrics, type RatingMetrics } from './ratingMetrics';
import type { RatingModelKind } from '../ratings/ratingModel';
import { ratingsWhere } from '../evidence/ratingsWhere';

/** The ratings held out in a fold beside what was predicted of them, all of one length. */
export interface HeldRatings {
  /** Who gave each: user index. */
  readonly user: ArrayLike<number>;
  readonly stars: ArrayLike<number>;
  readonly predicted: ArrayLike<number>;
  readonly sd: ArrayLike<number>;
}

/** What a run of the protocol needs, and how it is watched. */
export interface RatingEvaluation {
  readonly engine: Engine;
  /** For models that draw random numbers. */
  readonly seed: number;
  readonly signal?: AbortSignal | undefined;
  /** Folds to hold out, of ratings or of people; all by default. The others are trained on only. */
  readonly only?: readonly number[] | undefined;
  /** Called with each fold's figures as they are known, and what they are figures of. */
  readonly onFold?: ((fold: number, metrics: RatingMetrics, held: HeldRatings) => void) | undefined;
  /** Called as the work gets on, with the share done, 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/**
 * k-fold cross-validation over ratings: each fold in turn is held out, a model is trained on the
 * others, and its predictions are compared with the ratings that were held out. A person or film
 * without ratings in training is predicted all the same.
 *
 * Of a model that holds out people, a fold is one of as many folds of people instead, drawn by the
 * seed: {@link predictStrangers}. All folds together are then the very same ratings, each predicted
 * once; a single one has all ratings of its people.
 * @param folds fold of each of the library's ratings, as of {@link ratingFolds}
 * @returns errors over the held-out ratings of all folds together
 * @throws Failure `bad-input` when nothing is held out, or nothing left to train on; `cancelled`;
 * `training-diverged`
 */
export async function evaluateRatings(
  library: Ratings,
  folds: Uint8Array,
  kind: RatingModelKind,
  { engine, seed, signal, only, onFold, onProgress }: RatingEvaluation,
): Promise<RatingMetrics> {
  if (folds.length !== library.ratings.user.length)
    throw new RangeError('Every rating of the library needs its fold.');
  const all = [...new Set(folds)].sort((a, b) => a - b);
  const held = all.filter((fold) => !only || only.includes(fold));
  if (all.length < 2 || !held.length)
    throw new Failure(
      'bad-input',
      'There are too few ratings to hold some out and learn from the others.',
      'Choose a larger library.',
    );

  const people = ratingFolds(library.userIds.length, seed, all.length);
  const [actual, mean, sd]: number[][] = [[], [], []];
  for (const [at, fold] of held.entries()) {
    const context = partOf(
      { engine, seed, signal, onProgress },
      at / held.length,
      (at + 1) / held.length,
    );
    const predicted =
      kind.holdsOut === 'people'
        ? await predictStrangers(
            kind,
            library,
            folds,
            (user) => people[user] === all.indexOf(fold),
            context,
          )
        : await predictFold(kind, library, folds, fold, context);
    onFold?.(fold, ratingMetrics(predicted.stars, predicted.predicted, predicted.sd), predicted);
    for (let n = 0; n < predicted.stars.length; n++) {
      actual.push(predicted.stars[n]);
      mean.push(predicted.predicted[n]);
      sd.push(predicted.sd[n]);
    }
  }
  return ratingMetrics(actual, mean, sd);
}

/** Trains on the ratings of the other folds, and predicts those of one. */
async function predictFold(
  kind: RatingModelKind,
  { films, userIds, ratings }: Ratings,
  folds: Uint8Array,
  fold: number,
  context: FitContext,
): Promise<HeldRatings> {
  const train = ratingsWhere(ratings, (n) => folds[n] !== fold);
  const test = ratingsWhere(ratings, (n) => folds[n] === fold);
  const pairs = { user: Int32Array.from(test.user), item: Int32Array.from(test.item) };
  const data = { films, users: userIds.length, ratings: train };
  const { mean, sd } = await predictPairs(kind, data, pairs, context);
  const stars = Array.from(test.halfStars, (half) => half / 2);
  return { user: pairs.user, stars, predicted: mean, sd };
}

/**
 * Folds for a library that comes without: every rating is in one of them, drawn at random and of
 * the same size to within one rating.
 */
export function ratingFolds(ratings: number, seed: number, folds = 5): Uint8Array {
  const random = createRandom(seed);
  const of = Uint8Array.from({ length: ratings }, (_, n) => n % folds);
  for (let n = ratings - 1; n > 0; n--) {
    const other = random.integer(n + 1);
    [of[n], of[other]] = [of[other], of[n]];
  }
  return of;
}
