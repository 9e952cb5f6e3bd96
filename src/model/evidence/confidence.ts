import type { Evidence } from './feedback';

/**
 * What a library's ratings say when all of them count, not only the likes. Having chosen to watch a
 * film says more than disliking it takes back, so even a low rating is weak evidence for films of
 * its kind: its weight and its target are lower, and the target is not nought.
 */
export interface Confidences {
  /** Four stars and more. */
  readonly high: Evidence;
  /** Added to the weight for each star above four. */
  readonly perStar: number;
  /** Three stars and three and a half. */
  readonly middling: Evidence;
  /** Below three stars. */
  readonly low: Evidence;
}

/** One rating as evidence. @param halfStars 1 to 10 */
export function confidence(halfStars: number, by: Confidences): Evidence {
  if (halfStars >= 8)
    return { ...by.high, weight: by.high.weight + (by.perStar * (halfStars - 8)) / 2 };
  return halfStars >= 6 ? by.middling : by.low;
}
