import { Failure } from '../failure';
import { readFilm, readInfo } from './filmShape';
import type { Library, LibraryManifest } from './library';
import { chooseStarters } from './starters';

/** How many films the first screen offers. */
const STARTERS = 48;
/** More than any manifest of ours has; a guard for what comes from the network. */
const MAX_STARTERS = 1000;

/** Describes a packed library, for `library.json`. `file` is the packed file's name beside it. */
export function makeManifest(library: Library, file: string, bytes: number): LibraryManifest {
  return {
    format: 1,
    info: library.info,
    file,
    bytes,
    starters: chooseStarters(library, STARTERS),
  };
}

/**
 * Checks a manifest that comes from outside, and leaves out what it should not contain.
 * @throws Failure `library-unsupported` for a newer format, else `library-damaged`
 */
export function parseManifest(value: unknown): LibraryManifest {
  if (typeof value !== 'object' || value === null) throw damaged('it is not an object');
  const { format, info, file, bytes, starters } = value as Record<string, unknown>;
  if (typeof format === 'number' && Number.isInteger(format) && format > 1)
    throw new Failure(
      'library-unsupported',
      'The film library was made for a newer version of Matinee.',
      'Reload the page to get the newest version.',
    );
  if (format !== 1) throw damaged('its format is unknown');
  const description = readInfo(info);
  if (!description) throw damaged('its description cannot be read');
  // A name and not a path: the library lies beside its manifest, nowhere else.
  if (typeof file !== 'string' || !/^\w[\w.-]*$/.test(file)) throw damaged('its file has no name');
  if (!Number.isSafeInteger(bytes) || Number(bytes) <= 0) throw damaged('its length is impossible');
  if (!Array.isArray(starters) || starters.length > MAX_STARTERS)
    throw damaged('its films cannot be read');
  return {
    format,
    info: description,
    file,
    bytes: Number(bytes),
    starters: starters.map((entry: unknown) => {
      const film = readFilm(entry);
      if (!film) throw damaged('one of its films cannot be read');
      return film;
    }),
  };
}

function damaged(why: string): Failure {
  return new Failure(
    'library-damaged',
    `The description of the film library is damaged (${why}).`,
    'Try again; if that does not help, the library has to be made anew.',
  );
}
