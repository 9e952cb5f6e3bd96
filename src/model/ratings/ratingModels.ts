import { predictBayesPairs } from '../bayes/predictPairs';
import { BAYES_RATING } from '../bayes/ratingModel';
import type { RatingModelKind } from './ratingModel';
import { biasKind } from './biases';
import { withIntervals } from './intervals';
import { itemKnnKind } from './itemKnn';
import { svdppKind } from './svdpp';
import { userKnnKind } from './userKnn';

/**
 * By the name it has on the command line, weakest first:
 * - `bias`: how high the person and the film are rated in general.
 * - `user-knn-ratings`: what people who rate alike gave the film.
 * - `svd++`: factors, and what is rated at all, by gradient descent.
 * - `item-knn-ratings`: what the person gave to films that are rated alike.
 * - `bayes`: Bayesian matrix factorisation with genres and years, which is served. Evaluated on people
 *   whom it was trained on, as the others are.
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

/**
 * What is evaluated: every model of ratings, and
 * - `bayes-folded-in`: `bayes` as a page serves a visitor, of whom nothing was learnt: folded in from
 *   the kept draws by what they have rated.
 */
export type RatingTrialName = RatingModelName | 'bayes-folded-in';

/** Every model as it is evaluated. */
export const RATING_TRIALS: Readonly<Record<RatingTrialName, RatingModelKind>> = {
  ...MODELS,
  'bayes-folded-in': { ...BAYES_RATING, holdsOut: 'people' },
};

/** What a table calls it. */
export const trialTitle = (name: RatingTrialName): string =>
  name === 'bayes-folded-in' ? 'bayes, folded in, as on the page' : name;
