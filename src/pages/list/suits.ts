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
