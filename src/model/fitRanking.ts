import type { RatingColumns } from '../data/library';
import type { Engine } from '../engine/engine';
import { ItemModel } from './foldIn';
import { ialsProblem, toObservations, trainIals, type IalsOptions } from './ials';
import { ItemKnn } from './itemKnn';
import { likesOf } from './likes';
import type { RankingModel } from './rankingModel';

interface Shape {
  readonly users: number;
  readonly items: number;
}

/** iALS on an engine, test users folded in. */
export async function fitIals(
  engine: Engine,
  ratings: RatingColumns,
  { users, items }: Shape,
  options: IalsOptions,
): Promise<RankingModel> {
  const problem = ialsProblem(toObservations(ratings, users, items), options);
  const { item } = await trainIals(engine, problem, options);
  const model = new ItemModel(item, likesOf(ratings, items), options);
  return {
    scores: (given) =>
      model.scores(model.foldIn(given.map((i) => ({ item: i, weight: 1, target: 1 }))).x),
  };
}

/** Item-kNN on the same likes. */
export function fitItemKnn(ratings: RatingColumns, { users, items }: Shape): RankingModel {
  return new ItemKnn(toObservations(ratings, users, items));
}

/** The same list for everybody. */
export function fitPopularity(ratings: RatingColumns, { items }: Shape): RankingModel {
  const scores = Float64Array.from(likesOf(ratings, items));
  return { scores: () => scores };
}
