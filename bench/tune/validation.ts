import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Film, Library } from '../../src/data/library';
import { readRatingsFile } from '../../src/data/ratingsFile';
import { holdOut } from '../../src/model/evaluation/holdout';
import { withoutUsers, type Ratings } from '../../src/model/evaluation/evaluateRanking';
import { ratingFolds } from '../../src/model/evaluation/evaluateRatings';
import type { TestUser } from '../../src/model/evaluation/rankingSplit';
import { parseRatingSplit } from '../../src/model/evaluation/ratingSplit';
import { realLibrary, realRankingSplit } from '../../test/support/realLibrary';

/** People to choose options on. */
export interface ValidationUsers {
  /** Without the first fold's test users, and without tags: people held out gave some of them. */
  readonly library: Library;
  readonly films: readonly Film[];
  readonly users: readonly TestUser[];
  readonly shape: { readonly users: number; readonly items: number };
}

/**
 * Five folds of the people who are not test users of the ranking splits' first fold; these are gone
 * altogether, neither trained on nor looked at.
 */
export function validationUsers(): ValidationUsers {
  const library = realLibrary();
  const testUsers = realRankingSplit();
  const held = new Set(testUsers.filter(({ fold }) => fold === 0).map(({ userId }) => userId));
  const users = holdOut(library, 7, held);
  const films = library.films.map(({ id, title, year, genres }) => ({ id, title, year, genres }));
  return {
    library: { ...library, films, ratings: withoutUsers(library, held) },
    films,
    users,
    shape: { users: library.userIds.length, items: films.length },
  };
}

/** Ratings to choose options on. */
export interface ValidationRatings {
  /** Without the ratings of the first fold, and without tags. */
  readonly library: Ratings;
  /** Tenths of them, at random. */
  readonly folds: Uint8Array;
}

/** The ratings that are not in the first fold of `rating-fold.txt`. */
export function validationRatings(): ValidationRatings {
  const zip = process.env['MOVIELENS_ZIP'] ?? '';
  const library = readRatingsFile(readFileSync(zip), basename(zip));
  const split = readFileSync(join(dirname(zip), 'splits', 'rating-fold.txt'), 'utf8');
  const folds = parseRatingSplit(split, library);
  const kept = (_: number, n: number) => folds[n] !== 0;
  const { user, item, halfStars, time } = library.ratings;
  const ratings = {
    user: user.filter(kept),
    item: item.filter(kept),
    halfStars: halfStars.filter(kept),
    time: time.filter(kept),
  };
  const films = library.films.map(({ id, title, year, genres }) => ({ id, title, year, genres }));
  return {
    library: { ...library, films, ratings },
    folds: ratingFolds(ratings.user.length, 7, 10),
  };
}
