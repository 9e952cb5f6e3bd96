import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packLibrary, unpackLibrary } from '../../../src/data/packed';
import type { RawLibrary } from '../../../src/data/rawLibrary';
import { hashPacked, joinSections, splitSections } from '../../../src/data/sections';
import { Failure, type FailureCode } from '../../../src/failure';
import { randomLibrary } from '../../support/randomLibrary';

const small: RawLibrary = {
  name: 'Three films',
  kind: 'sample',
  synthetic: true,
  licence: 'Free to use.',
  films: [
    { id: 7, title: 'Harbour Lights', year: 1951, genres: ['Drama'], imdb: '0000007' },
    { id: 3, title: 'The Long Tide', year: null, genres: [] },
    { id: 9, title: 'Été', year: 2001, genres: ['Comedy'], otherTitles: ['Summer'] },
  ],
  userIds: Float64Array.of(11, 4),
  ratings: {
    user: Uint32Array.of(0, 0, 1),
    item: Uint32Array.of(0, 2, 1),
    halfStars: Uint8Array.of(10, 1, 7),
    time: Uint32Array.of(0, 4_294_967_295, 978_300_000),
  },
};

/** What opening these bytes ends in: a failure's code, or null when they open. */
function codeOf(bytes: Uint8Array): FailureCode | null {
  try {
    unpackLibrary(bytes);
    return null;
  } catch (error) {
    if (error instanceof Failure) return error.code;
    throw error;
  }
}

/** Seals changed sections with a right checksum, as a hostile author would. */
function forge(change: (sections: Map<number, Uint8Array>) => void): Uint8Array {
  const sections = new Map(splitSections(packLibrary(small).bytes).sections);
  change(sections);
  return joinSections(sections).bytes;
}

const u32 = (...values: number[]) => new Uint8Array(Uint32Array.from(values).buffer);
const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

describe('packed library', () => {
  it('opens as what was packed', () => {
    fc.assert(
      fc.property(randomLibrary, (raw) => {
        const { bytes, info } = packLibrary(raw);
        const library = unpackLibrary(bytes);
        expect(library.info).toEqual(info);
        expect(library.films).toEqual(raw.films);
        expect(library.userIds).toEqual(raw.userIds);
        expect(library.ratings).toEqual(raw.ratings);
        expect(info.hash).toBe(hashPacked(bytes));
        expect([info.films, info.users, info.ratings]).toEqual([
          raw.films.length,
          raw.userIds.length,
          raw.ratings.user.length,
        ]);
      }),
    );
  });

  it('packs the same library to the same bytes, and another to another hash', () => {
    const first = packLibrary(small);
    expect(packLibrary(structuredClone(small)).bytes).toEqual(first.bytes);
    expect(packLibrary({ ...small, name: 'Other' }).info.hash).not.toBe(first.info.hash);
  });

  it('opens from any place in a larger buffer', () => {
    const { bytes } = packLibrary(small);
    for (let shift = 0; shift < 9; shift++) {
      const larger = new Uint8Array(bytes.length + 20);
      larger.set(bytes, shift);
      const library = unpackLibrary(larger.subarray(shift, shift + bytes.length));
      expect(library.ratings).toEqual(small.ratings);
    }
  });

  it('notices every flipped byte', () => {
    const { bytes } = packLibrary(small);
    for (let at = 0; at < bytes.length; at++)
      for (const mask of [0x01, 0x80, 0xff]) {
        const flipped = bytes.slice();
        flipped[at] = (flipped[at] ?? 0) ^ mask;
        // A version byte may turn into that of a newer format; all else is damage.
        const expected =
          at >= 4 && at < 8 && flipped[at] !== 0 ? 'library-unsupported' : 'library-damaged';
        expect(codeOf(flipped), `byte ${at} ^ ${mask}`).toBe(expected);
      }
  });

  it('notices every truncation, and anything appended', () => {
    const { bytes } = packLibrary(small);
    for (let length = 0; length < bytes.length; length++)
      expect(codeOf(bytes.slice(0, length)), `${length} bytes`).toBe('library-damaged');
    const longer = new Uint8Array(bytes.length + 1);
    longer.set(bytes);
    expect(codeOf(longer)).toBe('library-damaged');
  });

  it('ends in a failure for any bytes at all', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(codeOf(bytes)).not.toBeNull();
      }),
    );
  });

  it.each<[string, (sections: Map<number, Uint8Array>) => void]>([
    ['a user out of range', (s) => s.set(4, u32(0, 0, 2))],
    ['an item out of range', (s) => s.set(5, u32(0, 3, 1))],
    ['users out of order', (s) => s.set(4, u32(1, 0, 0))],
    ['a pair that occurs twice', (s) => s.set(5, u32(2, 2, 1))],
    ['zero stars', (s) => s.set(6, Uint8Array.of(10, 0, 7))],
    ['eleven half stars', (s) => s.set(6, Uint8Array.of(10, 11, 7))],
    ['columns of different lengths', (s) => s.set(7, u32(0, 0))],
    ['half a number', (s) => s.set(7, u32(0, 0, 0).subarray(0, 11))],
    ['a missing column', (s) => s.delete(5)],
    ['a missing catalogue', (s) => s.delete(2)],
    ['text that is not JSON', (s) => s.set(2, new TextEncoder().encode('[{'))],
    ['text that is not UTF-8', (s) => s.set(2, Uint8Array.of(0x5b, 0xff, 0x5d))],
    ['deeply nested JSON', (s) => s.set(2, new TextEncoder().encode('['.repeat(1e6)))],
    ['a catalogue that is no list', (s) => s.set(2, json({ length: 3 }))],
    ['a film without title', (s) => s.set(2, json([{ id: 1, year: null, genres: [] }]))],
    ['two films with one number', (s) => s.set(2, json([...small.films, small.films[0]]))],
    [
      'an IMDb number that is a path',
      (s) => s.set(2, json([{ ...small.films[0], imdb: '1/../x' }, ...small.films.slice(1)])),
    ],
    ['a user number that is not a number', (s) => s.set(3, f64(NaN, 4))],
    ['two users with one number', (s) => s.set(3, f64(4, 4))],
    ['an unknown kind', (s) => s.set(1, json({ ...small, kind: 'other' }))],
  ])('refuses %s though the checksum is right', (_, change) => {
    expect(codeOf(forge(change))).toBe('library-damaged');
  });

  it.each<[string, number, number]>([
    ['more sections than fit', 8, 0xffffffff],
    ['a section beyond the end', 48 + 4, 0xfffffff8],
    ['a section of 4 GiB', 48 + 8, 0xffffffff],
  ])('refuses a table with %s though the checksum is right', (_, at, value) => {
    const { bytes } = packLibrary(small);
    new DataView(bytes.buffer).setUint32(at, value, true);
    const hash = hashPacked(bytes);
    for (let i = 0; i < 32; i++) bytes[16 + i] = parseInt(hash.slice(2 * i, 2 * i + 2), 16);
    expect(codeOf(bytes)).toBe('library-damaged');
  });

  it('says that a newer version is newer, not that it is damaged', () => {
    const { bytes } = packLibrary(small);
    bytes[4] = 2;
    expect(codeOf(bytes)).toBe('library-unsupported');
  });

  it('does not pack what could not be opened', () => {
    const ratings = { ...small.ratings, halfStars: Uint8Array.of(10, 0, 7) };
    expect(() => packLibrary({ ...small, ratings })).toThrow(Failure);
    expect(() => packLibrary({ ...small, userIds: Float64Array.of(1, 1) })).toThrow(Failure);
  });
});

function f64(...values: number[]): Uint8Array {
  return new Uint8Array(Float64Array.from(values).buffer);
}
