import { Failure } from '../failure';
import type { RatingColumns } from './library';
import type { RatingRows } from './ratingsCsv';

/** A file's ratings as columns, and where they come from. */
export interface SortedRatings {
  readonly ratings: RatingColumns;
  /** The data's own user numbers by user index, ascending. */
  readonly userIds: Float64Array;
  /** Which of the file's ratings each one is, from 0: for splits that go by these. */
  readonly row: Uint32Array;
  /** How many ratings the file has, repeated ones included. */
  readonly rows: number;
}

/**
 * Turns ratings by number into columns by index: users ascending by number, sorted by user, then
 * item, one rating for each pair (the latest; of two at once, the later in the file).
 * @param filmIds film number by item index
 * @throws Failure `library-damaged` when a rating's film is not among them
 */
export function toRatingColumns(
  rows: Omit<RatingRows, 'scale'>,
  filmIds: readonly number[],
): SortedRatings {
  const userIds = Float64Array.from(new Set(rows.userId)).sort();
  const userOf = new Map(Array.from(userIds, (id, index) => [id, index]));
  const itemOf = new Map(filmIds.map((id, index) => [id, index]));
  const user = new Uint32Array(rows.userId.length);
  const item = new Uint32Array(rows.filmId.length);
  for (let row = 0; row < user.length; row++) {
    user[row] = userOf.get(rows.userId[row]) ?? 0;
    const index = itemOf.get(rows.filmId[row]);
    if (index === undefined)
      throw new Failure(
        'library-damaged',
        `ratings.csv rates film ${rows.filmId[row]}, which movies.csv does not have, so nothing of it was used.`,
        'Download the file again.',
      );
    item[row] = index;
  }

  // Two stable passes, the minor key first, sort by both.
  const byItem = countingOrder(item, filmIds.length, null);
  const order = countingOrder(user, userIds.length, byItem);
  let kept = 0;
  for (let n = 0; n < order.length; n++) {
    const row = order[n];
    const last = order[kept - 1];
    const same = kept > 0 && user[last] === user[row] && item[last] === item[row];
    if (!same) order[kept++] = row;
    else if (rows.time[row] >= rows.time[last]) order[kept - 1] = row;
  }
  const chosen = order.subarray(0, kept);
  return {
    userIds,
    row: chosen.slice(),
    rows: user.length,
    ratings: {
      user: chosen.map((row) => user[row]),
      item: chosen.map((row) => item[row]),
      halfStars: Uint8Array.from(chosen, (row) => rows.halfStars[row]),
      time: chosen.map((row) => rows.time[row]),
    },
  };
}

/** Row numbers in ascending order of their keys (0 to size − 1); equal keys stay as in `from`. */
function countingOrder(keys: Uint32Array, size: number, from: Uint32Array | null): Uint32Array {
  const next = new Uint32Array(size + 1);
  for (const key of keys) next[key + 1]++;
  for (let key = 0; key < size; key++) next[key + 1] += next[key];
  const order = new Uint32Array(keys.length);
  for (let n = 0; n < keys.length; n++) {
    const row = from ? from[n] : n;
    order[next[keys[row]]++] = row;
  }
  return order;
}
