import { cosine } from './neighbours';

/** How strongly the fame control may bend a score: popularity to this power at either end. */
const FAME_POWER = 0.6;

/**
 * Bends scores towards well-known or little-known films: sᵢ · ((pᵢ + 1) / (p̄ + 1))^(0.6 · fame),
 * where p̄ is the mean popularity. Negative scores are divided instead, so that the order among
 * unwanted films bends the same way.
 * @param fame −1 hidden gems, 0 unchanged, 1 hits
 * @returns new scores; the input is left alone
 */
export function withFame<Scores extends Float32Array | Float64Array>(
  scores: Scores,
  popularity: Uint32Array,
  fame: number,
): Scores {
  if (fame === 0) return scores;
  let total = 0;
  for (const p of popularity) total += p;
  const mean = total / Math.max(1, popularity.length);
  const bent = scores.slice() as Scores;
  scores.forEach((score, i) => {
    const bend = ((popularity[i] + 1) / (mean + 1)) ** (FAME_POWER * fame);
    bent[i] = score >= 0 ? score * bend : score / bend;
  });
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
 * trades its score against its likeness to those already placed.
 * @param candidates items, best first
 * @param variety 0 keeps the order; 1 gives likeness as much say as the whole range of scores
 * @param factors row-major items × k, with their row norms
 */
export function withVariety(
  candidates: Uint32Array,
  scores: ArrayLike<number>,
  variety: number,
  factors: Float32Array,
  norms: Float32Array,
  k: number,
): Uint32Array {
  const count = candidates.length;
  if (variety <= 0 || count < 3) return candidates;
  const best = scores[candidates[0]];
  const range = best - scores[candidates[count - 1]] || 1;
  const remaining = Array.from(candidates);
  // Each candidate's likeness to its nearest film already placed.
  const nearest = new Float64Array(factors.length / k);
  const ordered = new Uint32Array(count);
  for (let place = 0; place < count; place++) {
    let chosen = 0;
    let highest = -Infinity;
    remaining.forEach((item, n) => {
      const relevance = (scores[item] - best) / range + 1;
      const value = (1 - variety / 2) * relevance - (variety / 2) * nearest[item];
      if (value > highest) {
        highest = value;
        chosen = n;
      }
    });
    const item = remaining[chosen];
    ordered[place] = item;
    remaining.splice(chosen, 1);
    for (const other of remaining)
      nearest[other] = Math.max(nearest[other], cosine(factors, norms, k, item, other));
  }
  return ordered;
}
