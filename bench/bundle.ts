import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { table } from '../scripts/table';

const ASSETS = 'dist/assets';

/** The files that a script imports at once (not by `import()`), itself included. */
function staticImports(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const code = readFileSync(join(ASSETS, file), 'utf8');
  for (const [, name] of code.matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g))
    staticImports(name, seen);
  return seen;
}

/** A set of files that are loaded together. */
export interface Bundle {
  readonly name: string;
  /** Gzipped, each file for itself. */
  readonly bytes: number;
  /** The most that it may have; `null` where nothing was agreed. */
  readonly budget: number | null;
}

/**
 * What `npm run build` left in `dist/`, by when it is loaded.
 * @throws Error when there is no build, or one of another shape than is known here
 */
export function bundles(): Bundle[] {
  if (!existsSync(ASSETS)) throw new Error('There is no dist/: run "npm run build" first.');
  const files = readdirSync(ASSETS);
  const one = (pattern: RegExp): string => {
    const found = files.find((file) => pattern.test(file));
    if (!found) throw new Error(`dist/assets has no file like ${pattern}.`);
    return found;
  };
  const gzipped = (names: Iterable<string>): number => {
    let bytes = 0;
    for (const name of names)
      bytes += gzipSync(readFileSync(join(ASSETS, name)), { level: 9 }).length;
    return bytes;
  };
  const entry = /src="\.\/assets\/([^"]+\.js)"/.exec(readFileSync('dist/index.html', 'utf8'))?.[1];
  if (!entry) throw new Error('dist/index.html starts no script.');
  const worker = staticImports(one(/^model-.*\.js$/));
  const webgpu = one(/^engine-.*\.js$/);
  return [
    {
      name: 'main thread before the page is usable',
      bytes: gzipped(staticImports(entry)),
      budget: 60_000,
    },
    { name: 'worker, without a GPU', bytes: gzipped(worker), budget: null },
    {
      name: 'worker with the WebGPU engine (TensorFlow.js)',
      bytes: gzipped(new Set([...worker, webgpu])),
      budget: 220_000,
    },
    { name: 'WebAssembly kernels', bytes: gzipped([one(/^kernels-.*\.wasm$/)]), budget: null },
  ];
}

/** `bundles` as a table. */
export function bundleSizes(): string {
  const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
  return table(
    ['JavaScript, gzipped', 'size', 'target'],
    bundles().map(({ name, bytes, budget }) => [
      name,
      kilobytes(bytes),
      budget === null ? '' : `≤ ${budget / 1000} kB`,
    ]),
  );
}
