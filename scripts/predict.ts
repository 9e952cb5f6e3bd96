/** `npm run -s predict`: predicts ratings, with how unsure they are. */
import { basename, resolve } from 'node:path';
import { fromStars, spreadFromStars, type RatingScale } from '../src/data/ratingScale';
import { readPairs } from '../src/data/ratingsFile';
import type { RatingRows } from '../src/data/ratingsCsv';
import { Failure } from '../src/failure';
import type { Predictions } from '../src/model/bayes/pairs';
import { predictPairs } from '../src/model/ratings/predictPairs';
import { RATING_MODELS, type RatingModelName } from '../src/model/ratings/ratingModels';
import { ENGINE_OPTION, ENGINES, openEngine, readInput, readRatings, SEED_OPTION } from './cli';
import { runCommand } from './command';
import { pairsOf, withCatalogue } from './ratingPairs';
import { say, sayProgress, sayScale } from './say';
import { writeStaged } from './staged';

const NAMES = Object.keys(RATING_MODELS) as RatingModelName[];
const COMMAND = {
  name: 'predict',
  what: 'Predicts ratings, with how unsure they are.',
  options: {
    ratings: {
      type: 'string',
      value: 'TRAIN',
      needed: true,
      says:
        'ratings in any MovieLens layout: ratings.csv, u.data, ratings.dat or a .zip; in stars, ' +
        'points of 1 to 10 or points of 0 to 100, found from all of them',
    },
    pairs: {
      type: 'string',
      value: 'TEST.csv',
      needed: true,
      says: 'userId,movieId[,...], with or without a header',
    },
    out: {
      type: 'string',
      value: 'OUT.csv',
      needed: true,
      says: 'gets userId,movieId,prediction,sd in the same order, on the scale of TRAIN',
    },
    films: {
      type: 'string',
      value: 'ARCHIVE.zip',
      says: 'a MovieLens .zip to take genres and years from, where TRAIN has none',
    },
    model: {
      type: 'string',
      value: NAMES.join('|'),
      default: 'bayes',
      says: 'how to predict; see src/model/ratings/ratingModels.ts',
    },
    engine: {
      ...ENGINE_OPTION,
      says: 'WebAssembly, or plain JavaScript in float64; for bayes, the others take neither',
    },
    seed: SEED_OPTION,
  },
} as const;

await runCommand(COMMAND, async ({ values, required, wholeNumber, oneOf }) => {
  const ratings = required('ratings');
  const pairs = required('pairs');
  const out = required('out');
  const name = oneOf('model', NAMES);
  const seed = wholeNumber('seed', 0);
  const engineName = oneOf('engine', ENGINES);
  if ([ratings, pairs].some((file) => resolve(file) === resolve(out)))
    throw new Failure('bad-input', `${out} would overwrite what is to be read: choose another.`);

  const rated = readRatings(ratings);
  const { films } = values;
  const known = films ? withCatalogue(rated, readRatings(films).films) : rated;
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
  try {
    await writeStaged(out, async (write) => {
      const predictions = await predictPairs(
        RATING_MODELS[name],
        { films: known.films, users: known.userIds.length, ratings: known.ratings },
        pairsOf(known, wanted),
        { engine, seed, onProgress: sayProgress(name) },
      );
      write(toCsv(wanted, predictions, rated.scale));
    });
  } finally {
    engine.dispose();
  }
  say(`${wanted.userId.length} predictions written to ${out}.`);
});

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
