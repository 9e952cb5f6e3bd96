export type RatingColumn = 'userId' | 'movieId' | 'rating' | 'timestamp';

/** Other names of the columns, in small letters alone: `user_id`, `User ID` and `item` are known too. */
const NAMES: Readonly<Record<RatingColumn, readonly string[]>> = {
  userId: ['userid', 'user'],
  movieId: ['movieid', 'itemid', 'filmid', 'movie', 'item', 'film'],
  rating: ['rating'],
  timestamp: ['timestamp'],
};
const COLUMNS = Object.keys(NAMES) as RatingColumn[];

/**
 * What each column of a file is, from its header: by MovieLens' own name, else by one like it, so
 * that a column that is named exactly is never passed over for another.
 * @returns null for a column that is none of these
 */
export function readRatingsHeader(line: string, delimiter: string): (RatingColumn | null)[] {
  const names = line.split(delimiter).map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
  const plain = names.map((name) => name.toLowerCase().replace(/[^a-z]/g, ''));
  const columns: (RatingColumn | null)[] = names.map(() => null);
  for (const column of COLUMNS) {
    const places = [names.indexOf(column), ...NAMES[column].map((name) => plain.indexOf(name))];
    const place = places.find((at) => at >= 0);
    if (place !== undefined) columns[place] = column;
  }
  return columns;
}
