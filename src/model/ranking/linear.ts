import { heard, type ItemEvidence } from '../evidence/evidence';
import type { FoldedPerson } from './rankingModel';

/** One entry x_j of a person's input. */
export interface LinearInput {
  readonly item: number;
  readonly value: number;
}

/** A model whose scores are s_i = Σ_j x_j B_ji. */
export interface LinearModel {
  /** s of every item, length items. */
  scoresOf(input: readonly LinearInput[]): Float64Array;
  /** B_ji of one item i, for each of the items j. */
  weightsTo(item: number, from: readonly number[]): Float64Array;
}

/**
 * Folds a person into a linear model with x_j = weight · target, so that a dislike takes away what a
 * like would have given. Each term is x_j B_ji; nothing is left over.
 */
export function foldLinear(model: LinearModel, evidence: readonly ItemEvidence[]): FoldedPerson {
  const used = heard(evidence);
  const input = used.map(({ item, weight, target }) => ({ item, value: weight * target }));
  const from = used.map(({ item }) => item);
  return {
    evidence: used,
    scores: () => model.scoresOf(input),
    explain: (item) => ({
      terms: model.weightsTo(item, from).map((weight, n) => weight * input[n].value),
      rest: 0,
    }),
  };
}
