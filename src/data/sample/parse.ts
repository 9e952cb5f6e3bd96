import type { Film } from '../library';

/** A film of the sample library, with what only the generator needs to know of it. */
export interface SampleFilm {
  readonly film: Film;
  readonly directors: readonly string[];
  readonly themes: readonly string[];
  readonly year: number;
  /** How widely it has been seen: 1 (film lovers know it) to 5 (everybody does). */
  readonly fame: number;
}

/**
 * Reads films, one to a line, blank lines skipped:
 *
 *     Title = Other title = Another | year | genres | directors | themes | fame
 *
 * Genres, directors and themes are separated by commas; other titles are optional.
 *
 * @param firstId number of the first film; the others count on from it
 * @throws Error naming the line that is not of this form
 */
export function parseFilms(text: string, firstId: number): SampleFilm[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, position) => parseFilm(line, firstId + position));
}

function parseFilm(line: string, id: number): SampleFilm {
  const fields = line.split(' | ').map((field) => field.trim());
  if (fields.length !== 6 || fields.includes('')) throw new Error(`Not a film: ${line}`);
  const [titles, yearText, genreText, director, themeText, fameText] = fields;
  const [year, fame] = [Number(yearText), Number(fameText)];
  if (!Number.isInteger(year) || !Number.isInteger(fame) || fame < 1 || fame > 5)
    throw new Error(`Not a year or a fame from 1 to 5: ${line}`);

  const [title, ...others] = titles.split(' = ');
  const themes = themeText.split(', ');
  const film: Film = {
    id,
    title,
    year,
    genres: genreText.split(', '),
    director,
    themes,
    ...(others.length > 0 ? { otherTitles: others } : {}),
  };
  return { film, directors: director.split(', '), themes, year, fame };
}
