import { createRandom } from '../engine/random';
import type { Engine } from '../engine/engine';
import { Failure } from '../failure';
import type { Ratings } from './evaluateRanking';
import { predictPairs } from './predictPairs';
import { ratingMetrics, type RatingMetrics } from './ratingMetrics';
import type { RatingModelKind } from './ratingModel';

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
  /** Folds to hold out; all by default. The others are trained on only. */
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
  const { films, userIds, ratings } = library;
  if (folds.length !== ratings.user.length)
    throw new RangeError('Every rating of the library needs its fold.');
  const all = [...new Set(folds)].sort((a, b) => a - b);
  const held = all.filter((fold) => !only || only.includes(fold));
  if (all.length < 2 || !held.length)
    throw new Failure(
      'bad-input',
      'There are too few ratings to hold some out and learn from the others.',
      'Choose a larger library.',
    );

  const [actual, mean, sd]: number[][] = [[], [], []];
  for (const [at, fold] of held.entries()) {
    const train = (_: number, n: number) => folds[n] !== fold;
    const test = (_: number, n: number) => folds[n] === fold;
    const data = {
      films,
      users: userIds.length,
      ratings: {
        user: ratings.user.filter(train),
        item: ratings.item.filter(train),
        halfStars: ratings.halfStars.filter(train),
        time: ratings.time.filter(train),
      },
    };
    const pairs = {
      user: Int32Array.from(ratings.user.filter(test)),
      item: Int32Array.from(ratings.item.filter(test)),
    };
    const predicted = await predictPairs(kind, data, pairs, {
      engine,
      seed,
      signal,
      onProgress: (share) => onProgress?.((at + share) / held.length),
    });
    const stars = Array.from(ratings.halfStars.filter(test), (half) => half / 2);
    onFold?.(fold, ratingMetrics(stars, predicted.mean, predicted.sd), {
      user: pairs.user,
      stars,
      predicted: predicted.mean,
      sd: predicted.sd,
    });
    for (let n = 0; n < stars.length; n++) {
      actual.push(stars[n]);
      mean.push(predicted.mean[n]);
      sd.push(predicted.sd[n]);
    }
  }
  return ratingMetrics(actual, mean, sd);
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
