import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { RatingRows } from '../../src/data/ratingsCsv';
import { RatingsCsv } from '../../src/data/ratingsCsv';
import { readRatingsFile, type RatingsFile } from '../../src/data/ratingsFile';
import { openZip } from '../../src/data/zip';
import { parseRatingSplit } from '../../src/model/evaluation/ratingSplit';

const zip = process.env['MOVIELENS_ZIP'] ?? '';
const splits = join(dirname(zip), 'splits', 'rating-fold.txt');

/** Whether the real library and its rating folds are there. */
export const hasRatingFolds = zip !== '' && existsSync(zip) && existsSync(splits);

/** The library with the fold of each of its ratings. */
export function realRatedLibrary(): { library: RatingsFile; folds: Uint8Array } {
  const library = readRatingsFile(readFileSync(zip), 'ml-latest-small.zip');
  return { library, folds: parseRatingSplit(readFileSync(splits, 'utf8'), library) };
}

/** One fold as the command line would be given it: two files, and apart from them the answers. */
export interface RatingFold {
  readonly fold: number;
  /** ratings.csv of the training part. */
  readonly train: Uint8Array;
  /** userId,movieId of the test part. */
  readonly pairs: Uint8Array;
  /** The test part's ratings in stars. */
  readonly actual: Float64Array;
}

/** Folds in ascending order. Line n of the split is the fold of the n-th rating in ratings.csv. */
export function realRatingFolds(): RatingFold[] {
  const rows = ratingsInFileOrder();
  const foldOf = Uint8Array.from(readFileSync(splits, 'utf8').trimEnd().split(/\r?\n/), Number);
  if (foldOf.length !== rows.userId.length)
    throw new Error('rating-fold.txt does not have one line for each rating.');
  const folds = [...new Set(foldOf)].sort((a, b) => a - b);
  return folds.map((fold) => split(rows, foldOf, fold));
}

function ratingsInFileOrder(): RatingRows {
  const archive = openZip(readFileSync(zip));
  const entry = archive.entries.find(({ path }) => path.endsWith('/ratings.csv'));
  if (!entry) throw new Error('The archive has no ratings.csv.');
  const csv = new RatingsCsv();
  archive.read(entry, (piece) => csv.push(piece));
  return csv.end();
}

function split(rows: RatingRows, foldOf: Uint8Array, fold: number): RatingFold {
  const train = ['userId,movieId,rating,timestamp'];
  const pairs = ['userId,movieId'];
  const actual: number[] = [];
  foldOf.forEach((own, n) => {
    const pair = `${rows.userId[n]},${rows.filmId[n]}`;
    if (own !== fold) train.push(`${pair},${rows.halfStars[n] / 2},${rows.time[n]}`);
    else {
      pairs.push(pair);
      actual.push(rows.halfStars[n] / 2);
    }
  });
  const bytes = (lines: string[]) => new TextEncoder().encode(lines.join('\n'));
  return { fold, train: bytes(train), pairs: bytes(pairs), actual: Float64Array.from(actual) };
}
