import type { Film } from '../../data/library';
import { Failure } from '../../failure';
import type { ItemModel } from '../ranking/foldIn';
import { Hybrid } from '../ranking/hybrid';
import { IalsRanking } from '../ranking/ialsRanking';
import type { RankingModel } from '../ranking/rankingModel';
import { Recommender } from './recommender';

/** The blend's iALS, whose factors say who likes what. */
function ialsOf(model: RankingModel): ItemModel {
  const ials = model instanceof Hybrid ? model.parts.ials : null;
  if (ials instanceof IalsRanking) return ials.model;
  throw new Failure(
    'internal',
    'This is no blend with a matrix factorisation, so it cannot be served.',
  );
}

/** Items by who likes them, row-major items × size. @throws Failure as {@link recommenderOf} */
export function spaceOf(model: RankingModel): {
  readonly vectors: Float32Array;
  readonly size: number;
} {
  const { factors, options } = ialsOf(model);
  return { vectors: factors, size: options.factors };
}

/**
 * What serves a blend.
 * @throws Failure `internal` when the model is none, or has no iALS
 */
export function recommenderOf(model: RankingModel, films: readonly Film[]): Recommender {
  const { popularity } = ialsOf(model);
  return new Recommender(model, { films, popularity, ...spaceOf(model) });
}
