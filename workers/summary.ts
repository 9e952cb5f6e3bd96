import type { Film } from '../src/data/library';
import type { Opened } from './protocol';

/** What the filters offer: genres with their counts, most first, and the span of years. */
export function summarise(films: readonly Film[]): Pick<Opened, 'genres' | 'years'> {
  const counts = new Map<string, number>();
  let first = Infinity;
  let last = -Infinity;
  for (const { genres, year } of films) {
    for (const genre of genres) counts.set(genre, (counts.get(genre) ?? 0) + 1);
    if (year === null) continue;
    first = Math.min(first, year);
    last = Math.max(last, year);
  }
  return {
    genres: Array.from(counts, ([name, count]) => ({ name, films: count })).sort(
      (a, b) => b.films - a.films,
    ),
    years: first <= last ? [first, last] : [1900, new Date().getFullYear()],
  };
}
