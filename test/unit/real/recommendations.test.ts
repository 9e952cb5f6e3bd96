import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Library } from '../../../src/data/library';
import type { Engine } from '../../../src/engine/engine';
import { createWasmEngine } from '../../../src/engine/wasm/engine';
import { evaluateRanking } from '../../../src/model/evaluation/evaluateRanking';
import { fitIals, fitItemKnn, fitPopularity } from '../../../src/model/ranking/fitRanking';
import { IALS_DEFAULTS } from '../../../src/model/ranking/ials';
import type { ItemMark, Recommender } from '../../../src/model/recommend/recommender';
import { EnginePicker } from '../../../workers/enginePicker';
import { trainServed } from '../../../workers/trainServed';
import {
  hasRankingSplit,
  hasRealLibrary,
  realLibrary,
  realRankingSplit,
} from '../../support/realLibrary';
import { builtKernels } from '../../support/wasm';

/** What the published results report. */
const FIGURES = [
  ['recall', 20],
  ['recall', 50],
  ['ndcg', 100],
] as const;

const EVERYTHING = {
  genresIn: [],
  genresOut: [],
  yearFrom: null,
  yearTo: null,
  fame: 0,
  variety: 0,
  offset: 0,
};

let engine: Engine;
let library: Library;
beforeAll(async () => {
  if (!hasRealLibrary) return;
  engine = await createWasmEngine({ module: await builtKernels(), threads: 1 });
  library = realLibrary();
}, 240_000);
afterAll(() => {
  if (hasRealLibrary) engine.dispose();
});

describe.skipIf(!hasRealLibrary)('on MovieLens (needs MOVIELENS_ZIP)', () => {
  let recommender: Recommender;
  beforeAll(async () => {
    const picker = new EnginePicker('wasm', {
      probeGpu: async () => 'none',
      webgpu: () => Promise.reject(new Error('not asked for')),
      wasm: async () => engine,
    });
    const none = new AbortController().signal;
    const served = await trainServed(library, picker, [], 'fresh', null, none, () => undefined);
    recommender = served.recommender;
  }, 120_000);

  const itemOf = (title: string, year: number) => {
    const item = library.films.findIndex((film) => film.title === title && film.year === year);
    if (item < 0) throw new Error(`No film ${title} (${year})`);
    return item;
  };
  const firstTen = (...likes: [string, number][]) =>
    recommender
      .recommend(
        likes.map(([title, year]) => ({ item: itemOf(title, year), mark: 'like' as const })),
        { ...EVERYTHING, limit: 10 },
      )
      .items.map(({ item }) => library.films[item]);

  it('brings animated family films to someone who likes Toy Story', () => {
    const family = firstTen(['Toy Story', 1995]).filter(({ genres }) =>
      genres.includes('Children'),
    );
    expect(family.length).toBeGreaterThanOrEqual(4);
    const animated = family.filter(({ genres }) => genres.includes('Animation'));
    expect(animated.length).toBeGreaterThanOrEqual(3);
  });

  it('takes films of a disliked kind away, and leaves the rest of the kind that is liked', () => {
    const liked = { item: itemOf('Toy Story', 1995), mark: 'like' as const };
    const disliked = { item: itemOf('Shrek', 2001), mark: 'dislike' as const };
    const rank = (title: string, year: number, ...marks: ItemMark[]) =>
      recommender.explain(marks, itemOf(title, year)).rank ?? NaN;
    const before = rank('Shrek 2', 2004, liked);
    expect(rank('Shrek 2', 2004, liked, disliked)).toBeGreaterThan(2 * before);
    expect(rank('Toy Story 2', 1999, liked, disliked)).toBeLessThanOrEqual(10);
  });

  it('finds films high with both of two who say very different things', () => {
    const likesOf = new Uint32Array(library.films.length);
    library.ratings.item.forEach((item, p) => {
      if (library.ratings.halfStars[p] >= 8) likesOf[item]++;
    });
    const bestKnown = (genre: string, count: number, mark: 'like' | 'dislike'): ItemMark[] =>
      [...library.films.keys()]
        .filter((item) => library.films[item].genres.includes(genre))
        .sort((a, b) => likesOf[b] - likesOf[a])
        .slice(0, count)
        .map((item) => ({ item, mark }));
    const two = [bestKnown('Action', 30, 'dislike'), bestKnown('Children', 8, 'like')] as const;
    const { items, within } = recommender.together(...two, { ...EVERYTHING, limit: 12 });
    expect(within).toBeLessThanOrEqual(0.05 + 1e-9);
    expect(items).toHaveLength(12);
    for (const { item } of items)
      for (const marks of two) {
        const { rank, candidates } = recommender.explain(marks, item);
        // What the other has marked counts in one's own ranking.
        expect((rank ?? NaN) - 38).toBeLessThanOrEqual(within * candidates);
      }
  });

  it('brings science-fiction horror to someone who likes Alien and The Thing', () => {
    const films = firstTen(['Alien', 1979], ['The Thing', 1982]);
    const has = (genre: string) => films.filter(({ genres }) => genres.includes(genre));
    expect(has('Sci-Fi').filter(({ genres }) => genres.includes('Horror'))).not.toEqual([]);
    // The rest of the ten is science fiction or horror too, not just what everybody likes.
    expect(new Set([...has('Sci-Fi'), ...has('Horror')]).size).toBeGreaterThanOrEqual(8);
  });
});

describe.skipIf(!hasRankingSplit)('ranking protocol (needs MOVIELENS_ZIP with its splits)', () => {
  it('beats item-kNN, which beats popularity, on held-out users', async () => {
    const users = realRankingSplit();
    const shape = { users: library.userIds.length, items: library.films.length };
    const popularity = await evaluateRanking(library, users, async (r) => fitPopularity(r, shape));
    const knn = await evaluateRanking(library, users, async (r) => fitItemKnn(r, shape));
    const ials = await evaluateRanking(library, users, (r) =>
      fitIals(engine, r, shape, IALS_DEFAULTS),
    );
    for (const [figure, k] of FIGURES) {
      expect(knn[figure][k]).toBeGreaterThan(popularity[figure][k]);
      expect(ials[figure][k]).toBeGreaterThan(knn[figure][k]);
    }
    // The baselines are as strong as others have measured them, so the comparison is fair.
    expect(popularity.ndcg[100]).toBeCloseTo(0.201, 2);
    expect(knn.ndcg[100]).toBeCloseTo(0.327, 2);
  }, 240_000);
});
