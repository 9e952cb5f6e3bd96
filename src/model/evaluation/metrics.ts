/** How far down a list the metrics look. */
export const CUTS = [10, 20, 50, 100] as const;
export type Cut = (typeof CUTS)[number];
export type AtCuts = Readonly<Record<Cut, number>>;

/** Metrics of how well one list found one person's held-out films. */
export const ACCURACY = ['recall', 'precision', 'map', 'ndcg', 'mrr', 'hitRate'] as const;
/** Metrics of what kind of films the lists hold (`listQuality.ts`). */
export const QUALITY = ['coverage', 'novelty', 'diversity', 'popularityLift'] as const;

/**
 * How well lists found what was held out, by metric and cut: of one person, or means over people. All
 * lie between 0 and 1, and more is better.
 */
export type AccuracyMetrics = Readonly<Record<(typeof ACCURACY)[number], AtCuts>>;
/**
 * What kind of films the lists of many people hold, by metric and cut: `coverage` and `diversity` between
 * 0 and 1, `novelty` in bits, `popularityLift` as a share (0 for films as popular as those given, 1 for
 * twice as popular). None is better high or low by itself.
 */
export type QualityMetrics = Readonly<Record<(typeof QUALITY)[number], AtCuts>>;
/** Everything that the ranking protocol reports, each figure at every cut. */
export type RankingMetrics = AccuracyMetrics & QualityMetrics;

type Ranked = ArrayLike<number>;
type Held = ReadonlySet<number>;

/**
 * Recall@k as in Liang et al. 2018: hits among the first k over min(k, held-out count).
 * @param ranked items, best first
 * @param held held-out items; must not be empty
 */
export function recallAt(ranked: Ranked, held: Held, k: number): number {
  return hitsAt(ranked, held, k) / Math.min(k, held.size);
}

/** Precision@k: hits among the first k over k, however short the list (Herlocker et al. 2004, §5.2). */
export function precisionAt(ranked: Ranked, held: Held, k: number): number {
  return hitsAt(ranked, held, k) / k;
}

/**
 * Average precision@k: Σ over the hits of the precision at each one's rank, over min(k, held-out
 * count) (Buckley & Voorhees 2000, cut at k). Its mean over people is MAP@k.
 */
export function averagePrecisionAt(ranked: Ranked, held: Held, k: number): number {
  let hits = 0;
  let sum = 0;
  for (let n = 0; n < Math.min(k, ranked.length); n++)
    if (held.has(ranked[n])) sum += ++hits / (n + 1);
  return sum / Math.min(k, held.size);
}

/**
 * NDCG@k with binary relevance (Järvelin & Kekäläinen 2002): Σ 1/log₂(rank + 1) over the hits, by
 * the same sum for a perfect list.
 */
export function ndcgAt(ranked: Ranked, held: Held, k: number): number {
  let gain = 0;
  let ideal = 0;
  for (let n = 0; n < k; n++) {
    const discount = 1 / Math.log2(n + 2);
    if (n < ranked.length && held.has(ranked[n])) gain += discount;
    if (n < held.size) ideal += discount;
  }
  return gain / ideal;
}

/** 1 / rank of the first hit among the first k, 0 without one (Voorhees 1999). Its mean is MRR@k. */
export function reciprocalRankAt(ranked: Ranked, held: Held, k: number): number {
  for (let n = 0; n < Math.min(k, ranked.length); n++) if (held.has(ranked[n])) return 1 / (n + 1);
  return 0;
}

/** 1 when any of the first k is a hit, else 0. Its mean is the hit rate (Deshpande & Karypis 2004). */
export function hitAt(ranked: Ranked, held: Held, k: number): number {
  return hitsAt(ranked, held, k) > 0 ? 1 : 0;
}

/** The accuracy metrics of one person's list. */
export function accuracyMetrics(ranked: Ranked, held: Held): AccuracyMetrics {
  return {
    recall: atCuts((k) => recallAt(ranked, held, k)),
    precision: atCuts((k) => precisionAt(ranked, held, k)),
    map: atCuts((k) => averagePrecisionAt(ranked, held, k)),
    ndcg: atCuts((k) => ndcgAt(ranked, held, k)),
    mrr: atCuts((k) => reciprocalRankAt(ranked, held, k)),
    hitRate: atCuts((k) => hitAt(ranked, held, k)),
  };
}

/** Mean of each figure named. An empty list gives zeros. */
export function meanMetrics<Name extends string>(
  all: readonly Readonly<Record<Name, AtCuts>>[],
  names: readonly Name[],
): Record<Name, AtCuts> {
  const mean = (name: Name) =>
    atCuts((k) => all.reduce((sum, each) => sum + each[name][k], 0) / Math.max(1, all.length));
  return Object.fromEntries(names.map((name) => [name, mean(name)])) as Record<Name, AtCuts>;
}

/** A figure at every cut. */
export function atCuts(figure: (k: Cut) => number): AtCuts {
  return { 10: figure(10), 20: figure(20), 50: figure(50), 100: figure(100) };
}

function hitsAt(ranked: Ranked, held: Held, k: number): number {
  let hits = 0;
  for (let n = 0; n < Math.min(k, ranked.length); n++) if (held.has(ranked[n])) hits++;
  return hits;
}
