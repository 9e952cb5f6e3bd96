import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { makeMovieLensZip } from '../../support/movielens';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'predict-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs it as a person would, from the repository's root. */
function run(...args: string[]): { status: number | null; errors: string; output: string } {
  const { status, stderr, stdout } = spawnSync('npm', ['run', '-s', 'predict', '--', ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, errors: stderr, output: stdout };
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Twenty people, ten films: even people like even films. */
const rows: [number, number, number][] = [];
for (let user = 1; user <= 20; user++)
  for (let film = 1; film <= 10; film++)
    if ((user * 7 + film * 3) % 4)
      rows.push([user * 11, film * 100, (user + film) % 2 ? 1.5 : 4.5]);

const lines = (separator: string) =>
  rows.map(([user, film, rating], n) => [user, film, rating, 1e9 + n].join(separator));
const csv = file('ratings.csv', ['userId,movieId,rating,timestamp', ...lines(',')].join('\r\n'));
const out = join(folder, 'out.csv');

/** Known and unknown people and films, one twice, out of order. */
const asked = ['220,200', '44,300', '999,100', '44,12345', '4294967295,7', '44,300'];
const pairs = file(
  'pairs.csv',
  ['userId,movieId,rating', ...asked.map((p) => `${p},x`)].join('\n'),
);

function readOut(): { pair: string; prediction: number; sd: number }[] {
  const [header, ...body] = readFileSync(out, 'utf8').trimEnd().split('\n');
  expect(header).toBe('userId,movieId,prediction,sd');
  return body.map((line) => {
    const [user, film, prediction, sd] = line.split(',');
    return { pair: `${user},${film}`, prediction: Number(prediction), sd: Number(sd) };
  });
}

describe('npm run predict', () => {
  it('predicts every pair in order, known or not, on the scale of the ratings', () => {
    const { status, errors, output } = run('--ratings', csv, '--pairs', pairs, '--out', out);
    expect(errors).toContain('bayes: 100 % learnt');
    expect(status).toBe(0);
    expect(output).toBe('');
    const predictions = readOut();
    expect(predictions.map(({ pair }) => pair)).toEqual(asked);
    for (const { prediction, sd } of predictions) {
      expect(prediction).toBeGreaterThanOrEqual(1.5);
      expect(prediction).toBeLessThanOrEqual(4.5);
      expect(sd).toBeGreaterThan(0);
      // Half of the scale of stars.
      expect(sd).toBeLessThanOrEqual(2.25);
    }
    // Person 220 is the 20th, 44 the 4th, both even; film 200 is even, 300 odd.
    expect(predictions[0].prediction).toBeGreaterThan(3.8);
    expect(predictions[1].prediction).toBeLessThan(2.2);
    expect(predictions[5].prediction).toBe(predictions[1].prediction);
    // Nothing is known of the film but that it is one.
    expect(predictions[3].sd).toBeGreaterThan(predictions[1].sd);
  });

  it('repeats itself for a seed, for either engine and any layout of the same ratings', () => {
    const predictions = (ratings: string, ...more: string[]) => {
      const { status, errors } = run('--ratings', ratings, '--pairs', pairs, '--out', out, ...more);
      expect(errors).toContain(
        more.includes('reference') ? 'Engine: JavaScript.' : 'Engine: WebAssembly.',
      );
      expect(status).toBe(0);
      return readOut();
    };
    const first = predictions(csv, '--seed', '7');
    expect(predictions(csv, '--seed', '7', '--engine', 'reference')).toEqual(first);
    expect(predictions(file('u.data', lines('\t').join('\n')), '--seed=7')).toEqual(first);
    expect(predictions(file('ratings.dat', lines('::').join('\n')), '--seed=7')).toEqual(first);
    const movies = Array.from({ length: 10 }, (_, n) => `${(n + 1) * 100},Film ${n},`);
    const zip = makeMovieLensZip({ movies, ratings: lines(','), links: [], tags: [] });
    expect(predictions(file('ml.zip', zip), '--seed=7')).toEqual(first);
    expect(predictions(csv, '--seed', '8')).not.toEqual(first);
  });

  it.each(['bias', 'svd++'])('predicts by another model: %s', (model) => {
    const args = ['--ratings', csv, '--pairs', pairs, '--out', out, '--model', model];
    const { status, errors } = run(...args);
    expect(status).toBe(0);
    expect(errors).toContain('6 predictions written');
    const predictions = readOut();
    expect(predictions.map(({ pair }) => pair)).toEqual(asked);
    for (const { prediction, sd } of predictions) {
      expect(prediction).toBeGreaterThanOrEqual(1.5);
      expect(prediction).toBeLessThanOrEqual(4.5);
      expect(sd).toBeGreaterThan(0);
    }
    expect(predictions[5]).toEqual(predictions[1]);
    // Whether even people like even films is beyond biases.
    const apart = predictions[0].prediction - predictions[1].prediction;
    if (model === 'bias') expect(Math.abs(apart)).toBeLessThan(0.5);
    else expect(apart).toBeGreaterThan(1);
  });

  it('learns from genres too, so that a film nobody rated is foretold by its kind', () => {
    // Even films were Drama; 5000 and 5001 are not in the ratings.
    const movies = Array.from({ length: 10 }, (_, n) => (n + 1) * 100)
      .map((id) => `${id},Film ${id} (1990),${(id / 100) % 2 ? 'Comedy' : 'Drama'}`)
      .concat('5000,New (1990),Drama', '5001,Newer (1990),Comedy');
    const catalogue = makeMovieLensZip({ movies, ratings: ['1,100,3,1'], links: [], tags: [] });
    const films = file('catalogue.zip', catalogue);
    const both = file('both.csv', 'userId,movieId\n220,5000\n220,5001\n');
    // Of so few films a single chain says little: the mean of four.
    let apart = 0;
    for (const seed of ['1', '2', '3', '4']) {
      const inputs = ['--ratings', csv, '--pairs', both, '--out', out, '--films', films];
      expect(run(...inputs, '--seed', seed).status).toBe(0);
      const [drama, comedy] = readOut();
      apart += (drama.prediction - comedy.prediction) / 4;
    }
    expect(apart).toBeGreaterThan(0.5);
  });

  const minus = file('minus.csv', 'userId,movieId,rating\n1,1,9.5\n1,2,-7\n');
  const good = ['--ratings', csv, '--pairs', pairs, '--out', join(folder, 'never.csv')];
  it.each([
    ['no files', [], /--ratings TRAIN --pairs TEST\.csv --out OUT\.csv/],
    ['an unknown option', [...good, '--fast'], /--fast/],
    ['an unknown engine', [...good, '--engine', 'steam'], /wasm or reference/],
    ['an unknown model', [...good, '--model', 'guess'], /--model must be one of bias, /],
    ['a seed in words', [...good, '--seed', 'one'], /whole number/],
    ['a file that is not there', [...good, '--pairs', 'nowhere.csv'], /no such file/],
    [
      'a folder that is not there',
      [...good, '--out', join(folder, 'no', 'o.csv')],
      /cannot be written/,
    ],
    ['a folder as output', [...good, '--out', folder], /cannot be written: it is a folder/],
    ['its own input as output', [...good, '--out', csv], /overwrite/],
    ['a scale below nought', [...good, '--ratings', minus], /line 3 .*half a star to five/],
    [
      'no ratings',
      [...good, '--ratings', file('none.csv', 'userId,movieId,rating\n')],
      /no ratings/,
    ],
    [
      'no pairs of that kind',
      [...good, '--pairs', file('bad.csv', 'a,b\n1,2\n')],
      /userId and movieId/,
    ],
  ])('says in one line what is wrong with %s, and exits with 2', (_, args, sentence) => {
    const { status, errors } = run(...args);
    expect(status).toBe(2);
    const last = errors.trimEnd().split('\n').at(-1);
    expect(last).toMatch(sentence);
    expect(errors).not.toContain('learnt');
    expect(errors).not.toMatch(/^\s+at /m);
    expect(existsSync(join(folder, 'never.csv'))).toBe(false);
  });
});
