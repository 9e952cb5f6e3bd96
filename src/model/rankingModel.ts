import type { Film, RatingColumns } from '../data/library';
import type { Engine } from '../engine/engine';

/** A trained ranking model: all that the evaluation, the command line and the blend ask of one. */
export interface RankingModel {
  /**
   * Scores of every item, length items, for someone who likes the given items. Only their order
   * means something, and only among items not given.
   */
  scores(given: readonly number[]): Float32Array | Float64Array;
}

/** What a ranking model may learn from. */
export interface RankingData {
  /** By item index. */
  readonly films: readonly Film[];
  /** How many user indices there are; some may have no ratings. */
  readonly users: number;
  readonly ratings: RatingColumns;
}

/** What a model may use while it learns. */
export interface FitContext {
  readonly engine: Engine;
  /** For models that start from random numbers. */
  readonly seed: number;
  readonly signal?: AbortSignal;
}

/**
 * Trains a ranking model.
 * @throws Failure `cancelled`; `engine-lost`; `training-diverged`
 */
export type FitRankingModel = (data: RankingData, context: FitContext) => Promise<RankingModel>;
