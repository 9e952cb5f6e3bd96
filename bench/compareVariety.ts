import type { RatingColumns } from '../src/data/library';
import { liked } from '../src/model/evidence/evidence';
import { heldOutFolds, type Ratings } from '../src/model/evaluation/evaluateRanking';
import { spaceOf } from '../src/model/recommend/hybridRecommender';
import { likenessRows } from '../src/model/recommend/likeness';
import { likesOf } from '../src/model/evidence/likes';
import { ListQuality } from '../src/model/evaluation/listQuality';
import { ndcgAt } from '../src/model/evaluation/metrics';
import type { RankingModel } from '../src/model/ranking/rankingModel';
import type { TestUser } from '../src/model/evaluation/rankingSplit';
import { withVariety } from '../src/model/recommend/rerank';
import { topItems } from '../src/model/recommend/topItems';
import { greedyDeterminantal } from './determinantal';
import { table } from '../scripts/table';

/** As many as the page re-orders. */
const POOL = 240;

/** A way to vary a list: from the best, with their scores and vectors of length 1, to a list. */
interface Way {
  readonly name: string;
  readonly genres: boolean;
  readonly order: (pool: Uint32Array, scores: Float64Array, rows: Rows) => Uint32Array;
}
type Rows = ReturnType<typeof likenessRows>;

const WAYS: readonly Way[] = [false, true].flatMap((genres) => [
  ...[0.4, 0.7, 1].map((variety): Way => ({
    name: `MMR ${variety}`,
    genres,
    order: (pool, scores, { rows, size }) => withVariety(pool, scores, variety, rows, size),
  })),
  ...[2, 1, 0.5, 0.35, 0.2].map((theta): Way => ({
    name: `DPP θ = ${theta}`,
    genres,
    order: (pool, scores, { rows: vectors, size }) => {
      const own = Float64Array.from(pool, (item) => scores[item]);
      const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
      const deviation = Math.sqrt(
        own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / own.length,
      );
      const scaled = own.map((value) => value / (deviation || 1));
      const places = greedyDeterminantal({ scores: scaled, vectors, size }, theta, 100);
      return Uint32Array.from(places, (place) => pool[place]);
    },
  })),
]);

/** Ways to vary a list beside each other, by who likes the films alone and by genres as well. */
export async function compareVariety(
  library: Ratings,
  people: readonly TestUser[],
  fit: (ratings: RatingColumns) => Promise<RankingModel>,
): Promise<string> {
  const sums = WAYS.map(() => ({ ndcg20: 0, ndcg100: 0, genre: 0, taste: 0, coverage: 0 }));
  const { films } = library;
  let folds = 0;
  for (const { users, ratings } of heldOutFolds(library, people)) {
    const model = await fit(ratings);
    const space = spaceOf(model);
    const bare = films.map((film) => ({ ...film, genres: [] }));
    const likes = likesOf(ratings, films.length);
    const quality = WAYS.map(() => new ListQuality(films, likes, new Set(ratings.user).size));
    const tested = users.filter(({ held }) => held.size > 0);
    for (const { given, held } of tested) {
      const scores = Float64Array.from(model.foldIn(liked(given)).scores());
      const seen = new Set(given);
      const pool = topItems(scores, POOL, (item) => !seen.has(item));
      const both = likenessRows({ films, ...space }, pool);
      const taste = unit(likenessRows({ films: bare, ...space }, pool));
      WAYS.forEach(({ genres, order }, n) => {
        const list = order(pool, scores, genres ? both : taste);
        quality[n].add(list, given);
        sums[n].ndcg20 += ndcgAt(list, held, 20) / tested.length;
        sums[n].ndcg100 += ndcgAt(list, held, 100) / tested.length;
        sums[n].taste += distance(list.subarray(0, 20), pool, taste) / tested.length;
      });
    }
    quality.forEach((each, n) => {
      sums[n].genre += each.metrics().diversity[20];
      sums[n].coverage += each.metrics().coverage[20];
    });
    folds++;
  }
  return table(
    ['way', 'likeness', 'NDCG@20', 'NDCG@100', 'genre distance', 'taste distance', 'coverage@20'],
    WAYS.map(({ name, genres }, n) => {
      const { ndcg20, ndcg100, genre, taste, coverage } = sums[n];
      const figures = [ndcg20, ndcg100, genre, taste].map((sum) => (sum / folds).toFixed(4));
      const likeness = genres ? 'viewers and genres' : 'viewers';
      return [name, likeness, ...figures, `${((100 * coverage) / folds).toFixed(1)} %`];
    }),
  );
}

/** Rows of length 1. */
function unit({ rows, size }: Rows): Rows {
  const scaled = rows.map((value, at) => {
    const row = rows.subarray(size * Math.floor(at / size), size * Math.floor(at / size) + size);
    return value / (Math.sqrt(row.reduce((sum, each) => sum + each ** 2, 0)) || 1);
  });
  return { rows: scaled, size };
}

function distance(list: Uint32Array, pool: Uint32Array, { rows, size }: Rows): number {
  const places = Array.from(list, (item) => pool.indexOf(item));
  let sum = 0;
  let pairs = 0;
  places.forEach((a, n) => {
    for (const b of places.slice(0, n)) {
      let product = 0;
      for (let f = 0; f < size; f++) product += rows[a * size + f] * rows[b * size + f];
      sum += 1 - product;
      pairs++;
    }
  });
  return sum / Math.max(1, pairs);
}
