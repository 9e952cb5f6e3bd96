/**
 * `npm run -s predict`: predicts ratings, with how unsure they are.
 *
 *   npm run -s predict -- --ratings TRAIN --pairs TEST.csv --out OUT.csv
 *
 *   --ratings FILE   ratings in any MovieLens layout: ratings.csv, u.data, ratings.dat or a .zip
 *   --pairs FILE     userId,movieId[,...], with or without a header
 *   --films FILE     a MovieLens .zip to take genres and years from, where TRAIN has none (optional)
 *   --out FILE       gets userId,movieId,prediction,sd in the same order
 *   --engine NAME    wasm or reference
 *   --seed N         a whole number; the same one repeats the result (default 1)
 *
 * Progress goes to standard error. Exit status 0, or 2 with one sentence on what is wrong.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readPairs, readRatingsFile } from '../src/data/ratingsFile';
import type { RatingRows } from '../src/data/ratingsCsv';
import { Failure, toPlainFailure } from '../src/failure';
import { BAYES_DEFAULTS } from '../src/model/bayes/options';
import type { Predictions } from '../src/model/bayes/pairs';
import { predictPairs, withCatalogue } from './predictPairs';

interface Arguments {
  readonly ratings: string;
  readonly pairs: string;
  readonly films: string | undefined;
  readonly out: string;
  readonly seed: number;
}

try {
  const { ratings, pairs, films, out, seed } = readArguments(process.argv.slice(2));
  const rated = readRatingsFile(readFile(ratings), basename(ratings));
  const known = films
    ? withCatalogue(rated, readRatingsFile(readFile(films), basename(films)).films)
    : rated;
  const wanted = readPairs(readFile(pairs), basename(pairs), 'unread');
  console.error(
    `Learning from ${known.ratings.user.length} ratings of ${known.userIds.length} people.`,
  );
  console.error('Both engines sample with the same JavaScript for now.');
  const predictions = await predictPairs(known, wanted, { seed }, { onSweep: say });
  writeFile(out, toCsv(wanted, predictions));
  console.error(`${wanted.userId.length} predictions written to ${out}.`);
} catch (error) {
  console.error(toPlainFailure(error).message);
  process.exitCode = 2;
}

function readArguments(args: readonly string[]): Arguments {
  const { ratings, pairs, films, out, engine, seed } = parse(args);
  if (!ratings || !pairs || !out)
    throw new Failure(
      'bad-input',
      'Name the files: --ratings TRAIN --pairs TEST.csv --out OUT.csv.',
    );
  if (engine !== 'wasm' && engine !== 'reference')
    throw new Failure('bad-input', `There is no engine "${engine}": choose wasm or reference.`);
  if (!/^-?\d+$/.test(seed) || !Number.isSafeInteger(Number(seed)))
    throw new Failure('bad-input', `A seed is a whole number, which "${seed}" is not.`);
  if ([ratings, pairs].some((file) => resolve(file) === resolve(out)))
    throw new Failure('bad-input', `${out} would overwrite what is to be read: choose another.`);
  return { ratings, pairs, films, out, seed: Number(seed) };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        ratings: { type: 'string' },
        pairs: { type: 'string' },
        films: { type: 'string' },
        out: { type: 'string' },
        engine: { type: 'string', default: 'wasm' },
        seed: { type: 'string', default: String(BAYES_DEFAULTS.seed) },
      },
    }).values;
  } catch (error) {
    // Node adds how an argument may begin with a dash, which no argument here does.
    const [sentence] = String(error instanceof Error ? error.message : error).split('. ');
    throw new Failure('bad-input', `${sentence}.`);
  }
}

function readFile(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new Failure('bad-input', `${path} cannot be read: ${reason(cause)}.`, '', { cause });
  }
}

function writeFile(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (cause) {
    throw new Failure('bad-input', `${path} cannot be written: ${reason(cause)}.`, '', { cause });
  }
}

/** Node's own code for it (ENOENT, EACCES), in words where it is a usual one. */
function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  const words: Record<string, string> = {
    ENOENT: 'there is no such file or folder',
    EACCES: 'it is not allowed',
    EISDIR: 'it is a folder',
    ENOSPC: 'the disk is full',
  };
  return words[code] ?? `error ${code}`;
}

function say(sweep: number, of: number): void {
  if (sweep % 10 === 0 || sweep === of) console.error(`Sweep ${sweep} of ${of}`);
}

function toCsv({ userId, filmId }: RatingRows, { mean, sd }: Predictions): string {
  const lines = ['userId,movieId,prediction,sd'];
  for (let n = 0; n < userId.length; n++)
    lines.push(`${userId[n]},${filmId[n]},${mean[n].toFixed(4)},${sd[n].toFixed(4)}`);
  return lines.join('\n') + '\n';
}
