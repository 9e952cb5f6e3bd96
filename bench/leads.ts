import { loadavg } from 'node:os';
import type { AlsProblem, Observations, Side } from '../src/engine/engine';
import { instantiateKernels } from '../src/engine/wasm/kernels';
import { loadKernels } from '../src/engine/wasm/load';
import { Part } from '../src/engine/wasm/part';
import { DUAL, planShares, PRIMAL, type Share, type SideShare } from '../src/engine/wasm/plan';
import { IALS_DEFAULTS, ialsProblem } from '../src/model/ranking/ials';
import { makeFactors } from '../test/support/problems';
import { everyRating } from './epoch';
import { SHAPES, syntheticLibrary } from './synthetic';
import { table } from '../scripts/table';
import { median } from './quantiles';

const FACTORS = [64, 128];
const ROUNDS = 5;

/** The share with every row on the primal path: no eigenbasis, no dual systems. */
function primalOnly(share: Share): Share {
  const plain = (side: SideShare): SideShare => ({
    ...side,
    path: new Uint8Array(side.rows).fill(PRIMAL),
    usesBasis: false,
  });
  return { ...share, user: plain(share.user), item: plain(share.item) };
}

/** Milliseconds of an epoch on one thread. */
async function epoch(part: Part, share: Share, problem: AlsProblem): Promise<number> {
  const begin = performance.now();
  for (const side of ['user', 'item'] as const) {
    const other: Side = side === 'user' ? 'item' : 'user';
    const gram = await part.gram(other, [0, share[side].cols]);
    const base = gram.map((cell) => problem.alpha0 * cell);
    await part.solve(side, { base });
  }
  return performance.now() - begin;
}

/** What the dual path for short rows brings: the same epochs with it and without, taking turns. */
export async function leadTimes(): Promise<string> {
  const module = await loadKernels();
  if (!module) throw new Error('This Node has no WebAssembly SIMD.');
  const real = everyRating();
  const libraries: { name: string; users: Observations }[] = [
    real,
    { name: 'synthetic, MovieLens 1M’s shape', users: syntheticLibrary(SHAPES['1M'], 1) },
  ];
  const load = loadavg()[0].toFixed(1);
  const rows: string[][] = [];
  for (const { name, users } of libraries)
    for (const factors of FACTORS) {
      const problem = ialsProblem(users, { ...IALS_DEFAULTS, factors, steps: 0 });
      const [planned] = planShares(problem, 1);
      const shares = [planned, primalOnly(planned)];
      const start = makeFactors(users.cols, factors, 1, 0.1 / factors ** 0.5);
      const parts: Part[] = [];
      for (const share of shares) {
        const part = new Part(await instantiateKernels(module), share);
        part.setFactors('item', start);
        parts.push(part);
      }
      const times = shares.map((): number[] => []);
      for (let round = 0; round <= ROUNDS; round++)
        for (const [index, part] of parts.entries()) {
          const ms = await epoch(part, shares[index], problem);
          if (round > 0) times[index].push(ms);
        }
      const dual = ({ path }: SideShare) =>
        `${((100 * path.filter((p) => p === DUAL).length) / Math.max(1, path.length)).toFixed(0)} %`;
      const [as, plain] = times.map(median);
      rows.push([
        name,
        String(factors),
        `${dual(planned.user)}, ${dual(planned.item)}`,
        as.toFixed(1),
        plain.toFixed(1),
        (plain / as).toFixed(2),
      ]);
    }
  const head = [
    'library',
    'factors',
    'dual rows: users, films',
    'as planned, ms',
    'primal only, ms',
    'ratio',
  ];
  const caption = `Dual systems for short rows, one thread, medians of ${ROUNDS} in turns; load ${load}`;
  return `${caption}\n\n${table(head, rows)}`;
}
