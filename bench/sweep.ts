import { readFileSync } from 'node:fs';
import { parseMovieLens } from '../src/data/movielens';
import { packLibrary, unpackLibrary } from '../src/data/packed';
import type { Engine } from '../src/engine/engine';
import type { GibbsSampler, Steps } from '../src/engine/gibbs';
import { createRandom } from '../src/engine/random';
import { createReferenceEngine } from '../src/engine/reference/engine';
import { referenceGibbs } from '../src/engine/reference/gibbs';
import { createWasmEngine } from '../src/engine/wasm/engine';
import { loadKernels } from '../src/engine/wasm/load';
import { filmFeatures } from '../src/model/bayes/content';
import { BAYES_DEFAULTS } from '../src/model/bayes/options';
import { starRatings, type TrainingRatings } from '../src/model/bayes/ratings';
import { trainBayes } from '../src/model/bayes/train';
import { table } from '../scripts/table';
import { median } from './quantiles';

const ROUNDS = 5;
const SWEEPS = 12;
/** The first sweeps compile the kernels, and leave out what is drawn only later. */
const WARM = 6;

/** The calls that a sampler answers; the rest of a sweep is the model's. */
const PARTS = ['drawRows', 'drawWeights', 'addScatter', 'squaredErrors'] as const;
type Times = Record<(typeof PARTS)[number] | 'sweep', number>;

function everyRating(): { name: string; ratings: TrainingRatings } {
  const zip = process.env['MOVIELENS_ZIP'];
  if (zip) {
    const { ratings, userIds, films, info } = unpackLibrary(
      packLibrary(parseMovieLens(readFileSync(zip))).bytes,
    );
    const shape = { users: userIds.length, items: films.length };
    return {
      name: info.name,
      ratings: { ...starRatings(ratings, shape), itemFeatures: filmFeatures(films) },
    };
  }
  const random = createRandom(1);
  const [users, items, count] = [610, 9742, 100_836];
  return {
    name: 'random ratings of that shape',
    ratings: {
      users,
      items,
      user: Uint32Array.from({ length: count }, () => random.integer(users)),
      // Few items have most of the ratings, as in life.
      item: Uint32Array.from({ length: count }, () => Math.floor(items * random.next() ** 3)),
      value: Float64Array.from({ length: count }, () => (1 + random.integer(10)) / 2),
    },
  };
}

/** An engine whose sampler adds up what its calls take. */
function timed(engine: Engine, times: Times): Pick<Engine, 'gibbs'> {
  const clocked = <A extends unknown[], T>(part: keyof Times, work: (...args: A) => Steps<T>) =>
    function* (...args: A): Steps<T> {
      const began = performance.now();
      const result = yield* work(...args);
      times[part] += performance.now() - began;
      return result;
    };
  return {
    gibbs: async (): Promise<GibbsSampler> => {
      const sampler = (await engine.gibbs?.()) ?? referenceGibbs;
      return {
        adopt: (move, d) => sampler.adopt(move, d),
        drawRows: clocked('drawRows', sampler.drawRows.bind(sampler)),
        drawWeights: clocked('drawWeights', sampler.drawWeights.bind(sampler)),
        addScatter: clocked('addScatter', sampler.addScatter.bind(sampler)),
        squaredErrors: clocked('squaredErrors', sampler.squaredErrors.bind(sampler)),
        dispose: () => sampler.dispose?.(),
      };
    },
  };
}

/** Times of every sweep but the first few. */
async function measure(ratings: TrainingRatings, engine: Engine, sweeps: number): Promise<Times[]> {
  const seen: Times[] = [];
  const none: Times = { sweep: 0, drawRows: 0, drawWeights: 0, addScatter: 0, squaredErrors: 0 };
  const times = { ...none };
  let began = performance.now();
  await trainBayes(ratings, { ...BAYES_DEFAULTS, sweeps, burnIn: sweeps - 1 }, [], {
    engine: timed(engine, times),
    onSweep: (sweep) => {
      if (sweep > WARM) seen.push({ ...times, sweep: performance.now() - began });
      Object.assign(times, none);
      began = performance.now();
    },
  });
  return seen;
}

/**
 * Sweeps of the Gibbs sampler with 16 factors, engines taking turns, as a table.
 * @param sweeps of a training, of which the first 6 are not counted
 */
export async function sweepTable(
  engines: readonly Engine[],
  ratings: TrainingRatings,
  rounds: number,
  sweeps: number,
): Promise<string> {
  const all = engines.map((): Times[] => []);
  for (let round = 0; round < rounds; round++)
    for (const [index, engine] of engines.entries())
      all[index].push(...(await measure(ratings, engine, sweeps)));
  const ms = (seen: readonly Times[], value: (sweep: Times) => number) =>
    median(seen.map(value)).toFixed(1);
  const rows = engines.map(({ label }, index) => [
    label,
    ...PARTS.map((part) => ms(all[index], (sweep) => sweep[part])),
    ms(all[index], (sweep) => PARTS.reduce((rest, part) => rest - sweep[part], sweep.sweep)),
    ms(all[index], ({ sweep }) => sweep),
    Math.min(...all[index].map(({ sweep }) => sweep)).toFixed(1),
  ]);
  const head = ['engine', 'rows', 'weights', 'scatter', 'errors', 'the rest', 'sweep', 'least'];
  return table(head, rows);
}

/** Time of a sweep of the Gibbs sampler with 16 factors, engines taking turns. */
export async function sweepTimes(): Promise<string> {
  const module = await loadKernels();
  if (!module) throw new Error('This Node has no WebAssembly SIMD.');
  const engines = [await createWasmEngine({ module, threads: 1 }), createReferenceEngine()];
  const { name, ratings } = everyRating();
  const times = await sweepTable(engines, ratings, ROUNDS, SWEEPS);
  for (const engine of engines) engine.dispose();
  const caption =
    `Sweep of the Gibbs sampler on ${name}: ${ratings.users} users, ${ratings.items} films, ` +
    `${ratings.value.length} ratings, ${BAYES_DEFAULTS.factors} factors; ms`;
  return `${caption}\n\n${times}`;
}
