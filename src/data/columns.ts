import type { RatingColumns } from './library';

/**
 * Checks rating columns against everything the rest of the code relies on: equal lengths, indices in
 * range, half stars 1 to 10, strictly ascending (user, item), so that no pair occurs twice.
 * Returns what is wrong as a few words, or null when all is well. One pass, no allocation.
 */
export function findColumnFault(
  ratings: RatingColumns,
  users: number,
  films: number,
): string | null {
  const { user, item, halfStars, time } = ratings;
  const n = user.length;
  if (item.length !== n || halfStars.length !== n || time.length !== n)
    return 'columns of different lengths';
  let lastUser = -1;
  let lastItem = -1;
  for (let i = 0; i < n; i++) {
    const u = user[i];
    const f = item[i];
    const stars = halfStars[i];
    if (u >= users) return 'a rating by an unknown user';
    if (f >= films) return 'a rating of an unknown film';
    if (stars < 1 || stars > 10) return 'a rating outside the scale';
    if (u < lastUser || (u === lastUser && f <= lastItem)) return 'ratings out of order';
    lastUser = u;
    lastItem = f;
  }
  return null;
}

/** Checks that ids are safe integers ≥ 0 and each occurs once. Returns the fault in words, or null. */
export function findIdFault(ids: Iterable<number>, what: string): string | null {
  const seen = new Set<number>();
  for (const id of ids) {
    if (!Number.isSafeInteger(id) || id < 0) return `a ${what} with an impossible number`;
    if (seen.has(id)) return `a ${what} that occurs twice`;
    seen.add(id);
  }
  return null;
}
