import type { Evidence } from './feedback';

/** One film that a person gave evidence on. */
export interface ItemEvidence extends Evidence {
  readonly item: number;
}

/** What someone says who likes these items, and says no more. */
export function liked(items: readonly number[]): ItemEvidence[] {
  return items.map((item) => ({ item, weight: 1, target: 1 }));
}

/** The evidence that says something. Of several pieces on one item the last counts. */
export function heard(evidence: readonly ItemEvidence[]): ItemEvidence[] {
  const last = new Map(evidence.map((piece) => [piece.item, piece]));
  return [...last.values()].filter(({ weight }) => weight > 0);
}

/** How many items somebody likes. */
export function countLikes(evidence: readonly ItemEvidence[]): number {
  return evidence.filter(({ target }) => target > 0).length;
}
