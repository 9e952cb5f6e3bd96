import type { RatingColumns } from '../../data/library';

/** The ratings that are wanted, in their order. Linear. */
export function ratingsWhere(
  { user, item, halfStars, time }: RatingColumns,
  wanted: (n: number) => boolean,
): RatingColumns {
  const keep = (_: number, n: number) => wanted(n);
  return {
    user: user.filter(keep),
    item: item.filter(keep),
    halfStars: halfStars.filter(keep),
    time: time.filter(keep),
  };
}
