import type { RatingColumns } from '../src/data/library';
import { heldOutFolds, type Ratings } from '../src/model/evaluation/evaluateRanking';
import { recommenderOf } from '../src/model/recommend/hybridRecommender';
import { ndcgAt } from '../src/model/evaluation/metrics';
import type { RankingModel } from '../src/model/ranking/rankingModel';
import type { TestUser } from '../src/model/evaluation/rankingSplit';
import type { ItemMark } from '../src/model/recommend/recommender';
import { table } from '../scripts/table';

const LIKES = [0, 2, 5, 15];
const SURPRISE = [0, 0.3, 0.6, 1];
const TOP = 20;
const PLAIN = { genresIn: [], genresOut: [], yearFrom: null, yearTo: null, fame: 0, variety: 0 };

/**
 * NDCG@20, and how many of the plain first 20 are left, by how many likes are known and how far
 * surprise is turned up. People's other likes are to be found.
 */
export async function surpriseByLikes(
  library: Ratings,
  people: readonly TestUser[],
  fit: (ratings: RatingColumns) => Promise<RankingModel>,
): Promise<string> {
  const ndcg = LIKES.map(() => SURPRISE.map(() => 0));
  const kept = LIKES.map(() => SURPRISE.map(() => 0));
  let tested = 0;
  for (const { users, ratings } of heldOutFolds(library, people)) {
    const recommender = recommenderOf(await fit(ratings), library.films);
    for (const { given, held } of users) {
      tested++;
      LIKES.forEach((count, row) => {
        const marks = given.slice(0, count).map((item): ItemMark => ({ item, mark: 'like' }));
        const wanted = new Set([...held, ...given.slice(count)]);
        if (!wanted.size) return;
        const lists = SURPRISE.map((surprise) =>
          recommender.rank(marks, { ...PLAIN, surprise, deal: tested, offset: 0, limit: TOP }),
        );
        const plain = new Set(lists[0]);
        lists.forEach((list, column) => {
          ndcg[row][column] += ndcgAt(list, wanted, TOP);
          kept[row][column] += list.filter((item) => plain.has(item)).length / TOP;
        });
      });
    }
  }
  return table(
    ['likes known', ...SURPRISE.map((surprise) => `surprise ${surprise}`)],
    LIKES.map((count, row) => [
      String(count),
      ...SURPRISE.map((_, column) => {
        const part = Math.round((100 * kept[row][column]) / tested);
        return `${(ndcg[row][column] / tested).toFixed(4)} (${part} % kept)`;
      }),
    ]),
  );
}
