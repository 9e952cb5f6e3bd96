/**
 * `npm run bench:ratings`: the rating protocol, five folds over ratings, as in `npm run predict`.
 *
 *   tsx bench/ratings.ts [--folds 0,1] [--seed N]
 *
 * MOVIELENS_ZIP names the data; the folds lie beside it in `splits/rating-fold.txt`. A model gets
 * the training rows as a file, then the test pairs; the test ratings are read for the metrics only.
 */
import { parseArgs } from 'node:util';
import { readPairs, readRatingsFile, type RatingsFile } from '../src/data/ratingsFile';
import type { RatingRows } from '../src/data/ratingsCsv';
import { BAYES_DEFAULTS } from '../src/model/bayes/options';
import type { Predictions } from '../src/model/bayes/pairs';
import { starRatings } from '../src/model/bayes/ratings';
import { fitBiases } from '../src/model/biasBaseline';
import { ratingMetrics, type RatingMetrics } from '../src/model/ratingMetrics';
import { predictPairs, withCatalogue } from '../scripts/predictPairs';
import { realLibrary } from '../test/support/realLibrary';
import { hasRatingFolds, realRatingFolds } from '../test/support/ratingFolds';

if (!hasRatingFolds) {
  console.error('Set MOVIELENS_ZIP to ml-latest-small.zip, with splits/rating-fold.txt beside it.');
  process.exit(2);
}

interface Predictor {
  readonly name: string;
  readonly predict: (
    train: RatingsFile,
    pairs: RatingRows,
  ) => Promise<{ readonly mean: Float64Array; readonly sd?: Float64Array }>;
}

const { values } = parseArgs({
  options: {
    folds: { type: 'string', default: '0,1,2,3,4' },
    seed: { type: 'string', default: String(BAYES_DEFAULTS.seed) },
  },
});
const wanted = new Set(values.folds.split(',').map(Number));
const catalogue = realLibrary().films;
const predictors: Predictor[] = [
  { name: 'user + film bias', predict: async (train, pairs) => predictByBiases(train, pairs) },
  {
    name: `Bayesian MF, ${BAYES_DEFAULTS.factors} factors, ${BAYES_DEFAULTS.sweeps} sweeps`,
    predict: (train, pairs): Promise<Predictions> =>
      predictPairs(train, pairs, { seed: Number(values.seed) }),
  },
  {
    name: 'the same, with genres and years',
    predict: (train, pairs): Promise<Predictions> =>
      predictPairs(withCatalogue(train, catalogue), pairs, { seed: Number(values.seed) }),
  },
];

console.log('| model | fold | RMSE | MAE | MAPE | in 90 % interval | seconds |');
console.log('|---|---|---|---|---|---|---|');
const folds = realRatingFolds().filter(({ fold }) => wanted.has(fold));
for (const { name, predict } of predictors) {
  const actual: number[] = [];
  const means: number[] = [];
  const sds: number[] = [];
  const started = performance.now();
  for (const { fold, train, pairs, actual: answers } of folds) {
    const begun = performance.now();
    const { mean, sd } = await predict(
      readRatingsFile(train, `fold ${fold}'s training part`),
      readPairs(pairs, `fold ${fold}'s test pairs`, 'unread'),
    );
    console.log(line(name, fold, ratingMetrics(answers, mean, sd), performance.now() - begun));
    for (const rating of answers) actual.push(rating);
    for (const m of mean) means.push(m);
    for (const s of sd ?? []) sds.push(s);
  }
  const all = ratingMetrics(actual, means, sds.length ? sds : undefined);
  console.log(line(name, 'all', all, performance.now() - started));
}

function predictByBiases(train: RatingsFile, pairs: RatingRows): { mean: Float64Array } {
  const { films, userIds, ratings } = train;
  const userOf = new Map(Array.from(userIds, (id, index) => [id, index]));
  const itemOf = new Map(films.map(({ id }, index) => [id, index]));
  const biases = fitBiases(starRatings(ratings, { users: userIds.length, items: films.length }));
  const mean = Float64Array.from(pairs.userId, (id, n) =>
    biases(userOf.get(id) ?? -1, itemOf.get(pairs.filmId[n]) ?? -1),
  );
  return { mean };
}

function line(name: string, fold: number | string, metrics: RatingMetrics, ms: number): string {
  const { rmse, mae, mape, coverage } = metrics;
  const figures = [rmse, mae, mape, coverage].map((x) => (Number.isNaN(x) ? '' : x.toFixed(4)));
  return `| ${[name, fold, ...figures, (ms / 1000).toFixed(1)].join(' | ')} |`;
}
