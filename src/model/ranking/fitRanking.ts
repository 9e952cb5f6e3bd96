import type { RatingColumns } from '../../data/library';
import type { Engine } from '../../engine/engine';
import { ItemModel } from './foldIn';
import { IalsRanking } from './ialsRanking';
import { ialsProblem, toObservations, trainIals, type TrainOptions } from './ials';
import { ItemKnn } from './itemKnn';
import { likesOf } from '../evidence/likes';
import { Popularity } from './popularity';

interface Shape {
  readonly users: number;
  readonly items: number;
}

/** iALS on an engine, test users folded in. */
export async function fitIals(
  engine: Engine,
  ratings: RatingColumns,
  { users, items }: Shape,
  options: TrainOptions,
): Promise<IalsRanking> {
  const problem = ialsProblem(toObservations(ratings, users, items), options);
  const { item } = await trainIals(engine, problem, options);
  return new IalsRanking(new ItemModel(item, likesOf(ratings, items), options));
}

/** Item-kNN on the same likes. */
export function fitItemKnn(ratings: RatingColumns, { users, items }: Shape): ItemKnn {
  return new ItemKnn(toObservations(ratings, users, items));
}

/** The same list for everybody. */
export function fitPopularity(ratings: RatingColumns, { items }: Shape): Popularity {
  return new Popularity(likesOf(ratings, items));
}
