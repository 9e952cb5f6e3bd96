/**
 * `npm run -s predict`: predicts ratings, with how unsure they are.
 *
 *   npm run -s predict -- --ratings TRAIN --pairs TEST.csv --out OUT.csv
 *
 *   --ratings FILE   ratings in any MovieLens layout: ratings.csv, u.data, ratings.dat or a .zip;
 *                    in stars, points of 1 to 10 or points of 0 to 100, found from all of them
 *   --pairs FILE     userId,movieId[,...], with or without a header
 *   --films FILE     a MovieLens .zip to take genres and years from, where TRAIN has none (optional)
 *   --out FILE       gets userId,movieId,prediction,sd in the same order, on the ratings' own scale
 *   --model NAME     bayes unless said otherwise; see src/model/ratingModels.ts
 *   --engine NAME    wasm or reference
 *   --seed N         a whole number from 0; the same one repeats the result (default 1)
 *
 * Progress goes to standard error. Exit status 0, or 2 with one sentence on what is wrong.
 */
import { writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { fromStars, spreadFromStars, type RatingScale } from '../src/data/ratingScale';
import { readPairs, readRatingsFile } from '../src/data/ratingsFile';
import type { RatingRows } from '../src/data/ratingsCsv';
import { Failure } from '../src/failure';
import type { Predictions } from '../src/model/bayes/pairs';
import { predictPairs } from '../src/model/predictPairs';
import { RATING_MODELS, type RatingModelName } from '../src/model/ratingModels';
import {
  oneOf,
  openEngine,
  readInput,
  readOptions,
  reason,
  required,
  runCommand,
  say,
  sayProgress,
  sayScale,
  wholeNumber,
} from './cli';
import { pairsOf, withCatalogue } from './ratingPairs';

const NAMES = Object.keys(RATING_MODELS) as RatingModelName[];
const USAGE =
  'npm run -s predict -- --ratings TRAIN --pairs TEST.csv --out OUT.csv ' +
  `[--films ARCHIVE.zip] [--model ${NAMES.join('|')}] [--engine wasm|reference] [--seed N]`;

await runCommand(async () => {
  const text = { type: 'string' } as const;
  const options = readOptions(
    {
      ratings: text,
      pairs: text,
      films: text,
      out: text,
      model: { ...text, default: 'bayes' },
      engine: { ...text, default: 'wasm' },
      seed: { ...text, default: '1' },
    },
    USAGE,
  );
  const ratings = required(options.ratings, 'ratings', USAGE);
  const pairs = required(options.pairs, 'pairs', USAGE);
  const out = required(options.out, 'out', USAGE);
  const name = oneOf(options.model, NAMES, 'model', USAGE);
  const seed = wholeNumber(options.seed, 'seed', 0, USAGE);
  const engineName = oneOf(options.engine, ['wasm', 'reference'], 'engine', USAGE);
  if ([ratings, pairs].some((file) => resolve(file) === resolve(out)))
    throw new Failure('bad-input', `${out} would overwrite what is to be read: choose another.`);

  const rated = readRatingsFile(readInput(ratings), basename(ratings));
  const { films } = options;
  const known = films
    ? withCatalogue(rated, readRatingsFile(readInput(films), basename(films)).films)
    : rated;
  const wanted = readPairs(readInput(pairs), basename(pairs), 'unread');
  say(`Learning from ${known.ratings.user.length} ratings of ${known.userIds.length} people.`);
  sayScale(rated.scale, 'predicted');
  // Sampling takes one thread.
  const engine = await openEngine(engineName, 1);
  say(
    name === 'bayes'
      ? `Engine: ${engine.label}.`
      : 'This model learns with the same JavaScript on either engine.',
  );
  const predictions = await predictPairs(
    RATING_MODELS[name],
    { films: known.films, users: known.userIds.length, ratings: known.ratings },
    pairsOf(known, wanted),
    { engine, seed, onProgress: sayProgress(name) },
  );
  engine.dispose();
  writeFile(out, toCsv(wanted, predictions, rated.scale));
  say(`${wanted.userId.length} predictions written to ${out}.`);
});

function writeFile(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (cause) {
    throw new Failure('bad-input', `${path} cannot be written: ${reason(cause)}.`, '', { cause });
  }
}

/** Stars go back to the scale on which they were read. */
function toCsv(
  { userId, filmId }: RatingRows,
  { mean, sd }: Predictions,
  scale: RatingScale,
): string {
  const lines = ['userId,movieId,prediction,sd'];
  for (let n = 0; n < userId.length; n++) {
    const rating = fromStars(mean[n], scale).toFixed(4);
    lines.push(`${userId[n]},${filmId[n]},${rating},${spreadFromStars(sd[n], scale).toFixed(4)}`);
  }
  return lines.join('\n') + '\n';
}
