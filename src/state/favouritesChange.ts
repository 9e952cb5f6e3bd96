import type { FilmReference } from '../data/records';

export interface TitledFilms {
  readonly title: string;
  readonly films: readonly FilmReference[];
}

/** One change of the favourites, with what is needed to take it back. */
export type FavouritesChange =
  | { readonly kind: 'add'; readonly films: readonly FilmReference[] }
  /** `order`: the list's keys before, for the way back to the film's place. */
  | { readonly kind: 'remove'; readonly film: FilmReference; readonly order: readonly number[] }
  | { readonly kind: 'move'; readonly film: FilmReference; readonly order: readonly number[] }
  | { readonly kind: 'rename'; readonly before: string; readonly after: string }
  | { readonly kind: 'replace'; readonly before: TitledFilms; readonly after: TitledFilms };

/**
 * The present list without the change. Whatever was done since, here or in another tab, stays.
 * Null when nothing of the change is left to take back.
 */
export function takenBack(change: FavouritesChange, present: TitledFilms): TitledFilms | null {
  const { title, films } = present;
  switch (change.kind) {
    case 'add': {
      const rest = without(films, change.films);
      return rest.length < films.length ? { title, films: rest } : null;
    }
    case 'remove':
      if (has(films, change.film)) return null;
      return { title, films: putBack(change.film, films, change.order) };
    case 'move':
      if (!has(films, change.film)) return null;
      return { title, films: putBack(change.film, without(films, [change.film]), change.order) };
    case 'rename':
      return title === change.after ? { title: change.before, films } : null;
    case 'replace': {
      const { before, after } = change;
      const removedSince = without(after.films, films);
      const kept = without(before.films, removedSince);
      const addedSince = without(without(films, after.films), kept);
      return {
        title: title === after.title ? before.title : title,
        films: [...kept, ...addedSince],
      };
    }
  }
}

const has = (films: readonly FilmReference[], { key }: FilmReference): boolean =>
  films.some((film) => film.key === key);

const without = (
  films: readonly FilmReference[],
  others: readonly FilmReference[],
): readonly FilmReference[] => films.filter((film) => !has(others, film));

/** Inserts a film behind the nearest of those it stood behind, or else at the top. */
function putBack(
  film: FilmReference,
  films: readonly FilmReference[],
  order: readonly number[],
): readonly FilmReference[] {
  const ahead = order.slice(0, order.indexOf(film.key)).reverse();
  const places = new Map(films.map(({ key }, at) => [key, at]));
  const nearest = ahead.find((key) => places.has(key));
  const at = nearest === undefined ? 0 : (places.get(nearest) ?? 0) + 1;
  return [...films.slice(0, at), film, ...films.slice(at)];
}
