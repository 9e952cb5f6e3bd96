import type { Mark } from '../../workers/protocol';
import type { FilmReference } from '../data/records';
import { favourites, type FavouritesChange } from './favourites.svelte';
import { markInWords } from './marks';
import { profile } from './profile.svelte';
import { setFilters } from './session.svelte';
import { DEFAULT_FILTERS, settings } from './settings.svelte';
import { undoHistory } from './undo';

/** Marks a film and offers to take it back; null clears its mark. The same mark twice clears it too. */
export function setMark(film: FilmReference, mark: Mark | null): void {
  const given = mark !== null && profile.markOf(film.key) === mark ? null : mark;
  if (given === null && !profile.marks.has(film.key)) return;
  const change = given === null ? profile.clear(film) : profile.mark(film, given);
  undoHistory.did(
    `${film.title}: ${given === null ? 'rating removed' : markInWords(given)}.`,
    () => profile.undo(change),
    { topic: 'mark' },
  );
}

/** Says what was done to the favourites, with a way back; nothing where nothing was done. */
export function didToFavourites(change: FavouritesChange | null, text: string): void {
  if (change) undoHistory.did(text, () => favourites.undo(change), { topic: 'favourite' });
}

/** Adds a film to the favourites or takes it out. */
export function toggleFavourite(film: FilmReference): void {
  const had = favourites.has(film.key);
  const change = had ? favourites.remove(film.key) : favourites.add(film);
  didToFavourites(
    change,
    `${film.title}: ${had ? 'removed from' : 'added to'} ${favourites.title}.`,
  );
}

export function resetFilters(): void {
  const before = settings.filters;
  setFilters(DEFAULT_FILTERS);
  const after = settings.filters;
  undoHistory.did(
    'Filters reset.',
    () => {
      if (settings.filters !== after) return false;
      setFilters(before);
      return true;
    },
    { topic: 'filters' },
  );
}
