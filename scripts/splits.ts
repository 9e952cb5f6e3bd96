import { join } from 'node:path';
import type { RatingsFile } from '../src/data/ratingsFile';
import { Failure } from '../src/failure';
import { ratingFolds } from '../src/model/evaluation/evaluateRatings';
import { holdOut } from '../src/model/evaluation/holdout';
import { parseRankingSplit, type TestUser } from '../src/model/evaluation/rankingSplit';
import { parseRatingSplit } from '../src/model/evaluation/ratingSplit';
import { readInput } from './cli';
import { say } from './say';

/**
 * The test users of `ranking.csv` (userId,fold,movieId,held), or without a folder a fifth of
 * everybody's likes in five folds.
 * @throws Failure `library-missing`; `bad-input` when they do not fit the library, or there are none
 */
export function rankingSplit(
  library: RatingsFile,
  folder: string | undefined,
  seed: number,
): TestUser[] {
  const users =
    folder === undefined
      ? holdOut(library, seed)
      : parseRankingSplit(readSplit(folder, 'ranking.csv', 'ranking models'));
  const known = new Set(library.userIds);
  const ids = new Set(library.films.map(({ id }) => id));
  if (!users.length)
    throw new Failure(
      'bad-input',
      'Nobody in this library has five ratings of four stars or more, so nothing can be held out.',
    );
  if (!users.some(({ userId, held }) => known.has(userId) && held.some((id) => ids.has(id))))
    throw new Failure(
      'bad-input',
      'The splits are of another library: none of their users and films is in this one.',
      'Give the folder of splits that belongs to the library, or none.',
    );
  const folds = new Set(users.map(({ fold }) => fold)).size;
  say(
    `${users.length} test users in ${folds} folds${folder === undefined ? ', held out here' : ''}.`,
  );
  return users;
}

const readSplit = (folder: string, name: string, models: string): string =>
  new TextDecoder().decode(
    readInput(
      join(folder, name),
      `Of --splits, ${models} need ${name}; without --splits, some is held out here.`,
    ),
  );

/**
 * The fold of every rating, by `rating-fold.txt`: its line n is that of the n-th rating in the file.
 * Without a folder, five folds at random.
 * @throws Failure `library-missing`; `bad-input` when it does not fit the library
 */
export function ratingSplit(
  library: RatingsFile,
  folder: string | undefined,
  seed: number,
): Uint8Array {
  const folds =
    folder === undefined
      ? ratingFolds(library.row.length, seed)
      : parseRatingSplit(readSplit(folder, 'rating-fold.txt', 'models of ratings'), library);
  const count = new Set(folds).size;
  say(`${folds.length} ratings in ${count} folds${folder === undefined ? ', drawn here' : ''}.`);
  return folds;
}
