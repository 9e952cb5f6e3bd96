import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RANKING_MODELS } from '../../../src/model/ranking/rankingModels';
import { clusteredRatings } from '../../support/clusteredRatings';
import { Folder, runScript } from '../../support/commandLine';
import { makeMovieLensZip } from '../../support/movielens';
import { BUILD_MS, builtKernels } from '../../support/wasm';

const folder = new Folder();
beforeAll(builtKernels, BUILD_MS);
afterAll(() => folder.remove());

/** Films 1000 + item; item % 3 is the group that a person likes. */
const rows = (() => {
  const { user, item, halfStars } = clusteredRatings({
    users: 60,
    items: 45,
    groups: 3,
    perUser: 8,
    seed: 2,
  });
  return Array.from(user, (u, n) => [u + 1, 1000 + item[n], halfStars[n] / 2, 7]);
})();
const lines = (by: string) => rows.map((row) => row.join(by)).join('\n');
const CSV = `userId,movieId,rating,timestamp\n${lines(',')}\n`;
const GIVEN =
  'userId,movieId,rating\n901,1001,4.5\n901,1004,5\n900,1002,4\n901,1007,4\n901,1003,1.5\n';

const recommend = (files: { ratings: string; users: string }, ...more: string[]) =>
  runScript('recommend', [
    ...['--ratings', files.ratings, '--users', files.users],
    ...['--top', '6', '--out', folder.at('out.csv'), ...more],
  ]);
const lists = () => {
  const [header, ...list] = folder.read('out.csv').trimEnd().split('\n');
  expect(header).toBe('userId,movieId,rank,score');
  return list.map((line) => line.split(',').map(Number));
};

describe('npm run recommend', () => {
  const ratings = () => folder.write('ratings.csv', CSV);
  const users = () => folder.write('given.csv', GIVEN);

  it.each(Object.keys(RANKING_MODELS))('%s ranks what was not given, best first', (model) => {
    const { status, out, error } = recommend(
      { ratings: ratings(), users: users() },
      ...['--model', model],
    );
    expect(error).toContain(`Training ${model}`);
    expect(error).toContain(`${model}: 100 % learnt`);
    if (model === 'hybrid') expect(error).toContain('hybrid: 50 % learnt');
    expect([status, out]).toEqual([0, '']);
    const all = lists();
    // People in the order in which they first appear.
    expect(all.map(([user]) => user)).toEqual([...Array(6).fill(901), ...Array(6).fill(900)]);
    for (const user of [901, 900]) {
      const list = all.filter(([id]) => id === user);
      expect(list.map(([, , rank]) => rank)).toEqual([1, 2, 3, 4, 5, 6]);
      const scores = list.map(([, , , score]) => score);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
      expect(new Set(list.map(([, film]) => film)).size).toBe(6);
    }
    const given = [1001, 1004, 1007, 1003];
    expect(all.some(([user, film]) => user === 901 && given.includes(film))).toBe(false);
  });

  it('finds the films of a person’s group', () => {
    expect(recommend({ ratings: ratings(), users: users() }).status).toBe(0);
    const own = lists().filter(([user, film]) => user === 901 && (film - 1000) % 3 === 1);
    expect(own.length).toBeGreaterThanOrEqual(5);
  });

  it('gives the same for every layout, and every time', () => {
    const given = users();
    const results = [
      ratings(),
      folder.write('u.data', lines('\t')),
      folder.write('ratings.dat', lines('::')),
    ].map((file) => {
      expect(recommend({ ratings: file, users: given }, '--seed', '4').status).toBe(0);
      return folder.read('out.csv');
    });
    expect(results[1]).toBe(results[0]);
    expect(results[2]).toBe(results[0]);
  });

  it('gives the same on either engine, to rounding', () => {
    const files = { ratings: ratings(), users: users() };
    const [fast, plain] = ['wasm', 'reference'].map((engine) => {
      expect(recommend(files, '--engine', engine).status).toBe(0);
      return lists();
    });
    expect(fast.map(([, film]) => film)).toEqual(plain.map(([, film]) => film));
    fast.forEach(([, , , score], n) => expect(score).toBeCloseTo(plain[n][3], 2));
  });

  it('reads archives, and has a list for people of whom it knows no film', () => {
    const zip = folder.write('tiny.zip', makeMovieLensZip());
    const given = folder.write('strangers.csv', 'userId,movieId\n5,1\n6,77777\n');
    const { status, error } = recommend({ ratings: zip, users: given });
    expect(status).toBe(0);
    expect(error).toContain('1 of 2 given films are not in the ratings');
    // Four films; one person gave one of them.
    expect(lists().map(([user]) => user)).toEqual([5, 5, 5, 6, 6, 6, 6]);
  });

  describe('ends with status 2 and a sentence', () => {
    const good = () => ({ ratings: ratings(), users: users() });
    it.each([
      ['without options', () => runScript('recommend', []), /--ratings is missing\. Usage: /],
      [
        'for a file that is not there',
        () => recommend({ ...good(), ratings: folder.at('none.csv') }),
        /none\.csv cannot be read/,
      ],
      ['for an unknown option', () => recommend(good(), '--nmae', 'x'), /--nmae/],
      [
        'for an unknown model',
        () => recommend(good(), '--model', 'svd'),
        /--model must be one of popularity, .*hybrid, not "svd"/,
      ],
      ['for a list of nothing', () => recommend(good(), '--top', '0'), /--top must be a whole/],
      ['for a seed that is no number', () => recommend(good(), '--seed', 'x'), /--seed must be/],
      ['for an unknown engine', () => recommend(good(), '--engine', 'gpu'), /--engine must be/],
      [
        'for ratings that are none',
        () => recommend({ ...good(), ratings: folder.write('bad.csv', 'hello\n') }),
        /bad\.csv does not have the columns userId, movieId and rating/,
      ],
      [
        'for people who are none',
        () => recommend({ ...good(), users: folder.write('bad.csv', 'userId,movieId\n1,x\n') }),
        /bad\.csv cannot be read/,
      ],
      [
        'for a result that would overwrite its input',
        () => recommend(good(), '--out', folder.at('given.csv')),
        /would overwrite/,
      ],
      [
        'for a place that cannot be written',
        () => recommend(good(), '--out', folder.at('no/such/folder.csv')),
        /folder\.csv cannot be written/,
      ],
    ])('%s', (_, run, sentence) => {
      const { status, out, error } = run();
      expect(status).toBe(2);
      expect(out).toBe('');
      expect(error).toMatch(sentence);
      expect(error).not.toContain('Training');
      // No stack.
      expect(error).not.toMatch(/^\s+at /m);
    });
  });
});
