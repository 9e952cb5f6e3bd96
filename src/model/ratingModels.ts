import { predictBayesPairs } from './bayes/predictPairs';
import { BAYES_RATING } from './bayes/ratingModel';
import type { RatingModelKind } from './ratingModel';
import { biasKind } from './ratings/biases';
import { withIntervals } from './ratings/intervals';
import { itemKnnKind } from './ratings/itemKnn';
import { svdppKind } from './ratings/svdpp';
import { userKnnKind } from './ratings/userKnn';

/**
 * By the name it has on the command line, weakest first:
 * - `bias`: how high the person and the film are rated in general.
 * - `user-knn-ratings`: what people who rate alike gave the film.
 * - `svd++`: factors, and what is rated at all, by gradient descent.
 * - `item-knn-ratings`: what the person gave to films that are rated alike.
 * - `bayes`: Bayesian matrix factorisation with genres and years, which is served.
 */
const MODELS = {
  bias: withIntervals(biasKind),
  'user-knn-ratings': withIntervals(userKnnKind),
  'svd++': withIntervals(svdppKind),
  'item-knn-ratings': withIntervals(itemKnnKind),
  bayes: { ...BAYES_RATING, predictPairs: predictBayesPairs },
} satisfies Record<string, RatingModelKind>;

/** What a model of ratings is called. */
export type RatingModelName = keyof typeof MODELS;

/** Every model of ratings. */
export const RATING_MODELS: Readonly<Record<RatingModelName, RatingModelKind>> = MODELS;
