import type { Mark } from '../../workers/protocol';
import type { FilmReference } from '../data/records';
import { favourites } from './favourites.svelte';
import { markInWords } from './marks';
import { notices } from './notices.svelte';
import { profile } from './profile.svelte';

/** Marks a film and offers to take it back; null clears its mark. The same mark twice clears it too. */
export function setMark(film: FilmReference, mark: Mark | null): void {
  const same = mark !== null && profile.markOf(film.key) === mark;
  if (mark === null && !profile.marks.has(film.key)) return;
  const change = mark === null || same ? profile.clear(film) : profile.mark(film, mark);
  const text = change.after
    ? `${film.title}: ${markInWords(change.after.mark)}.`
    : `${film.title}: mark removed.`;
  notices.say(text, {
    topic: 'mark',
    action: { label: 'Undo', run: () => profile.undo(change) },
  });
}

/** Adds a film to the favourites or takes it out, with a way back. */
export function toggleFavourite(film: FilmReference): void {
  const had = favourites.has(film.key);
  if (had) favourites.remove(film.key);
  else favourites.add(film);
  notices.say(`${film.title}: ${had ? 'removed from' : 'added to'} ${favourites.title}.`, {
    topic: 'favourite',
    action: { label: 'Undo', run: () => favourites.undo() },
  });
}
