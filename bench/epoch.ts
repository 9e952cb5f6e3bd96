import { readFileSync } from 'node:fs';
import type { AlsProblem, Engine, Observations } from '../src/engine/engine';
import { createReferenceEngine } from '../src/engine/reference/engine';
import { createWasmEngine } from '../src/engine/wasm/engine';
import { loadKernels } from '../src/engine/wasm/load';
import { spawnNodeThread } from '../src/engine/wasm/nodeThreads';
import { parseMovieLens } from '../src/data/movielens';
import { packLibrary, unpackLibrary } from '../src/data/packed';
import { IALS_DEFAULTS, ialsProblem } from '../src/model/ranking/ials';
import { makeFactors, makeProblem } from '../test/support/problems';
import { table } from '../scripts/table';
import { median } from './quantiles';

const SIZES = [64, 128];
const ROUNDS = 9;
/** The reference is there to compare with, not to wait for. */
const REFERENCE_ROUNDS = 1;

/** Every rating as an observation of weight 1: the work that other libraries' benchmarks measure. */
export function everyRating(): { name: string; users: Observations } {
  const zip = process.env['MOVIELENS_ZIP'];
  if (!zip) {
    const shape = { users: 610, items: 9742, factors: 1, seed: 1, perUser: 165 };
    return { name: 'random ratings of that shape', users: makeProblem(shape).users };
  }
  const { ratings, userIds, films, info } = unpackLibrary(
    packLibrary(parseMovieLens(readFileSync(zip))).bytes,
  );
  const start = new Uint32Array(userIds.length + 1);
  for (const user of ratings.user) start[user + 1]++;
  for (let u = 0; u < userIds.length; u++) start[u + 1] += start[u];
  const users: Observations = {
    rows: userIds.length,
    cols: films.length,
    start,
    col: Uint32Array.from(ratings.item),
    weight: new Float32Array(ratings.item.length).fill(1),
    target: new Float32Array(ratings.item.length).fill(1),
  };
  return { name: info.name, users };
}

interface Runner {
  readonly label: string;
  readonly engine: Engine;
  readonly rounds: number;
}

async function makeRunners(): Promise<Runner[]> {
  const module = await loadKernels();
  if (!module) throw new Error('This Node has no WebAssembly SIMD.');
  const runners: Runner[] = [];
  for (const threads of [1, 2]) {
    const engine = await createWasmEngine({ module, threads, spawn: spawnNodeThread });
    runners.push({ label: engine.label, engine, rounds: ROUNDS });
  }
  const engine = createReferenceEngine();
  return [...runners, { label: `${engine.label} (reference)`, engine, rounds: REFERENCE_ROUNDS }];
}

/** Milliseconds of half-epochs, [user, item] for each round, engines taking turns. */
async function measure(problem: AlsProblem, runners: readonly Runner[]): Promise<number[][][]> {
  const sessions = await Promise.all(runners.map(({ engine }) => engine.als(problem)));
  const start = makeFactors(problem.items.rows, problem.factors, 1, 0.1 / problem.factors ** 0.5);
  for (const session of sessions) session.setFactors('item', start);
  const times = runners.map((): number[][] => []);
  for (let round = 0; round <= ROUNDS; round++)
    for (const [index, session] of sessions.entries()) {
      if (round > runners[index].rounds) continue;
      const begin = performance.now();
      await session.solve('user');
      const half = performance.now();
      await session.solve('item');
      // The first round compiles the kernels and fills the caches.
      if (round > 0) times[index].push([half - begin, performance.now() - half]);
    }
  for (const session of sessions) session.dispose();
  return times;
}

/** Time of an iALS epoch on each engine that runs in Node. */
export async function epochTimes(): Promise<string> {
  const { name, users } = everyRating();
  const runners = await makeRunners();
  const rows: string[][] = [];
  for (const factors of SIZES) {
    const problem = ialsProblem(users, { ...IALS_DEFAULTS, factors });
    const times = await measure(problem, runners);
    for (const [index, rounds] of times.entries()) {
      const ms = (value: (round: number[]) => number) => median(rounds.map(value)).toFixed(1);
      rows.push([
        runners[index].label,
        String(factors),
        ms(([user]) => user),
        ms(([, item]) => item),
        ms(([user, item]) => user + item),
      ]);
    }
  }
  for (const { engine } of runners) engine.dispose();
  const caption = `iALS epoch on ${name}: ${users.rows} users, ${users.cols} films, ${users.col.length} ratings`;
  return `${caption}\n\n${table(['engine', 'factors', 'users, ms', 'films, ms', 'epoch, ms'], rows)}`;
}
