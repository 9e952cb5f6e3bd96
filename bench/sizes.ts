import { loadavg } from 'node:os';
import type { AlsProblem, AlsSession, Engine, Observations } from '../src/engine/engine';
import { largestWasmMemory } from '../src/engine/fits';
import { createWasmEngine } from '../src/engine/wasm/engine';
import { loadKernels } from '../src/engine/wasm/load';
import { spawnNodeThread } from '../src/engine/wasm/nodeThreads';
import { IALS_DEFAULTS, ialsProblem } from '../src/model/ranking/ials';
import { makeFactors } from '../test/support/problems';
import { SHAPES, syntheticLibrary } from './synthetic';
import { table } from '../scripts/table';
import { median } from './quantiles';

const FACTORS = [32, 64, 128];
const THREADS = [1, 2];
const EPOCHS = 3;
/** Which of SHAPES; `MATINEE_SIZES=100k,1M` for fewer. */
const NAMES = (process.env['MATINEE_SIZES'] ?? '100k,1M,10M,20M,32M').split(',');

async function measure(engine: Engine, problem: AlsProblem, threads: number): Promise<string[]> {
  const session = await engine.als(problem);
  try {
    return await measured(session, problem, threads);
  } finally {
    session.dispose();
  }
}

async function measured(
  session: AlsSession,
  problem: AlsProblem,
  threads: number,
): Promise<string[]> {
  const { factors, users, items } = problem;
  const ratings = users.col.length;
  session.setFactors('item', makeFactors(items.rows, factors, 1, 0.1 / factors ** 0.5));
  const times: number[] = [];
  const losses: number[] = [];
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const begin = performance.now();
    await session.solve('user');
    await session.solve('item');
    times.push(performance.now() - begin);
    losses.push((await session.loss()) / ratings);
  }
  const ms = median(times);
  const wasm = largestWasmMemory(problem, threads);
  const rows = users.rows + items.rows;
  return [
    (ms / 1000).toPrecision(3),
    ((1e3 * ratings) / ms / 1e6).toFixed(2),
    ((1e6 * ms) / ratings).toFixed(0),
    ((1e6 * ms) / (ratings + rows)).toFixed(0),
    ...losses.map((loss) => loss.toFixed(4)),
    (wasm / 2 ** 20).toFixed(0),
    (bytesOf(problem) / ratings).toFixed(1),
    (process.resourceUsage().maxRSS / 2 ** 10).toFixed(0),
    loadavg()[0].toFixed(1),
  ];
}

/** Bytes of the problem's arrays: both sides' observations and penalties. */
function bytesOf({ users, items, userPenalty, itemPenalty }: AlsProblem): number {
  const side = ({ start, col, weight, target }: Observations) =>
    start.byteLength + col.byteLength + weight.byteLength + target.byteLength;
  return side(users) + side(items) + userPenalty.byteLength + itemPenalty.byteLength;
}

/** iALS on synthetic libraries of 100 thousand to 32 million ratings: time, loss and memory. */
export async function sizeTimes(): Promise<string> {
  const module = await loadKernels();
  if (!module) throw new Error('This Node has no WebAssembly SIMD.');
  const head = [
    'ratings',
    'factors',
    'threads',
    'epoch, s',
    'million ratings/s',
    'ns per rating',
    'ns per rating and row',
    ...Array.from({ length: EPOCHS }, (_, epoch) => `loss ${epoch + 1}`),
    'largest WebAssembly memory, MiB',
    'ratings’ arrays, bytes per rating',
    'process at most so far, MiB',
    'load',
  ];
  const rows: string[][] = [];
  for (const name of NAMES) {
    const users = syntheticLibrary(SHAPES[name], 1);
    for (const [factors, threads] of FACTORS.flatMap((k) => THREADS.map((n) => [k, n]))) {
      // A new engine each time: memory of a WebAssembly instance is given back with its thread only.
      const engine = await createWasmEngine({ module, threads, spawn: spawnNodeThread });
      try {
        const problem = ialsProblem(users, { ...IALS_DEFAULTS, factors });
        const row = [
          String(users.col.length),
          String(factors),
          String(threads),
          ...(await measure(engine, problem, threads)),
        ];
        rows.push(row);
        console.error(row.join(' '));
      } finally {
        engine.dispose();
      }
    }
  }
  const caption =
    `iALS on synthetic libraries of MovieLens' shapes, WebAssembly, ` +
    `medians of ${EPOCHS} epochs`;
  return `${caption}\n\n${table(head, rows)}`;
}
