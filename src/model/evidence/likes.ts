import type { RatingColumns } from '../../data/library';
import { ratingEvidence } from './feedback';

/** How many people like each item. */
export function likesOf(ratings: RatingColumns, items: number): Uint32Array {
  const likes = new Uint32Array(items);
  const { item, halfStars } = ratings;
  for (let p = 0; p < item.length; p++)
    if (ratingEvidence(halfStars[p]).target > 0) likes[item[p]]++;
  return likes;
}

/** The `count` films that most people like; of equally liked ones, those that most have rated. */
export function bestKnown(ratings: RatingColumns, items: number, count: number): Uint32Array {
  const likes = likesOf(ratings, items);
  const rated = new Uint32Array(items);
  for (const item of ratings.item) rated[item]++;
  return Uint32Array.from({ length: items }, (_, item) => item)
    .sort((a, b) => likes[b] - likes[a] || rated[b] - rated[a] || a - b)
    .slice(0, count);
}
