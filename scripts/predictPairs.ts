import type { RatingsFile } from '../src/data/ratingsFile';
import type { RatingRows } from '../src/data/ratingsCsv';
import { BAYES_DEFAULTS, type BayesOptions } from '../src/model/bayes/options';
import { PairPredictor, UNSEEN, type Predictions } from '../src/model/bayes/pairs';
import { starRatings } from '../src/model/bayes/ratings';
import { trainBayes, type BayesRun } from '../src/model/bayes/train';

/**
 * Learns from a file's ratings and predicts pairs, in their order. Of the pairs the model learns
 * nothing: they only name whose posterior is wanted. Numbers unknown to the file are predicted too.
 * @throws Failure as {@link trainBayes}
 */
export async function predictPairs(
  { films, userIds, ratings }: RatingsFile,
  pairs: Pick<RatingRows, 'userId' | 'filmId'>,
  options: Partial<BayesOptions> = {},
  run: BayesRun = {},
): Promise<Predictions> {
  const all = { ...BAYES_DEFAULTS, ...options };
  const userOf = new Map(Array.from(userIds, (id, index) => [id, index]));
  const itemOf = new Map(films.map(({ id }, index) => [id, index]));
  const predictor = new PairPredictor(
    Int32Array.from(pairs.userId, (id) => userOf.get(id) ?? UNSEEN),
    Int32Array.from(pairs.filmId, (id) => itemOf.get(id) ?? UNSEEN),
    all.seed,
  );
  const shape = { users: userIds.length, items: films.length };
  await trainBayes(starRatings(ratings, shape), all, [predictor], run);
  return predictor.result();
}
