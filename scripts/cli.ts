import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { readRatingsFile, type RatingsFile } from '../src/data/ratingsFile';
import { withoutThemes } from '../src/data/themes';
import type { Engine } from '../src/engine/engine';
import { createReferenceEngine } from '../src/engine/reference/engine';
import { createWasmEngine } from '../src/engine/wasm/engine';
import { loadKernels } from '../src/engine/wasm/load';
import { spawnNodeThread } from '../src/engine/wasm/nodeThreads';
import { Failure } from '../src/failure';

/** @throws Failure `library-missing` */
export function readInput(path: string, advice = 'Check the path.'): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    const message = `${path} cannot be read: ${reason(cause)}.`;
    throw new Failure('library-missing', message, advice, { cause });
  }
}

/** @throws Failure `library-missing`; `library-unsupported`; `library-damaged` */
export function readRatings(path: string): RatingsFile {
  return readRatingsFile(readInput(path), basename(path));
}

/**
 * A library to measure models on: what people held out have given away of their taste, as tags, is
 * not in it.
 * @throws Failure as {@link readRatings}
 */
export function readToMeasure(path: string): RatingsFile {
  return withoutThemes(readRatings(path));
}

/** Node's own code for it (ENOENT, EACCES), in words where it is a usual one. */
export function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  const words: Record<string, string> = {
    ENOENT: 'there is no such file or folder',
    EACCES: 'it is not allowed',
    EISDIR: 'it is a folder',
    ENOTDIR: 'a part of the path is no folder',
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
  // Nobody else waits for the calling thread here.
  return createWasmEngine({ module, threads, ...(threads > 1 ? { spawn: spawnNodeThread } : {}) });
}

/** The engines that a command runs on. */
export const ENGINES = ['wasm', 'reference'] as const;

/** The option `--engine`, alike in every command. */
export const ENGINE_OPTION = {
  type: 'string',
  value: ENGINES.join('|'),
  default: 'wasm',
  says: 'WebAssembly, or plain JavaScript in float64',
} as const;

/** The option `--seed`, alike in every command. */
export const SEED_OPTION = {
  type: 'string',
  value: 'N',
  default: '1',
  says: 'a whole number from 0; the same one repeats the result',
} as const;
