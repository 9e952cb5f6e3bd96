/**
 * `npm run bench:ranking`: the ranking protocol of the published MovieLens results on given splits.
 *
 *   tsx bench/ranking.ts [--tune]
 *
 * MOVIELENS_ZIP names the data; the splits lie beside it in `splits/ranking.csv`. With --tune the
 * search over hyper-parameters runs on validation users cut from the first fold's training part;
 * held-out users play no part in it.
 */
import type { Library } from '../src/data/library';
import type { Engine } from '../src/engine/engine';
import { createWasmEngine } from '../src/engine/wasm/engine';
import { loadKernels } from '../src/engine/wasm/load';
import { spawnNodeThread } from '../src/engine/wasm/nodeThreads';
import { evaluateRanking, withoutUsers } from '../src/model/evaluateRanking';
import { fitIals, fitItemKnn, fitPopularity } from '../src/model/fitRanking';
import { IALS_DEFAULTS, type IalsOptions } from '../src/model/ials';
import type { RankingMetrics } from '../src/model/metrics';
import { createRandom } from '../src/engine/random';
import type { TestUser } from '../src/model/rankingSplit';
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

if (process.argv.includes('--tune')) await tune(engine);
else await compare(engine);
engine.dispose();

async function compare(on: Engine): Promise<void> {
  const shape = { users: library.userIds.length, items: library.films.length };
  console.log('| model | Recall@20 | Recall@50 | NDCG@100 |\n|---|---|---|---|');
  const row = (name: string, m: RankingMetrics) => console.log(line(name, m));
  row(
    'popularity',
    await evaluateRanking(library, testUsers, async (r) => fitPopularity(r, shape)),
  );
  row('item-kNN', await evaluateRanking(library, testUsers, async (r) => fitItemKnn(r, shape)));
  const name = `iALS, ${IALS_DEFAULTS.factors} factors`;
  row(name, await evaluateRanking(library, testUsers, (r) => fitIals(on, r, shape, IALS_DEFAULTS)));
}

async function tune(on: Engine): Promise<void> {
  const users = validationUsers();
  const held = new Set(testUsers.filter(({ fold }) => fold === 0).map(({ userId }) => userId));
  // The first fold's test users are gone altogether: neither trained on nor looked at.
  const training: Library = { ...library, ratings: withoutUsers(library, held) };
  const shape = { users: library.userIds.length, items: library.films.length };
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

/** Five folds of the first fold's training users, a fifth of each one's likes held out. */
function validationUsers(): TestUser[] {
  const random = createRandom(7);
  const held = new Set(testUsers.filter(({ fold }) => fold === 0).map(({ userId }) => userId));
  const likes = new Map<number, number[]>();
  const { user, item, halfStars } = library.ratings;
  for (let p = 0; p < item.length; p++) {
    const userId = library.userIds[user[p]];
    if (halfStars[p] < 8 || held.has(userId)) continue;
    const list = likes.get(userId) ?? [];
    likes.set(userId, list);
    list.push(library.films[item[p]].id);
  }
  return [...likes].flatMap(([userId, films], n) => {
    if (films.length < 5) return [];
    const shuffled = films.map((film) => ({ film, at: random.next() })).sort((a, b) => a.at - b.at);
    const count = Math.max(1, Math.floor(films.length / 5));
    const ids = shuffled.map(({ film }) => film);
    return [{ userId, fold: n % 5, held: ids.slice(0, count), given: ids.slice(count) }];
  });
}

function line(name: string, { recall, ndcg }: RankingMetrics): string {
  return `| ${name} | ${[recall[20], recall[50], ndcg[100]].map((x) => x.toFixed(4)).join(' | ')} |`;
}
