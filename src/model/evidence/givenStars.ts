import type { Mark } from '../../data/records';
import type { RatingColumns } from '../../data/library';
import type { ItemEvidence } from './evidence';

/** What a like and a dislike come to in stars. */
export interface WordStars {
  readonly like: number;
  readonly dislike: number;
  /** Standard deviation of the ratings that each stands for. */
  readonly spread: { readonly like: number; readonly dislike: number };
}

/** Ratings from four stars are likes, as for ranking (`feedback.ts`); up to two and a half, dislikes. */
const LIKED = 8;
const DISLIKED = 5;

/**
 * What people give in this library when they like a film, and when they do not: the mean of its
 * ratings of four stars and more, and of those of two and a half and less. Where it has none of
 * them, its highest or lowest rating. With them goes how much these ratings vary: otherwise somebody
 * who only likes would pass for a person who gives everything the very same stars.
 */
export function wordStars({ halfStars }: RatingColumns): WordStars {
  const like = { sum: 0, squares: 0, count: 0 };
  const dislike = { sum: 0, squares: 0, count: 0 };
  let [lowest, highest] = [10, 1];
  for (const half of halfStars) {
    const side = half >= LIKED ? like : half <= DISLIKED ? dislike : null;
    if (side) {
      side.sum += half / 2;
      side.squares += (half / 2) ** 2;
      side.count++;
    }
    lowest = Math.min(lowest, half);
    highest = Math.max(highest, half);
  }
  return {
    like: like.count > 0 ? like.sum / like.count : highest / 2,
    dislike: dislike.count > 0 ? dislike.sum / dislike.count : lowest / 2,
    spread: { like: spreadOf(like), dislike: spreadOf(dislike) },
  };
}

function spreadOf(side: { sum: number; squares: number; count: number }): number {
  const { sum, squares, count } = side;
  return count > 0 ? Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2)) : 0;
}

/**
 * The stars that a mark says, or null where it says none: stars are stars, a like and a dislike are
 * what people give then; "seen" and "not interested" tell of no opinion of the film.
 */
export function starsOfMark(mark: Mark, words: WordStars): number | null {
  if (typeof mark === 'number') return mark / 2;
  return mark === 'like' || mark === 'dislike' ? words[mark] : null;
}

/** A mark on a film as evidence for models of ratings; null for one without an opinion. */
export function starEvidence(item: number, mark: Mark, words: WordStars): ItemEvidence | null {
  const stars = starsOfMark(mark, words);
  if (stars === null) return null;
  const starsSd = mark === 'like' || mark === 'dislike' ? words.spread[mark] : 0;
  return { item, stars, starsSd, weight: 1, target: 1 };
}
