import type { RatingColumns } from '../../src/data/library';
import { evaluateRanking } from '../../src/model/evaluation/evaluateRanking';
import type { RankingModel } from '../../src/model/ranking/rankingModel';
import type { ValidationUsers } from './validation';

/** How well people's held-out likes were found: mean over folds, and person by person. */
export interface Found {
  readonly ndcg: number;
  readonly recall: number;
  /** NDCG@100 of each person, in the same order for every model. */
  readonly people: readonly number[];
}

/** NDCG@100 and Recall@20 on the validation people. @param fit is told which fold it is, from 0 */
export async function findOut(
  { library, users }: ValidationUsers,
  fit: (fold: number, ratings: RatingColumns) => Promise<RankingModel>,
): Promise<Found> {
  let fold = 0;
  const people: number[] = [];
  const { ndcg, recall } = await evaluateRanking(
    library,
    users,
    (ratings) => fit(fold++, ratings),
    {
      onFold: (_, __, accuracy) => people.push(...accuracy.map((one) => one.ndcg[100])),
    },
  );
  return { ndcg: ndcg[100], recall: recall[20], people };
}
