import type { FitContext, RankingData } from '../ranking/rankingModel';
import type { RatingPairs } from '../ratings/ratingModel';
import { filmFeatures } from './content';
import { BAYES_DEFAULTS, type BayesOptions } from './options';
import { PairPredictor, type Predictions } from './pairs';
import { starRatings } from './ratings';
import { trainBayes } from './train';

/**
 * Predicts pairs from every draw while it trains. For people whom the model was trained on that is
 * better than folding them in again, and its intervals hold: the items' rows already lean towards
 * these people's ratings, so that a fold-in takes itself to be surer than it is.
 * @throws Failure as {@link trainBayes}
 */
export async function predictBayesPairs(
  { films, users, ratings }: RankingData,
  pairs: RatingPairs,
  { engine, seed, signal, onProgress }: FitContext,
  options: Partial<BayesOptions> = {},
): Promise<Predictions> {
  const predictor = new PairPredictor(pairs.user, pairs.item, seed);
  await trainBayes(
    {
      ...starRatings(ratings, { users, items: films.length }),
      itemFeatures: filmFeatures(films),
    },
    { ...BAYES_DEFAULTS, ...options, seed },
    [predictor],
    { engine, signal, onSweep: (sweep, of) => onProgress?.(sweep / of) },
  );
  return predictor.result();
}
