/**
 * `npm run bench:ask [-- validation]`: what ten answers bring when films are asked about in the order
 * of `Asker`, of popularity, and at random. On the test users of the ranking splits it writes
 * `bench/ask.md`; with `validation` it prints the options' search on people cut from the first fold's
 * training part, where the test users play no part. MOVIELENS_ZIP names the data; the splits lie
 * beside it in `splits/ranking.csv`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createWasmEngine } from '../src/engine/wasm/engine';
import { loadKernels } from '../src/engine/wasm/load';
import { spawnNodeThread } from '../src/engine/wasm/nodeThreads';
import { ASK_DEFAULTS, type AskOptions } from '../src/model/ask/askNext';
import {
  askStrategies,
  interview,
  interviewees,
  ndcgAfter,
  ndcgOnTheRest,
  untilAnswers,
  type AskStrategies,
  type Interviewee,
  type Question,
} from '../src/model/ask/askSimulation';
import { withoutUsers } from '../src/model/evaluation/evaluateRanking';
import { holdOut } from '../src/model/evaluation/holdout';
import { fitHybrid, type Hybrid } from '../src/model/ranking/hybrid';
import { IalsRanking } from '../src/model/ranking/ialsRanking';
import type { TestUser } from '../src/model/evaluation/rankingSplit';
import { hasRankingSplit, realLibrary, realRankingSplit } from '../test/support/realLibrary';
import { table } from '../scripts/table';
import { pairedGain } from '../src/model/evaluation/standardError';

if (!hasRankingSplit) {
  console.error('Set MOVIELENS_ZIP to ml-latest-small.zip, with splits/ranking.csv beside it.');
  process.exit(2);
}

const library = realLibrary();
const testUsers = realRankingSplit();
const kernels = await loadKernels();
if (!kernels) throw new Error('This Node has no WebAssembly SIMD.');
const engine = await createWasmEngine({ module: kernels, threads: 2, spawn: spawnNodeThread });
// Tags were given by people, those held out among them.
const films = library.films.map(({ id, title, year, genres }) => ({ id, title, year, genres }));

/** Everything about one fold's people: a model that never saw them, and what they are like. */
interface Fold {
  readonly people: readonly Interviewee[];
  readonly model: Hybrid;
  readonly strategies: (options: AskOptions) => Promise<AskStrategies>;
}

async function trainFolds(
  people: readonly TestUser[],
  everywhereOut: ReadonlySet<number>,
): Promise<Fold[]> {
  const folds: Fold[] = [];
  for (const [fold, those] of interviewees(library, people)) {
    const out = people.filter((person) => person.fold === fold).map(({ userId }) => userId);
    const ratings = withoutUsers(library, new Set([...out, ...everywhereOut]));
    const data = { films, users: library.userIds.length, ratings };
    const model = await fitHybrid(data, { engine, seed: 1 });
    const { ials } = model.parts;
    if (!(ials instanceof IalsRanking)) throw new Error('The blend has no iALS part.');
    console.error(`fold ${fold}: trained; ${those.length} people`);
    folds.push({
      people: those,
      model,
      strategies: (options) => askStrategies(ials.model, ratings, options),
    });
  }
  return folds;
}

const ANSWERS = [1, 3, 5, 10];
const QUESTIONS = [10, 20];
const TEN = 10;

/** One interview of each person, in the order of the folds. */
type Interviews = readonly (readonly Question[])[];

async function interviewAll(
  folds: readonly Fold[],
  strategy: keyof AskStrategies,
  options: AskOptions = ASK_DEFAULTS,
): Promise<Interviews> {
  const interviews: Question[][] = [];
  for (const { people, strategies } of folds) {
    const ways = await strategies(options);
    for (const person of people)
      interviews.push(interview(person, ways[strategy](person.user), TEN, Math.max(...QUESTIONS)));
  }
  return interviews;
}

/** A figure for each person of each fold. */
function each<T>(
  folds: readonly Fold[],
  figure: (person: Interviewee, model: Hybrid, at: number) => T,
): T[] {
  let at = 0;
  return folds.flatMap(({ people, model }) => people.map((person) => figure(person, model, at++)));
}

const byAnswers = (folds: readonly Fold[], interviews: Interviews, n: number): number[] =>
  each(folds, (person, model, at) => ndcgAfter(person, model, untilAnswers(interviews[at], n)));
const byQuestions = (folds: readonly Fold[], interviews: Interviews, n: number): number[] =>
  each(folds, (person, model, at) => ndcgAfter(person, model, interviews[at].slice(0, n)));
const questionsForTen = (interviews: Interviews): string =>
  mean(interviews.map((asked) => untilAnswers(asked, TEN).length)).toFixed(0);

/** Ours against popular, on every like that neither asked about. */
function gainOnTheRest(folds: readonly Fold[], ours: Interviews, popular: Interviews): string {
  const pairs = each(folds, (person, model, at) =>
    ndcgOnTheRest(
      person,
      model,
      [ours[at], popular[at]].map((asked) => untilAnswers(asked, TEN)),
    ),
  );
  return gain(
    pairs.map(([mine]) => mine),
    pairs.map(([, theirs]) => theirs),
  );
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

function gain(ours: readonly number[], popular: readonly number[]): string {
  const { mean: m, error } = pairedGain(ours, popular);
  return `${m >= 0 ? '+' : '−'}${Math.abs(m).toFixed(4)} ± ${error.toFixed(4)}`;
}

/** Where the search stands apart from the defaults, one option at a time. */
const VARIANTS: readonly (readonly [string, Partial<AskOptions>])[] = [
  ['as it is', {}],
  ['without the chance of having seen it', { seen: 0 }],
  ['the chance squared', { seen: 2 }],
  ['noise × 4', { noise: ASK_DEFAULTS.noise * 4 }],
  ['200 best-known films', { pool: 200 }],
];

async function validate(): Promise<void> {
  const held = new Set(testUsers.filter(({ fold }) => fold === 0).map(({ userId }) => userId));
  const folds = await trainFolds(holdOut(library, 7, held), held);
  const head = [
    'ours',
    'after 10 answers',
    'after 10 questions',
    'on the rest',
    'questions for 10',
  ];
  console.log(table(head, []));
  const byPool = new Map<number, Interviews>();
  for (const [name, changed] of VARIANTS) {
    const options = { ...ASK_DEFAULTS, ...changed };
    const popular = byPool.get(options.pool) ?? (await interviewAll(folds, 'popular', options));
    byPool.set(options.pool, popular);
    const ours = await interviewAll(folds, 'telling', options);
    const cells = [
      name,
      gain(byAnswers(folds, ours, TEN), byAnswers(folds, popular, TEN)),
      gain(byQuestions(folds, ours, TEN), byQuestions(folds, popular, TEN)),
      gainOnTheRest(folds, ours, popular),
      questionsForTen(ours),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
}

async function report(): Promise<void> {
  const folds = await trainFolds(testUsers, new Set());
  const popular = await interviewAll(folds, 'popular');
  const ways: readonly (readonly [string, Interviews])[] = [
    ['popular films', popular],
    ['well-known films at random', await interviewAll(folds, 'random')],
    ['the films that teach most', await interviewAll(folds, 'telling')],
  ];
  const popularAt = ANSWERS.map((n) => byAnswers(folds, popular, n));
  const popularAfter = QUESTIONS.map((n) => byQuestions(folds, popular, n));
  const rows = ways.map(([name, interviews]) => {
    const answers =
      interviews === popular ? popularAt : ANSWERS.map((n) => byAnswers(folds, interviews, n));
    const questions =
      interviews === popular
        ? popularAfter
        : QUESTIONS.map((n) => byQuestions(folds, interviews, n));
    const against = (make: () => string) => (interviews === popular ? '' : make());
    return {
      answers: [
        name,
        ...answers.map((values) => mean(values).toFixed(4)),
        against(() => gain(answers[answers.length - 1], popularAt[answers.length - 1])),
        against(() => gainOnTheRest(folds, interviews, popular)),
        questionsForTen(interviews),
      ],
      questions: [
        name,
        ...questions.flatMap((values, n) => [
          mean(values).toFixed(4),
          against(() => gain(values, popularAfter[n])),
        ]),
        mean(
          interviews.map(
            (asked) => asked.slice(0, TEN).filter(({ halfStars }) => halfStars !== null).length,
          ),
        ).toFixed(1),
      ],
    };
  });
  const nothing = mean(byAnswers(folds, popular, 0)).toFixed(4);
  const measured = [
    `NDCG@100 of ${each(folds, () => 1).length} people after so many answers; before any it is ${nothing}.`,
    '',
    table(
      [
        'asked about',
        ...ANSWERS.map(String),
        'gain at 10',
        'gain at 10, on the rest',
        'questions until 10',
      ],
      rows.map(({ answers }) => answers),
    ),
    '',
    'And after so many questions, answered or not:',
    '',
    table(
      [
        'asked about',
        ...QUESTIONS.flatMap((n) => [`${n}`, `gain at ${n}`]),
        'answers to the first 10',
      ],
      rows.map(({ questions }) => questions),
    ),
  ].join('\n');
  const file = new URL('ask.md', import.meta.url);
  const [before, rest] = readFileSync(file, 'utf8').split(/<!-- measured -->[^]*<!-- end -->/);
  writeFileSync(file, `${before}<!-- measured -->\n\n${measured}\n\n<!-- end -->${rest}`);
  console.log(measured);
}

await (process.argv.includes('validation') ? validate() : report());
engine.dispose();
