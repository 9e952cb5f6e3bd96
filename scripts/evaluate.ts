/**
 * `npm run -s evaluate`: how well each model finds what people held out, as tables.
 *
 *   --library FILE   ratings.csv, u.data, ratings.dat or a MovieLens .zip
 *   --splits DIR     a folder with ranking.csv (userId,fold,movieId,held); without it a fifth of
 *                    everybody's likes is held out, in five folds
 *   --model NAME     one model, or all
 *   --engine NAME    wasm or reference
 *   --seed N         of the models, and of the holdout
 */
import { basename, join } from 'node:path';
import { table } from '../bench/table';
import { readRatingsFile, type RatingsFile } from '../src/data/ratingsFile';
import { withoutThemes } from '../src/data/themes';
import { Failure } from '../src/failure';
import { evaluateRanking } from '../src/model/evaluateRanking';
import { holdOut } from '../src/model/holdout';
import { CUTS, type Cut, type RankingMetrics } from '../src/model/metrics';
import { RANKING_MODELS, type RankingModelName } from '../src/model/rankingModels';
import { parseRankingSplit, type TestUser } from '../src/model/rankingSplit';
import {
  oneOf,
  openEngine,
  readInput,
  readOptions,
  required,
  runCommand,
  say,
  wholeNumber,
} from './cli';

const NAMES = Object.keys(RANKING_MODELS) as RankingModelName[];
const USAGE =
  'npm run -s evaluate -- --library FILE [--splits DIR] ' +
  `[--model ${NAMES.join('|')}|all] [--engine wasm|reference] [--seed N]`;

interface Result {
  readonly name: RankingModelName;
  readonly metrics: RankingMetrics;
  readonly seconds: number;
}

await runCommand(async () => {
  const text = { type: 'string' } as const;
  const options = readOptions(
    {
      library: text,
      splits: text,
      model: { ...text, default: 'all' },
      engine: { ...text, default: 'wasm' },
      seed: { ...text, default: '1' },
    },
    USAGE,
  );
  const path = required(options.library, 'library', USAGE);
  const seed = wholeNumber(options.seed, 'seed', 0, USAGE);
  const asked = oneOf(options.model, [...NAMES, 'all'], 'model', USAGE);
  const engineName = oneOf(options.engine, ['wasm', 'reference'], 'engine', USAGE);

  const library = withoutThemes(readRatingsFile(readInput(path), basename(path)));
  const users =
    options.splits === undefined ? holdOut(library, seed) : readSplit(options.splits, library);
  if (!users.length)
    throw new Failure(
      'bad-input',
      'Nobody in this library has five ratings of four stars or more, so nothing can be held out.',
    );
  describe(library, users, options.splits);

  const engine = await openEngine(engineName);
  const results: Result[] = [];
  try {
    for (const name of asked === 'all' ? NAMES : [asked]) {
      const began = performance.now();
      const metrics = await evaluateRanking(
        library,
        users,
        (ratings) =>
          RANKING_MODELS[name].fit(
            { films: library.films, users: library.userIds.length, ratings },
            { engine, seed },
          ),
        { onFold: (fold, { ndcg }) => say(`${name}, fold ${fold}: NDCG@100 ${figure(ndcg[100])}`) },
      );
      results.push({ name, metrics, seconds: (performance.now() - began) / 1000 });
    }
  } finally {
    engine.dispose();
  }
  console.log(`${mainTable(results)}\n\n${fullTable(results)}`);
});

function readSplit(folder: string, { userIds, films }: RatingsFile): TestUser[] {
  const users = parseRankingSplit(new TextDecoder().decode(readInput(join(folder, 'ranking.csv'))));
  const known = new Set(userIds);
  const ids = new Set(films.map(({ id }) => id));
  if (!users.some(({ userId, held }) => known.has(userId) && held.some((id) => ids.has(id))))
    throw new Failure(
      'bad-input',
      'The splits are of another library: none of their users and films is in this one.',
      'Give the folder of splits that belongs to the library, or none.',
    );
  return users;
}

function describe(
  { films, userIds, ratings }: RatingsFile,
  users: readonly TestUser[],
  splits: string | undefined,
): void {
  const counts = [films.length, userIds.length, ratings.user.length].map((n) =>
    n.toLocaleString('en'),
  );
  const folds = new Set(users.map(({ fold }) => fold)).size;
  say(`${counts[0]} films, ${counts[1]} people, ${counts[2]} ratings.`);
  say(
    `${users.length} test users in ${folds} folds${splits === undefined ? ', held out here' : ''}.`,
  );
}

function mainTable(results: readonly Result[]): string {
  return table(
    ['model', 'Recall@20', 'Recall@50', 'NDCG@100', 'seconds'],
    results.map(({ name, metrics: { recall, ndcg }, seconds }) => [
      name,
      ...[recall[20], recall[50], ndcg[100]].map(figure),
      seconds.toFixed(1),
    ]),
  );
}

function fullTable(results: readonly Result[]): string {
  const columns = {
    recall: 'Recall',
    precision: 'Precision',
    map: 'MAP',
    ndcg: 'NDCG',
    mrr: 'MRR',
    hitRate: 'hit rate',
    coverage: 'coverage',
    novelty: 'novelty (bits)',
    diversity: 'diversity',
    popularityLift: 'popularity lift',
  } as const satisfies Record<keyof RankingMetrics, string>;
  const names = Object.keys(columns) as (keyof RankingMetrics)[];
  const row = ({ name, metrics }: Result, k: Cut) => [
    name,
    String(k),
    ...names.map((metric) => figure(metrics[metric][k])),
  ];
  return table(
    ['model', 'k', ...names.map((metric) => columns[metric])],
    results.flatMap((result) => CUTS.map((k) => row(result, k))),
  );
}

function figure(value: number): string {
  return value.toFixed(4);
}
