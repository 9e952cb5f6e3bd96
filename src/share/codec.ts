import { Failure } from '../failure';
import { fromBase64Url, toBase64Url } from './base64url';
import { crc24 } from './crc24';
import { KEY_LIMIT } from './filmKey';

/**
 * A shared list as text, for `#/list/<text>`. Bytes, then base64url:
 *
 *     version  1
 *     title    1 byte of length, then UTF-8
 *     films    5 each: 36 bits of key, then 4 bits of half stars (0: none), in the list's order
 *     checksum 3, CRC-24 of all that precedes; in the same place in every version to come
 */
const VERSION = 1;
const FILM_BYTES = 5;
const CHECKSUM_BYTES = 3;

/** Films that a link carries at most. */
export const MAX_FILMS = 200;
/** In UTF-16 units, so at most 240 bytes. */
export const MAX_TITLE = 80;
const MAX_BYTES = 2 + 3 * MAX_TITLE + FILM_BYTES * MAX_FILMS + CHECKSUM_BYTES;
const MAX_CHARACTERS = Math.ceil((MAX_BYTES * 4) / 3);
/** Of a link as it arrives: room for every character percent-encoded, and some wrapping. */
const MAX_INPUT = 8 * MAX_CHARACTERS;

/** One film of a shared list. */
export interface SharedFilm {
  /** The film's name in every library (`filmKey`). */
  readonly key: number;
  /** 1 to 10, or null where the list gives no stars. */
  readonly halfStars: number | null;
}

/** What a link carries: films in the order chosen, and their title. */
export interface SharedList {
  readonly title: string;
  readonly films: readonly SharedFilm[];
}

/** A title as links carry it: one line, no control or direction characters, at most 80 units. */
export function cleanTitle(title: string): string {
  const line = title
    .slice(0, 8 * MAX_TITLE)
    // Unpaired surrogates, controls and direction marks could garble the page around the title.
    .replace(/[\p{Cs}\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  // Cutting by units may halve a pair; the half left over goes too.
  return line
    .slice(0, MAX_TITLE)
    .replace(/\p{Cs}$/u, '')
    .trim();
}

/**
 * @throws Failure `link-too-long` above 200 films, `bad-input` for a key or stars out of range.
 *   A film that occurs twice is written once, at its first place.
 */
export function encodeList(list: SharedList): string {
  const films = uniqueFilms(list.films);
  if (films.length > MAX_FILMS) throw tooLong(`This list has ${films.length} films`);
  const title = new TextEncoder().encode(cleanTitle(list.title));
  const filmsAt = 2 + title.length;
  const sumAt = filmsAt + FILM_BYTES * films.length;
  const bytes = new Uint8Array(sumAt + CHECKSUM_BYTES);
  bytes[0] = VERSION;
  bytes[1] = title.length;
  bytes.set(title, 2);
  films.forEach((film, n) => writeFilm(bytes, filmsAt + FILM_BYTES * n, film));
  writeUint24(bytes, sumAt, crc24(bytes.subarray(0, sumAt)));
  return toBase64Url(bytes);
}

/**
 * Reads a list from whatever came after `#/list/`, or from the whole link. What messengers add is
 * tolerated: spaces and line breaks, percent-encoding, padding, punctuation around it, `?…` behind it.
 * Takes time and memory in proportion to 13,000 characters at the most.
 *
 * @throws Failure `link-damaged`, `link-too-long` or `link-newer`, and nothing else.
 */
export function decodeList(text: string): SharedList {
  if (text.length > MAX_INPUT) throw tooLong('This link is longer than any that Matinee makes');
  const code = tidy(text);
  if (code.length > MAX_CHARACTERS)
    throw tooLong('This link is longer than any that Matinee makes');
  const bytes = fromBase64Url(code);
  if (!bytes || bytes.length < 2 + CHECKSUM_BYTES) throw damaged();
  const sumAt = bytes.length - CHECKSUM_BYTES;
  if (readUint24(bytes, sumAt) !== crc24(bytes.subarray(0, sumAt))) throw damaged();
  if (byteAt(bytes, 0) > VERSION)
    throw new Failure(
      'link-newer',
      'This link was made by a newer version of Matinee, which writes lists in another way.',
      'Reload the page to get the newest version, then open the link again.',
    );
  if (byteAt(bytes, 0) !== VERSION) throw damaged();

  const filmsAt = 2 + byteAt(bytes, 1);
  const count = (sumAt - filmsAt) / FILM_BYTES;
  if (!Number.isInteger(count) || count < 0 || count > MAX_FILMS) throw damaged();
  const films = Array.from({ length: count }, (_, n) => readFilm(bytes, filmsAt + FILM_BYTES * n));
  return { title: readTitle(bytes.subarray(2, filmsAt)), films: uniqueFilms(films) };
}

/** Leaves only base64url characters, of the part that can be the list. */
function tidy(text: string): string {
  const decoded = text.replace(/%(?:25)*([0-9a-f]{2})/giu, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
  const route = decoded.lastIndexOf('#/list/');
  return decoded
    .slice(route < 0 ? 0 : route + '#/list/'.length)
    .replace(/[?&#].*$/su, '')
    .replace(/\+/gu, '-')
    .replace(/\//gu, '_')
    .replace(/[^A-Za-z0-9_-]+/gu, '');
}

function uniqueFilms(films: readonly SharedFilm[]): SharedFilm[] {
  const seen = new Set<number>();
  return films.filter(({ key }) => !seen.has(key) && seen.add(key));
}

function writeFilm(bytes: Uint8Array, at: number, { key, halfStars }: SharedFilm): void {
  const stars = halfStars ?? 0;
  if (!Number.isInteger(key) || key < 0 || key >= KEY_LIMIT)
    throw new Failure('bad-input', `A film key must be a whole number of 36 bits, not ${key}.`);
  if (!Number.isInteger(stars) || stars < 0 || stars > 10 || halfStars === 0)
    throw new Failure('bad-input', `Stars must be 1 to 10 halves or none, not ${halfStars}.`);
  // Bit operations end at 32 bits; the key's upper 32 go through a view, its lower 4 beside the stars.
  new DataView(bytes.buffer).setUint32(at, Math.floor(key / 16));
  bytes[at + 4] = (key % 16) * 16 + stars;
}

function readFilm(bytes: Uint8Array, at: number): SharedFilm {
  const last = byteAt(bytes, at + 4);
  const stars = last & 15;
  if (stars > 10) throw damaged();
  const upper = new DataView(bytes.buffer, bytes.byteOffset).getUint32(at);
  return { key: upper * 16 + (last >> 4), halfStars: stars === 0 ? null : stars };
}

function readTitle(bytes: Uint8Array): string {
  try {
    return cleanTitle(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw damaged(error);
  }
}

function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}

function writeUint24(bytes: Uint8Array, at: number, value: number): void {
  bytes.set([value >>> 16, (value >>> 8) & 255, value & 255], at);
}

function readUint24(bytes: Uint8Array, at: number): number {
  return (byteAt(bytes, at) << 16) | (byteAt(bytes, at + 1) << 8) | byteAt(bytes, at + 2);
}

function damaged(cause?: unknown): Failure {
  return new Failure(
    'link-damaged',
    'This link is damaged: a part of it is missing or was changed on its way here.',
    'Ask for the link again, and copy the whole of it.',
    { cause },
  );
}

function tooLong(what: string): Failure {
  return new Failure(
    'link-too-long',
    `${what}. A link carries at most ${MAX_FILMS} films.`,
    'Share a shorter list, or ask for the link again.',
  );
}
