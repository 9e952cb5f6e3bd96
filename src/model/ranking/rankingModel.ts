import type { Film, RatingColumns } from '../../data/library';
import type { SavedModel } from '../../data/snapshot';
import type { Engine } from '../../engine/engine';
import type { Random } from '../../engine/random';
import type { ItemEvidence } from './foldIn';
import type { Neighbour } from '../recommend/neighbours';

/** What adds up to an item's score. */
export interface ItemTerms {
  /** What each piece of the person's evidence adds, in the order of `FoldedPerson.evidence`. */
  readonly terms: Float64Array;
  /** What the model adds by itself: popularity, a bias, a prior. Terms and rest sum to the score. */
  readonly rest: number;
  /** Of a blend: what each part adds, by its name; these sum to the score as well. */
  readonly parts?: Readonly<Record<string, number>>;
}

/** A person folded into a trained model, which itself stays as it is. */
export interface FoldedPerson {
  /** What they were folded in from, without evidence of weight 0. */
  readonly evidence: readonly ItemEvidence[];
  /** Scores of every item, length items. Only their order means something, among items not given. */
  scores(): Float32Array | Float64Array;
  /**
   * Why one item has its score. Exact where the model is linear in the evidence; a model that is not
   * says in its own words what its terms are.
   */
  explain(item: number): ItemTerms;
  /**
   * What one draw of the person from the model's belief about them would add to every score, length
   * items: nought on average, and smaller the more is known of them. A model that believes one thing
   * and no more has none. Equal random numbers give equal draws.
   */
  chance?(random: Random): Float32Array | Float64Array;
}

export type { SavedArrays, SavedModel } from '../../data/snapshot';

/** A trained model: what the page, the evaluation, the command line and the blend ask of one. */
export interface RankingModel {
  /** Of a model that grows too large with the catalogue: how many items, the best known, take part. */
  readonly covered?: number;
  /** Folds a person in. No evidence gives a stranger's scores. */
  foldIn(evidence: readonly ItemEvidence[]): FoldedPerson;
  /** The items most like one, most similar first, without itself. */
  similar(item: number, count: number): Neighbour[];
  /**
   * Makes scores quicker to have, and no other, where that takes more memory: for whoever will ask for
   * many. Need not be waited for; does not fail.
   */
  quicken?(): Promise<void>;
  /** The model as plain data, of which its kind's `load` makes it again. */
  save(): SavedModel;
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
  readonly signal?: AbortSignal | undefined;
  /** Called as training gets on, with the share done, 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** One kind of model: how it is trained, and how a trained one is made again from its data. */
export interface RankingModelKind {
  /** @throws Failure `cancelled`; `engine-lost`; `engine-unavailable`; `training-diverged` */
  fit(data: RankingData, context: FitContext): Promise<RankingModel>;
  /**
   * @param data what the model was trained on
   * @throws Failure `bad-input` when the saved model does not fit it
   */
  load(saved: SavedModel, data: RankingData): RankingModel;
}
