import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { RatingScale } from '../src/data/ratingScale';
import type { Engine } from '../src/engine/engine';
import { createReferenceEngine } from '../src/engine/reference/engine';
import { createWasmEngine } from '../src/engine/wasm/engine';
import { loadKernels } from '../src/engine/wasm/load';
import { spawnNodeThread } from '../src/engine/wasm/nodeThreads';
import { Failure, toPlainFailure } from '../src/failure';

/** Runs a command: what it throws becomes one sentence on standard error and exit status 2. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    const { message, advice } = toPlainFailure(error);
    console.error([message, advice].filter(Boolean).join(' '));
    process.exitCode = 2;
  }
}

/** Says how far the work is. Results alone go to standard output. */
export const say = (sentence: string): void => console.error(sentence);

/** Says each tenth of a training that is done. */
export function sayProgress(what: string): (share: number) => void {
  let tenths = 0;
  return (share) => {
    const now = Math.floor(share * 10 + 1e-9);
    if (now > tenths) say(`${what}: ${10 * now} % learnt`);
    tenths = Math.max(tenths, now);
  };
}

/** Says which scale a file's ratings were found to be on, and that they are `predicted` on it too. */
export function sayScale({ words }: RatingScale, also?: 'predicted'): void {
  say(`Ratings are read as ${words}${also ? ', and predicted on the same scale' : ''}.`);
}

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<T extends Options> = ReturnType<
  typeof parseArgs<{ options: T; strict: true; allowPositionals: false }>
>['values'];

/**
 * The command line's options.
 * @param usage one line, shown when they are wrong
 * @throws Failure `bad-input`
 */
export function readOptions<T extends Options>(options: T, usage: string): Values<T> {
  try {
    return parseArgs({ options, strict: true, allowPositionals: false }).values;
  } catch (cause) {
    const [sentence] = (cause as Error).message.split('. ');
    throw wrong(`${sentence.replace(/\.$/, '')}.`, usage);
  }
}

/** @throws Failure `bad-input` when an option that is needed is missing */
export function required(value: string | undefined, name: string, usage: string): string {
  if (!value) throw wrong(`--${name} is missing.`, usage);
  return value;
}

/** A whole number from `least` on. @throws Failure `bad-input` */
export function wholeNumber(text: string, name: string, least: number, usage: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least)
    throw wrong(`--${name} must be a whole number of at least ${least}, not "${text}".`, usage);
  return value;
}

/** One of the names. @throws Failure `bad-input` */
export function oneOf<T extends string>(
  value: string,
  names: readonly T[],
  name: string,
  usage: string,
): T {
  const found = names.find((each) => each === value);
  if (found === undefined)
    throw wrong(`--${name} must be one of ${choice(names)}, not "${value}".`, usage);
  return found;
}

const choice = (names: readonly string[]): string =>
  [names.slice(0, -1).join(', '), ...names.slice(-1)].filter(Boolean).join(' or ');

/** @throws Failure `library-missing` */
export function readInput(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    const message = `${path} cannot be read: ${reason(cause)}.`;
    throw new Failure('library-missing', message, 'Check the path.', { cause });
  }
}

/** Node's own code for it (ENOENT, EACCES), in words where it is a usual one. */
export function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  const words: Record<string, string> = {
    ENOENT: 'there is no such file or folder',
    EACCES: 'it is not allowed',
    EISDIR: 'it is a folder',
    ENOSPC: 'the disk is full',
  };
  return words[code] ?? `error ${code}`;
}

/** The engine of that name, by default with a thread for each core up to four. */
export async function openEngine(
  kind: 'wasm' | 'reference',
  threads = Math.min(4, availableParallelism()),
): Promise<Engine> {
  if (kind === 'reference') return createReferenceEngine();
  const module = await loadKernels();
  if (!module)
    throw new Failure(
      'engine-unavailable',
      'This Node has no WebAssembly SIMD.',
      'Use --engine reference.',
    );
  return createWasmEngine({ module, threads, spawn: spawnNodeThread });
}

function wrong(sentence: string, usage: string): Failure {
  return new Failure('bad-input', sentence, `Usage: ${usage}`);
}
