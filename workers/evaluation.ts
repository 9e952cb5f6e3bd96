/** What crosses between the page, the model worker and the evaluator: an evaluation as plain data. */
import type { ControlFigures } from '../src/model/evaluation/evaluateControls';
import type { AccuracyMetrics, RankingMetrics } from '../src/model/evaluation/metrics';
import type { PlainFailure } from '../src/failure';

export type { RankingModelName } from '../src/model/ranking/rankingModels';
export type { RatingTrialName as StarModelName } from '../src/model/ratings/ratingModels';
export type { ControlFigures, ControlSetting } from '../src/model/evaluation/evaluateControls';
export type { AtCuts, Cut, RankingMetrics } from '../src/model/evaluation/metrics';

/**
 * What to measure. Every model is measured on the same people, or the same ratings; but for one fold of
 * a model that holds out people, which has all ratings of a fifth of them.
 */
export interface EvaluationRequest {
  /** Ranking models by their names in the registry. */
  readonly ranking: readonly string[];
  /** Models of stars by theirs. */
  readonly stars: readonly string[];
  /** Whether to measure what the controls of the list do as well, with the blend. */
  readonly controls?: boolean;
  /** How many of five folds are held out, each in turn. */
  readonly folds: 1 | 5;
  /** Of what is held out, and of models that start from random numbers. */
  readonly seed: number;
}

/** What an evaluation of the open library would come to. */
export interface EvaluationOutlook {
  /** How many people like enough films to be held out. */
  readonly people: number;
  /** With fewer, nothing is measured. */
  readonly leastPeople: number;
  /** So many films that EASE covers at most: the best-known ones. */
  readonly easeCovers: number;
  /** The same of EASE on likes. */
  readonly likesEaseCovers: number;
  /** Changes with the code of the workers; figures of other code are another model's. */
  readonly code: string;
}

/** What is held out, once that is known. */
export interface HeldOut {
  /** Test people in all folds; null when no ranking model was asked for. */
  readonly people: number | null;
  /** Held-out ratings in all folds; null when no model of stars was asked for. */
  readonly ratings: number | null;
}

/** How well one ranking model did, over the folds that it has been through. */
export interface RankingFigures {
  readonly metrics: RankingMetrics;
  /** Standard error over people of each accuracy metric. */
  readonly errors: AccuracyMetrics;
  readonly people: number;
  readonly folds: number;
  /** Training and ranking, all folds together. */
  readonly seconds: number;
}

/** How well one model of stars did, over the folds that it has been through. */
export interface StarFigures {
  readonly rmse: number;
  readonly mae: number;
  /** Mean error as a share of the stars that were given. */
  readonly mape: number;
  /** Part of the ratings inside their 90 % interval; null for a model without intervals. */
  readonly within90: number | null;
  /** Standard errors over people. */
  readonly errors: Readonly<Record<'rmse' | 'mae' | 'mape' | 'within90', number>>;
  readonly ratings: number;
  readonly folds: number;
  readonly seconds: number;
}

/** One model of the request. */
export interface EvaluatedModel {
  readonly kind: 'ranking' | 'stars';
  readonly name: string;
}

/** What an evaluation says as it gets on. Figures come after each fold and replace the last. */
export type EvaluationEvent =
  | { readonly type: 'begin'; readonly held: HeldOut }
  | {
      readonly type: 'progress';
      readonly model: EvaluatedModel;
      /** Folds that the model has been through. */
      readonly folds: number;
      readonly step: 'train' | 'test';
      /** Of the step, 0 to 1. */
      readonly share: number;
    }
  | { readonly type: 'ranking'; readonly name: string; readonly figures: RankingFigures }
  | { readonly type: 'stars'; readonly name: string; readonly figures: StarFigures }
  /** What the controls do, over the folds so far; the first is the ranking alone. */
  | {
      readonly type: 'controls';
      readonly figures: readonly ControlFigures[];
      readonly folds: number;
    }
  /** One model could not be measured; the others go on. */
  | { readonly type: 'failed'; readonly model: EvaluatedModel; readonly failure: PlainFailure };

/** Called with each event; a comlink proxy, whose promise says that it has arrived. */
export type OnEvaluation = (event: EvaluationEvent) => void | Promise<void>;
