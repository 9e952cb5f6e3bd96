import type { Film, LibraryInfo } from './library';

/** Checks of films and library descriptions that come from outside: files, the network, storage. */

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string';
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;

/** A film made of known fields only, or null when a field is missing or of the wrong type. */
export function readFilm(value: unknown): Film | null {
  if (!isObject(value)) return null;
  const { id, title, year, genres, otherTitles, director, themes, imdb, tmdb } = value;
  if (!isCount(id) || !isText(title)) return null;
  if (!(year === null || isCount(year)) || !isTexts(genres)) return null;
  if (otherTitles !== undefined && !isTexts(otherTitles)) return null;
  if (director !== undefined && !isText(director)) return null;
  if (themes !== undefined && !isTexts(themes)) return null;
  // It becomes part of a link, so digits only.
  if (imdb !== undefined && !(isText(imdb) && /^\d{1,12}$/.test(imdb))) return null;
  if (tmdb !== undefined && !isCount(tmdb)) return null;
  return {
    id,
    title,
    year,
    genres,
    ...(otherTitles && { otherTitles }),
    ...(director !== undefined && { director }),
    ...(themes && { themes }),
    ...(imdb !== undefined && { imdb }),
    ...(tmdb !== undefined && { tmdb }),
  };
}

/** What a library says about itself, without what is counted or computed from its content. */
export type LibraryLabel = Pick<LibraryInfo, 'name' | 'kind' | 'synthetic' | 'licence'>;

/** A label made of known fields only, or null. */
export function readLabel(value: unknown): LibraryLabel | null {
  if (!isObject(value)) return null;
  const { name, kind, synthetic, licence } = value;
  if (!isText(name) || !isText(licence) || typeof synthetic !== 'boolean') return null;
  if (kind !== 'movielens' && kind !== 'sample') return null;
  return { name, kind, synthetic, licence };
}

/** A library description made of known fields only, or null. */
export function readInfo(value: unknown): LibraryInfo | null {
  const label = readLabel(value);
  if (!label || !isObject(value)) return null;
  const { hash, films, users, ratings } = value;
  if (!isText(hash) || !/^[0-9a-f]{64}$/.test(hash)) return null;
  if (!isCount(films) || !isCount(users) || !isCount(ratings)) return null;
  return { ...label, hash, films, users, ratings };
}
