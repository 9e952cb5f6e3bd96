import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RANKING_MODELS } from '../../../src/model/ranking/rankingModels';
import {
  RATING_TRIALS,
  trialTitle,
  type RatingTrialName,
} from '../../../src/model/ratings/ratingModels';
import { clusteredRatings } from '../../support/clusteredRatings';
import { Folder, runScript } from '../../support/commandLine';
import { makeMovieLensZip } from '../../support/movielens';
import { BUILD_MS, builtKernels } from '../../support/wasm';

const folder = new Folder();
beforeAll(builtKernels, BUILD_MS);
afterAll(() => folder.remove());

const { user, item, halfStars } = clusteredRatings({
  users: 60,
  items: 150,
  groups: 3,
  perUser: 12,
  seed: 2,
});
/** RMSE of the mean of all ratings. */
const spread = (() => {
  const stars = Array.from(halfStars, (half) => half / 2);
  const mean = stars.reduce((sum, value) => sum + value, 0) / stars.length;
  return Math.sqrt(stars.reduce((sum, value) => sum + (value - mean) ** 2, 0) / stars.length);
})();
const text = (() => {
  const rows = Array.from(user, (u, n) => [u + 1, 1000 + item[n], halfStars[n] / 2].join(','));
  return `userId,movieId,rating\n${rows.join('\n')}\n`;
})();
const library = folder.write('ratings.csv', text);
const evaluate = (...args: string[]) => runScript('evaluate', args);
/** The first table, or another: figures by model. */
const figures = (out: string, which = 0) =>
  new Map(
    out
      .trimEnd()
      .split('\n\n')
      .at(which)
      ?.split('\n')
      .slice(2)
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .map(([, name, ...cells]) => [name, cells.slice(0, 3).map(Number)]),
  );

describe('npm run evaluate', () => {
  it('has a row for every model, each better than popularity', () => {
    const { status, out, error } = evaluate('--library', library);
    expect(status).toBe(0);
    const rows = figures(out);
    expect([...rows.keys()]).toEqual(Object.keys(RANKING_MODELS));
    const [, , popularity] = rows.get('popularity') ?? [];
    const taught = Object.keys(RANKING_MODELS).filter(
      (name) => !['popularity', 'content'].includes(name),
    );
    for (const name of taught) expect(rows.get(name)?.[2], name).toBeGreaterThan(popularity);
    expect(error).toContain('test users in 5 folds, held out here');
    expect(error).toContain('hybrid, fold 4: NDCG@100');
    // Models of ratings come last. Nobody is generous here and no film better than others, so biases
    // cannot beat the mean of all ratings; what tells groups apart can.
    const stars = figures(out, -1);
    const titles = (Object.keys(RATING_TRIALS) as RatingTrialName[]).map(trialTitle);
    expect([...stars.keys()]).toEqual(titles);
    const [bias] = stars.get('bias') ?? [];
    expect(bias).toBeLessThan(1.1 * spread);
    for (const name of ['user-knn-ratings', 'item-knn-ratings'])
      expect(stars.get(name)?.[0], name).toBeLessThan(bias);
    expect(stars.get('svd++')?.[0]).toBeLessThan(0.95 * spread);
    for (const name of ['bayes', trialTitle('bayes-folded-in')])
      expect(stars.get(name)?.[0], name).toBeLessThan(0.75 * spread);
    for (const [name, [rmse, mae, mape]] of stars) {
      expect(mae, name).toBeLessThan(rmse);
      expect(mape, name).toBeGreaterThan(0);
    }
    expect(error).toContain('720 ratings in 5 folds, drawn here');
    expect(error).toMatch(/bayes, fold 4: RMSE [\d.]+, MAE [\d.]+, [\d.]+ % within/);
    expect(error).toMatch(/bayes, folded in, as on the page, fold 4: RMSE/);
    // The full table has every metric at four cuts.
    expect(out).toContain('| hybrid | 100 |');
    const full = out.split('\n\n').find((part) => part.startsWith('| model | k |'));
    expect(full?.split('\n')).toHaveLength(2 + 4 * rows.size);
  });

  it('is repeatable, and its holdout follows the seed', () => {
    const run = (seed: string) => [
      ...figures(
        evaluate('--library', library, '--model', 'item-knn', '--seed', seed).out,
      ).values(),
    ];
    expect(run('3')).toEqual(run('3'));
    expect(run('3')).not.toEqual(run('4'));
  });

  it('takes given splits', () => {
    const splits = folder.at('');
    folder.write('ranking.csv', 'userId,fold,movieId,held\n1,0,1000,0\n1,0,1003,1\n2,1,1001,1\n');
    const rate = (model = 'bias') =>
      evaluate('--library', library, '--splits', splits, '--model', model);
    // What is missing is never drawn here instead, unsaid.
    for (const model of ['bias', 'all']) {
      const missing = rate(model);
      expect(missing).toMatchObject({ status: 2, out: '' });
      expect(missing.error).toMatch(/rating-fold\.txt cannot be read: .* models of ratings need/);
    }
    folder.write('rating-fold.txt', Array.from({ length: 720 }, (_, n) => n % 3).join('\n'));
    const rated = rate();
    expect(rated.error).toContain('720 ratings in 3 folds.');
    expect([...figures(rated.out).keys()]).toEqual(['bias']);
    folder.write('rating-fold.txt', '0\n1\n');
    expect(rate()).toMatchObject({ status: 2, out: '' });
    expect(rate().error).toMatch(/2 lines for 720 ratings/);

    const { status, error, out } = evaluate(
      ...['--library', library, '--splits', splits, '--model', 'popularity'],
    );
    expect(status).toBe(0);
    expect(error).toContain('2 test users in 2 folds');
    expect([...figures(out).keys()]).toEqual(['popularity']);
  });

  it('does not look at tags, which would give away what is held out', () => {
    const rows = text.split('\n').slice(1, -1);
    const ids = [...new Set(rows.map((row) => Number(row.split(',')[1])))].sort((a, b) => a - b);
    const movies = ids.map((id) => `${id},Untitled,`);
    const ratings = rows.map((row) => `${row},7`);
    // Of a film, the group of people who like it.
    const tags = ids.map((id) => `1,${id},for group ${(id - 1000) % 3},7`);
    const score = (name: string, given: readonly string[]) => {
      const zip = folder.write(name, makeMovieLensZip({ movies, ratings, links: [], tags: given }));
      const { status, out } = evaluate('--library', zip, '--model', 'content');
      expect(status).toBe(0);
      return figures(out).get('content');
    };
    expect(score('tags.zip', tags)).toEqual(score('bare.zip', []));
  });

  // `script` makes a terminal.
  it.skipIf(process.platform !== 'linux' || spawnSync('script', ['--version']).error)(
    'shows on a terminal how far training is, in a line that makes way for the next',
    () => {
      const args = ['--library', library, '--model', 'svd++'];
      const shown = (model: string): string => {
        const words = [process.execPath, '--import', 'tsx', 'scripts/evaluate.ts'];
        const command = [...words, ...args.with(-1, model)].join(' ');
        const { stdout } = spawnSync('script', ['-qec', command, '/dev/null'], {
          encoding: 'utf8',
        });
        return stdout.replaceAll('\r\x1b[K', '<again>');
      };
      expect(shown('ials-likes')).toContain('<again>ials-likes, fold 3: 50 % learnt<again>');
      expect(shown('svd++')).toMatch(/<again>svd\+\+: \d+ % learnt<again>svd\+\+, fold 3: RMSE/);
      // Elsewhere, a line for each fold is all that is said of so short a training.
      expect(evaluate(...args).error).not.toContain('learnt');
    },
  );

  it('says of how many films a model takes notice, where that is not all', () => {
    // Film 1 is liked by nobody.
    const more = folder.write('more.csv', `${text}1,1,2\n`);
    const { out } = evaluate('--library', more, '--model', 'ease-likes');
    const films = new Set(text.split('\n').map((row) => row.split(',')[1])).size - 1;
    expect(out).toMatch(new RegExp(`^ease-likes: .* among the \\d+ of ${films} films`, 'm'));
    expect(out).not.toContain(`${films} of ${films} films`);
  });

  it('says how models do when few likes are known, on demand', () => {
    const args = ['--library', library, '--model', 'item-knn'];
    const { out } = evaluate(...args, '--cold-start');
    expect(out).toContain('| NDCG@100 with so many likes | 1 | 3 | 5 | 10 |');
    const cells = out.trimEnd().split('\n').at(-1)?.split('|').slice(2, -1).map(Number) ?? [];
    expect(cells).toHaveLength(4);
    expect(cells.every((ndcg) => ndcg >= 0 && ndcg <= 1)).toBe(true);
    expect(cells[1]).toBeGreaterThan(cells[0]);
    // The other tables are as without.
    expect(figures(out).get('item-knn')).toEqual(figures(evaluate(...args).out).get('item-knn'));
  });

  it.each([
    ['no library', [], /--library is missing/],
    ['an unknown model', ['--library', library, '--model', 'x'], /--model must be one of/],
    ['a stray word', ['--library', library, 'more'], /more/],
    [
      'splits that are not there',
      ['--library', library, '--splits', '/none'],
      /ranking\.csv cannot be read: .* ranking models need/,
    ],
    [
      'splits that are not there, for a model of ratings',
      ['--library', library, '--splits', '/none', '--model', 'bias'],
      /rating-fold\.txt cannot be read/,
    ],
  ])('ends with status 2 and a sentence for %s', (_, args, sentence) => {
    const { status, out, error } = evaluate(...args);
    expect([status, out]).toEqual([2, '']);
    expect(error).toMatch(sentence);
    expect(error).not.toMatch(/^\s+at /m);
  });

  it('says so when the splits are of another library, or nobody likes enough', () => {
    folder.write('ranking.csv', 'userId,fold,movieId,held\n1,0,7,0\n1,0,8,1\n');
    const other = evaluate('--library', library, '--splits', folder.at(''));
    expect(other.status).toBe(2);
    expect(other.error).toMatch(/splits are of another library/);
    const few = folder.write('few.csv', 'userId,movieId,rating\n1,2,5\n');
    expect(evaluate('--library', few)).toMatchObject({ status: 2, out: '' });
  });
});
