import { confidence, type Confidences } from './confidence';
import { contentRows } from './content';
import { ItemModel } from './foldIn';
import { IalsRanking } from './ialsRanking';
import {
  IALS_DEFAULTS,
  ialsProblem,
  toObservations,
  trainIals,
  type IalsOptions,
  type TrainOptions,
} from './ials';
import { likesOf } from './likes';
import { stackRows, withoutEmptyRows } from './observations';
import type { FitContext, RankingData } from './rankingModel';

/** iALS that learns from every rating and from genres, and believes something of strangers. */
export interface InformedIalsOptions extends IalsOptions {
  readonly confidences: Confidences;
  /** Length of each film's genres in the rows of the genres; 0 leaves them out. */
  readonly genres: number;
  /** See `FoldInPrior`. */
  readonly prior: { readonly strength: number; readonly half: number };
}

/** Chosen like {@link IALS_DEFAULTS}, on validation users cut from the training part of every fold. */
export const INFORMED_IALS_DEFAULTS: InformedIalsOptions = {
  ...IALS_DEFAULTS,
  epochs: 8,
  confidences: {
    high: { weight: 1, target: 1 },
    perStar: 0,
    middling: { weight: 0.6, target: 0.8 },
    low: { weight: 0.4, target: 0.6 },
  },
  genres: 3,
  prior: { strength: 0.85, half: 5 },
};

/**
 * Trains iALS on ratings as confidences, with one more "user" for each genre, who likes the films of
 * that genre (content as further rows, as in collective factorisation: Singh & Gordon 2008). The
 * mean of the users' factors becomes the prior of a fold-in.
 * @throws Failure `cancelled`; `engine-lost`; `training-diverged`
 */
export async function fitInformedIals(
  { films, users, ratings }: RankingData,
  { engine, seed, signal, onProgress }: FitContext,
  options: InformedIalsOptions = INFORMED_IALS_DEFAULTS,
): Promise<IalsRanking> {
  const people = withoutEmptyRows(
    toObservations(ratings, users, films.length, undefined, (halfStars) =>
      confidence(halfStars, options.confidences),
    ),
  );
  const content = contentRows(films, { genres: options.genres });
  const problem = ialsProblem(stackRows(people, content), options);
  const training: TrainOptions = {
    ...options,
    seed,
    ...(signal && { signal }),
    onEpoch: ({ epoch, epochs }) => onProgress?.(epoch / epochs),
  };
  const { user, item } = await trainIals(engine, problem, training);
  const mean = new Float64Array(options.factors);
  for (let at = 0; at < people.rows * options.factors; at++)
    mean[at % options.factors] += user[at] / people.rows;
  const prior = { ...options.prior, mean };
  return new IalsRanking(new ItemModel(item, likesOf(ratings, films.length), options, prior));
}
