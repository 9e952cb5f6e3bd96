/** `npm run -s recommend`: lists for people whom the training ratings do not hold. */
import { basename, resolve } from 'node:path';
import { readPairs, type RatingsFile } from '../src/data/ratingsFile';
import type { RatingRows } from '../src/data/ratingsCsv';
import { Failure } from '../src/failure';
import { givenEvidence } from '../src/model/evidence/feedback';
import type { RankingModel } from '../src/model/ranking/rankingModel';
import { RANKING_MODELS, type RankingModelName } from '../src/model/ranking/rankingModels';
import { topItems } from '../src/model/recommend/topItems';
import { ENGINE_OPTION, ENGINES, openEngine, readInput, readRatings, SEED_OPTION } from './cli';
import { runCommand } from './command';
import { say, sayProgress, sayScale } from './say';
import { writeStaged } from './staged';

const NAMES = Object.keys(RANKING_MODELS) as RankingModelName[];
const COMMAND = {
  name: 'recommend',
  what: 'Lists for people whom the training ratings do not hold.',
  options: {
    ratings: {
      type: 'string',
      value: 'TRAIN',
      needed: true,
      says:
        'ratings.csv, u.data, ratings.dat or a MovieLens .zip; in stars, points of 1 to 10 or ' +
        'points of 0 to 100, found from all of them',
    },
    users: {
      type: 'string',
      value: 'GIVEN.csv',
      needed: true,
      says:
        'userId,movieId[,rating]: what they like, or have rated on the scale of TRAIN; below three ' +
        'stars speaks against films of its kind. All that is given is left out of their list; of ' +
        'several ratings of a film the latest counts',
    },
    top: { type: 'string', value: 'N', needed: true, says: 'films for each' },
    out: {
      type: 'string',
      value: 'OUT.csv',
      needed: true,
      says: 'gets userId,movieId,rank,score',
    },
    model: {
      type: 'string',
      value: NAMES.join('|'),
      default: 'hybrid',
      says: 'what ranks; see src/model/ranking/rankingModels.ts',
    },
    engine: ENGINE_OPTION,
    seed: SEED_OPTION,
  },
} as const;

/** What one person gave: the row that counts for each item index. */
type Given = Map<number, { halfStars: number; time: number }>;

await runCommand(COMMAND, async ({ required, wholeNumber, oneOf }) => {
  const ratings = required('ratings');
  const users = required('users');
  const out = required('out');
  if ([ratings, users].some((path) => resolve(path) === resolve(out)))
    throw new Failure('bad-input', `${out} would overwrite what is to be read.`, 'Name another.');
  const top = wholeNumber('top', 1);
  const seed = wholeNumber('seed', 0);
  const model = oneOf('model', NAMES);
  const engineName = oneOf('engine', ENGINES);

  const train = readRatings(ratings);
  sayScale(train.scale);
  const given = readPairs(readInput(users), basename(users), 'optional', train.scale);
  const people = givenBy(given, train);
  const engine = await openEngine(engineName);
  try {
    await writeStaged(out, async (write) => {
      const began = performance.now();
      say(`Training ${model} on ${train.ratings.user.length.toLocaleString('en')} ratings …`);
      const data = { films: train.films, users: train.userIds.length, ratings: train.ratings };
      const onProgress = sayProgress(model);
      const fitted = await RANKING_MODELS[model].fit(data, { engine, seed, onProgress });
      await fitted.quicken?.();
      onProgress(1);
      say(`… ${((performance.now() - began) / 1000).toFixed(1)} s (${engine.label}).`);
      writeLists(write, people, fitted, train, top);
    });
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

function writeLists(
  write: (text: string) => void,
  people: ReadonlyMap<number, Given>,
  model: RankingModel,
  { films }: RatingsFile,
  top: number,
): void {
  write('userId,movieId,rank,score\n');
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
      (item, n) => `${userId},${films[item].id},${n + 1},${Number(scores[item].toPrecision(7))}\n`,
    );
    write(lines.join(''));
    if (++done % 500 === 0 || done === people.size) say(`${done} of ${people.size} people.`);
  }
}
