import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { packLibrary, unpackLibrary } from '../../../src/data/packed';
import { parseMovieLens } from '../../../src/data/movielens';
import { readRatingsHeader } from '../../../src/data/ratingsHeader';
import { readPairs, readRatingsFile } from '../../../src/data/ratingsFile';
import { RatingsCsv } from '../../../src/data/ratingsCsv';
import { Failure } from '../../../src/failure';
import { parseRoute } from '../../../src/state/route.svelte';
import { makeMovieLensZip } from '../../support/movielens';

const LARGEST = Number.MAX_SAFE_INTEGER;
const BOM = '\ufeff';
const read = (text: string | Uint8Array) =>
  readRatingsFile(typeof text === 'string' ? strToU8(text) : text, 'r.csv');
const rowsOf = (text: string) => {
  const { films, userIds, ratings } = read(text);
  return Array.from(ratings.user, (u, n) => [
    userIds[u],
    films[ratings.item[n]].id,
    ratings.halfStars[n] / 2,
    ratings.time[n],
  ]);
};

describe('numbers of people and films', () => {
  it.each([2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 32 + 1, 2 ** 45 + 1, LARGEST])(
    'may be %d, beside small ones',
    (id) => {
      expect(rowsOf(`userId,movieId,rating\n3,${id},2\n${id},5,4\n${id},${id},5\n`)).toEqual([
        [3, id, 2, 0],
        [id, 5, 4, 0],
        [id, id, 5, 0],
      ]);
      const { userId, filmId } = readPairs(strToU8(`${id},7\n8,${id}\n`), 'p.csv', 'optional');
      expect([[...userId], [...filmId]]).toEqual([
        [id, 8],
        [7, id],
      ]);
    },
  );

  it('that lie next to each other stay apart', () => {
    const rows = [LARGEST - 1, LARGEST].map((id) => `${id},${id},4`);
    expect(rowsOf(`userId,movieId,rating\n${rows.join('\n')}`)).toHaveLength(2);
  });

  it.each(['9007199254740992', '9007199254740993', '9'.repeat(400)])('are refused at %s', (id) => {
    for (const row of [`${id},1,4`, `1,${id},4`]) {
      const run = () => read(`userId,movieId,rating\n1,1,4\n${row}\n`);
      expect(run).toThrow(Failure);
      expect(run).toThrow(/line 3 has a user or film number above 9007199254740991/);
    }
  });

  it('take no more room for being large in another part of the file', () => {
    const csv = new RatingsCsv();
    csv.push(strToU8('userId,movieId,rating\n'));
    const count = 70_000;
    for (let n = 0; n < count; n++) csv.push(strToU8(`${n},${n === 10 ? 2 ** 40 : n},3\n`));
    const { userId, filmId } = csv.end();
    expect(userId).toBeInstanceOf(Uint32Array);
    expect(filmId).toBeInstanceOf(Float64Array);
    expect(filmId[10]).toBe(2 ** 40);
    expect(filmId[count - 1]).toBe(count - 1);
  });

  it('reach the packed library, its catalogue and links, and addresses', () => {
    const zip = makeMovieLensZip({
      movies: [`${LARGEST},Harbour Lights (1951),Drama`, '4,Other (1960),'],
      ratings: [`${LARGEST},${LARGEST},4.5,1`, `${2 ** 40},4,2,1`],
      links: [`${LARGEST},0000123,77`],
      tags: [`1,${LARGEST},sea,1`, `2,${LARGEST},sea,1`],
    });
    const library = unpackLibrary(packLibrary(parseMovieLens(zip)).bytes);
    expect(library.films[0]).toMatchObject({ id: LARGEST, imdb: '0000123', tmdb: 77 });
    expect([...library.userIds]).toEqual([2 ** 40, LARGEST]);
    expect(parseRoute(`#/film/${LARGEST}`)).toEqual({ page: 'film', id: LARGEST });
    expect(parseRoute('#/film/9007199254740992').page).toBe('missing');
  });
});

describe('a file of ratings in another form', () => {
  const rows = [
    [1, 2, 3.5, 9],
    [1, 4, 5, 8],
  ];
  it.each([
    ['as MovieLens has it', 'userId,movieId,rating,timestamp\n1,2,3.5,9\n1,4,5.0,8\n'],
    ['without a last line end', 'userId,movieId,rating,timestamp\n1,2,3.5,9\n1,4,5.0,8'],
    ['CRLF', 'userId,movieId,rating,timestamp\r\n1,2,3.5,9\r\n1,4,5.0,8\r\n'],
    ['a byte order mark', `${BOM}userId,movieId,rating,timestamp\n1,2,3.5,9\n1,4,5.0,8\n`],
    ['a byte order mark and no header', `${BOM}1,2,3.5,9\n1,4,5.0,8\n`],
    ['blank lines', 'userId,movieId,rating,timestamp\n\n1,2,3.5,9\n\r\n  \n1,4,5.0,8\n\n\n'],
    ['quotes', '"userId","movieId","rating","timestamp"\n"1","2","3.5","9"\n"1","4","5.0","8"\n'],
    ['spaces', 'userId, movieId, rating, timestamp\n1, 2, 3.5, 9\n1 , 4 , 5.0 , 8 \n'],
    ['other capitals', 'UserID,MovieID,Rating,Timestamp\n1,2,3.5,9\n1,4,5.0,8\n'],
    ['underscores', 'user_id,item_id,rating,timestamp\n1,2,3.5,9\n1,4,5.0,8\n'],
    ['short names', 'user\titem\trating\ttimestamp\n1\t2\t3.5\t9\n1\t4\t5.0\t8\n'],
    ['another order', 'timestamp,rating,movieId,userId\n9,3.5,2,1\n8,5.0,4,1\n'],
    ['further columns', 'n,userId,movieId,rating,timestamp,text\na,1,2,3.5,9,x\nb,1,4,5,8,\n'],
    ['decimal places', 'userId,movieId,rating,timestamp\n1.0,2.0,3.500,9.0\n1.0,4.0,5.,8.0\n'],
  ])('is read: %s', (_, text) => {
    expect(rowsOf(text)).toEqual(rows);
  });

  it('takes an exact name before one like it', () => {
    expect(readRatingsHeader('item,user,movieId,userId', ',')).toEqual([
      null,
      null,
      'movieId',
      'userId',
    ]);
  });

  it.each(['2005-04-02 23:53:47', '"2005-04-02"', '', 'NULL', '-1', '964982703000', '9.6e8'])(
    'has no time where it says %s',
    (time) => {
      const text = `userId,movieId,rating,timestamp\n1,2,3.5,${time}\n1,4,5,7\n`;
      expect(rowsOf(text)).toEqual([
        [1, 2, 3.5, 0],
        [1, 4, 5, 7],
      ]);
    },
  );

  it('may be one line, with or without a header', () => {
    expect(rowsOf('5,6,4.5')).toEqual([[5, 6, 4.5, 0]]);
    expect(rowsOf('userId,movieId,rating\n5,6,4.5')).toEqual([[5, 6, 4.5, 0]]);
  });

  it('counts the latest of several ratings by one person of one film', () => {
    const header = 'userId,movieId,rating,timestamp\n';
    expect(rowsOf(`${header}1,2,5,90\n1,2,1,50\n`)).toEqual([[1, 2, 5, 90]]);
    // Of two at once, or without times, the later line.
    expect(rowsOf(`${header}1,2,5,90\n1,2,1,90\n`)).toEqual([[1, 2, 1, 90]]);
    expect(rowsOf('1,2,5\n1,2,3\n1,2,1\n')).toEqual([[1, 2, 1, 0]]);
  });

  it.each<[string, string | Uint8Array, RegExp]>([
    ['nothing', '', /r\.csv is empty/],
    ['only a byte order mark', BOM, /columns userId, movieId and rating/],
    ['only a header', 'userId,movieId,rating\n', /r\.csv has no ratings/],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x31, 0, 0x2c, 0), /UTF-16/],
    ['UTF-16, the other end first', Uint8Array.of(0xfe, 0xff, 0, 0x31), /UTF-16/],
    ['letters for numbers', 'userId,movieId,rating\n1,2,3\nann,2,3\n', /line 3 is not userId, mov/],
    ['a negative number', 'userId,movieId,rating\n1,-2,3\n', /line 2 is not userId, movieId and r/],
    ['half a number', 'userId,movieId,rating\n1,2.5,3\n', /line 2 is not/],
    ['two numbers in one', 'userId,movieId,rating\n1,2 5,3\n', /line 2 is not/],
    ['a point alone', 'userId,movieId,rating\n1,2,3\n.\n', /line 3 is not/],
    ['a short line', 'userId,movieId,rating\n\n1,2\n', /line 3 is not/],
    ['a long line', 'userId,movieId,rating\n1,2,3,4\n', /line 2 is not/],
    ['a rating left out', 'userId,movieId,rating\n1,2,\n', /line 2 is not/],
    ['NaN', 'userId,movieId,rating\n1,2,NaN\n', /line 2 is not/],
    ['a decimal comma', '1;2;3,5\n', /r\.csv/],
  ])('is refused in a sentence: %s', (_, text, sentence) => {
    expect(() => read(text)).toThrow(Failure);
    expect(() => read(text)).toThrow(sentence);
  });
});
