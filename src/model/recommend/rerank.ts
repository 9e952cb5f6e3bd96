import { spreadOf } from '../scoreSpread';

/** How far the fame control may bend a score, in standard deviations of scores for one of fame. */
const FAME_SAY = 1.5;

/**
 * How well known each film is, as standard scores of log(1 + likes). A hit is as much better known
 * than a middling film as that is than an obscure one only on such a scale.
 */
export function fameOf(popularity: Uint32Array): Float64Array {
  const logs = Float64Array.from(popularity, (likes) => Math.log1p(likes));
  const { mean, deviation } = spreadOf(logs);
  return logs.map((value) => (deviation > 0 ? (value - mean) / deviation : 0));
}

/**
 * Bends scores towards well-known or little-known films: sᵢ + 1.5 · fame · sd(s) · zᵢ. Being added in
 * units of the scores' own deviation it means the same wherever they lie and however large they are; a
 * blend's scores are sums of which only differences say anything. Multiplying by a power of
 * popularity, which suits factor products, loses half as much NDCG@20 again on validation users for
 * lists as little known.
 * @param fame −1 hidden gems, 0 unchanged, 1 hits
 * @param known {@link fameOf}
 * @returns new scores; the input is left alone
 */
export function withFame<Scores extends Float32Array | Float64Array>(
  scores: Scores,
  known: Float64Array,
  fame: number,
): Scores {
  const say = FAME_SAY * fame * spreadOf(scores).deviation;
  if (say === 0) return scores;
  const bent = scores.slice() as Scores;
  for (let i = 0; i < bent.length; i++) bent[i] += say * known[i];
  return bent;
}

/**
 * The popularity above which a film is no hidden gem: the most popular film's, to the power of
 * 1 + 0.7 · fame. Of 300 likes that leaves 5 at fame −1 and 41 at −0.5.
 * @returns Infinity for fame ≥ 0
 */
export function fameCap(popularity: Uint32Array, fame: number): number {
  if (fame >= 0) return Infinity;
  const most = popularity.reduce((a, b) => Math.max(a, b), 1);
  return Math.max(1, most ** (1 + 0.7 * fame));
}

/**
 * Re-orders candidates by maximal marginal relevance (Carbonell & Goldstein 1998): each next film
 * trades its score against its likeness to the most alike of those already placed.
 *
 * The greedy MAP of a determinantal point process (Chen, Zhang & Zhou 2018) with the same likeness
 * keeps no more of the ranking on validation users at equal distance between the films of a list
 * (`bench/discovery.md`), so the simpler way stays.
 * @param candidates items, best first
 * @param variety 0 keeps the order; 1 gives likeness as much say as the whole range of scores
 * @param vectors one row for each candidate, row-major candidates × size; likeness is their product
 * @param places how many places are wanted; what comes after them keeps its order
 */
export function withVariety(
  candidates: Uint32Array,
  scores: ArrayLike<number>,
  variety: number,
  vectors: Float32Array,
  size: number,
  places = candidates.length,
): Uint32Array {
  const count = candidates.length;
  if (variety <= 0 || count < 3) return candidates;
  const best = scores[candidates[0]];
  const range = best - scores[candidates[count - 1]] || 1;
  const say = variety / 2;
  const relevance = Float64Array.from(
    candidates,
    (item) => (1 - say) * ((scores[item] - best) / range + 1),
  );
  // Of those not yet placed, in their first order, and each one's likeness to its nearest placed.
  const remaining = Array.from(candidates.keys());
  const nearest = new Float64Array(count);
  return candidates.map((_, n) => {
    if (n >= places) return candidates[remaining[n - places]];
    let chosen = 0;
    let highest = -Infinity;
    remaining.forEach((place, at) => {
      const value = relevance[place] - say * nearest[place];
      if (value > highest) {
        highest = value;
        chosen = at;
      }
    });
    const [placed] = remaining.splice(chosen, 1);
    for (const place of remaining) {
      let product = 0;
      for (let f = 0; f < size; f++)
        product += vectors[placed * size + f] * vectors[place * size + f];
      if (product > nearest[place]) nearest[place] = product;
    }
    return candidates[placed];
  });
}
