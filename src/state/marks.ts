import type { Mark } from '../../workers/protocol';

/** "★★★½" for half stars 1 to 10. */
export function stars(halfStars: number): string {
  return '★'.repeat(Math.floor(halfStars / 2)) + (halfStars % 2 ? '½' : '');
}

/** The mark in words, as in "You liked it". */
export function markInWords(mark: Mark): string {
  switch (mark) {
    case 'like':
      return 'liked';
    case 'dislike':
      return 'disliked';
    case 'seen':
      return 'marked as seen';
    case 'skip':
      return 'marked as not interested';
    default:
      return `rated ${halfStarsInWords(mark)}`;
  }
}

/** "3½ stars", as a screen reader should say it. */
export function halfStarsInWords(halfStars: number): string {
  const whole = Math.floor(halfStars / 2);
  if (halfStars === 1) return 'half a star';
  return `${whole}${halfStars % 2 ? '½' : ''} ${halfStars === 2 ? 'star' : 'stars'}`;
}

/** True for what a library counts as a like too: four stars and more. */
export function isLike(mark: Mark): boolean {
  return markRank(mark) >= 8;
}

/** A number that sorts marks from worst to best. */
export function markRank(mark: Mark): number {
  if (typeof mark === 'number') return mark;
  return { like: 8.5, seen: 5.5, skip: 3.5, dislike: 2.5 }[mark];
}
