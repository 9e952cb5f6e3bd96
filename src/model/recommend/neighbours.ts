import { topItems } from './topItems';

/** An item, and how alike it is to the one asked for. */
export interface Neighbour {
  readonly item: number;
  /** Cosine of the two factor vectors, −1 to 1. */
  readonly similarity: number;
}

/**
 * Euclidean length of each row, so that cosines need one multiplication each.
 * @param factors row-major rows × k
 */
export function rowNorms(factors: Float32Array, k: number): Float32Array {
  return Float32Array.from({ length: factors.length / k }, (_, row) => {
    let sum = 0;
    for (let f = 0; f < k; f++) sum += factors[row * k + f] ** 2;
    return Math.sqrt(sum);
  });
}

/** Cosine of two items' factors; 0 where either has none. */
export function cosine(
  factors: Float32Array,
  norms: Float32Array,
  k: number,
  a: number,
  b: number,
): number {
  const length = norms[a] * norms[b];
  if (length === 0) return 0;
  let dot = 0;
  for (let f = 0; f < k; f++) dot += factors[a * k + f] * factors[b * k + f];
  return dot / length;
}

/**
 * The items most like `item`, by cosine of factors, most similar first, without itself.
 * @param popularity how many people liked each item
 * @param leastPopular items with fewer likes are left out: factors solved from one or two ratings
 *   point at whoever gave them
 */
export function similarItems(
  factors: Float32Array,
  norms: Float32Array,
  k: number,
  item: number,
  count: number,
  popularity: Uint32Array,
  leastPopular = 3,
): Neighbour[] {
  if (norms[item] === 0) return [];
  const similarity = Float32Array.from(norms, (_, other) => cosine(factors, norms, k, item, other));
  const found = topItems(
    similarity,
    count,
    (other) => other !== item && popularity[other] >= leastPopular && similarity[other] > 0,
  );
  return Array.from(found, (other) => ({ item: other, similarity: similarity[other] }));
}
