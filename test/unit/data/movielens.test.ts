import * as fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Library } from '../../../src/data/library';
import { parseMovieLens } from '../../../src/data/movielens';
import { packLibrary, unpackLibrary } from '../../../src/data/packed';
import type { RawLibrary } from '../../../src/data/rawLibrary';
import { RatingsCsv } from '../../../src/data/ratingsCsv';
import { chooseStarters } from '../../../src/data/starters';
import { openZip } from '../../../src/data/zip';
import { Failure, type FailureCode } from '../../../src/failure';
import { invented, makeMovieLensZip } from '../../support/movielens';

const rowsOf = ({ ratings: { user, item, halfStars, time } }: RawLibrary | Library) =>
  Array.from(user, (u, i) => [u, item[i], halfStars[i], time[i]]);

function codeOf(zip: Uint8Array): FailureCode | null {
  try {
    parseMovieLens(zip);
    return null;
  } catch (error) {
    if (error instanceof Failure) return error.code;
    throw error;
  }
}

describe('a MovieLens archive', () => {
  it('becomes films, viewers and ratings', () => {
    const raw = parseMovieLens(makeMovieLensZip());
    expect(raw.films).toEqual([
      {
        id: 1,
        title: 'Harbour Lights',
        year: 1951,
        genres: ['Drama', 'Romance'],
        themes: ['sea', 'lighthouse'],
        imdb: '0000123',
        tmdb: 77,
      },
      { id: 4, title: 'The Long Tide', year: 1987, genres: ['Adventure'], imdb: '1234567' },
      {
        id: 6,
        title: 'Le Gros chagrin',
        year: 2003,
        genres: [],
        otherTitles: ['The Heartache'],
        themes: ['grief, quiet'],
        imdb: '12345678',
        tmdb: 3,
      },
      { id: 9, title: 'Unseen', year: null, genres: ['Comedy'] },
    ]);
    expect([...raw.userIds]).toEqual([2, 7]);
    expect(rowsOf(raw)).toEqual([
      [0, 0, 6, 1000000003],
      [0, 2, 10, 1000000002],
      [1, 0, 9, 1000000000],
      [1, 1, 1, 1000000001],
    ]);
    expect(raw).toMatchObject({ name: 'MovieLens (ml-tiny)', kind: 'movielens', synthetic: false });
    expect(raw.licence).toMatch(/non-commercial.*Harper.*10\.1145\/2827872/);
  });

  it('is read the same with Windows line ends, a byte order mark, quotes, and without a folder', () => {
    const plain = parseMovieLens(makeMovieLensZip());
    const odd = makeMovieLensZip(
      { ratings: invented.ratings.map((row) => row.replace(/([^,]+)/g, '"$1"')) },
      {
        newline: '\r\n',
        folder: '',
        headers: { ratings: '\ufeffuserId,movieId,rating,timestamp' },
      },
    );
    expect(parseMovieLens(odd)).toEqual({ ...plain, name: 'MovieLens' });
  });

  it('finds columns by name, and does without times, links and tags', () => {
    const zip = makeMovieLensZip(
      { ratings: ['4.5,x,7,1'.replace('x', '0')], links: [], tags: [] },
      { headers: { ratings: 'rating,other,userId,movieId' } },
    );
    expect(rowsOf(parseMovieLens(zip))).toEqual([[0, 0, 9, 0]]);
  });

  it('keeps the latest of several ratings of one film by one person', () => {
    const ratings = ['1,1,1.0,50', '1,1,2.0,90', '1,1,3.0,70', '1,4,1.0,5', '1,4,4.0,5'];
    expect(rowsOf(parseMovieLens(makeMovieLensZip({ ratings })))).toEqual([
      [0, 0, 4, 90],
      [0, 1, 8, 5],
    ]);
  });

  it('sorts any order of ratings, as a plain sort would', () => {
    const row = fc.tuple(
      fc.integer({ min: 1, max: 9 }),
      fc.constantFrom(1, 4, 6, 9),
      fc.integer({ min: 1, max: 10 }),
      fc.nat({ max: 5 }),
    );
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), (rows) => {
        const ratings = rows.map(([u, f, h, t]) => `${u},${f},${h / 2},${t}`);
        const raw = parseMovieLens(makeMovieLensZip({ ratings }));
        const latest = new Map<string, number[]>();
        for (const [u, f, h, t] of rows) {
          const before = latest.get(`${u} ${f}`);
          if (!before || t >= before[3]) latest.set(`${u} ${f}`, [u, f, h, t]);
        }
        const named = rowsOf(raw).map(([u, i, h, t]) => [raw.userIds[u], raw.films[i].id, h, t]);
        expect(named).toEqual([...latest.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]));
      }),
    );
  });

  it('leaves tags about shelves out, and keeps five', () => {
    const tags = ['in netflix queue', 'Seen 2010', 'own', 'a', 'b', 'c', 'd', 'e', 'f', 'f'];
    const rows = tags.map((tag, i) => `${i},1,${tag},0`);
    const raw = parseMovieLens(makeMovieLensZip({ tags: rows }));
    expect(raw.films[0].themes).toEqual(['f', 'a', 'b', 'c', 'd']);
  });

  it.each<[string, Uint8Array, FailureCode]>([
    ['something that is no zip', strToU8('userId,movieId,rating'), 'library-unsupported'],
    ['nothing', new Uint8Array(), 'library-unsupported'],
    ['a zip of something else', zipSync({ 'a.txt': strToU8('a') }), 'library-unsupported'],
    [
      'the older layout',
      zipSync({
        'ml-1m/movies.dat': strToU8('1::A::B'),
        'ml-1m/ratings.dat': strToU8('1::1::5::0'),
      }),
      'library-unsupported',
    ],
    [
      'ratings with other columns',
      makeMovieLensZip({}, { headers: { ratings: 'user,film,stars' } }),
      'library-unsupported',
    ],
    [
      'films with other columns',
      makeMovieLensZip({}, { headers: { movies: 'id,name' } }),
      'library-unsupported',
    ],
    ['no ratings', makeMovieLensZip({ ratings: [] }), 'library-unsupported'],
    [
      'a rating of six among stars',
      makeMovieLensZip({ ratings: [...invented.ratings, '1,1,6.0,0'] }),
      'library-damaged',
    ],
    ['a rating of zero', makeMovieLensZip({ ratings: ['1,1,0,0'] }), 'library-damaged'],
    ['a rating of 3.3', makeMovieLensZip({ ratings: ['1,1,3.3,0'] }), 'library-damaged'],
    ['a rating in words', makeMovieLensZip({ ratings: ['1,1,good,0'] }), 'library-damaged'],
    ['a rating below zero', makeMovieLensZip({ ratings: ['1,1,-3,0'] }), 'library-damaged'],
    ['an empty rating', makeMovieLensZip({ ratings: ['1,1,,0'] }), 'library-damaged'],
    ['a row cut short', makeMovieLensZip({ ratings: ['1,1,3.0'] }), 'library-damaged'],
    [
      'an endless user number',
      makeMovieLensZip({ ratings: [`${'9'.repeat(400)},1,3,0`] }),
      'library-damaged',
    ],
    [
      'a rating of an unknown film',
      makeMovieLensZip({ ratings: ['1,5,3.0,0'] }),
      'library-damaged',
    ],
    [
      'two films with one number',
      makeMovieLensZip({ movies: ['1,A,', '1,B,'] }),
      'library-damaged',
    ],
    ['a film without a title', makeMovieLensZip({ movies: ['1,,'] }), 'library-damaged'],
  ])('is refused when it is %s', (_, zip, code) => {
    expect(codeOf(zip)).toBe(code);
  });

  it('ends in a library or a failure whatever is done to its bytes', () => {
    const zip = makeMovieLensZip();
    const original = parseMovieLens(zip);
    fc.assert(
      fc.property(fc.nat({ max: zip.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        const changed = zip.slice();
        changed[at] ^= mask;
        // Dates and the like may change; ratings that are read are the right ones.
        if (codeOf(changed) === null)
          expect(rowsOf(parseMovieLens(changed))).toEqual(rowsOf(original));
      }),
      { numRuns: 500 },
    );
    for (let length = 0; length < zip.length; length++)
      expect(codeOf(zip.slice(0, length)), `${length} bytes`).not.toBeNull();
  });
});

describe('a zip archive', () => {
  it('stops at a file that is longer than it says', () => {
    const zip = zipSync({ 'bomb.csv': new Uint8Array(50_000_000) });
    const central = zip.length - 22 - 46 - 'bomb.csv'.length;
    new DataView(zip.buffer).setUint32(central + 24, 1000, true);
    const { entries, read } = openZip(zip);
    let pieces = 0;
    expect(() => read(entries[0], () => pieces++)).toThrow(/longer than it says/);
    expect(pieces).toBe(0);
  });

  it('reads stored and deflated files of any size', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom(0, 6), (content, level) => {
        const big = new Uint8Array(content.length * 1000);
        for (let i = 0; i < 1000; i++) big.set(content, i * content.length);
        const { entries, read } = openZip(zipSync({ a: [big, { level: level }] }));
        const parts: Uint8Array[] = [];
        read(entries[0], (piece) => parts.push(piece.slice()));
        expect(Buffer.compare(Buffer.concat(parts), big)).toBe(0);
      }),
      { numRuns: 30 },
    );
  });
});

describe('ratings.csv', () => {
  it('does not depend on how its bytes are cut', () => {
    const bytes = strToU8(
      'userId,movieId,rating,timestamp\n1,2,3.5,4\n10,20,5,\n'.replace(',\n', ',0\n'),
    );
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (steps) => {
        const csv = new RatingsCsv();
        for (let at = 0, n = 0; at < bytes.length; n++) {
          const step = steps[n % steps.length];
          csv.push(bytes.subarray(at, at + step));
          at += step;
        }
        const { userId, filmId, halfStars, time } = csv.end();
        expect([[...userId], [...filmId], [...halfStars], [...time]]).toEqual([
          [1, 10],
          [2, 20],
          [7, 10],
          [4, 0],
        ]);
      }),
    );
  });

  it('holds more rows than one block', () => {
    const csv = new RatingsCsv();
    csv.push(strToU8('userId,movieId,rating\n'));
    const count = 150_000;
    for (let i = 0; i < count; i++) csv.push(strToU8(`${i},1,2.5\n`));
    const { userId } = csv.end();
    expect(userId.length).toBe(count);
    expect(userId.every((id, i) => id === i)).toBe(true);
  });
});

const real = process.env['MOVIELENS_ZIP'];
describe.skipIf(!real)('ml-latest-small', () => {
  const bytes = real ? readFileSync(real) : new Uint8Array();

  it('is read whole', () => {
    const raw = parseMovieLens(bytes);
    const { bytes: packed, info } = packLibrary(raw);
    expect(info).toMatchObject({ films: 9742, users: 610, ratings: 100836 });
    const library = unpackLibrary(packed);
    expect(library.ratings).toEqual(raw.ratings);
    const titles = new Map(raw.films.map((film) => [film.id, film]));
    expect(titles.get(2571)).toMatchObject({ title: 'The Matrix', year: 1999, imdb: '0133093' });
    expect(raw.films.filter(({ title }) => /, (The|A|An|Les|La|Le|Das|Der)$/.test(title))).toEqual(
      [],
    );
    expect(raw.films.filter(({ year }) => year === null).length).toBeLessThan(20);
    // A user's mean, worked out from the file by hand: user 1 gave 232 ratings that sum to 1013.
    const first = rowsOf(raw).filter(([user]) => user === 0);
    expect(first.length).toBe(232);
    expect(first.reduce((sum, [, , halfStars]) => sum + halfStars / 2, 0)).toBe(1013);
  });

  it('offers well-known, different films to start from', () => {
    const library = unpackLibrary(packLibrary(parseMovieLens(bytes)).bytes);
    const starters = chooseStarters(library, 48);
    expect(new Set(starters.map(({ id }) => id)).size).toBe(48);
    const counts = new Map<number, number>();
    for (const item of library.ratings.item) counts.set(item, (counts.get(item) ?? 0) + 1);
    const items = starters.map((film) => library.films.indexOf(film));
    expect(Math.min(...items.map((item) => counts.get(item) ?? 0))).toBeGreaterThan(50);
    expect(starters.filter(({ title }) => title.startsWith('Star Wars')).length).toBe(1);
    expect(starters.filter(({ title }) => title.startsWith('The Godfather')).length).toBe(1);
    expect(new Set(starters.flatMap(({ genres }) => genres)).size).toBeGreaterThan(12);
  });
});
