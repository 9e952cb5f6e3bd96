import type { Film } from '../src/data/library';
import { createRandom } from '../src/engine/random';
import { Ease } from '../src/model/ranking/ease';
import { DenseInverse } from '../src/model/ranking/easeInverse';
import { liked } from '../src/model/evidence/evidence';
import { ItemModel } from '../src/model/ranking/foldIn';
import { fitContent, fitHybrid, Hybrid } from '../src/model/ranking/hybrid';
import { IalsRanking } from '../src/model/ranking/ialsRanking';
import { INFORMED_IALS_DEFAULTS } from '../src/model/ranking/informedIals';
import { recommenderOf } from '../src/model/recommend/hybridRecommender';
import { Recommender } from '../src/model/recommend/recommender';
import { topItems } from '../src/model/recommend/topItems';
import { createWasmEngine } from '../src/engine/wasm/engine';
import { loadKernels } from '../src/engine/wasm/load';
import { hasRealLibrary, realLibrary } from '../test/support/realLibrary';
import { table } from '../scripts/table';
import { median } from './quantiles';

const COMPARED = 3000;
const RUNS = 25;
/** Candidates for a page of the list. */
const LOOKED_AT = 500;
const NO_RATINGS = {
  user: new Uint32Array(),
  item: new Uint32Array(),
  halfStars: new Uint8Array(),
  time: new Uint32Array(),
};

interface Served {
  readonly name: string;
  readonly films: number;
  readonly hybrid: Hybrid;
  readonly recommender: Recommender;
}

/**
 * What answering one person costs the blend, on the calling thread: for the real library where it is
 * at hand, and for catalogues of made-up films, whose numbers are random, since only their amount
 * matters: 64 factors, 3,000 films compared with each other, each film with a year and a few genres,
 * themes and title words.
 */
export async function servingTimes(): Promise<string> {
  const worlds = hasRealLibrary ? [await real()] : [];
  const rows = [...worlds, await madeUp(9_742), await madeUp(87_000)].flatMap(
    ({ name, films, hybrid, recommender }) => {
      const page = { genresIn: [], genresOut: [], yearFrom: null, yearTo: null };
      const query = { ...page, fame: 0, variety: 0, offset: 0, limit: 24 };
      const turned = { ...query, fame: -0.5, variety: 1, surprise: 1, deal: 1 };
      return [3, 30, 200].map((count) => {
        const given = Array.from({ length: count }, (_, n) => (n * 37) % films);
        const marks = (n: number) =>
          [...given, films - 1 - n].map((item) => ({ item, mark: 'like' as const }));
        const person = hybrid.foldIn(liked(given));
        person.scores();
        return [
          `${name}, ${films.toLocaleString('en')}`,
          String(count),
          milliseconds(() => topItems(hybrid.foldIn(liked(given)).scores(), LOOKED_AT)),
          // Another person each time, as the last one's scores are remembered.
          milliseconds((n) => recommender.recommend(marks(n), query)),
          milliseconds((n) => recommender.recommend(marks(n), turned)),
          milliseconds((n) => recommender.explain(marks(0), n)),
          milliseconds(() => {
            for (let item = 0; item < query.limit; item++) person.explain(item);
          }),
        ];
      });
    },
  );
  return table(
    [
      'films',
      'likes',
      `fold-in, scores, best ${LOOKED_AT}`,
      'list of 24',
      'all controls on',
      'explain one film',
      'reasons of 24',
    ],
    rows,
  );
}

async function real(): Promise<Served> {
  const module = await loadKernels();
  if (!module) throw new Error('This Node has no WebAssembly SIMD.');
  const engine = await createWasmEngine({ module, threads: 1 });
  const { films, userIds, ratings, info } = realLibrary();
  const hybrid = await fitHybrid({ films, users: userIds.length, ratings }, { engine, seed: 1 });
  await hybrid.quicken();
  return {
    name: info.name,
    films: films.length,
    hybrid,
    recommender: recommenderOf(hybrid, films),
  };
}

/** Median of some runs. */
function milliseconds(work: (run: number) => void): string {
  const times = Array.from({ length: RUNS }, (_, run) => {
    const began = performance.now();
    work(run);
    return performance.now() - began;
  });
  return `${median(times).toFixed(2)} ms`;
}

async function madeUp(count: number): Promise<Served> {
  const random = createRandom(1);
  const any = (of: number) => Math.floor(of * random.next());
  const some = (of: string, from: number) =>
    Array.from({ length: 1 + any(3) }, () => `${of}${any(from)}`);
  const films = Array.from({ length: count }, (_, id): Film => ({
    id,
    title: some('word', count / 2).join(' '),
    year: 1920 + any(100),
    genres: some('genre', 19),
    themes: some('theme', 1000),
  }));
  const normals = (length: number) =>
    Float32Array.from({ length }, () => (random.next() + random.next() - 1) / 4);
  const options = INFORMED_IALS_DEFAULTS;
  const popularity = Uint32Array.from({ length: count }, () => any(300));
  const vectors = normals(count * options.factors);
  const mean = Float64Array.from(normals(options.factors));
  const ials = new IalsRanking(
    new ItemModel(vectors, popularity, options, { ...options.prior, mean }),
  );
  const cover = Uint32Array.from({ length: COMPARED }, (_, n) => n);
  const diagonal = new Float64Array(COMPARED).fill(1);
  const ease = new Ease(count, cover, new DenseInverse(normals(COMPARED ** 2), diagonal));
  const hybrid = new Hybrid(
    { ials, ease, ...fitContent({ films, users: 0, ratings: NO_RATINGS }) },
    count,
  );
  await hybrid.quicken();
  const world = { films, popularity, vectors, size: options.factors };
  return { name: 'made up', films: count, hybrid, recommender: new Recommender(hybrid, world) };
}
