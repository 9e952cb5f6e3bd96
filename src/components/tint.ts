import type { FilmView } from '../../workers/protocol';

/** Inline style for an element of class `tinted`: the film's place in the model as hue and reach. */
export function tint(film: Pick<FilmView, 'place'> | null | undefined): string {
  const place = film?.place;
  return place ? `--hue:${place.hue.toFixed(1)};--reach:${place.reach.toFixed(3)}` : '';
}
