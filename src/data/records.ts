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

/** A trained model as kept in IndexedDB. Trusted only when hash, code and shape all fit. */
export interface SnapshotRecord {
  /** `LibraryInfo.hash` of the library it was trained on. */
  readonly libraryHash: string;
  /** Version of the training code and its options, as one string. */
  readonly code: string;
  /** Number of factors k. */
  readonly factors: number;
  /** Row-major users × k. */
  readonly userFactors: Float32Array;
  /** Row-major items × k. */
  readonly itemFactors: Float32Array;
  /** The model's description, for the page: plain data, which the store keeps unread. */
  readonly info: object;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

const WORDS: ReadonlySet<unknown> = new Set(['like', 'dislike', 'seen', 'skip']);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const isKey = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;
const isTime = (value: unknown): value is number => Number.isFinite(value) && Number(value) >= 0;
const isYear = (value: unknown): value is number | null =>
  value === null || Number.isSafeInteger(value);

/** True for a word or number of half stars that is a mark. */
export function isMark(value: unknown): value is Mark {
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

/** True for strings, finite numbers, booleans, null, and arrays and plain objects of them. */
export function isPlain(value: unknown, depth = 0): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  // A depth that no honest record has; it also ends cycles.
  if (!isObject(value) || depth > 16) return false;
  const kind = Object.prototype.toString.call(value);
  if (kind !== '[object Object]' && kind !== '[object Array]') return false;
  return Object.values(value).every((inner) => isPlain(inner, depth + 1));
}

/** Reads a stored snapshot, or null when its shape or any of its numbers is wrong. */
export function readSnapshotRecord(value: unknown): SnapshotRecord | null {
  if (!isObject(value)) return null;
  const { libraryHash, code, factors, userFactors, itemFactors, info, savedAt } = value;
  if (typeof libraryHash !== 'string' || typeof code !== 'string' || !isTime(savedAt)) return null;
  if (!isKey(factors) || factors === 0) return null;
  if (!isFactors(userFactors, factors) || !isFactors(itemFactors, factors)) return null;
  if (!isObject(info) || !isPlain(info)) return null;
  return {
    libraryHash,
    code,
    factors,
    userFactors,
    itemFactors,
    info,
    savedAt,
  };
}

function isFactors(value: unknown, factors: number): value is Float32Array {
  // By name and not by instanceof: a structured clone may come from another realm.
  if (Object.prototype.toString.call(value) !== '[object Float32Array]') return false;
  const numbers = value as Float32Array;
  return numbers.length % factors === 0 && numbers.every((x) => Number.isFinite(x));
}
