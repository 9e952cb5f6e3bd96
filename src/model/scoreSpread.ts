type Scores = Float32Array | Float64Array;

/** How scores lie that have no natural zero and no scale of their own. */
export interface ScoreSpread {
  readonly mean: number;
  /** Standard deviation; 0 where the scores are all alike but for rounding, or there are none. */
  readonly deviation: number;
  readonly best: number;
}

/**
 * The spread of scores: of a person's, over the items of which they said nothing.
 * @param without items that do not count
 */
export function spreadOf(scores: Scores, without: Iterable<number> = []): ScoreSpread {
  const left = new Uint8Array(scores.length).fill(1);
  for (const item of without) left[item] = 0;
  let count = 0;
  let sum = 0;
  let best = -Infinity;
  for (let i = 0; i < scores.length; i++)
    if (left[i]) {
      count++;
      sum += scores[i];
      best = Math.max(best, scores[i]);
    }
  const mean = sum / Math.max(1, count);
  let widest = 0;
  for (let i = 0; i < scores.length; i++)
    if (left[i]) widest = Math.max(widest, Math.abs(scores[i] - mean));
  // Rounding leaves scores that are all alike a last digit apart; dividing by less overflows.
  if (!(widest > Math.max(1e-250, 1e-9 * Math.abs(mean)))) return { mean, deviation: 0, best };
  // In units of the widest, since the squares of tiny numbers would be nought.
  let squares = 0;
  for (let i = 0; i < scores.length; i++)
    if (left[i]) squares += ((scores[i] - mean) / widest) ** 2;
  return { mean, deviation: widest * Math.sqrt(squares / count), best };
}

/**
 * How strongly a film suits a person, in whole per cent from that of an average film (0) to that of
 * their best (100), both of those they have not marked: 100 · (score − mean) / (best − mean), kept
 * within. Scores of a blend have no zero, so only such a comparison says anything; it is the same
 * however they are shifted or scaled. 0 for all where all are alike.
 */
export function matchOf(score: number, { mean, deviation, best }: ScoreSpread): number {
  if (deviation === 0) return 0;
  return Math.min(100, Math.max(0, Math.round((100 * (score - mean)) / (best - mean))));
}
