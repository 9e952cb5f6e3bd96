/**
 * `npm run bench:tune [-- hybrid|parts|bayes|baselines]`: the search over iALS' hyper-parameters, what
 * each part of the hybrid and its weight bring, or what the neighbours of each default do, on
 * validation people and ratings cut from the first fold's training part of the splits; held-out rows of
 * that fold play no part in it. MOVIELENS_ZIP names the data; the splits lie beside it in `splits/`.
 * `parts`, `bayes` and `baselines` write their section of `bench/tune.md`; the others print. What models
 * reach on the held-out people is `npm run evaluate`'s to say.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import type { Engine } from '../src/engine/engine';
import { createWasmEngine } from '../src/engine/wasm/engine';
import { loadKernels } from '../src/engine/wasm/load';
import { spawnNodeThread } from '../src/engine/wasm/nodeThreads';
import { evaluateRanking } from '../src/model/evaluation/evaluateRanking';
import { fitIals } from '../src/model/ranking/fitRanking';
import {
  fitHybrid,
  Hybrid,
  HYBRID_DEFAULTS,
  HYBRID_PARTS,
  type HybridOptions,
  type PartWeight,
} from '../src/model/ranking/hybrid';
import { IALS_DEFAULTS, type IalsOptions } from '../src/model/ranking/ials';
import type { RankingMetrics } from '../src/model/evaluation/metrics';
import { hasRankingSplit } from '../test/support/realLibrary';
import { BASELINES_HEADING, tuneBaselines } from './tune/baselines';
import { BAYES_HEADING, tuneBayes } from './tune/bayes';
import { PARTS_HEADING, tuneParts } from './tune/parts';
import { withSection } from './tune/section';
import { validationUsers } from './tune/validation';

if (!hasRankingSplit) {
  console.error('Set MOVIELENS_ZIP to ml-latest-small.zip, with splits/ranking.csv beside it.');
  process.exit(2);
}

const { library: training, films, users, shape } = validationUsers();
const kernels = await loadKernels();
if (!kernels) throw new Error('This Node has no WebAssembly SIMD.');
const engine = await createWasmEngine({ module: kernels, threads: 2, spawn: spawnNodeThread });

/** What writes its own section of bench/tune.md. */
const SECTIONS = {
  parts: [PARTS_HEADING, tuneParts],
  bayes: [BAYES_HEADING, tuneBayes],
  baselines: [BASELINES_HEADING, tuneBaselines],
} as const;

const FILE = 'bench/tune.md';
const asked = process.argv.at(2);
if (asked === undefined) await tune(engine);
else if (asked === 'hybrid') await tuneHybrid(engine);
else if (asked in SECTIONS) await writeSection(asked as keyof typeof SECTIONS);
else {
  console.error(`Choose hybrid, ${Object.keys(SECTIONS).join(', ')}, or nothing for iALS.`);
  process.exitCode = 2;
}
engine.dispose();

async function writeSection(name: keyof typeof SECTIONS): Promise<void> {
  const [heading, measure] = SECTIONS[name];
  const body = await measure(engine, (text) => console.error(text));
  const options = { ...(await resolveConfig(FILE)), parser: 'markdown' };
  writeFileSync(
    FILE,
    await format(withSection(readFileSync(FILE, 'utf8'), heading, body), options),
  );
  console.error(`${FILE} is written.`);
}

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
