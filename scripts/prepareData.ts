import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LibraryInfo } from '../src/data/library';
import { makeManifest, parseManifest } from '../src/data/manifest';
import { parseMovieLens } from '../src/data/movielens';
import { packLibrary, unpackLibrary } from '../src/data/packed';
import { STARS } from '../src/data/ratingScale';
import type { RawLibrary } from '../src/data/rawLibrary';
import { makeSampleLibrary } from '../src/data/sample/generate';
import { Failure } from '../src/failure';
import { download, progressBar } from './download';

export const MOVIELENS_URL = 'https://files.grouplens.org/datasets/movielens/ml-latest-small.zip';
/** SHA-256 of ml-latest-small.zip as of September 2018. GroupLens may replace the file. */
const MOVIELENS_SHA256 = '696d65a3dfceac7c45750ad32df2c259311949efec81f0f144fdfb91ebc9e436';

export interface PrepareOptions {
  /** Folder to write to. */
  readonly out: string;
  /** Folder that keeps the downloaded file. */
  readonly cache: string;
  /** A MovieLens .zip to use. */
  readonly zip?: string | undefined;
  /** Make the sample library and ask no network. */
  readonly sample?: boolean;
  /** Do nothing when `out` holds a whole library made from the same input by the same code. */
  readonly ifMissing?: boolean;
  /** Where to download from. */
  readonly url?: string;
  /** Says something to the person. */
  readonly say?: (sentence: string) => void;
  readonly makeSample?: () => RawLibrary;
}

/** `source.json`, beside the library: what it was made from, to know when to make it anew. */
interface Source {
  /** Hash of the library that this is about. */
  readonly library: string;
  readonly input: string;
  /** Hash of the code that made it. */
  readonly code: string;
}

interface Input {
  /** `zip:<SHA-256>`, `download`, `sample` (asked for) or `offline` (a sample for want of better). */
  readonly name: string;
  readonly raw: RawLibrary;
}

/**
 * Makes `library.json` and `library-<hash>.bin`, or leaves those that fit.
 * @throws Failure when MovieLens data is there but cannot be used
 */
export async function prepareData(options: PrepareOptions): Promise<LibraryInfo> {
  const { out, zip, sample = false, ifMissing = false, say = console.error } = options;
  const archive = zip && !sample ? readArchive(zip) : null;
  const code = hashCode();
  if (ifMissing) {
    const wanted = sample ? 'sample' : archive && `zip:${sha256(archive)}`;
    const ready = findReady(out, code);
    // Without a wish any will do, but a sample that was asked for is not taken for granted.
    const fits = ready && (wanted ? ready.input === wanted : ready.input !== 'sample');
    if (fits && ready.input === 'offline')
      say(
        'The sample library is used, as MovieLens could not be downloaded; "npm run data" tries again.',
      );
    if (fits) return ready.info;
  }
  const { name, raw } = await getInput(options, archive, say);
  const info = write(out, raw, (library) => ({ library, input: name, code }));
  if (raw.scale && raw.scale !== STARS) say(`Ratings are read as ${raw.scale.words}.`);
  const counts = [info.films, info.users, info.ratings].map((n) => n.toLocaleString('en'));
  say(`${info.name}: ${counts[0]} films, ${counts[1]} viewers, ${counts[2]} ratings.`);
  return info;
}

async function getInput(
  options: PrepareOptions,
  archive: Uint8Array | null,
  say: (sentence: string) => void,
): Promise<Input> {
  const { sample, cache, url = MOVIELENS_URL, makeSample = makeSampleLibrary } = options;
  if (sample) return { name: 'sample', raw: makeSample() };
  if (archive) return { name: `zip:${sha256(archive)}`, raw: parseMovieLens(archive) };

  const kept = join(cache, 'ml-latest-small.zip');
  try {
    return { name: 'download', raw: parseMovieLens(readFileSync(kept)) };
  } catch {
    // Not there, or cut off: fetch it.
  }
  let reason = '';
  for (let attempt = 1; attempt <= 2; attempt++) {
    const bar = progressBar(process.stderr);
    let bytes: Uint8Array;
    try {
      say(attempt === 1 ? `Downloading ${url}` : `Once more, since it failed: ${reason}.`);
      bytes = await download(url, bar.show);
    } catch (error) {
      reason = (error as Error).message;
      continue;
    } finally {
      bar.end();
    }
    if (sha256(bytes) !== MOVIELENS_SHA256)
      say('Warning: the downloaded file is not the one known here (another checksum).');
    try {
      const raw = parseMovieLens(bytes);
      writeWhole(kept, bytes);
      return { name: 'download', raw };
    } catch (error) {
      // A file cut off on its way deserves the second attempt; a file of another make does not.
      const damaged = error instanceof Failure && error.code === 'library-damaged';
      if (!damaged || attempt === 2) throw error;
      reason = 'the file arrived damaged';
    }
  }
  say(`MovieLens could not be downloaded (${reason}), so the sample library is used:`);
  say('films are real, ratings are synthetic. For MovieLens, set MOVIELENS_ZIP to its .zip.');
  return { name: 'offline', raw: makeSample() };
}

function readArchive(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new Failure(
      'library-missing',
      'MOVIELENS_ZIP names a file that cannot be read.',
      'Correct it, or unset it to download MovieLens.',
      { cause: error },
    );
  }
}

/** The library in a folder, if it is whole and this code made it. */
function findReady(out: string, code: string): { info: LibraryInfo; input: string } | null {
  try {
    const source = JSON.parse(readFileSync(join(out, 'source.json'), 'utf8')) as Source;
    const manifest = parseManifest(JSON.parse(readFileSync(join(out, 'library.json'), 'utf8')));
    if (source.library !== manifest.info.hash || source.code !== code) return null;
    const { info } = unpackLibrary(readFileSync(join(out, manifest.file)));
    return info.hash === manifest.info.hash ? { info, input: source.input } : null;
  } catch {
    return null;
  }
}

/** Writes the files so that a reader at any moment finds one whole library, the old or the new. */
function write(out: string, raw: RawLibrary, source: (hash: string) => Source): LibraryInfo {
  const { bytes, info } = packLibrary(raw);
  const file = `library-${info.hash.slice(0, 8)}.bin`;
  const manifest = makeManifest(unpackLibrary(bytes), file, bytes.length);
  writeWhole(join(out, file), bytes);
  writeWhole(join(out, 'library.json'), JSON.stringify(manifest));
  writeWhole(join(out, 'source.json'), JSON.stringify(source(info.hash)));
  for (const name of readdirSync(out))
    if (/^library-\w+\.bin$/.test(name) && name !== file) rmSync(join(out, name), { force: true });
  return info;
}

function writeWhole(path: string, content: Uint8Array | string): void {
  mkdirSync(dirname(path), { recursive: true });
  const staged = `${path}.${process.pid}.part`;
  writeFileSync(staged, content);
  renameSync(staged, path);
}

/** A library made by other code may differ, so it is made anew. */
function hashCode(): string {
  const folder = fileURLToPath(new URL('../src/data', import.meta.url));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  return sha256(...files.sort().map((name) => readFileSync(join(folder, name))));
}

function sha256(...parts: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}
