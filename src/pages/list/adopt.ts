import { favourites } from '../../state/favourites.svelte';
import { profile } from '../../state/profile.svelte';
import { router } from '../../state/route.svelte';
import { undoHistory } from '../../state/undo';
import { plural } from '../../components/words';
import type { FoundFilm } from './listMarks';

/** Which of the list's films adding it would mark, and which the visitor has marked otherwise. */
export function compareWithMine(films: readonly FoundFilm[]): {
  readonly fresh: readonly FoundFilm[];
  readonly different: readonly FoundFilm[];
} {
  return {
    fresh: films.filter(({ film }) => !profile.marks.has(film.key)),
    different: films.filter(({ film, mark }) => {
      const own = profile.markOf(film.key);
      return own !== null && own !== mark;
    }),
  };
}

/** Marks films as the list does, with one undo for all of them. */
export function addToMine(films: readonly FoundFilm[]): void {
  const change = profile.markMany(films);
  undoHistory.did(
    `${plural(change.length, 'film')} of the list added to your ratings.`,
    () => profile.undo(change),
    { topic: 'mark', lasts: 12_000 },
  );
}

/** Makes a copy of the list the visitor's own favourites, and goes to them. */
export function startFrom(title: string, films: readonly FoundFilm[]): void {
  const change = favourites.replace(
    title,
    films.map(({ film }) => film),
  );
  undoHistory.did(
    'The list is now your list of favourites, to change as you like.',
    () => favourites.undo(change),
    { topic: 'favourite', lasts: 12_000 },
  );
  router.go({ page: 'ratings', part: 'favourites' });
}
