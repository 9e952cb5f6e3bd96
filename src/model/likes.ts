import type { RatingColumns } from '../data/library';
import { ratingEvidence } from './feedback';

/** How many people like each item. */
export function likesOf(ratings: RatingColumns, items: number): Uint32Array {
  const likes = new Uint32Array(items);
  const { item, halfStars } = ratings;
  for (let p = 0; p < item.length; p++)
    if (ratingEvidence(halfStars[p]).target > 0) likes[item[p]]++;
  return likes;
}
