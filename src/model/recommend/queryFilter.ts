import type { Film } from '../../data/library';
import type { RankQuery } from './recommender';

/** Whether an item's genres and year pass the query. */
export function queryFilter(films: readonly Film[], query: RankQuery): (item: number) => boolean {
  const { yearFrom, yearTo } = query;
  const wanted = new Set(query.genresIn);
  const unwanted = new Set(query.genresOut);
  // Looking at every film costs milliseconds in a large catalogue.
  if (!wanted.size && !unwanted.size && yearFrom === null && yearTo === null) return () => true;
  return (item) => {
    const { genres, year } = films[item];
    if (wanted.size > 0 && !genres.some((genre) => wanted.has(genre))) return false;
    if (unwanted.size > 0 && genres.some((genre) => unwanted.has(genre))) return false;
    if (yearFrom === null && yearTo === null) return true;
    return year !== null && year >= (yearFrom ?? -Infinity) && year <= (yearTo ?? Infinity);
  };
}
