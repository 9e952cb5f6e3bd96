/** How well one ranked list found the held-out films of one person. */
export interface RankingMetrics {
  readonly recall20: number;
  readonly recall50: number;
  readonly ndcg100: number;
}

/**
 * Recall@k as in Liang et al. 2018: hits among the first k over min(k, held-out count).
 * @param ranked items, best first
 * @param held held-out items; must not be empty
 */
export function recallAt(ranked: ArrayLike<number>, held: ReadonlySet<number>, k: number): number {
  let hits = 0;
  for (let n = 0; n < Math.min(k, ranked.length); n++) if (held.has(ranked[n])) hits++;
  return hits / Math.min(k, held.size);
}

/**
 * NDCG@k with binary relevance (Järvelin & Kekäläinen 2002): Σ 1/log₂(rank + 1) over the hits, by
 * the same sum for a perfect list.
 */
export function ndcgAt(ranked: ArrayLike<number>, held: ReadonlySet<number>, k: number): number {
  let gain = 0;
  let ideal = 0;
  for (let n = 0; n < k; n++) {
    const discount = 1 / Math.log2(n + 2);
    if (n < ranked.length && held.has(ranked[n])) gain += discount;
    if (n < held.size) ideal += discount;
  }
  return gain / ideal;
}

/** The three figures of the ranking protocol for one person. */
export function rankingMetrics(
  ranked: ArrayLike<number>,
  held: ReadonlySet<number>,
): RankingMetrics {
  return {
    recall20: recallAt(ranked, held, 20),
    recall50: recallAt(ranked, held, 50),
    ndcg100: ndcgAt(ranked, held, 100),
  };
}

/** Mean of each figure. An empty list gives zeros. */
export function meanMetrics(all: readonly RankingMetrics[]): RankingMetrics {
  const mean = (pick: (m: RankingMetrics) => number) =>
    all.reduce((sum, m) => sum + pick(m), 0) / Math.max(1, all.length);
  return {
    recall20: mean((m) => m.recall20),
    recall50: mean((m) => m.recall50),
    ndcg100: mean((m) => m.ndcg100),
  };
}
