import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clusteredRatings } from '../../support/clusteredRatings';
import { Folder, runScript, type Ended } from '../../support/commandLine';
import { BUILD_MS, builtKernels } from '../../support/wasm';

const folder = new Folder();
beforeAll(builtKernels, BUILD_MS);
afterAll(() => folder.remove());

const LARGEST = Number.MAX_SAFE_INTEGER;
/** Films 1000 + item; item % 3 is the group that a person likes. */
const rows = (() => {
  const { user, item, halfStars } = clusteredRatings({
    users: 60,
    items: 45,
    groups: 3,
    perUser: 8,
    seed: 2,
  });
  return Array.from(user, (u, n) => [u + 1, 1000 + item[n], halfStars[n]] as const);
})();
const fileOf = (points: (halfStars: number) => number) =>
  `userId,movieId,rating\n${rows.map(([u, f, h]) => `${u},${f},${points(h)}\n`).join('')}`;
const SCALES = {
  stars: { points: (halfStars: number) => halfStars / 2, words: /read as stars/ },
  ten: { points: (halfStars: number) => halfStars, words: /read as points of 1 to 10/ },
  hundred: {
    points: (halfStars: number) => Math.round(((halfStars - 1) * 100) / 9),
    words: /read as points of 0 to 100/,
  },
};

const out = () => folder.at('out.csv');
const predict = (ratings: string, pairs: string): Ended =>
  runScript('predict', [
    ...['--ratings', folder.write('ratings.csv', ratings)],
    ...['--pairs', folder.write('pairs.csv', pairs), '--out', out()],
  ]);
const recommend = (ratings: string, given: string, ...more: string[]): Ended =>
  runScript('recommend', [
    ...['--ratings', folder.write('ratings.csv', ratings)],
    ...['--users', folder.write('given.csv', given), '--top', '5', '--out', out(), ...more],
  ]);
const written = (): number[][] =>
  folder
    .read('out.csv')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number));
/** Status 2 and a single sentence or two, never a stack. */
const expectSentence = ({ status, out: printed, error }: Ended, sentence: RegExp): void => {
  expect([status, printed]).toEqual([2, '']);
  expect(error.trimEnd().split('\n').at(-1)).toMatch(sentence);
  expect(error).not.toMatch(/^\s+at /m);
};

describe('ratings on another scale', () => {
  // Film 1001 is of group 1, which person 2 likes and person 1 does not.
  const PAIRS = 'userId,movieId\n1,1001\n2,1001\n1,77\n';

  it('are said to be so, and predicted on their own scale', () => {
    const predictions = Object.values(SCALES).map(({ points, words }) => {
      const { status, error } = predict(fileOf(points), PAIRS);
      expect(error).toMatch(words);
      expect(status).toBe(0);
      return written();
    });
    const [stars, ten, hundred] = predictions;
    stars.forEach(([user, film, rating, sd], n) => {
      expect(rating).toBeGreaterThanOrEqual(0.5);
      expect(rating).toBeLessThanOrEqual(5);
      expect(ten[n].slice(0, 2)).toEqual([user, film]);
      expect(ten[n][2]).toBeCloseTo(2 * rating, 3);
      expect(ten[n][3]).toBeCloseTo(2 * sd, 3);
      expect(hundred[n][2]).toBeCloseTo(((2 * rating - 1) * 100) / 9, 1);
      expect(hundred[n][3]).toBeCloseTo((2 * sd * 100) / 9, 1);
    });
    expect(hundred[1][2] - hundred[0][2]).toBeGreaterThan(10);
  });

  it('give the same lists, and people’s ratings are read on the scale of the training', () => {
    // 901 likes group 1; her low ratings of group 0 must not count as likes on any scale.
    const given: readonly (readonly [film: number, halfStars: number])[] = [
      [1001, 10],
      [1004, 9],
      [1007, 8],
      [1000, 2],
      [1003, 1],
      [1006, 3],
    ];
    const lists = Object.values(SCALES).map(({ points, words }) => {
      const users = given.map(([film, halfStars]) => `901,${film},${points(halfStars)}\n`).join('');
      const ended = recommend(fileOf(points), `userId,movieId,rating\n${users}`);
      expect(ended.error).toMatch(words);
      expect(ended.status).toBe(0);
      return written();
    });
    expect(lists[0]).toHaveLength(5);
    expect(lists[0].filter(([, film]) => film % 3 === 1001 % 3).length).toBeGreaterThanOrEqual(4);
    expect(lists[1]).toEqual(lists[0]);
    expect(lists[2]).toEqual(lists[0]);
  });

  it('are refused by line where one does not fit', () => {
    const slip = fileOf(SCALES.stars.points) + '3,1000,7\n';
    const sentence = new RegExp(`line ${rows.length + 2} has a rating of 7, `);
    expectSentence(predict(slip, PAIRS), sentence);
    expectSentence(recommend(slip, '901,1001\n'), sentence);
    expectSentence(
      recommend(fileOf(SCALES.stars.points), '901,1001,4\n901,1002,90\n'),
      /given\.csv cannot be read: line 2 has a rating of 90, but ratings are stars/,
    );
  });
});

describe('numbers up to 2⁵³ − 1', () => {
  // One more film and person, with the largest numbers that there are.
  const big =
    fileOf(SCALES.stars.points) + [1, 2, 4].map((n) => `${LARGEST},100${n},4.5\n`).join('');
  const films = big + `1,${LARGEST},5\n4,${LARGEST},5\n7,${LARGEST},5\n${LARGEST},${LARGEST},5\n`;

  it('come back as they are in predictions', () => {
    const pairs = [`${LARGEST},${LARGEST}`, `${LARGEST - 1},1001`, `1,${2 ** 40}`];
    expect(predict(films, pairs.join('\n')).status).toBe(0);
    const lines = folder.read('out.csv').trimEnd().split('\n').slice(1);
    expect(lines.map((line) => line.split(',').slice(0, 2).join())).toEqual(pairs);
    expect(written()[0][2]).toBeGreaterThan(4);
  });

  it('come back as they are in lists', () => {
    const given = `${LARGEST - 1},1001\n${LARGEST - 1},1004\n${2 ** 32},1001\n`;
    expect(recommend(films, given, '--top', '43').status).toBe(0);
    const lines = folder.read('out.csv').trimEnd().split('\n').slice(1);
    const users = new Set(lines.map((line) => line.split(',')[0]));
    expect([...users]).toEqual([String(LARGEST - 1), String(2 ** 32)]);
    expect(lines.some((line) => line.startsWith(`${LARGEST - 1},${LARGEST},`))).toBe(true);
  });

  it('are refused beyond', () => {
    const sentence = /line 2 has a user or film number above 9007199254740991/;
    const beyond = 'userId,movieId,rating\n9007199254740992,1,4\n';
    expectSentence(predict(beyond, '1,1\n'), sentence);
    expectSentence(recommend(beyond, '1,1\n'), sentence);
    expectSentence(predict(films, '1,1\n9007199254740993,1\n'), sentence);
  });
});

describe('files in another form', () => {
  const plain = fileOf(SCALES.stars.points);
  const body = plain.slice(plain.indexOf('\n') + 1);
  it.each([
    ['CRLF', plain.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\ufeff${plain}`],
    ['a byte order mark and no header', `\ufeff${body}`],
    ['other names', `user_id,item_id,rating\n${body}`],
    ['quotes and spaces', plain.replaceAll(/(\d+),(\d+),/g, '"$1", "$2", ')],
  ])('give the same list: %s', (_, text) => {
    const given = 'userId,movieId\n901,1001\n';
    expect(recommend(plain, given, '--model', 'item-knn').status).toBe(0);
    const expected = folder.read('out.csv');
    expect(recommend(text, given, '--model', 'item-knn').status).toBe(0);
    expect(folder.read('out.csv')).toBe(expected);
  });

  it('may hold a single rating', () => {
    expect(predict('1,2,4\n', '1,2\n1,3\n5,2\n').status).toBe(0);
    expect(written().map(([, , rating]) => rating)).toEqual([4, 4, 4]);
    expect(written().every(([, , , sd]) => Number.isFinite(sd) && sd >= 0)).toBe(true);
    expect(recommend('1,2,4\n', '7,3\n').status).toBe(0);
    expect(written().map(([user, film]) => [user, film])).toEqual([[7, 2]]);
  });

  it('may ask for nothing', () => {
    expect(predict(plain, 'userId,movieId\n').status).toBe(0);
    expect(folder.read('out.csv')).toBe('userId,movieId,prediction,sd\n');
    expect(recommend(plain, 'userId,movieId\n').status).toBe(0);
    expect(folder.read('out.csv')).toBe('userId,movieId,rank,score\n');
  });

  it('count the latest rating of a film that a person gave twice', () => {
    const header = 'userId,movieId,rating,timestamp\n';
    const list = (given: string) => {
      expect(recommend(plain, header + given, '--model', 'item-knn').status).toBe(0);
      return folder.read('out.csv');
    };
    const once = list('901,1001,5,90\n901,1002,1,90\n');
    expect(list('901,1001,5,90\n901,1002,1,90\n901,1001,1,10\n901,1002,5,20\n')).toBe(once);
    expect(list('901,1001,1,90\n901,1002,5,90\n901,1001,5,90\n901,1002,1,90\n')).toBe(once);
  });

  it.each<[string, string, RegExp]>([
    ['nothing', '', /ratings\.csv is empty/],
    ['only a header', 'userId,movieId,rating\n', /ratings\.csv has no ratings/],
    ['other columns', 'title,stars\nA,4\n', /does not have the columns userId, movieId and rating/],
    ['words', 'userId,movieId,rating\n1,2,good\n', /line 2 is not userId, movieId and rating in/],
    ['a rating below nought', '1\t2\t-7.8\n', /line 1 has a rating below nought/],
  ])('are refused in a sentence: %s', (_, text, sentence) => {
    expectSentence(predict(text, '1,1\n'), sentence);
    expectSentence(runScript('evaluate', ['--library', folder.at('ratings.csv')]), sentence);
  });

  it.each<[string, string, RegExp]>([
    ['nothing', '', /is empty/],
    ['other columns', 'title,stars\nA,4\n', /does not have the columns userId and movieId/],
    ['words', 'userId,movieId\n1,2\nann,2\n', /line 3 is not userId and movieId in numbers/],
  ])('that ask are refused in a sentence: %s', (_, text, sentence) => {
    expectSentence(recommend(plain, text), sentence);
  });
});
