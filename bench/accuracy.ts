/**
 * `npm run bench:accuracy`: every model of ours beside the libraries that people publish with, on the
 * same splits and scored by the same code, as `bench/accuracy.md`.
 *
 * MOVIELENS_ZIP names the data, with `splits/ranking.csv` and `splits/rating-fold.txt` beside it. The
 * peers run in a virtual environment that is made on the first run (`bench/peers`); without Python,
 * `--without-peers` prints our own tables and leaves the file as it is. Takes about an hour.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { openEngine, readToMeasure } from '../scripts/cli';
import { coverageNotes } from '../scripts/evaluationTables';
import type { Film } from '../src/data/library';
import { evaluateRanking } from '../src/model/evaluation/evaluateRanking';
import { evaluateRatings } from '../src/model/evaluation/evaluateRatings';
import {
  ACCURACY,
  accuracyMetrics,
  meanMetrics,
  type AccuracyMetrics,
} from '../src/model/evaluation/metrics';
import { RANKING_MODELS, type RankingModelName } from '../src/model/ranking/rankingModels';
import { parseRankingSplit } from '../src/model/evaluation/rankingSplit';
import { ratingMetrics, type RatingMetrics } from '../src/model/evaluation/ratingMetrics';
import { RATING_TRIALS, trialTitle, type RatingTrialName } from '../src/model/ratings/ratingModels';
import { parseRatingSplit } from '../src/model/evaluation/ratingSplit';
import { peersPython } from './peers/environment';
import { runPeers } from './peers/run';
import { PUBLISHED } from './published';
import { table } from '../scripts/table';

const { values } = parseArgs({
  options: {
    'without-peers': { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
  },
});
const zip = process.env['MOVIELENS_ZIP'];
if (!zip) {
  console.error('Set MOVIELENS_ZIP to ml-latest-small.zip, with its splits beside it.');
  process.exit(2);
}
const seed = Number(values.seed);
const splits = join(dirname(zip), 'splits');
const work = join('.cache', 'peers');
mkdirSync(join(work, 'out'), { recursive: true });

const library = readToMeasure(zip);
const bare = { ...library, films: library.films.map(withoutContent) };
const testUsers = parseRankingSplit(readFileSync(join(splits, 'ranking.csv'), 'utf8'));
const folds = parseRatingSplit(readFileSync(join(splits, 'rating-fold.txt'), 'utf8'), library);
const say = (text: string): void => console.error(text);

/** A row of either table. */
interface Row<Metrics> {
  readonly model: string;
  readonly ours: boolean;
  /** What it learns from. */
  readonly from: string;
  readonly metrics: Metrics;
  readonly seconds: number;
}

const engine = await openEngine('wasm');
const ranking: Row<AccuracyMetrics>[] = [];
/** Films that take part, by model, where that is not all of them. */
const covered = new Map<string, number>();
for (const name of Object.keys(RANKING_MODELS) as RankingModelName[])
  ranking.push(await rankOurs(name, name, learnsFrom(name), library));
ranking.push(await rankOurs('hybrid', 'hybrid, without a catalogue', 'ratings', bare));
const ratings: Row<RatingMetrics>[] = [];
for (const name of Object.keys(RATING_TRIALS) as RatingTrialName[]) {
  const from = name.startsWith('bayes') ? 'ratings, genres, years' : 'ratings';
  ratings.push(await rateOurs(name, trialTitle(name), from, library));
}
ratings.push(await rateOurs('bayes', 'bayes, without a catalogue', 'ratings', bare));
engine.dispose();

if (values['without-peers']) console.log(`${rankingTable()}\n\n${ratingTable()}`);
else {
  await addPeers();
  const text = await format(page(), {
    ...(await resolveConfig('bench/accuracy.md')),
    parser: 'markdown',
  });
  writeFileSync(join('bench', 'accuracy.md'), text);
  say('bench/accuracy.md is written.');
}

async function rankOurs(
  name: RankingModelName,
  model: string,
  from: string,
  data: typeof library,
): Promise<Row<AccuracyMetrics>> {
  const began = performance.now();
  const metrics = await evaluateRanking(
    data,
    testUsers,
    async (train) => {
      const trained = await RANKING_MODELS[name].fit(
        { films: data.films, users: data.userIds.length, ratings: train },
        { engine, seed },
      );
      if (trained.covered !== undefined)
        covered.set(model, Math.max(trained.covered, covered.get(model) ?? 0));
      return trained;
    },
    { onFold: (fold, { ndcg }) => say(`${model}, fold ${fold}: NDCG@100 ${figure(ndcg[100])}`) },
  );
  return { model, ours: true, from, metrics, seconds: (performance.now() - began) / 1000 };
}

async function rateOurs(
  name: RatingTrialName,
  model: string,
  from: string,
  data: typeof library,
): Promise<Row<RatingMetrics>> {
  const began = performance.now();
  const metrics = await evaluateRatings(data, folds, RATING_TRIALS[name], {
    engine,
    seed,
    onFold: (fold, { rmse }) => say(`${model}, fold ${fold}: RMSE ${figure(rmse)}`),
  });
  return { model, ours: true, from, metrics, seconds: (performance.now() - began) / 1000 };
}

/** What each ranking model looks at, as its description in `rankingModels.ts` says. */
function learnsFrom(name: RankingModelName): string {
  switch (name) {
    case 'content':
      return 'likes of the person, genres, years, titles';
    case 'ials':
      return 'ratings, genres';
    case 'ease':
      return 'ratings, genres, years';
    case 'hybrid':
      return 'ratings, genres, years, titles';
    default:
      return 'likes';
  }
}

/** Runs the peers on the same rows, and scores what they leave by the code that scores ours. */
async function addPeers(): Promise<void> {
  const python = peersPython(join(work, 'venv'));
  const out = join(work, 'out');
  const file = join(work, 'ratings.csv');
  // In the order of the library, and so of `folds`.
  const { user, item, halfStars } = library.ratings;
  const lines = Array.from(
    user,
    (u, n) => `${library.userIds[u]},${library.films[item[n]].id},${halfStars[n] / 2}`,
  );
  writeFileSync(file, ['userId,movieId,stars', ...lines].join('\n'));
  const foldsFile = join(work, 'folds.txt');
  writeFileSync(foldsFile, folds.join('\n'));

  const ranked = await runPeers(python, 'ranking.py', [
    file,
    join(splits, 'ranking.csv'),
    out,
    String(seed),
  ]);
  for (const { name, options, file: lists, seconds } of ranked) {
    const metrics = scoreLists(readFileSync(join(out, lists), 'utf8'));
    ranking.push({ model: `${name} (${options})`, ours: false, from: 'likes', metrics, seconds });
  }
  const stars = Array.from(halfStars, (half) => half / 2);
  for (const { name, options, file: predictions, seconds } of await runPeers(python, 'ratings.py', [
    file,
    foldsFile,
    out,
    String(seed),
  ])) {
    const predicted = readFileSync(join(out, predictions), 'utf8')
      .trimEnd()
      .split('\n')
      .map(Number);
    const metrics = ratingMetrics(stars, predicted);
    ratings.push({ model: `${name} (${options})`, ours: false, from: 'ratings', metrics, seconds });
  }
}

/** Lists of fold,userId,movieId, best first: means within each fold, then over folds. */
function scoreLists(text: string): AccuracyMetrics {
  const lists = new Map<number, number[]>();
  for (const line of text.trimEnd().split('\n').slice(1)) {
    const [, userId, movieId] = line.split(',').map(Number);
    const list = lists.get(userId) ?? [];
    lists.set(userId, list);
    list.push(movieId);
  }
  const inLibrary = new Set(library.films.map(({ id }) => id));
  const byFold = new Map<number, AccuracyMetrics[]>();
  for (const { userId, fold, held } of testUsers) {
    const wanted = new Set(held.filter((id) => inLibrary.has(id)));
    if (!wanted.size) continue;
    const people = byFold.get(fold) ?? [];
    byFold.set(fold, people);
    people.push(accuracyMetrics(lists.get(userId) ?? [], wanted));
  }
  return meanMetrics(
    [...byFold.values()].map((people) => meanMetrics(people, ACCURACY)),
    ACCURACY,
  );
}

function rankingTable(): string {
  return table(
    ['model', 'learns from', 'Recall@20', 'Recall@50', 'NDCG@100', 'MRR@100', 'seconds'],
    sorted(ranking, ({ ndcg }) => ndcg[100]).map(({ metrics, ...row }) => [
      named(row),
      row.from,
      ...[metrics.recall[20], metrics.recall[50], metrics.ndcg[100], metrics.mrr[100]].map(figure),
      row.seconds.toFixed(0),
    ]),
  );
}

function ratingTable(): string {
  return table(
    ['model', 'learns from', 'RMSE', 'MAE', 'MAPE', 'in 90 % interval', 'seconds'],
    sorted(ratings, ({ rmse }) => -rmse).map(({ metrics, ...row }) => [
      named(row),
      row.from,
      ...[metrics.rmse, metrics.mae, metrics.mape].map(figure),
      Number.isNaN(metrics.coverage) ? '' : `${(100 * metrics.coverage).toFixed(1)} %`,
      row.seconds.toFixed(0),
    ]),
  );
}

function page(): string {
  const published = table(
    ['data', 'protocol', 'model', 'metric', 'figure', 'source'],
    PUBLISHED.map(({ data, protocol, model, metric, figure: value, source }) => [
      ...[data, protocol, model, metric, value, source],
    ]),
  );
  const versions = readFileSync('bench/peers/requirements.txt', 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.replace('==', ' '));
  const counts = [library.userIds.length, library.films.length, library.ratings.user.length];
  const [people, films, rows] = counts.map((count) => count.toLocaleString('en'));
  return `# Accuracy

Made by \`npm run bench:accuracy\`: MovieLens Latest Small (${people} people, ${films} films, ${rows} ratings), the given splits, one run, seed ${seed}, ${cpus().length} cores of a shared x86-64 server. Peers: ${versions.join(', ')}, from a virtual environment that \`bench/peers\` makes. Every list and every prediction, ours and theirs, is scored by the same code (\`src/model/evaluation/metrics.ts\`, \`ratingMetrics.ts\`). Ours are in bold. Seconds are for all five folds, training and lists together, other work going on on the machine: read them as an order of magnitude.

No model of a fold saw that fold's held-out rows. Options were chosen on other people and ratings cut from training parts, which are held out in other folds. That holds for ours and for the peers marked "tuned" alike: theirs came from a small grid, by a cut of fold 0's training part; ours by cuts of one fold's or, for user-knn, autoencoder, ials, ease and hybrid, of several folds'.

## Ranking: held-out people

Five folds of people; a rating of four stars or more is a like; each test person is folded in by some of their likes, and all other films are ranked.

${rankingTable()}

${coverageNotes(covered, library.films.length).join('\n\n')}

## Ratings: five-fold cross-validation

Predictions are clipped to 0.5 to 5 stars. Only models that say how sure they are have an interval.

“${trialTitle('bayes-folded-in')}” is what visitors get, who are not among the people that the model learns from. It is asked about the same ratings, but each fifth of the people in turn is kept out of training altogether; the trained model is told their ratings of four folds, and predicts those of the fifth, from the draws that a page keeps and with the sweeps that a page has time for. All other rows learn from the people that they are asked about.

${ratingTable()}

## Published, on other editions

Not run here, and neither data nor splits are those above. **Matinee has not been measured on these editions**, since their data was not at hand: nothing on this page says how it would do beside these figures. With the data, these commands would measure it. They have been tried on small made-up files in each edition's layout, not on the editions themselves.

\`\`\`
npm run -s evaluate -- --library ml-100k.zip
mkdir -p ten && unzip -p ml-1m.zip ml-1m/ratings.dat | awk 'BEGIN { srand(1) } { print int(10 * rand()) }' > ten/rating-fold.txt
npm run -s evaluate -- --library ml-1m.zip --splits ten --model bayes
npm run -s evaluate -- --library ml-20m.zip --model hybrid
\`\`\`

The first holds out five random folds of ratings, as for Surprise's figures, and five of people; the second and third make and run ten random 90/10 splits of ratings; the last holds out five folds of people, each with a fifth of their likes, where the published protocol has 10,000 test people in one. The 75/25 split within each person that the figures of BiVAE and BPR were measured on has no command: \`evaluate\` ranks for people who are not in the training.

${published}
`;
}

function sorted<M>(rows: readonly Row<M>[], by: (metrics: M) => number): Row<M>[] {
  return [...rows].sort((a, b) => by(b.metrics) - by(a.metrics));
}

function named({ model, ours }: { readonly model: string; readonly ours: boolean }): string {
  return ours ? `**${model}**` : model;
}

function figure(value: number): string {
  return value.toFixed(4);
}

function withoutContent({ id }: Film): Film {
  return { id, title: '', year: null, genres: [] };
}
