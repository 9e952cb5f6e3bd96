/** `npm run -s evaluate`: how well each model finds, and foretells, what was held out; as tables. */
import type { RatingsFile } from '../src/data/ratingsFile';
import type { Engine } from '../src/engine/engine';
import { Failure } from '../src/failure';
import { COLD_POINTS, coldStart } from '../src/model/evaluation/coldStart';
import { evaluateRanking } from '../src/model/evaluation/evaluateRanking';
import { evaluateRatings } from '../src/model/evaluation/evaluateRatings';
import type { RankingMetrics } from '../src/model/evaluation/metrics';
import type { RankingModel } from '../src/model/ranking/rankingModel';
import { RANKING_MODELS, type RankingModelName } from '../src/model/ranking/rankingModels';
import type { TestUser } from '../src/model/evaluation/rankingSplit';
import type { RatingMetrics } from '../src/model/evaluation/ratingMetrics';
import { RATING_TRIALS, trialTitle, type RatingTrialName } from '../src/model/ratings/ratingModels';
import { ENGINE_OPTION, ENGINES, openEngine, readToMeasure, SEED_OPTION } from './cli';
import { runCommand } from './command';
import {
  coldStartTable,
  coverageNotes,
  figure,
  fullRankingTable,
  rankingTable,
  ratingTable,
  type Result,
} from './evaluationTables';
import { say, sayProgress, sayScale } from './say';
import { rankingSplit, ratingSplit } from './splits';

const RANKING = Object.keys(RANKING_MODELS) as RankingModelName[];
const RATINGS = Object.keys(RATING_TRIALS) as RatingTrialName[];
const NAMES = [...RANKING, ...RATINGS, 'all'] as const;
const COMMAND = {
  name: 'evaluate',
  what: 'How well each model finds, and foretells, what was held out; as tables.',
  options: {
    library: {
      type: 'string',
      value: 'FILE',
      needed: true,
      says: 'ratings.csv, u.data, ratings.dat or a MovieLens .zip',
    },
    splits: {
      type: 'string',
      value: 'DIR',
      says:
        'a folder with ranking.csv (userId,fold,movieId,held), which ranking models need, and ' +
        'rating-fold.txt (line n is the fold of the n-th rating), which models of ratings need; ' +
        'without it a fifth of everybody’s likes, and of all ratings, is held out in each of five folds',
    },
    model: {
      type: 'string',
      value: NAMES.join('|'),
      default: 'all',
      says:
        'one ranking model or model of ratings, or all; bayes-folded-in is bayes as on the page: it ' +
        'never learns from the people whom it is asked about, and they are folded in afterwards',
    },
    'cold-start': {
      type: 'boolean',
      default: false,
      says: `also how ranking models do when ${COLD_POINTS.join(', ')} likes of a person are known`,
    },
    engine: ENGINE_OPTION,
    seed: { ...SEED_OPTION, says: 'of the models, and of what is held out; a whole number from 0' },
  },
} as const;
/** Milliseconds between two lines on how training gets on, where nobody looks on. */
const PAUSE = 10_000;

/** What the models are tried on, and with. */
interface Trial {
  readonly library: RatingsFile;
  readonly engine: Engine;
  readonly seed: number;
}

await runCommand(COMMAND, async ({ values, required, wholeNumber, oneOf }) => {
  const path = required('library');
  const seed = wholeNumber('seed', 0);
  const asked = oneOf('model', NAMES);
  const engineName = oneOf('engine', ENGINES);
  const ranking = RANKING.filter((name) => asked === 'all' || asked === name);
  const rating = RATINGS.filter((name) => asked === 'all' || asked === name);

  const library = readToMeasure(path);
  describe(library);
  const users = ranking.length ? rankingSplit(library, values.splits, seed) : [];
  const folds = rating.length ? ratingSplit(library, values.splits, seed) : new Uint8Array();

  const engine = await openEngine(engineName);
  const trial = { library, engine, seed };
  try {
    if (ranking.length) await rank(ranking, users, values['cold-start'], trial);
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
  const covered = new Map<string, number>();
  for (const name of names) {
    let began = performance.now();
    const sums = COLD_POINTS.map(() => 0);
    let fold = 0;
    const metrics = await evaluateRanking(
      library,
      users,
      async (ratings) => {
        const data = { films: library.films, users: library.userIds.length, ratings };
        const onProgress = sayProgress(`${name}, fold ${folds[fold]}`, PAUSE);
        const model = await RANKING_MODELS[name].fit(data, { engine, seed, onProgress });
        if (model.covered !== undefined)
          covered.set(name, Math.max(model.covered, covered.get(name) ?? 0));
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
  const notes = coverageNotes(covered, library.films.length);
  console.log([rankingTable(results), ...notes, fullRankingTable(results)].join('\n\n'));
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
  names: readonly RatingTrialName[],
  folds: Uint8Array,
  { library, engine, seed }: Trial,
): Promise<void> {
  const results: Result<RatingMetrics>[] = [];
  for (const name of names) {
    const began = performance.now();
    const title = trialTitle(name);
    try {
      const metrics = await evaluateRatings(library, folds, RATING_TRIALS[name], {
        engine,
        seed,
        onProgress: sayProgress(title, PAUSE),
        onFold: (fold, { rmse, mae, coverage }) =>
          say(
            `${title}, fold ${fold}: RMSE ${figure(rmse)}, MAE ${figure(mae)}, ` +
              `${(100 * coverage).toFixed(1)} % within the 90 % interval`,
          ),
      });
      results.push({ name: title, metrics, seconds: (performance.now() - began) / 1000 });
    } catch (error) {
      // A page has no time for so many ratings; the other models may.
      if (!isUnsupported(error) || names.length === 1) throw error;
      say(`${title} is left out. ${error.message}`);
    }
  }
  console.log(ratingTable(results));
}

const isUnsupported = (error: unknown): error is Failure =>
  error instanceof Failure && error.code === 'library-unsupported';
