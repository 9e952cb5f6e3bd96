import type { FilmView, Mark, ProfileMark } from '../../../workers/protocol';
import type { SharedFilm, SharedList } from '../../share/codec';

/** What a film's place on a list says of its maker: its stars, or without stars that they like it. */
export function markOf({ halfStars }: SharedFilm): Mark {
  return halfStars !== null && Number.isInteger(halfStars) && halfStars >= 1 && halfStars <= 10
    ? (halfStars as Mark)
    : 'like';
}

/** The list as if it were a person's marks, for recommendations from it alone. */
export function marksOf(list: SharedList): ProfileMark[] {
  return list.films.map((film, n) => ({ key: film.key, mark: markOf(film), time: n + 1 }));
}

/** A film of the list that this library has. */
export interface FoundFilm {
  readonly film: FilmView;
  readonly mark: Mark;
}

/** The films this library has, in the list's order; two of its keys may lead to one film here. */
export function foundFilms(list: SharedList, views: readonly (FilmView | null)[]): FoundFilm[] {
  const seen = new Set<number>();
  return list.films.flatMap((shared, n) => {
    const film = views[n];
    if (!film || seen.has(film.key)) return [];
    seen.add(film.key);
    return [{ film, mark: markOf(shared) }];
  });
}
