import { Failure } from '../failure';
import { findColumnFault, findIdFault } from './columns';
import { readFilm, readLabel, type LibraryLabel } from './filmShape';
import type { Film, Library, LibraryInfo } from './library';
import type { RawLibrary } from './rawLibrary';
import { damaged, joinSections, splitSections } from './sections';

/** Section ids. A number once given is never given to anything else. */
const LABEL = 1;
const FILMS = 2;
const USER_IDS = 3;
const USER = 4;
const ITEM = 5;
const HALF_STARS = 6;
const TIME = 7;

/**
 * Packs a library into one buffer (layout: `sections.ts`). The same library gives the same bytes.
 * @throws Failure `bad-input` when the columns break a rule that every reader relies on.
 */
export function packLibrary(raw: RawLibrary): { bytes: Uint8Array; info: LibraryInfo } {
  const { user, item, halfStars, time } = raw.ratings;
  const fault =
    findColumnFault(raw.ratings, raw.userIds.length, raw.films.length) ??
    findIdFault(raw.userIds, 'user') ??
    findIdFault(
      raw.films.map(({ id }) => id),
      'film',
    );
  if (fault) throw new Failure('bad-input', `The library cannot be packed: it has ${fault}.`);
  const { name, kind, synthetic, licence } = raw;
  const label: LibraryLabel = { name, kind, synthetic, licence };
  const films = raw.films.map((film) => {
    const read = readFilm(film);
    if (!read)
      throw new Failure(
        'bad-input',
        'The library cannot be packed: it has a film without title or number.',
      );
    return read;
  });

  const { bytes, hash } = joinSections(
    new Map([
      [LABEL, toJson(label)],
      [FILMS, toJson(films)],
      [USER_IDS, asBytes(raw.userIds)],
      [USER, asBytes(user)],
      [ITEM, asBytes(item)],
      [HALF_STARS, halfStars],
      [TIME, asBytes(time)],
    ]),
  );
  return { bytes, info: describe(label, hash, films, raw.userIds, user) };
}

/**
 * Opens a packed library. Nothing in the bytes is trusted, and memory stays in proportion to them.
 * Columns are views of `bytes` where its alignment allows, so the caller must not change it.
 * @throws Failure `library-damaged`, or `library-unsupported` for a newer version; nothing else.
 */
export function unpackLibrary(bytes: Uint8Array): Library {
  const { sections, hash } = splitSections(bytes);
  const section = (id: number, width: number): Uint8Array => {
    const content = sections.get(id);
    if (!content || content.length % width) throw damaged('a column is missing or cut off');
    return content;
  };

  const label = readLabel(fromJson(section(LABEL, 1)));
  if (!label) throw damaged('its description cannot be read');
  const films = readFilms(fromJson(section(FILMS, 1)));
  const userIds = new Float64Array(...range(section(USER_IDS, 8), 8));
  const ratings = {
    user: new Uint32Array(...range(section(USER, 4), 4)),
    item: new Uint32Array(...range(section(ITEM, 4), 4)),
    halfStars: section(HALF_STARS, 1),
    time: new Uint32Array(...range(section(TIME, 4), 4)),
  };
  const fault =
    findIdFault(
      films.map(({ id }) => id),
      'film',
    ) ??
    findIdFault(userIds, 'user') ??
    findColumnFault(ratings, userIds.length, films.length);
  if (fault) throw damaged(`it has ${fault}`);
  return { info: describe(label, hash, films, userIds, ratings.user), films, userIds, ratings };
}

function describe(
  label: LibraryLabel,
  hash: string,
  films: readonly Film[],
  userIds: Float64Array,
  user: Uint32Array,
): LibraryInfo {
  return { ...label, hash, films: films.length, users: userIds.length, ratings: user.length };
}

function readFilms(value: unknown): Film[] {
  if (!Array.isArray(value)) throw damaged('its catalogue cannot be read');
  return value.map((entry: unknown) => {
    const film = readFilm(entry);
    if (!film) throw damaged('a film in its catalogue cannot be read');
    return film;
  });
}

function toJson(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

function fromJson(content: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content));
  } catch (error) {
    throw damaged('its text cannot be read', error);
  }
}

function asBytes(column: Float64Array | Uint32Array): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}

/** Arguments for a typed view of a section; a copy only where the buffer itself starts unaligned. */
function range(content: Uint8Array, width: number): [ArrayBufferLike, number, number] {
  const aligned = content.byteOffset % width === 0 ? content : content.slice();
  return [aligned.buffer, aligned.byteOffset, aligned.byteLength / width];
}
