import * as fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readPairs, readRatingsFile, type RatingsFile } from '../../../src/data/ratingsFile';
import { Failure } from '../../../src/failure';
import { makeMovieLensZip } from '../../support/movielens';

const read = (text: string) => readRatingsFile(strToU8(text), 'file');
const rowsOf = ({ films, userIds, ratings }: RatingsFile) =>
  Array.from(ratings.user, (u, n) => [
    userIds[u],
    films[ratings.item[n]].id,
    ratings.halfStars[n] / 2,
    ratings.time[n],
  ]);
const pairs = (text: string, rating: 'optional' | 'unread') => {
  const { userId, filmId, halfStars } = readPairs(strToU8(text), 'pairs', rating);
  return Array.from(userId, (u, n) => [u, filmId[n], halfStars[n]]);
};

describe('a file of ratings', () => {
  const rows = [
    [2, 40, 3, 7],
    [2, 900, 5, 8],
    [11, 40, 1, 9],
  ];
  it.each([
    ['ratings.csv', 'userId,movieId,rating,timestamp\n2,900,5.0,8\n11,40,1.0,9\n2,40,3.0,7\n'],
    ['commas without a header', '2,900,5,8\n11,40,1,9\n2,40,3,7'],
    ['u.data', '2\t900\t5\t8\r\n11\t40\t1\t9\r\n2\t40\t3\t7\r\n'],
    ['ratings.dat', '2::900::5::8\n11::40::1::9\n2::40::3::7\n'],
  ])('is read in the layout of %s', (_, text) => {
    expect(rowsOf(read(text))).toEqual(rows);
  });

  it('is read from new and old archives', () => {
    const old = zipSync({
      'ml-100k/u.item': strToU8('1|Harbour Lights'),
      'ml-100k/u.data': strToU8('2\t900\t5\t8\n11\t40\t1\t9\n2\t40\t3\t7\n'),
    });
    expect(rowsOf(readRatingsFile(old, 'old'))).toEqual(rows);
    const modern = readRatingsFile(makeMovieLensZip(), 'new');
    expect(modern.films[0]).toMatchObject({
      title: 'Harbour Lights',
      genres: ['Drama', 'Romance'],
    });
  });

  it('has titles and genres where an old archive has them', () => {
    const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const item = (id: number, title: string, flags: string) => `${id}|${title}|||x|${flags}\n`;
    const hundred = readRatingsFile(
      zipSync({
        'u.genre': strToU8('unknown|0\nDrama|1\nWar|2\n\n'),
        'u.item': latin1(item(40, 'Caf\u00e9, The (1951)', '0|1|1') + item(7, 'Far', '1|0|0')),
        'u.data': strToU8('2\t900\t5\t8\n2\t40\t3\t7\n'),
      }),
      'old',
    );
    expect(hundred.films).toEqual([
      { id: 7, title: 'Far', year: null, genres: [] },
      { id: 40, title: 'The Caf\u00e9', year: 1951, genres: ['Drama', 'War'] },
      { id: 900, title: '', year: null, genres: [] },
    ]);
    const million = readRatingsFile(
      zipSync({
        'ml/movies.dat': strToU8('40::Caf\u00e9, The (1951)::Drama|War\nnonsense\n'),
        'ml/ratings.dat': strToU8('2::40::3::7\n'),
      }),
      'old',
    );
    expect(million.films).toEqual([
      { id: 40, title: 'The Caf\u00e9', year: 1951, genres: ['Drama', 'War'] },
    ]);
  });

  it('is the same in every layout, whatever it holds', () => {
    const row = fc.tuple(
      fc.maxSafeNat(),
      fc.maxSafeNat(),
      fc.integer({ min: 1, max: 10 }),
      fc.integer({ min: 0, max: 2 ** 31 }),
    );
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), (all) => {
        const lines = all.map(([u, f, h, t]) => [u, f, h / 2, t]);
        const join = (by: string) => lines.map((line) => line.join(by)).join('\n');
        const csv = rowsOf(read(`userId,movieId,rating,timestamp\n${join(',')}`));
        expect(rowsOf(read(join('\t')))).toEqual(csv);
        expect(rowsOf(read(join('::')))).toEqual(csv);
      }),
    );
  });

  it.each([
    ['half a delimiter', '1::2:3::4\n'],
    ['a rating off every scale', '1\t2\t101\t4\n'],
    ['a short row', '1,2,3,4\n1,2\n'],
    ['words in a number', 'userId,movieId,rating\n1,2,good\n'],
    ['no ratings', 'userId,movieId,rating\n'],
    ['nothing', ''],
    ['other columns', 'user,film\n1,2\n'],
  ])('is refused by name with %s', (_, text) => {
    expect(() => read(text)).toThrow(Failure);
    expect(() => read(text)).toThrow(/file/);
  });
});

describe('pairs', () => {
  it('keep their order, with or without ratings', () => {
    expect(pairs('userId,movieId\n9,1\n3,2\n9,1\n', 'optional')).toEqual([
      [9, 1, 0],
      [3, 2, 0],
      [9, 1, 0],
    ]);
    expect(pairs('movieId,userId,rating\n1,9,4.5\n', 'optional')).toEqual([[9, 1, 9]]);
  });

  it('pass over what is not asked for', () => {
    const text = 'userId,movieId,rating,comment\n9,1,250,very good!\n3,2,,\n';
    expect(pairs(text, 'unread')).toEqual([
      [9, 1, 0],
      [3, 2, 0],
    ]);
    expect(pairs('9\t1\tx\ty\n', 'unread')).toEqual([[9, 1, 0]]);
  });

  it.each<[string, string | Uint8Array, RegExp]>([
    ['semicolons', 'userId;movieId;rating\n1;2;3,5\n', /columns separated by ";"/],
    ['semicolons and no header', '1;2;3,5\n', /columns separated by ";"/],
    ['bars', '1|2|3\n', /columns separated by "\|"/],
    ['no text', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 10, 10, 0x80), /is not text/],
    ['blank lines alone', '\n\r\n  \n', /is empty/],
    ['another header', 'person,title\n1,2\n', /does not have the columns userId and movieId/],
  ])('are refused with what was found, and what should be there: %s', (_, content, sentence) => {
    const bytes = typeof content === 'string' ? strToU8(content) : content;
    const refused = (): Failure => {
      try {
        readPairs(bytes, 'pairs.csv', 'unread');
      } catch (error) {
        if (error instanceof Failure) return error;
      }
      throw new Error('not refused');
    };
    const { message, advice } = refused();
    expect(message).toMatch(sentence);
    expect(message).toMatch(/^pairs\.csv /);
    expect(advice).toMatch(/line userId,movieId, or with numbers|Separate them by commas/);
    expect(advice).not.toMatch(/\.zip/);
  });
});
