import { parseFilmTitle } from './filmTitle';
import type { Film } from './library';
import type { Zip, ZipEntry } from './zip';

/** What MovieLens writes for a film without genres. */
const NO_GENRES = new Set(['unknown', '(no genres listed)', '']);
/** Where the genres' flags begin in a line of u.item. */
const FIRST_FLAG = 5;

/**
 * The films of an older MovieLens archive, by number: `movies.dat` (ml-1m, ml-10m: number, title and
 * genres separated by `::`) or `u.item` with `u.genre` (ml-100k: separated by `|`, a flag for each
 * genre). Empty where the archive has neither; a line that does not fit is passed over, since ratings
 * are worth having without titles.
 */
export function readOldCatalogue(archive: Zip): Map<number, Film> {
  const entry = (name: string) =>
    archive.entries.find(({ path }) => path.slice(path.lastIndexOf('/') + 1) === name);
  const films = new Map<number, Film>();
  const add = (number: string, text: string | undefined, genres: readonly string[]) => {
    const { title, year } = parseFilmTitle(text ?? '');
    const id = Number(number);
    if (/^\d+$/.test(number) && Number.isSafeInteger(id) && title && !films.has(id))
      films.set(id, { id, title, year, genres: genres.filter((genre) => !NO_GENRES.has(genre)) });
  };
  for (const line of linesOf(archive, entry('movies.dat'))) {
    const [id, title, genres = ''] = line.split('::');
    add(id, title, genres.split('|'));
  }
  const names = linesOf(archive, entry('u.genre')).map((line) => line.split('|')[0]);
  for (const line of linesOf(archive, entry('u.item'))) {
    const fields = line.split('|');
    add(
      fields[0],
      fields[1],
      names.filter((_, n) => fields[FIRST_FLAG + n] === '1'),
    );
  }
  return films;
}

/** UTF-8 where it is that, else Latin-1, which the oldest archives are in. */
function linesOf(archive: Zip, entry: ZipEntry | undefined): string[] {
  if (!entry) return [];
  const parts: Uint8Array<ArrayBuffer>[] = [];
  archive.read(entry, (piece) => parts.push(Uint8Array.from(piece)));
  const decode = (decoder: TextDecoder) =>
    parts.map((part) => decoder.decode(part, { stream: true })).join('') + decoder.decode();
  let text: string;
  try {
    text = decode(new TextDecoder('utf-8', { fatal: true }));
  } catch {
    text = decode(new TextDecoder('latin1'));
  }
  return text.split(/\r?\n/);
}
