/**
 * A static file server for the built page, as dumb as any: folders, files, types, nothing else.
 * The same `dist/` is mounted several times, each with its own library beside it.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { ORIGIN, PORT } from './address';

interface Mount {
  /** Folder served as `data/`. */
  readonly data: string;
  /** Types that this server gets wrong, as some do. */
  readonly types?: Readonly<Partial<Record<string, string>>>;
}

const DIST = process.env['E2E_DIST'] ?? 'dist';

const MOUNTS: Readonly<Record<string, Mount>> = {
  '/sample/': { data: '.cache/e2e/sample' },
  '/real/': { data: '.cache/e2e/real' },
  // Whatever library is measured.
  '/bench/': { data: process.env['BENCH_LIBRARY'] ?? '.cache/e2e/sample' },
  // Its service worker changes when a test asks for the next version.
  '/update/': { data: '.cache/e2e/sample' },
  '/some/sub/folder/': {
    data: '.cache/e2e/sample',
    types: { '.wasm': 'application/octet-stream', '.bin': 'text/plain', '.json': 'text/plain' },
  },
};

const TYPES: Readonly<Partial<Record<string, string>>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.bin': 'application/octet-stream',
};

function fileFor(path: string): { file: string; type: string } | null {
  const entry = Object.entries(MOUNTS).find(([prefix]) => path.startsWith(prefix));
  if (!entry) return null;
  const [prefix, mount] = entry;
  const inside = path.slice(prefix.length) || 'index.html';
  const inData = inside.startsWith('data/');
  const file = inData ? join(mount.data, inside.slice(5)) : join(DIST, inside);
  const ending = extname(file);
  return { file, type: mount.types?.[ending] ?? TYPES[ending] ?? 'application/octet-stream' };
}

let version = 1;

createServer((request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url ?? '/', ORIGIN).pathname));
  const refuse = (): void => {
    // The root says only that the server is up.
    response.writeHead(path === '/' ? 200 : 404, { 'Content-Type': 'text/plain' }).end(path);
  };
  if (path === '/update/next-version') {
    version++;
    response.end();
    return;
  }
  const found = fileFor(path);
  if (!found) refuse();
  else
    readFile(found.file).then((body) => {
      response.writeHead(200, { 'Content-Type': found.type }).write(body);
      if (path === '/update/sw.js') response.write(`\n// version ${version}\n`);
      response.end();
    }, refuse);
}).listen(PORT, '127.0.0.1');
