/**
 * `npm run bench:tune [-- hybrid]`: the search over iALS' hyper-parameters, or what each part of the
 * hybrid and its weight bring, on validation users cut from the first fold's training part of the
 * ranking splits. No model of a fold saw that fold's held-out rows. Options were chosen on other people
 * and ratings cut from training parts, which are held out in other folds. MOVIELENS_ZIP names the data;
 * the splits lie beside it in `splits/ranking.csv`. What models reach on the held-out users is
 * `npm run evaluate`'s to say.
 */
import type { Library } from '../src/data/library';
import type { Engine } from '../src/engine/engine';
import { createWasmEngine } from '../src/engine/wasm/engine';
import { loadKernels } from '../src/engine/wasm/load';
import { spawnNodeThread } from '../src/engine/wasm/nodeThreads';
import { evaluateRanking, withoutUsers } from '../src/model/evaluateRanking';
import { fitIals } from '../src/model/fitRanking';
import { holdOut } from '../src/model/holdout';
import {
  fitHybrid,
  Hybrid,
  HYBRID_DEFAULTS,
  HYBRID_PARTS,
  type HybridOptions,
  type PartWeight,
} from '../src/model/hybrid';
import { IALS_DEFAULTS, type IalsOptions } from '../src/model/ials';
import type { RankingMetrics } from '../src/model/metrics';
import { hasRankingSplit, realLibrary, realRankingSplit } from '../test/support/realLibrary';

if (!hasRankingSplit) {
  console.error('Set MOVIELENS_ZIP to ml-latest-small.zip, with splits/ranking.csv beside it.');
  process.exit(2);
}

const library = realLibrary();
const testUsers = realRankingSplit();
const kernels = await loadKernels();
if (!kernels) throw new Error('This Node has no WebAssembly SIMD.');
const engine = await createWasmEngine({ module: kernels, threads: 2, spawn: spawnNodeThread });

const held = new Set(testUsers.filter(({ fold }) => fold === 0).map(({ userId }) => userId));
const users = holdOut(library, 7, held);
// The first fold's test users are gone altogether: neither trained on nor looked at. Nor are tags,
// which people gave, those held out among them.
const films = library.films.map(({ id, title, year, genres }) => ({ id, title, year, genres }));
const training: Library = { ...library, films, ratings: withoutUsers(library, held) };
const shape = { users: library.userIds.length, items: films.length };

if (process.argv.includes('hybrid')) await tuneHybrid(engine);
else await tune(engine);
engine.dispose();

async function tune(on: Engine): Promise<void> {
  console.log('| factors | α₀ | λ | Recall@20 | Recall@50 | NDCG@100 |\n|---|---|---|---|---|---|');
  for (const factors of [32, 64, 96, 128])
    for (const alpha0 of [0.05, 0.1, 0.2, 0.4])
      for (const lambda of [0.003, 0.006, 0.01, 0.015]) {
        const options: IalsOptions = { ...IALS_DEFAULTS, factors, alpha0, lambda };
        const metrics = await evaluateRanking(training, users, (r) =>
          fitIals(on, r, shape, options),
        );
        console.log(line(`${factors} | ${alpha0} | ${lambda}`, metrics));
      }
}

/** Each change to the blend alone, on the same trained parts. */
async function tuneHybrid(on: Engine): Promise<void> {
  const { weights, half } = HYBRID_DEFAULTS;
  const variants: [string, HybridOptions][] = [
    ['as it is', HYBRID_DEFAULTS],
    ...HYBRID_PARTS.flatMap((part) =>
      [0, 0.5, 2].map((factor): [string, HybridOptions] => [
        factor ? `${part} × ${factor}` : `without ${part}`,
        { ...HYBRID_DEFAULTS, weights: { ...weights, [part]: times(weights[part], factor) } },
      ]),
    ),
    ...[half / 2, half * 2].map((value): [string, HybridOptions] => [
      `half at ${value} likes`,
      { ...HYBRID_DEFAULTS, half: value },
    ]),
  ];
  const trained: Hybrid[] = [];
  console.log('| hybrid | Recall@20 | Recall@50 | NDCG@100 |\n|---|---|---|---|');
  for (const [name, options] of variants) {
    let fold = 0;
    const metrics = await evaluateRanking(training, users, async (ratings) => {
      const data = { films, users: shape.users, ratings };
      const { parts } = (trained[fold++] ??= await fitHybrid(data, { engine: on, seed: 1 }));
      return new Hybrid(parts, films.length, options);
    });
    console.log(line(name, metrics));
  }
}

function times({ few, many }: PartWeight, factor: number): PartWeight {
  return { few: factor * few, many: factor * many };
}

function line(name: string, { recall, ndcg }: RankingMetrics): string {
  return `| ${name} | ${[recall[20], recall[50], ndcg[100]].map((x) => x.toFixed(4)).join(' | ')} |`;
}
