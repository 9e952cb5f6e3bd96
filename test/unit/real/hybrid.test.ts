import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Film, Library, RatingColumns } from '../../../src/data/library';
import type { Engine } from '../../../src/engine/engine';
import { createWasmEngine } from '../../../src/engine/wasm/engine';
import { COLD_POINTS, coldStart } from '../../../src/model/evaluation/coldStart';
import { evaluateRanking, withoutUsers } from '../../../src/model/evaluation/evaluateRanking';
import { fitItemKnn, fitPopularity } from '../../../src/model/ranking/fitRanking';
import { fitHybrid, HYBRID_PARTS, type Hybrid } from '../../../src/model/ranking/hybrid';
import { holdOut } from '../../../src/model/evaluation/holdout';
import type { RankingModel } from '../../../src/model/ranking/rankingModel';
import type { TestUser } from '../../../src/model/evaluation/rankingSplit';
import { coldFilms, genreAmongCold } from '../../support/coldFilms';
import { hasRankingSplit, realLibrary, realRankingSplit } from '../../support/realLibrary';
import { BUILD_MS, builtKernels } from '../../support/wasm';

/** What Recall@20, Recall@50 and NDCG@100 must reach on the given splits. */
const TARGETS = [0.33, 0.435, 0.368];

describe.skipIf(!hasRankingSplit)('the hybrid (needs MOVIELENS_ZIP with its splits)', () => {
  let engine: Engine;
  let library: Library;
  /** Without themes: tags by people held out would give their taste away. */
  let films: Film[];
  let users: TestUser[];
  beforeAll(async () => {
    engine = await createWasmEngine({ module: await builtKernels(), threads: 1 });
    library = realLibrary();
    films = library.films.map(({ id, title, year, genres }) => ({ id, title, year, genres }));
    users = realRankingSplit();
  }, BUILD_MS);
  afterAll(() => {
    if (hasRankingSplit) engine.dispose();
  });

  /** Each fold's hybrid, trained once; folds come in order. */
  const trained: Hybrid[] = [];
  const hybrid = async (fold: number, ratings: RatingColumns) =>
    (trained[fold] ??= await fitHybrid(
      { films, users: library.userIds.length, ratings },
      { engine, seed: 1 },
    ));
  const figures = async (pick: (hybrid: Hybrid) => RankingModel | undefined) => {
    let fold = 0;
    const { recall, ndcg } = await evaluateRanking(library, users, async (ratings) => {
      const model = pick(await hybrid(fold++, ratings));
      if (!model) throw new Error('a part is missing');
      return model;
    });
    return [recall[20], recall[50], ndcg[100]];
  };

  const TARGETED = ['Recall@20', 'Recall@50', 'NDCG@100'];

  it('reaches its targets, and its lists are better than those of any of its parts', async () => {
    const whole = await figures((model) => model);
    whole.forEach((value, n) => expect(value, TARGETED[n]).toBeGreaterThanOrEqual(TARGETS[n]));
    for (const name of HYBRID_PARTS) {
      const part = await figures((model) => model.parts[name]);
      // Recall@20 is a tie with EASE on these people; see the next test for where it was chosen.
      for (const n of [1, 2]) expect(whole[n], `${name}, ${TARGETED[n]}`).toBeGreaterThan(part[n]);
    }
  }, 240_000);

  // No model of a fold saw that fold's held-out rows. Options were chosen on other people and ratings
  // cut from training parts, which are held out in other folds: so are these people.
  it('beats each of its parts on people held out of three folds’ training parts', async () => {
    const sums = new Map<string, number[]>();
    for (const fold of [0, 1, 2]) {
      const tested = users.filter((user) => user.fold === fold).map(({ userId }) => userId);
      const rest = { ...library, ratings: withoutUsers(library, new Set(tested)) };
      const people = holdOut(rest, 11 + fold).filter((user) => user.fold === 0);
      let blend: Hybrid | undefined;
      for (const name of ['blend', ...HYBRID_PARTS] as const) {
        const { recall, ndcg } = await evaluateRanking(rest, people, async (ratings) => {
          blend ??= await fitHybrid(
            { films, users: library.userIds.length, ratings },
            { engine, seed: 1 },
          );
          const model = name === 'blend' ? blend : blend.parts[name];
          if (!model) throw new Error('a part is missing');
          return model;
        });
        const sum = sums.get(name) ?? [0, 0, 0];
        sums.set(
          name,
          [recall[20], recall[50], ndcg[100]].map((value, n) => sum[n] + value),
        );
      }
    }
    const whole = sums.get('blend') ?? [];
    for (const name of HYBRID_PARTS)
      (sums.get(name) ?? []).forEach((part, n) =>
        expect(whole[n], `${name}, ${TARGETED[n]}`).toBeGreaterThan(part),
      );
    expect.assertions(3 * HYBRID_PARTS.length);
  }, 240_000);

  it('ranks films that one person rated, or nobody, by what they are about', async () => {
    const data = { films, users: library.userIds.length, ratings: library.ratings };
    const model = await fitHybrid(data, { engine, seed: 1 });
    expect(coldFilms(library.ratings, films.length).size).toBeGreaterThan(3000);
    // Genre, and the least part of the first hundred such films after one like, and after six.
    for (const [genre, one, six] of [
      ['Documentary', 0.9, 0.9],
      ['Horror', 0.6, 0.9],
      ['Animation', 0.6, 0.8],
      ['Sci-Fi', 0.25, 0.75],
      ['Romance', 0.15, 0.75],
      ['Comedy', 0.3, 0.7],
    ] as const)
      for (const [likes, least] of [
        [1, one],
        [6, six],
        [12, six - 0.05],
      ] as const) {
        const cut = { likes, first: 100 };
        const { shown, all } = genreAmongCold(model, films, library.ratings, genre, cut);
        const what = `${genre}, ${likes} likes`;
        expect(shown, what).toBeGreaterThanOrEqual(least);
        if (likes > 1) expect(shown, what).toBeGreaterThan(1.9 * all);
      }
  }, 60_000);

  it.each([...COLD_POINTS])(
    'beats popularity and item-kNN for people of whom %d likes are known',
    async (count) => {
      const known = coldStart(
        users.filter(({ fold }) => fold === 0),
        count,
        5,
      );
      const shape = { users: library.userIds.length, items: films.length };
      const ndcg = async (fit: (ratings: RatingColumns) => Promise<RankingModel>) =>
        (await evaluateRanking(library, known, fit)).ndcg[100];
      const blended = await ndcg((ratings) => hybrid(0, ratings));
      expect(blended).toBeGreaterThan(await ndcg(async (r) => fitPopularity(r, shape)));
      expect(blended).toBeGreaterThan(await ndcg(async (r) => fitItemKnn(r, shape)));
    },
    120_000,
  );
});
