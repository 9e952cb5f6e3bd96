import { Failure } from '../../failure';
import type { Evidence } from './feedback';

/** One film that a person gave evidence on. */
export interface ItemEvidence extends Evidence {
  readonly item: number;
}

/** What someone says who likes these items, and says no more. */
export function liked(items: readonly number[]): ItemEvidence[] {
  return items.map((item) => ({ item, weight: 1, target: 1 }));
}

/**
 * @throws Failure `bad-input` for a piece with a number that is none, or a weight below 0: one such
 * would spoil every score
 */
export function checkEvidence(evidence: readonly ItemEvidence[]): void {
  for (const { item, weight, target, stars = 0 } of evidence)
    if (
      !(Number.isInteger(item) && item >= 0) ||
      !(Number.isFinite(weight) && weight >= 0) ||
      !(Number.isFinite(target) && Number.isFinite(stars))
    )
      throw new Failure(
        'bad-input',
        'What is said of a film is not in numbers, so nothing was learnt from it.',
      );
}

/**
 * The evidence that says something. Of several pieces on one item the last counts.
 * @throws Failure as {@link checkEvidence}
 */
export function heard(evidence: readonly ItemEvidence[]): ItemEvidence[] {
  checkEvidence(evidence);
  const last = new Map(evidence.map((piece) => [piece.item, piece]));
  return [...last.values()].filter(({ weight }) => weight > 0);
}

/** What somebody's likes weigh together: Σ w · t over all that speaks for an item. */
export function likesWeight(evidence: readonly ItemEvidence[]): number {
  return evidence.reduce((sum, { weight, target }) => sum + weight * Math.max(0, target), 0);
}
