import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { RatingsFile } from '../src/data/ratingsFile';
import { Failure } from '../src/failure';
import { ratingFolds } from '../src/model/evaluateRatings';
import { holdOut } from '../src/model/holdout';
import { parseRankingSplit, type TestUser } from '../src/model/rankingSplit';
import { parseRatingSplit } from '../src/model/ratingSplit';
import { readInput, say } from './cli';

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
    folder === undefined ? holdOut(library, seed) : readRankingSplit(join(folder, 'ranking.csv'));
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

const readRankingSplit = (path: string) =>
  parseRankingSplit(new TextDecoder().decode(readInput(path)));

/**
 * The fold of every rating, by `rating-fold.txt`: its line n is that of the n-th rating in the file.
 * Without it, five folds at random.
 * @throws Failure `bad-input` when it does not fit the library
 */
export function ratingSplit(
  library: RatingsFile,
  folder: string | undefined,
  seed: number,
): Uint8Array {
  const path = folder === undefined ? '' : join(folder, 'rating-fold.txt');
  const given = path !== '' && existsSync(path);
  const folds = given
    ? parseRatingSplit(new TextDecoder().decode(readInput(path)), library)
    : ratingFolds(library.row.length, seed);
  const count = new Set(folds).size;
  say(`${folds.length} ratings in ${count} folds${given ? '' : ', drawn here'}.`);
  return folds;
}
