import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const sources = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));

/** Modules that unit tests import, without their ending. */
const imported = new Set(
  sources('test/unit').flatMap((test) =>
    Array.from(
      readFileSync(join(root, test), 'utf8').matchAll(/(?:from |import\()'(\.[^']+)'/g),
      ([, path]) => join(dirname(test), path),
    ),
  ),
);
/** Modules that do something; the others hold types alone. */
const modules = ['src/model', 'src/data', 'src/share']
  .flatMap(sources)
  .filter((path) =>
    /^export (?:async )?(?:function|const|class)\b/m.test(readFileSync(join(root, path), 'utf8')),
  )
  // Lists of films: tested as the library that is made of them.
  .filter((path) => !path.includes(join('sample', 'films')));

it('finds modules and what tests import', () => {
  expect(modules.length).toBeGreaterThan(80);
  expect(imported.size).toBeGreaterThan(modules.length);
});

it.each(modules)('%s has a unit test that imports it', (path) => {
  expect(imported).toContain(path.replace(/\.ts$/, ''));
});
