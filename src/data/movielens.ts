import Papa from 'papaparse';
import { Failure } from '../failure';
import { parseFilmTitle } from './filmTitle';
import type { Film } from './library';
import { toRatingColumns, type SortedRatings } from './ratingColumns';
import { RatingsCsv } from './ratingsCsv';
import type { RatingScale } from './ratingScale';
import type { RawLibrary } from './rawLibrary';
import { commonThemes } from './themes';
import { openZip, type Zip, type ZipEntry } from './zip';

/** MovieLens' terms in short, and the citation that they ask for. */
const MOVIELENS_LICENCE =
  'MovieLens data by GroupLens Research, University of Minnesota: for non-commercial use, with ' +
  'acknowledgement, and without implying an endorsement; it may be passed on only under the same ' +
  'terms. F. Maxwell Harper and Joseph A. Konstan. 2015. The MovieLens Datasets: History and ' +
  'Context. ACM Transactions on Interactive Intelligent Systems (TiiS) 5, 4: 19:1–19:19. ' +
  'https://doi.org/10.1145/2827872';

const NO_GENRES = '(no genres listed)';

/**
 * Reads a MovieLens .zip (movies.csv and ratings.csv, and links.csv and tags.csv where it has them,
 * as in ml-latest-small, ml-latest, ml-20m, ml-25m and ml-32m). Films keep the file's order, rated or
 * not. Memory: the unpacked catalogue, and about 40 bytes for each rating.
 * @param zip the archive's bytes
 * @returns films with `otherTitles`, `themes` (the film's most frequent tags), `imdb` and `tmdb`
 * where known; users ascending by number; ratings as half stars, whatever `scale` they were on
 * @throws Failure `library-unsupported` when it is something else, `library-damaged`
 */
export function parseMovieLens(
  zip: Uint8Array,
): RawLibrary & SortedRatings & { readonly scale: RatingScale } {
  const archive = openZip(zip);
  const ratingsCsv = new RatingsCsv();
  const movies = find(archive, 'movies.csv');
  const ratings = find(archive, 'ratings.csv');
  if (!movies || !ratings)
    throw new Failure(
      'library-unsupported',
      'This zip file does not hold movies.csv and ratings.csv, so it cannot be used as a library.',
      'Choose a MovieLens .zip in their newer layout, such as ml-latest-small.zip.',
    );

  const films = readFilms(archive, movies);
  archive.read(ratings, (piece) => ratingsCsv.push(piece));
  const links = readLinks(archive, find(archive, 'links.csv'));
  const themes = readThemes(archive, find(archive, 'tags.csv'));
  const rows = ratingsCsv.end();
  const sorted = toRatingColumns(
    rows,
    films.map(({ id }) => id),
  );
  if (!sorted.row.length)
    throw new Failure(
      'library-unsupported',
      'This MovieLens file has no ratings, so there is nothing to learn from.',
      'Choose another file.',
    );
  return {
    name: nameOf(movies),
    kind: 'movielens',
    synthetic: false,
    licence: MOVIELENS_LICENCE,
    films: films.map((film) => {
      const words = themes.get(film.id);
      return { ...film, ...(words && { themes: words }), ...links.get(film.id) };
    }),
    ...sorted,
    scale: rows.scale,
  };
}

/** The entry of this name nearest to the root. */
function find({ entries }: Zip, name: string): ZipEntry | undefined {
  return entries
    .filter(({ path }) => path.split('/').at(-1) === name && !path.startsWith('__MACOSX/'))
    .sort((a, b) => a.path.split('/').length - b.path.split('/').length)[0];
}

/** "MovieLens (ml-latest-small)", after the folder in the archive. */
function nameOf({ path }: ZipEntry): string {
  const folder = /([\w.-]{1,40})\/[^/]*$/.exec(path)?.[1];
  return folder ? `MovieLens (${folder})` : 'MovieLens';
}

function readFilms(archive: Zip, entry: ZipEntry): Film[] {
  const films: Film[] = [];
  const seen = new Set<number>();
  readCsv(archive, entry, ['movieId', 'title', 'genres'], (row, [movieId, text, genres]) => {
    const id = Number(movieId);
    const { title, year, otherTitles } = parseFilmTitle(text);
    if (!/^\d+$/.test(movieId) || !Number.isSafeInteger(id) || !title || seen.has(id))
      throw new Failure(
        'library-damaged',
        `movies.csv cannot be read: its film ${row} has no title or no number of its own.`,
        'Download the file again.',
      );
    seen.add(id);
    films.push({
      id,
      title,
      year,
      genres: genres === NO_GENRES ? [] : genres.split('|').filter(Boolean),
      ...(otherTitles.length && { otherTitles }),
    });
  });
  return films;
}

function readLinks(
  archive: Zip,
  entry: ZipEntry | undefined,
): ReadonlyMap<number, Pick<Film, 'imdb' | 'tmdb'>> {
  const links = new Map<number, Pick<Film, 'imdb' | 'tmdb'>>();
  if (!entry) return links;
  readCsv(archive, entry, ['movieId', 'imdbId', 'tmdbId'], (_, [movieId, imdbId, tmdbId]) => {
    links.set(Number(movieId), {
      ...(/^\d{1,12}$/.test(imdbId) && { imdb: imdbId.padStart(7, '0') }),
      ...(/^\d{1,12}$/.test(tmdbId) && { tmdb: Number(tmdbId) }),
    });
  });
  return links;
}

function readThemes(
  archive: Zip,
  entry: ZipEntry | undefined,
): ReadonlyMap<number, readonly string[]> {
  const counts = new Map<number, Map<string, number>>();
  if (!entry) return new Map();
  readCsv(archive, entry, ['movieId', 'tag'], (_, [movieId, text]) => {
    const film = counts.get(Number(movieId)) ?? new Map<string, number>();
    const tag = text.trim().toLowerCase();
    film.set(tag, (film.get(tag) ?? 0) + 1);
    counts.set(Number(movieId), film);
  });
  return commonThemes(counts);
}

/**
 * Reads a CSV file with header row by row: `onRow` gets the row's number, from 1, and the columns
 * asked for, '' where a row is short.
 * @throws Failure `library-unsupported` when a column is not there
 */
function readCsv(
  archive: Zip,
  entry: ZipEntry,
  wanted: readonly string[],
  onRow: (row: number, fields: string[]) => void,
): void {
  let places: number[] | null = null;
  let rows = 0;
  Papa.parse<string[]>(readText(archive, entry), {
    delimiter: ',',
    skipEmptyLines: true,
    step: ({ data }) => {
      if (places) {
        onRow(
          ++rows,
          places.map((place) => data[place] ?? ''),
        );
        return;
      }
      places = wanted.map((name) => data.findIndex((field) => field.trim() === name));
      if (places.includes(-1))
        throw new Failure(
          'library-unsupported',
          `${entry.path} does not have the columns ${wanted.join(', ')}, so it cannot be read.`,
          'Choose a MovieLens .zip in their newer layout, such as ml-latest-small.zip.',
        );
    },
  });
}

function readText(archive: Zip, entry: ZipEntry): string {
  const decoder = new TextDecoder();
  const parts: string[] = [];
  archive.read(entry, (piece) => parts.push(decoder.decode(piece, { stream: true })));
  return parts.join('') + decoder.decode();
}
