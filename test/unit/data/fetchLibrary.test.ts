import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchLibrary, fetchManifest } from '../../../src/data/fetchLibrary';
import { makeManifest, parseManifest } from '../../../src/data/manifest';
import { packLibrary, unpackLibrary } from '../../../src/data/packed';

const packed = packLibrary({
  name: 'One film',
  kind: 'sample',
  synthetic: true,
  licence: 'x'.repeat(100_000),
  films: [{ id: 1, title: 'Harbour Lights', year: 1951, genres: [] }],
  userIds: Float64Array.of(1),
  ratings: {
    user: Uint32Array.of(0),
    item: Uint32Array.of(0),
    halfStars: Uint8Array.of(9),
    time: Uint32Array.of(0),
  },
});
const manifest = makeManifest(unpackLibrary(packed.bytes), 'library.bin', packed.bytes.length);

let server: Server;
let answer: RequestListener;
let url: string;
beforeEach(async () => {
  server = createServer((request, response) => {
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sub/data/library.json`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const send =
  (body: string | Uint8Array, status = 200): RequestListener =>
  (_, response) => {
    response.writeHead(status).end(body);
  };

describe('fetching the manifest', () => {
  it('gives it, checked', async () => {
    answer = send(JSON.stringify(manifest));
    expect(await fetchManifest(url)).toEqual(manifest);
  });

  it.each<[string, RequestListener, string]>([
    ['the file is not there', send('Not found', 404), 'library-missing'],
    ['the server fails', send('Oh', 500), 'library-missing'],
    ['a web page comes in its place', send(' <!doctype html><p>Home'), 'library-missing'],
    ['it is cut off', send(JSON.stringify(manifest).slice(0, -9)), 'library-damaged'],
    ['it is something else', send('[1]'), 'library-damaged'],
    ['it is newer', send(JSON.stringify({ ...manifest, format: 2 })), 'library-unsupported'],
    ['it never ends', (_, response) => flood(response), 'library-damaged'],
    ['the connection breaks', (request) => request.socket.destroy(), 'library-missing'],
  ])('fails when %s', async (_, listener, code) => {
    answer = listener;
    await expect(fetchManifest(url)).rejects.toMatchObject({ name: 'Failure', code });
  });

  it('fails without a network', async () => {
    server.close();
    await expect(fetchManifest(url)).rejects.toMatchObject({ code: 'library-missing' });
  });
});

describe('fetching the library', () => {
  it('gives its bytes from beside the manifest, and how far it is', async () => {
    let asked = '';
    answer = (request, response) => {
      asked = request.url ?? '';
      send(packed.bytes)(request, response);
    };
    const progress: number[] = [];
    const bytes = await fetchLibrary(url, manifest, undefined, (done, total) => {
      expect(total).toBe(packed.bytes.length);
      progress.push(done);
    });
    expect(bytes).toEqual(packed.bytes);
    expect(asked).toBe('/sub/data/library.bin');
    expect(progress[0]).toBe(0);
    expect(progress.at(-1)).toBe(packed.bytes.length);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
  });

  const flipped = packed.bytes.slice();
  flipped[500] ^= 1;
  it.each<[string, RequestListener, string]>([
    ['it is not there', send('', 404), 'library-missing'],
    ['it is cut short', send(packed.bytes.subarray(0, 1000)), 'library-damaged'],
    ['one bit is wrong', send(flipped), 'library-damaged'],
    ['it never ends', (_, response) => flood(response), 'library-damaged'],
    [
      'the connection breaks off half-way',
      (_, response) => {
        response.writeHead(200, { 'content-length': packed.bytes.length });
        response.write(packed.bytes.subarray(0, 1000), () => response.destroy());
      },
      'library-missing',
    ],
  ])('fails when %s', async (_, listener, code) => {
    answer = listener;
    await expect(fetchLibrary(url, manifest)).rejects.toMatchObject({ name: 'Failure', code });
  });

  it('can be cancelled before and half-way', async () => {
    const stop = new AbortController();
    answer = (_, response) => {
      // Goes on only after the cancellation, that is, never.
      response.write(packed.bytes.subarray(0, 1000));
    };
    const fetching = fetchLibrary(url, manifest, stop.signal, (done) => {
      if (done > 0) stop.abort();
    });
    await expect(fetching).rejects.toMatchObject({ code: 'cancelled' });
    await expect(fetchLibrary(url, manifest, stop.signal)).rejects.toMatchObject({
      code: 'cancelled',
    });
    await expect(fetchManifest(url, stop.signal)).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('a manifest', () => {
  it('comes through JSON unchanged', () => {
    expect(parseManifest(JSON.parse(JSON.stringify(manifest)))).toEqual(manifest);
  });

  it.each<[string, object]>([
    ['a path as its file', { file: '../library.bin' }],
    ['a URL as its file', { file: 'https://example.org/x.bin' }],
    ['no length', { bytes: 0 }],
    ['an endless length', { bytes: 1e300 }],
    ['a hash that is none', { info: { ...manifest.info, hash: 'abc' } }],
    ['counts that are none', { info: { ...manifest.info, users: -1 } }],
    ['films that are none', { starters: [{ title: 'x' }] }],
    ['far too many films', { starters: Array(2000).fill(manifest.starters[0]) }],
    ['an unknown format', { format: 0 }],
  ])('is refused with %s', (_, wrong) => {
    expect(() => parseManifest({ ...manifest, ...wrong })).toThrow(
      expect.objectContaining({ code: 'library-damaged' }),
    );
  });
});

/** Sends until the other side hangs up. */
function flood(response: ServerResponse): void {
  const piece = Buffer.alloc(2 ** 16, 'x');
  const more = (): void => {
    while (!response.destroyed && response.write(piece));
  };
  response.on('drain', more);
  more();
}
