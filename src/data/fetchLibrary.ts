import { Failure, throwIfCancelled } from '../failure';
import type { LibraryManifest } from './library';
import { parseManifest } from './manifest';
import { hashPacked } from './sections';

/** A manifest is a few kilobytes; what is far larger is something else. */
const MAX_MANIFEST_BYTES = 4 * 2 ** 20;

/**
 * Fetches and checks `library.json`.
 * @throws Failure `library-missing` when there is none or the network is away, `library-damaged`,
 * `library-unsupported`, `cancelled`
 */
export async function fetchManifest(url: string, signal?: AbortSignal): Promise<LibraryManifest> {
  // The small file that names the large one: it must not come stale from a cache.
  const response = await request(url, { cache: 'no-cache' }, signal);
  const bytes = await readAll(response, MAX_MANIFEST_BYTES, signal);
  const text = new TextDecoder().decode(bytes);
  // Many servers answer with a page, and even with status 200, where they have no file.
  if (/^\s*</.test(text)) throw missing('the server sent a web page in its place');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Failure(
      'library-damaged',
      'The description of the film library is damaged (it cannot be read).',
      'Try again; if that does not help, the library has to be made anew.',
      { cause: error },
    );
  }
  return parseManifest(value);
}

/**
 * Fetches the packed library that a manifest names, and verifies its length and hash.
 * @param manifestUrl absolute URL of the manifest; the library lies beside it
 * @param onBytes called with bytes so far and in all, at first with 0
 * @throws Failure `library-missing`, `library-damaged`, `cancelled`
 */
export async function fetchLibrary(
  manifestUrl: string,
  manifest: LibraryManifest,
  signal?: AbortSignal,
  onBytes?: (done: number, total: number) => void,
): Promise<Uint8Array> {
  onBytes?.(0, manifest.bytes);
  const response = await request(new URL(manifest.file, manifestUrl).href, {}, signal);
  const bytes = await readAll(response, manifest.bytes, signal, (done) =>
    onBytes?.(done, manifest.bytes),
  );
  if (bytes.length !== manifest.bytes)
    throw damaged(`it has ${bytes.length} bytes in place of ${manifest.bytes}`);
  if (hashPacked(bytes) !== manifest.info.hash) throw damaged('its checksum does not match');
  return bytes;
}

async function request(url: string, init: RequestInit, signal?: AbortSignal): Promise<Response> {
  throwIfCancelled(signal);
  let response: Response;
  try {
    response = await fetch(url, { ...init, ...(signal && { signal }) });
  } catch (error) {
    throwIfCancelled(signal);
    throw missing('the server cannot be reached', error);
  }
  if (!response.ok) {
    await response.body?.cancel().catch(() => undefined);
    throw missing(`the server answered ${response.status}`);
  }
  return response;
}

/** Reads a body of at most `limit` bytes as it comes; what is longer is refused, not collected. */
async function readAll(
  response: Response,
  limit: number,
  signal?: AbortSignal,
  onBytes?: (done: number) => void,
): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  const parts: Uint8Array[] = [];
  let done = 0;
  try {
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
      throwIfCancelled(signal);
      parts.push(next.value);
      done += next.value.length;
      if (done > limit) throw damaged('it is longer than it should be');
      onBytes?.(done);
    }
  } catch (error) {
    await reader?.cancel().catch(() => undefined);
    if (error instanceof Failure) throw error;
    throwIfCancelled(signal);
    throw missing('the connection broke off', error);
  }
  const bytes = new Uint8Array(done);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function missing(why: string, cause?: unknown): Failure {
  return new Failure(
    'library-missing',
    `The film library could not be fetched: ${why}.`,
    'Check the connection and try again.',
    { cause },
  );
}

function damaged(why: string): Failure {
  return new Failure(
    'library-damaged',
    `The film library arrived damaged (${why}), so nothing of it was stored.`,
    'Try again.',
  );
}
