import type { TrainingRatings } from '../bayes/ratings';
import type { Neighbour } from '../recommend/neighbours';
import type { FitContext, SavedModel } from '../ranking/rankingModel';

/** Stars that somebody gave an item. */
export interface Rated {
  readonly item: number;
  readonly stars: number;
}

/** A person as a model of mean stars sees them. */
export interface StarPerson {
  /** Expected stars of an item, not clipped to the scale. */
  stars(item: number): number;
  /** What each of their ratings adds to an item's stars, in order; terms and rest sum to these. */
  terms(item: number): { readonly terms: Float64Array; readonly rest: number };
}

/** A model that expects stars, without saying how unsure it is: `intervals.ts` adds that. */
export interface StarModel {
  /** @param rated known items, each once */
  foldIn(rated: readonly Rated[]): StarPerson;
  /** The items most like one; none where the model knows of no likeness. */
  similar(item: number, count: number): Neighbour[];
  save(): SavedModel;
}

/** One kind of star model: how it is trained, and how a trained one is made again from its data. */
export interface StarModelKind {
  /** @throws Failure `bad-input` without ratings; `cancelled`; `training-diverged` */
  fit(ratings: TrainingRatings, context: FitContext): Promise<StarModel>;
  /**
   * @param ratings what it was trained on
   * @throws Failure `bad-input` when the saved model does not fit them
   */
  load(saved: SavedModel, ratings: TrainingRatings): StarModel;
}
