/** A list's mean percentile in whole per cent, 1 to 99: it stands neither above all films nor below all. */
export function listPercent(percent: number): number {
  return Math.min(99, Math.max(1, Math.round(percent)));
}

/** What it says of two tastes. */
export function listVerdict(percent: number): string {
  if (percent >= 85) return 'Your tastes are close: its films rank high with you.';
  if (percent >= 65) return 'Much of it should be to your taste.';
  if (percent >= 40) return 'Some of it is to your taste, some is not.';
  return 'A taste quite unlike yours.';
}

/**
 * By what rule the films for two are chosen.
 * @param within the part of both rankings, from the top, that every film is in
 */
export function ruleForTwo(within: number): string {
  if (within >= 1)
    return 'No film stands high with both of you, so these are simply by how well they suit the two of you on average.';
  return `Each of these is among the best ${Math.round(100 * within)}\u00a0% of films, both for you and for whoever made the list. The better it suits the two of you on average, the further up it is.`;
}
