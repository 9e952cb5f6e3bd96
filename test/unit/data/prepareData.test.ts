import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { prepareData, type PrepareOptions } from '../../../scripts/prepareData';
import { parseManifest } from '../../../src/data/manifest';
import { parseMovieLens } from '../../../src/data/movielens';
import { unpackLibrary } from '../../../src/data/packed';
import { invented, makeMovieLensZip } from '../../support/movielens';

let folder: string;
let out: string;
let server: Server;
let answer: RequestListener;
let asked: number;
let said: string[];
let prepare: (options?: Partial<PrepareOptions>) => ReturnType<typeof prepareData>;

/** Stands in for the sample library, which takes seconds to make. */
const makeSample = vi.fn(() => ({
  ...parseMovieLens(makeMovieLensZip()),
  name: 'Sample',
  kind: 'sample' as const,
  synthetic: true,
}));

beforeEach(async () => {
  makeSample.mockClear();
  folder = mkdtempSync(join(tmpdir(), 'matinee-'));
  out = join(folder, 'out');
  asked = 0;
  said = [];
  answer = (_, response) => response.end(makeMovieLensZip());
  server = createServer((request, response) => {
    asked++;
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ml.zip`;
  prepare = (options) =>
    prepareData({
      out,
      cache: join(folder, 'cache'),
      url,
      say: (sentence) => said.push(sentence),
      makeSample,
      ...options,
    });
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

function zipFile(zip: Uint8Array): string {
  const path = join(folder, 'given.zip');
  writeFileSync(path, zip);
  return path;
}

/** What a page would find, checked as the page checks it. */
function written() {
  const manifest = parseManifest(JSON.parse(readFileSync(join(out, 'library.json'), 'utf8')));
  const bytes = readFileSync(join(out, manifest.file));
  const library = unpackLibrary(bytes);
  expect(library.info).toEqual(manifest.info);
  expect(bytes.length).toBe(manifest.bytes);
  expect(manifest.file).toBe(`library-${manifest.info.hash.slice(0, 8)}.bin`);
  expect(readdirSync(out).sort()).toEqual([manifest.file, 'library.json', 'source.json'].sort());
  return manifest;
}

describe('preparing the library', () => {
  it('uses the given file and no network', async () => {
    await prepare({ zip: zipFile(makeMovieLensZip()) });
    const { info, starters } = written();
    expect(info).toMatchObject({ name: 'MovieLens (ml-tiny)', films: 4, users: 2, ratings: 4 });
    expect(starters.map(({ title }) => title)).toEqual(['Harbour Lights', 'Le Gros chagrin']);
    expect(asked).toBe(0);
    expect(makeSample).not.toHaveBeenCalled();
  });

  it('downloads once and keeps the file', async () => {
    await prepare();
    expect(written().info.kind).toBe('movielens');
    expect(said.join(' ')).toMatch(/Warning.*checksum/);
    rmSync(out, { recursive: true });
    await prepare();
    expect(written().info.kind).toBe('movielens');
    expect(asked).toBe(1);
  });

  it.each<[string, RequestListener]>([
    ['refuses', (_, response) => response.writeHead(503).end()],
    ['breaks off', (request) => request.socket.destroy()],
    [
      'sends half a file',
      (_, response) => {
        const zip = makeMovieLensZip();
        response.end(zip.subarray(0, zip.length / 2));
      },
    ],
  ])('tries again when the server %s', async (_, fails) => {
    const works = answer;
    answer = (...args) => (asked === 1 ? fails : works)(...args);
    await prepare();
    expect(asked).toBe(2);
    expect(written().info.kind).toBe('movielens');
    expect(said.join(' ')).toMatch(/Once more, since it failed: \S/);
  });

  it('makes the sample library without a network, and says so', async () => {
    answer = (request) => request.socket.destroy();
    await prepare();
    expect(written().info.synthetic).toBe(true);
    expect(said.join(' ')).toMatch(/could not be downloaded.*sample library.*synthetic/);
    expect(asked).toBe(2);
  });

  it('fails when the download is something else, and keeps what was there', async () => {
    await prepare({ zip: zipFile(makeMovieLensZip()) });
    const before = written();
    answer = (_, response) => response.end('<html>Please log in</html>');
    await expect(prepare()).rejects.toMatchObject({ code: 'library-unsupported' });
    expect(written()).toEqual(before);
    expect(makeSample).not.toHaveBeenCalled();
  });

  it('replaces a library whole, and removes the old file', async () => {
    await prepare({ zip: zipFile(makeMovieLensZip()) });
    const first = written().info.hash;
    await prepare({ zip: zipFile(makeMovieLensZip({ ratings: invented.ratings.slice(1) })) });
    expect(written().info.hash).not.toBe(first);
  });

  it('says so when ratings are on another scale', async () => {
    const ratings = ['7,1,10,0', '7,4,3,0', '2,6,8,0'];
    await prepare({ zip: zipFile(makeMovieLensZip({ ratings })) });
    expect(said.join(' ')).toMatch(/Ratings are read as points of 1 to 10/);
  });

  it('fails when the given file is not there or is something else', async () => {
    const nowhere = join(folder, 'nowhere.zip');
    await expect(prepare({ zip: nowhere })).rejects.toMatchObject({ code: 'library-missing' });
    const other = zipFile(Buffer.from('x'));
    await expect(prepare({ zip: other })).rejects.toMatchObject({ code: 'library-unsupported' });
    expect(existsSync(out)).toBe(false);
  });
});

describe('preparing it if missing', () => {
  const untouched = async (first: Partial<PrepareOptions>, second: Partial<PrepareOptions>) => {
    await prepare(first);
    const { file } = written();
    const before = statSync(join(out, file)).ino;
    const info = await prepare({ ...second, ifMissing: true });
    expect(info).toEqual(written().info);
    // A file written anew is another file.
    return before === statSync(join(out, written().file)).ino;
  };

  it('leaves what fits', async () => {
    const zip = zipFile(makeMovieLensZip());
    expect(await untouched({ zip }, { zip })).toBe(true);
    expect(await untouched({ zip }, {})).toBe(true);
    expect(await untouched({ sample: true }, { sample: true })).toBe(true);
    expect(asked).toBe(0);
    expect(await untouched({}, {})).toBe(true);
    rmSync(join(folder, 'cache'), { recursive: true });
    answer = (request) => request.socket.destroy();
    expect(await untouched({}, {})).toBe(true);
  });

  it('says that it is the sample for want of better, and how to try again', async () => {
    answer = (request) => request.socket.destroy();
    await prepare();
    said = [];
    await prepare({ ifMissing: true });
    expect(said).toEqual([expect.stringMatching(/sample library.*npm run data/)]);
    // Of a library that was asked for there is nothing to say.
    await prepare({ sample: true });
    said = [];
    await prepare({ sample: true, ifMissing: true });
    expect(said).toEqual([]);
  });

  it('makes another when the input is another', async () => {
    const zip = zipFile(makeMovieLensZip());
    expect(await untouched({ sample: true }, { zip })).toBe(false);
    expect(written().info.kind).toBe('movielens');
    expect(await untouched({ zip }, { sample: true })).toBe(false);
    expect(written().info.kind).toBe('sample');
    expect(await untouched({ sample: true }, {})).toBe(false);
    expect(written().info.kind).toBe('movielens');
  });

  it.each<[string, () => void]>([
    ['nothing is there', () => rmSync(out, { recursive: true })],
    ['the packed file is gone', () => rmSync(join(out, written().file))],
    ['the packed file is damaged', () => writeFileSync(join(out, written().file), 'x')],
    ['the manifest is damaged', () => writeFileSync(join(out, 'library.json'), '{')],
    ['nobody knows its source', () => rmSync(join(out, 'source.json'))],
    [
      'other code made it',
      () => {
        const path = join(out, 'source.json');
        writeFileSync(path, readFileSync(path, 'utf8').replace(/"code":"./, '"code":"x'));
      },
    ],
  ])('makes it when %s', async (_, harm) => {
    const zip = zipFile(makeMovieLensZip());
    await prepare({ zip });
    harm();
    await prepare({ zip, ifMissing: true });
    expect(written().info.kind).toBe('movielens');
  });
});

describe('npm run data', () => {
  const run = (args: string[], env: Record<string, string>) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'scripts/data.ts', ...args], {
      env: { ...process.env, ...env },
      encoding: 'utf8',
    });

  it('exits with 0 and a library, or with 2 and a sentence', () => {
    const zip = zipFile(makeMovieLensZip());
    const good = run(['--out', out], { MOVIELENS_ZIP: zip });
    expect(good.status).toBe(0);
    expect(written().info.films).toBe(4);

    for (const [args, env] of [
      [['--out', out], { MOVIELENS_ZIP: join(folder, 'nowhere.zip') }],
      [['--outt', out], {}],
    ] as const) {
      const bad = run([...args], env);
      expect(bad.status).toBe(2);
      expect(bad.stdout).toBe('');
      expect(bad.stderr.trim().split('\n')).toHaveLength(1);
      expect(bad.stderr).not.toMatch(/ {4}at /);
    }
  });
});
