import { isObject, isTime } from './plain';

/** What a person said of a film: half stars 1 to 10, or a word. One mark a film; the latest counts. */
export type Mark = 'like' | 'dislike' | 'seen' | 'skip' | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

/**
 * One of the visitor's marks, as kept in IndexedDB. Title and year travel with it, so that it can be
 * shown while no library, or another one, is open.
 */
export interface ProfileRecord {
  /** The film's name in every library (`src/share/filmKey`). A safe integer ≥ 0. */
  readonly key: number;
  readonly title: string;
  readonly year: number | null;
  readonly mark: Mark;
  /** Milliseconds since 1970. */
  readonly time: number;
}

/**
 * How a film's first mark was foreseen: what was expected before it came, and what came. In IndexedDB
 * by the film's key.
 */
export interface OutcomeRecord {
  readonly key: number;
  /** The mark's own: milliseconds since 1970. */
  readonly time: number;
  /** Predicted stars with the ends of the 90 % interval; null while no stars were predicted. */
  readonly expected: { readonly mean: number; readonly low: number; readonly high: number } | null;
  /** The share of the films not marked that stood below it in the person's list, 0 to 1. */
  readonly standing: number;
  /** What the mark says in stars. */
  readonly stars: number;
  /** The stars were given as such, and not only meant by a like or a dislike. */
  readonly exact: boolean;
  readonly liked: boolean;
}

/** A film named so that any library can look it up, and any page show it. */
export interface FilmReference {
  readonly key: number;
  readonly title: string;
  readonly year: number | null;
}

/** A titled, ordered list of films. */
export interface FavouritesRecord {
  readonly title: string;
  readonly films: readonly FilmReference[];
  /** Milliseconds since 1970. */
  readonly updated: number;
}

const WORDS: ReadonlySet<unknown> = new Set(['like', 'dislike', 'seen', 'skip']);

const isKey = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;
const isNumber = (value: unknown): value is number => Number.isFinite(value);
const isWithin = (value: unknown, least: number, most: number): value is number =>
  isNumber(value) && value >= least && value <= most;
const isYear = (value: unknown): value is number | null =>
  value === null || Number.isSafeInteger(value);

/** True for a word or number of half stars that is a mark. */
function isMark(value: unknown): value is Mark {
  return WORDS.has(value) || (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 10);
}

/** Reads a stored profile record, or null when it is damaged. */
export function readProfileRecord(value: unknown): ProfileRecord | null {
  if (!isObject(value)) return null;
  const { key, title, year, mark, time } = value;
  if (!isKey(key) || typeof title !== 'string' || !isYear(year)) return null;
  if (!isMark(mark) || !isTime(time)) return null;
  return { key, title, year, mark, time };
}

/** Reads a stored outcome, or null when it is damaged. */
export function readOutcomeRecord(value: unknown): OutcomeRecord | null {
  if (!isObject(value)) return null;
  const { key, time, standing, stars, exact, liked } = value;
  if (!isKey(key) || !isTime(time)) return null;
  if (!isWithin(standing, 0, 1) || !isWithin(stars, 0.5, 5)) return null;
  if (typeof exact !== 'boolean' || typeof liked !== 'boolean') return null;
  const expected = readExpected(value['expected']);
  return expected === undefined ? null : { key, time, expected, standing, stars, exact, liked };
}

/** Undefined when it is damaged: null says that nothing was expected. */
function readExpected(value: unknown): OutcomeRecord['expected'] | undefined {
  if (value === null) return null;
  if (!isObject(value)) return undefined;
  const { mean, low, high } = value;
  if (!isNumber(mean) || !isNumber(low) || !isNumber(high) || low > high) return undefined;
  return { mean, low, high };
}

/** Reads a stored list, or null when it is damaged; damaged films inside are left out. */
export function readFavouritesRecord(value: unknown): FavouritesRecord | null {
  if (!isObject(value)) return null;
  const { title, films, updated } = value;
  if (typeof title !== 'string' || !Array.isArray(films) || !isTime(updated)) return null;
  const kept = films.flatMap((film: unknown): FilmReference[] => {
    if (!isObject(film)) return [];
    const { key, title: name, year } = film;
    return isKey(key) && typeof name === 'string' && isYear(year)
      ? [{ key, title: name, year }]
      : [];
  });
  return { title, films: kept, updated };
}
