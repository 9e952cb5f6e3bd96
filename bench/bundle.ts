import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { table } from './table';

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

/** Gzipped sizes of what `npm run build` left in `dist/`. */
export function bundleSizes(): string {
  if (!existsSync(ASSETS)) throw new Error('There is no dist/: run "npm run build" first.');
  const files = readdirSync(ASSETS);
  const one = (pattern: RegExp): string => {
    const found = files.find((file) => pattern.test(file));
    if (!found) throw new Error(`dist/assets has no file like ${pattern}.`);
    return found;
  };
  const kilobytes = (names: Iterable<string>): string => {
    let bytes = 0;
    for (const name of names)
      bytes += gzipSync(readFileSync(join(ASSETS, name)), { level: 9 }).length;
    return `${(bytes / 1000).toFixed(1)} kB`;
  };
  const entry = /src="\.\/assets\/([^"]+\.js)"/.exec(readFileSync('dist/index.html', 'utf8'))?.[1];
  if (!entry) throw new Error('dist/index.html starts no script.');
  const worker = one(/^model-.*\.js$/);
  const webgpu = one(/^engine-.*\.js$/);
  return table(
    ['JavaScript, gzipped', 'size', 'target'],
    [
      ['main thread before the page is usable', kilobytes(staticImports(entry)), '≤ 60 kB'],
      ['worker, without a GPU', kilobytes(staticImports(worker)), ''],
      [
        'worker with the WebGPU engine (TensorFlow.js)',
        kilobytes(new Set([...staticImports(worker), webgpu])),
        '≤ 220 kB',
      ],
      ['WebAssembly kernels', kilobytes([one(/^kernels-.*\.wasm$/)]), ''],
    ],
  );
}
