/**
 * `npm run -s evaluate`: how well each model finds, and foretells, what was held out; as tables.
 *
 *   --library FILE   ratings.csv, u.data, ratings.dat or a MovieLens .zip
 *   --splits DIR     a folder with ranking.csv (userId,fold,movieId,held) and rating-fold.txt (line n
 *                    is the fold of the n-th rating); without it a fifth of everybody's likes, and
 *                    of all ratings, is held out in each of five folds
 *   --model NAME     one ranking model or model of ratings, or all
 *   --cold-start     also how ranking models do when 1, 3, 5 or 10 likes of a person are known
 *   --engine NAME    wasm or reference
 *   --seed N         of the models, and of what is held out
 */
import { basename } from 'node:path';
import { readRatingsFile, type RatingsFile } from '../src/data/ratingsFile';
import { withoutThemes } from '../src/data/themes';
import type { Engine } from '../src/engine/engine';
import { COLD_POINTS, coldStart } from '../src/model/coldStart';
import { evaluateRanking } from '../src/model/evaluateRanking';
import { evaluateRatings } from '../src/model/evaluateRatings';
import type { RankingMetrics } from '../src/model/metrics';
import type { RankingModel } from '../src/model/rankingModel';
import { RANKING_MODELS, type RankingModelName } from '../src/model/rankingModels';
import type { TestUser } from '../src/model/rankingSplit';
import type { RatingMetrics } from '../src/model/ratingMetrics';
import { RATING_MODELS, type RatingModelName } from '../src/model/ratingModels';
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
import {
  coldStartTable,
  figure,
  fullRankingTable,
  rankingTable,
  ratingTable,
  type Result,
} from './evaluationTables';
import { rankingSplit, ratingSplit } from './splits';

const RANKING = Object.keys(RANKING_MODELS) as RankingModelName[];
const RATINGS = Object.keys(RATING_MODELS) as RatingModelName[];
const USAGE =
  'npm run -s evaluate -- --library FILE [--splits DIR] ' +
  `[--model ${[...RANKING, ...RATINGS].join('|')}|all] [--cold-start] ` +
  '[--engine wasm|reference] [--seed N]';

/** What the models are tried on, and with. */
interface Trial {
  readonly library: RatingsFile;
  readonly engine: Engine;
  readonly seed: number;
}

await runCommand(async () => {
  const text = { type: 'string' } as const;
  const options = readOptions(
    {
      library: text,
      splits: text,
      model: { ...text, default: 'all' },
      'cold-start': { type: 'boolean', default: false },
      engine: { ...text, default: 'wasm' },
      seed: { ...text, default: '1' },
    },
    USAGE,
  );
  const path = required(options.library, 'library', USAGE);
  const seed = wholeNumber(options.seed, 'seed', 0, USAGE);
  const asked = oneOf(options.model, [...RANKING, ...RATINGS, 'all'], 'model', USAGE);
  const engineName = oneOf(options.engine, ['wasm', 'reference'], 'engine', USAGE);
  const ranking = RANKING.filter((name) => asked === 'all' || asked === name);
  const rating = RATINGS.filter((name) => asked === 'all' || asked === name);

  const library = withoutThemes(readRatingsFile(readInput(path), basename(path)));
  describe(library);
  const users = ranking.length ? rankingSplit(library, options.splits, seed) : [];
  const folds = rating.length ? ratingSplit(library, options.splits, seed) : new Uint8Array();

  const engine = await openEngine(engineName);
  const trial = { library, engine, seed };
  try {
    if (ranking.length) await rank(ranking, users, options['cold-start'], trial);
    if (ranking.length && rating.length) console.log();
    if (rating.length) await rate(rating, folds, trial);
  } finally {
    engine.dispose();
  }
});

function describe({ films, userIds, row, scale }: RatingsFile): void {
  const counts = [films.length, userIds.length, row.length].map((n) => n.toLocaleString('en'));
  say(`${counts[0]} films, ${counts[1]} people, ${counts[2]} ratings.`);
  sayScale(scale);
}

async function rank(
  names: readonly RankingModelName[],
  users: readonly TestUser[],
  cold: boolean,
  { library, engine, seed }: Trial,
): Promise<void> {
  const folds = [...new Set(users.map(({ fold }) => fold))].sort((a, b) => a - b);
  const results: Result<RankingMetrics>[] = [];
  const starts: Result<readonly number[]>[] = [];
  for (const name of names) {
    let began = performance.now();
    const sums = COLD_POINTS.map(() => 0);
    let fold = 0;
    const metrics = await evaluateRanking(
      library,
      users,
      async (ratings) => {
        const data = { films: library.films, users: library.userIds.length, ratings };
        const model = await RANKING_MODELS[name].fit(data, { engine, seed });
        const paused = performance.now();
        const own = users.filter((user) => user.fold === folds[fold]);
        if (cold)
          for (const [n, value] of (await coldStarts(library, own, model, seed)).entries())
            sums[n] += value / folds.length;
        fold++;
        began += performance.now() - paused;
        return model;
      },
      { onFold: (of, { ndcg }) => say(`${name}, fold ${of}: NDCG@100 ${figure(ndcg[100])}`) },
    );
    const seconds = (performance.now() - began) / 1000;
    results.push({ name, metrics, seconds });
    starts.push({ name, metrics: sums, seconds });
  }
  console.log(`${rankingTable(results)}\n\n${fullRankingTable(results)}`);
  if (cold) console.log(`\n${coldStartTable(starts)}`);
}

/** NDCG@100 of a trained model for the test users of one fold, at each of the points. */
async function coldStarts(
  library: RatingsFile,
  users: readonly TestUser[],
  model: RankingModel,
  seed: number,
): Promise<number[]> {
  const found: number[] = [];
  for (const count of COLD_POINTS) {
    const few = coldStart(users, count, seed);
    const { ndcg } = await evaluateRanking(library, few, () => Promise.resolve(model));
    found.push(ndcg[100]);
  }
  return found;
}

async function rate(
  names: readonly RatingModelName[],
  folds: Uint8Array,
  { library, engine, seed }: Trial,
): Promise<void> {
  const results: Result<RatingMetrics>[] = [];
  for (const name of names) {
    const began = performance.now();
    const metrics = await evaluateRatings(library, folds, RATING_MODELS[name], {
      engine,
      seed,
      onFold: (fold, { rmse, mae, coverage }) =>
        say(
          `${name}, fold ${fold}: RMSE ${figure(rmse)}, MAE ${figure(mae)}, ` +
            `${(100 * coverage).toFixed(1)} % within the 90 % interval`,
        ),
    });
    results.push({ name, metrics, seconds: (performance.now() - began) / 1000 });
  }
  console.log(ratingTable(results));
}
