/**
 * `npm run -s recommend`: lists for people whom the training ratings do not hold.
 *
 *   --ratings TRAIN   ratings.csv, u.data, ratings.dat or a MovieLens .zip; in stars, points of 1 to
 *                     10 or points of 0 to 100, found from all of them
 *   --users GIVEN     userId,movieId[,rating]: what they like, or have rated on TRAIN's scale; below three
 *                     stars speaks against films of its kind. All that is given is left out of their
 *                     list; of several ratings of a film the latest counts
 *   --top N           films for each
 *   --out OUT         userId,movieId,rank,score
 *   --model NAME      hybrid unless said otherwise
 *   --engine NAME     wasm or reference
 *   --seed N
 */
import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { readPairs, readRatingsFile, type RatingsFile } from '../src/data/ratingsFile';
import type { RatingRows } from '../src/data/ratingsCsv';
import { Failure } from '../src/failure';
import { givenEvidence } from '../src/model/feedback';
import type { RankingModel } from '../src/model/rankingModel';
import { RANKING_MODELS, type RankingModelName } from '../src/model/rankingModels';
import { topItems } from '../src/model/topItems';
import {
  oneOf,
  openEngine,
  readInput,
  readOptions,
  required,
  runCommand,
  say,
  sayScale,
  wholeNumber,
} from './cli';

const NAMES = Object.keys(RANKING_MODELS) as RankingModelName[];
const USAGE =
  'npm run -s recommend -- --ratings TRAIN --users GIVEN.csv --top N --out OUT.csv ' +
  `[--model ${NAMES.join('|')}] [--engine wasm|reference] [--seed N]`;

/** What one person gave: the row that counts for each item index. */
type Given = Map<number, { halfStars: number; time: number }>;

await runCommand(async () => {
  const text = { type: 'string' } as const;
  const options = readOptions(
    {
      ratings: text,
      users: text,
      top: text,
      out: text,
      model: { ...text, default: 'hybrid' },
      engine: { ...text, default: 'wasm' },
      seed: { ...text, default: '1' },
    },
    USAGE,
  );
  const ratings = required(options.ratings, 'ratings', USAGE);
  const users = required(options.users, 'users', USAGE);
  const out = required(options.out, 'out', USAGE);
  if ([ratings, users].some((path) => resolve(path) === resolve(out)))
    throw new Failure('bad-input', `${out} would overwrite what is to be read.`, 'Name another.');
  const top = wholeNumber(required(options.top, 'top', USAGE), 'top', 1, USAGE);
  const seed = wholeNumber(options.seed, 'seed', 0, USAGE);
  const model = oneOf(options.model, NAMES, 'model', USAGE);
  const engineName = oneOf(options.engine, ['wasm', 'reference'], 'engine', USAGE);

  const train = readRatingsFile(readInput(ratings), basename(ratings));
  sayScale(train.scale);
  const given = readPairs(readInput(users), basename(users), 'optional', train.scale);
  const people = givenBy(given, train);
  const engine = await openEngine(engineName);
  try {
    const began = performance.now();
    say(`Training ${model} on ${train.ratings.user.length.toLocaleString('en')} ratings …`);
    const data = { films: train.films, users: train.userIds.length, ratings: train.ratings };
    const fitted = await RANKING_MODELS[model].fit(data, { engine, seed });
    say(`… ${((performance.now() - began) / 1000).toFixed(1)} s (${engine.label}).`);
    writeLists(out, people, fitted, train, top);
  } finally {
    engine.dispose();
  }
});

function givenBy(
  { userId, filmId, halfStars, time }: RatingRows,
  train: RatingsFile,
): Map<number, Given> {
  const itemOf = new Map(train.films.map(({ id }, item) => [id, item]));
  const people = new Map<number, Given>();
  let unknown = 0;
  userId.forEach((id, row) => {
    const person: Given = people.get(id) ?? new Map();
    people.set(id, person);
    const item = itemOf.get(filmId[row]);
    if (item === undefined) unknown++;
    else if (time[row] >= (person.get(item)?.time ?? 0))
      person.set(item, { halfStars: halfStars[row], time: time[row] });
  });
  if (unknown)
    say(`${unknown} of ${userId.length} given films are not in the ratings; passed over.`);
  return people;
}

/** Writes beside the file first, so that a run cut short leaves no half of a result. */
function writeLists(
  out: string,
  people: ReadonlyMap<number, Given>,
  model: RankingModel,
  { films }: RatingsFile,
  top: number,
): void {
  const staged = `${out}.${process.pid}.part`;
  try {
    const file = openSync(staged, 'w');
    try {
      writeSync(file, 'userId,movieId,rank,score\n');
      let done = 0;
      for (const [userId, seen] of people) {
        const evidence = Array.from(seen, ([item, { halfStars }]) => ({
          item,
          ...givenEvidence(halfStars),
        }));
        const scores = model.foldIn(evidence).scores();
        const list = topItems(scores, top, (item) => !seen.has(item));
        const lines = Array.from(
          list,
          (item, n) =>
            `${userId},${films[item].id},${n + 1},${Number(scores[item].toPrecision(7))}\n`,
        );
        writeSync(file, lines.join(''));
        if (++done % 500 === 0 || done === people.size) say(`${done} of ${people.size} people.`);
      }
    } finally {
      closeSync(file);
    }
    renameSync(staged, out);
  } catch (cause) {
    rmSync(staged, { force: true });
    if (cause instanceof Error && 'code' in cause && !(cause instanceof Failure))
      throw new Failure('bad-input', `${out} cannot be written.`, 'Check the path.', { cause });
    throw cause;
  }
}
