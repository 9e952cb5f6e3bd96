import { Failure } from '../failure';
import type { Film } from './library';
import { parseMovieLens } from './movielens';
import { readOldCatalogue } from './oldCatalogue';
import { toRatingColumns, type SortedRatings } from './ratingColumns';
import type { RatingScale } from './ratingScale';
import { RatingsCsv, type RatingRows, type RatingsLayout } from './ratingsCsv';
import type { RatingColumn } from './ratingsHeader';
import { openZip } from './zip';

/** Ratings of any MovieLens layout, with what the file says of the films. */
export interface RatingsFile extends SortedRatings {
  /** In a new .zip in its order; else ascending by number, and nameless where there are only ratings. */
  readonly films: readonly Film[];
  /** The scale that the file's own ratings are on, before they became half stars. */
  readonly scale: RatingScale;
}

/** The columns of a layout without a header, in order; the last may be missing. */
const IN_ORDER: readonly RatingColumn[] = ['userId', 'movieId', 'rating', 'timestamp'];
/** Files of ratings in the older archives (ml-100k, ml-1m, ml-10m). */
const OLD_NAMES = ['u.data', 'ratings.dat'];
const FIRST_LINE = 1000;
/** A tab, the end of a line, a space. */
const BLANK: readonly number[] = [9, 10, 13, 32];

/**
 * Reads ratings in any MovieLens layout, told by its content: a .zip, old or new; `ratings.csv` with
 * its header; `u.data`, tab-separated; `ratings.dat`, separated by `::`. Only a .zip also has titles
 * and genres. Of several ratings of one film by one person the latest counts. Ratings on another scale
 * than stars are rescaled (`ScaleFinder`).
 * @param name what to call the file in a message
 * @throws Failure `library-unsupported`, `library-damaged`
 */
export function readRatingsFile(bytes: Uint8Array, name: string): RatingsFile {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readZip(bytes);
  const rows = readRows(bytes, name, { needed: ['userId', 'movieId', 'rating'] });
  return fromRows(rows, name);
}

/**
 * Reads pairs of user and film in the file's own order: `userId,movieId`, with ratings where the
 * file has them and they are wanted, and the times of these; other columns are passed over.
 * @param rating `optional` reads the column if it is there; `unread` does not look at it
 * @param scale of the ratings, where another file has settled it
 * @returns rows with `halfStars` 0 where there is no rating
 * @throws Failure `library-unsupported`, `library-damaged`
 */
export function readPairs(
  bytes: Uint8Array,
  name: string,
  rating: 'optional' | 'unread',
  scale?: RatingScale,
): RatingRows {
  return readRows(bytes, name, {
    needed: ['userId', 'movieId'],
    passOver: rating === 'unread' ? ['rating', 'timestamp'] : [],
    ...(scale && { scale }),
  });
}

function readRows(
  bytes: Uint8Array,
  name: string,
  layout: Partial<RatingsLayout> & Pick<RatingsLayout, 'needed'>,
): RatingRows {
  const header = layout.needed.join(',');
  const advice = `Begin it with the line ${header}, or with numbers in that order.`;
  if (bytes.every((byte) => BLANK.includes(byte)))
    throw new Failure(
      'library-unsupported',
      `${name} is empty, so there is nothing to read.`,
      advice,
    );
  // Two bytes to a letter: what some spreadsheets save as "Unicode text".
  if ((bytes[0] ^ bytes[1]) === 1 && Math.min(bytes[0], bytes[1]) === 0xfe)
    throw new Failure(
      'library-unsupported',
      `${name} is text in UTF-16, which cannot be read.`,
      'Save it as CSV in UTF-8.',
    );
  const start = new TextDecoder().decode(bytes.subarray(0, FIRST_LINE));
  // eslint-disable-next-line no-control-regex -- text has no such characters
  if (/[\0-\x08\x0e-\x1f]/.test(start))
    throw new Failure(
      'library-unsupported',
      `${name} is not text, so it cannot be read as ${header}.`,
      advice,
    );
  const [line] = start.split(/\r?\n/, 1);
  const file = new RatingsCsv({
    name,
    advice,
    ...layout,
    ...layoutOf(line, name, layout.passOver ?? []),
  });
  file.push(bytes);
  return file.end();
}

/** The layout of a file, told by its first line: a header has letters, the old layouts have none. */
function layoutOf(
  line: string,
  name: string,
  passOver: readonly RatingColumn[],
): Pick<RatingsLayout, 'delimiter' | 'columns'> {
  const times = (text: string) => line.split(text).length - 1;
  const foreign = [';', '|'].find((by) => times(by) > times(','));
  if (foreign && !times('::') && !times('\t'))
    throw new Failure(
      'library-unsupported',
      `${name} has its columns separated by "${foreign}", so it cannot be read.`,
      'Separate them by commas, with a point in decimal numbers; or by tabs, or by "::".',
    );
  const delimiter = line.includes('::') ? '::' : line.includes('\t') ? '\t' : ',';
  if (!/^\s*"?\d/.test(line)) return { delimiter, columns: null };
  const columns = line
    .split(delimiter)
    .map((_, n) => (n < IN_ORDER.length && !passOver.includes(IN_ORDER[n]) ? IN_ORDER[n] : null));
  return { delimiter, columns };
}

function readZip(bytes: Uint8Array): RatingsFile {
  const archive = openZip(bytes);
  const base = (path: string) => path.slice(path.lastIndexOf('/') + 1);
  const old = archive.entries.find(({ path }) => OLD_NAMES.includes(base(path)));
  if (!old || archive.entries.some(({ path }) => base(path) === 'ratings.csv'))
    return parseMovieLens(bytes);
  const file = new RatingsCsv({
    name: base(old.path),
    delimiter: base(old.path) === 'u.data' ? '\t' : '::',
    columns: IN_ORDER,
  });
  archive.read(old, (piece) => file.push(piece));
  return fromRows(file.end(), base(old.path), readOldCatalogue(archive));
}

function fromRows(
  rows: RatingRows,
  name: string,
  catalogue: ReadonlyMap<number, Film> = new Map(),
): RatingsFile {
  if (!rows.filmId.length)
    throw new Failure(
      'library-unsupported',
      `${name} has no ratings, so there is nothing to learn.`,
    );
  const ids = [...new Set([...catalogue.keys(), ...new Set(rows.filmId)])].sort((a, b) => a - b);
  const films = ids.map((id) => catalogue.get(id) ?? { id, title: '', year: null, genres: [] });
  return { films, ...toRatingColumns(rows, ids), scale: rows.scale };
}
