import { favourites } from '../../state/favourites.svelte';
import { notices } from '../../state/notices.svelte';
import { profile, type ProfileChange } from '../../state/profile.svelte';
import { router } from '../../state/route.svelte';
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
  const changes: ProfileChange[] = films.map(({ film, mark }) => profile.mark(film, mark));
  notices.say(`${plural(changes.length, 'film')} of the list added to your ratings.`, {
    topic: 'mark',
    lasts: 12_000,
    action: { label: 'Undo', run: () => changes.forEach((change) => profile.undo(change)) },
  });
}

/** Makes a copy of the list the visitor's own favourites, and goes to them. */
export function startFrom(title: string, films: readonly FoundFilm[]): void {
  favourites.replace(
    title,
    films.map(({ film }) => film),
  );
  notices.say(`The list is now your list of favourites, to change as you like.`, {
    topic: 'favourite',
    lasts: 12_000,
    action: { label: 'Undo', run: () => favourites.undo() },
  });
  router.go({ page: 'ratings' });
}
