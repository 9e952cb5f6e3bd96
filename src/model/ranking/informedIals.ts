import type { AlsProblem } from '../../engine/engine';
import { confidence, type Confidences } from '../evidence/confidence';
import { keptContentRows } from './content';
import { ItemModel } from './foldIn';
import { IalsRanking } from './ialsRanking';
import {
  IALS_DEFAULTS,
  ialsProblem,
  toObservations,
  trainIals,
  type ExtraUser,
  type Factors,
  type IalsOptions,
} from './ials';
import { likesOf } from '../evidence/likes';
import { stackRows, withoutEmptyRows } from '../evidence/observations';
import type { FitContext, RankingData } from './rankingModel';

/** iALS that learns from every rating and from genres, and believes something of strangers. */
export interface InformedIalsOptions extends IalsOptions {
  readonly confidences: Confidences;
  /** Length of each film's genres in the rows of the genres; 0 leaves them out. */
  readonly genres: number;
  /** See `FoldInPrior`. */
  readonly prior: { readonly strength: number; readonly half: number };
}

/**
 * Chosen like {@link IALS_DEFAULTS}, on validation users cut from the training part of every fold;
 * `bench/tune.md` has each option beside its neighbours.
 */
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
  prior: { strength: 2, half: 0.15 },
};

/** What is to be solved, and what becomes of its factors. */
export interface InformedProblem {
  readonly problem: AlsProblem;
  /** The trained factors as a ranking model. */
  readonly ranking: (factors: Factors) => IalsRanking;
}

/**
 * iALS on ratings as confidences, with one more "user" for each genre, who likes the films of that
 * genre (content as further rows, as in collective factorisation: Singh & Gordon 2008). The mean of
 * the people's factors becomes the prior of a fold-in.
 * @param visitor one more person, who is then learnt like all others
 */
export function informedProblem(
  { films, users, ratings }: RankingData,
  options: InformedIalsOptions,
  visitor?: ExtraUser,
): InformedProblem {
  const people = withoutEmptyRows(
    toObservations(ratings, users, films.length, visitor, (halfStars) =>
      confidence(halfStars, options.confidences),
    ),
  );
  const content = keptContentRows(films, { genres: options.genres });
  const k = options.factors;
  return {
    problem: ialsProblem(stackRows(people, content), options),
    ranking: ({ user, item }) => {
      const mean = new Float64Array(k);
      for (let at = 0; at < people.rows * k; at++) mean[at % k] += user[at] / people.rows;
      const prior = { ...options.prior, mean };
      return new IalsRanking(new ItemModel(item, likesOf(ratings, films.length), options, prior));
    },
  };
}

/**
 * Trains it.
 * @throws Failure `cancelled`; `engine-lost`; `training-diverged`
 */
export async function fitInformedIals(
  data: RankingData,
  { engine, seed, signal, onProgress }: FitContext,
  options: InformedIalsOptions = INFORMED_IALS_DEFAULTS,
): Promise<IalsRanking> {
  const { problem, ranking } = informedProblem(data, options);
  return ranking(
    await trainIals(engine, problem, {
      ...options,
      seed,
      ...(signal && { signal }),
      onEpoch: ({ epoch, epochs }) => onProgress?.(epoch / epochs),
    }),
  );
}
