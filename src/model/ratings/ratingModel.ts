import type { Predictions } from '../bayes/pairs';
import type { ItemEvidence } from '../evidence/evidence';
import type {
  FitContext,
  FoldedPerson,
  RankingData,
  RankingModel,
  SavedModel,
} from '../ranking/rankingModel';

/** A person folded into a model of ratings. `scores()` are predicted stars, not clipped. */
export interface RatingPerson extends FoldedPerson {
  /**
   * Stars from 0.5 to 5 for some items, and the standard deviation of a rating about each.
   * @param items item indices, in any order; repeats are fine
   */
  predict(items: ArrayLike<number>): Predictions;
}

/**
 * A trained model of how people rate, which can also rank. It learns from the stars of the evidence
 * (`Evidence.stars`) alone: a piece without stars says nothing to it.
 */
export interface RatingModel extends RankingModel {
  /** Folds a person in. No stars give what is expected of a stranger. */
  foldIn(evidence: readonly ItemEvidence[]): RatingPerson;
}

/** Pairs of a user and an item, by index. */
export interface RatingPairs {
  /** −1 for somebody without any rating in training. */
  readonly user: Int32Array;
  /** One of the films, rated or not; −1 for one that is not among them. */
  readonly item: Int32Array;
}

/** One kind of rating model: how it is trained, and how a trained one is made again from its data. */
export interface RatingModelKind {
  /**
   * What an evaluation holds out: ratings of people whose other ratings are learnt from, or people,
   * of whom nothing is learnt and who are folded in afterwards. Ratings, unless it says otherwise.
   */
  readonly holdsOut?: 'people';
  /** @throws Failure `cancelled`; `training-diverged` */
  fit(data: RankingData, context: FitContext): Promise<RatingModel>;
  /**
   * @param data what the model was trained on
   * @throws Failure `bad-input` when the saved model does not fit it
   */
  load(saved: SavedModel, data: RankingData): RatingModel;
  /**
   * Trains, and predicts pairs of people whom it was trained on, where it can do so better than by
   * folding them in; see `predictPairs.ts`.
   */
  predictPairs?(data: RankingData, pairs: RatingPairs, context: FitContext): Promise<Predictions>;
}
