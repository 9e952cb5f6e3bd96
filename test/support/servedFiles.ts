import { vi } from 'vitest';
import { makeManifest } from '../../src/data/manifest';
import { packLibrary, unpackLibrary } from '../../src/data/packed';
import type { RawLibrary } from '../../src/data/rawLibrary';

export const MANIFEST_URL = 'http://films.test/data/library.json';

/** A server with one library, in place of `fetch`. `files` may be changed; null takes it offline. */
export function serve(raw: RawLibrary) {
  const { bytes, info } = packLibrary(raw);
  const file = `library-${info.hash.slice(0, 8)}.bin`;
  const manifest = makeManifest(unpackLibrary(bytes), file, bytes.length);
  const server: { files: Map<string, Uint8Array> | null } = {
    files: new Map([
      ['library.json', new TextEncoder().encode(JSON.stringify(manifest))],
      [file, bytes],
    ]),
  };
  const fetched: string[] = [];
  vi.stubGlobal('fetch', async (url: string | URL) => {
    const name = String(url).split('/').at(-1) ?? '';
    if (!server.files) throw new TypeError('Failed to fetch');
    fetched.push(name);
    const body = server.files.get(name);
    return body ? new Response(Uint8Array.from(body)) : new Response('gone', { status: 404 });
  });
  return { server, fetched, manifest, file, bytes };
}
