import type { RatingsFile } from '../src/data/ratingsFile';
import type { RatingRows } from '../src/data/ratingsCsv';
import type { Film } from '../src/data/library';
import { filmFeatures } from '../src/model/bayes/content';
import { BAYES_DEFAULTS, type BayesOptions } from '../src/model/bayes/options';
import { PairPredictor, UNSEEN, type Predictions } from '../src/model/bayes/pairs';
import { starRatings } from '../src/model/bayes/ratings';
import { trainBayes, type BayesRun } from '../src/model/bayes/train';

/**
 * Learns from a file's ratings, and its films' genres and years, and predicts pairs, in their order. Of the pairs the model learns
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
  const training = { ...starRatings(ratings, shape), itemFeatures: filmFeatures(films) };
  await trainBayes(training, all, [predictor], run);
  return predictor.result();
}

/**
 * Ratings with what a catalogue says of their films, and with its other films, rated or not: those
 * of the file come first, so that the ratings' item indices hold.
 */
export function withCatalogue(file: RatingsFile, catalogue: readonly Film[]): RatingsFile {
  const filmOf = new Map(catalogue.map((film) => [film.id, film]));
  const own = new Set(file.films.map(({ id }) => id));
  const films = [
    ...file.films.map((film) => filmOf.get(film.id) ?? film),
    ...catalogue.filter(({ id }) => !own.has(id)),
  ];
  return { ...file, films };
}
