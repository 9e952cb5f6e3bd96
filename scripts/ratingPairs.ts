import type { Film } from '../src/data/library';
import type { RatingsFile } from '../src/data/ratingsFile';
import type { RatingRows } from '../src/data/ratingsCsv';
import { UNSEEN } from '../src/model/bayes/pairs';
import type { RatingPairs } from '../src/model/ratings/ratingModel';

/** Pairs by number as pairs by index; numbers that the file does not have are unseen. */
export function pairsOf(
  { films, userIds }: Pick<RatingsFile, 'films' | 'userIds'>,
  pairs: Pick<RatingRows, 'userId' | 'filmId'>,
): RatingPairs {
  const userOf = new Map(Array.from(userIds, (id, index) => [id, index]));
  const itemOf = new Map(films.map(({ id }, index) => [id, index]));
  return {
    user: Int32Array.from(pairs.userId, (id) => userOf.get(id) ?? UNSEEN),
    item: Int32Array.from(pairs.filmId, (id) => itemOf.get(id) ?? UNSEEN),
  };
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
