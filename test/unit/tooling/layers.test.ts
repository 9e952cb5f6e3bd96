import { readdirSync } from 'node:fs';
import { ESLint } from 'eslint';
import ts from 'typescript-eslint';
import { describe, expect, it } from 'vitest';

// The planted files do not exist, so the rules that need types cannot run on them.
const eslint = new ESLint({ overrideConfig: [ts.configs.disableTypeChecked] });

/** Rules broken by a file with this text, were it at this path. */
async function broken(path: string, text: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath: path });
  const fatal = result.messages.find((message) => message.fatal);
  if (fatal) throw new Error(fatal.message);
  return result.messages.map((message) => message.ruleId ?? '?');
}

/** Some module of a folder, as an import from a sibling folder under src/ would write it. */
function someModule(folder: string): string {
  const file = readdirSync(folder).find((name) => /\.(ts|svelte)$/.test(name));
  if (!file) throw new Error(`nothing to import in ${folder}`);
  return folder.startsWith('src/')
    ? `../${folder.slice(4)}/${file.replace(/\.ts$/, '')}`
    : `../../${folder}/${file.replace(/\.ts$/, '')}`;
}

const value = (from: string): string => `import * as it from '${someModule(from)}';\nit;\n`;
const type = (from: string): string =>
  `import type * as It from '${someModule(from)}';\nexport type X = typeof It;\n`;

describe('the layer rule', () => {
  it.each([
    ['src/engine', 'src/data'],
    ['src/engine', 'src/model'],
    ['src/engine', 'workers'],
    ['src/model', 'src/state'],
    ['src/model', 'workers'],
    ['src/data', 'workers'],
    ['src/data', 'src/state'],
    ['src/share', 'src/data'],
    ['src/share', 'src/model'],
    ['src/state', 'src/components'],
    ['src/state', 'src/pages'],
    ['src/components', 'src/pages'],
  ])('forbids %s to import %s', async (from, to) => {
    expect(await broken(`${from}/planted.ts`, value(to))).toContain('boundaries/dependencies');
    expect(await broken(`${from}/planted.ts`, type(to))).toContain('boundaries/dependencies');
  });

  it.each([
    ['src/state', 'workers'],
    ['src/pages', 'workers'],
    ['src/components', 'src/data'],
    ['src/model', 'src/data'],
  ])('lets %s know the types of %s, and no more', async (from, to) => {
    expect(await broken(`${from}/planted.ts`, type(to))).not.toContain('boundaries/dependencies');
    expect(await broken(`${from}/planted.ts`, value(to))).toContain('boundaries/dependencies');
  });

  it.each([
    ['src/pages', 'src/components'],
    ['src/pages', 'src/state'],
    ['src/components', 'src/share'],
    ['src/model', 'src/engine'],
  ])('lets %s import %s', async (from, to) => {
    expect(await broken(`${from}/planted.ts`, value(to))).not.toContain('boundaries/dependencies');
  });

  it('lets workers import the model, and everyone the failures', async () => {
    const model = someModule('src/model').replace('../', '../src/');
    expect(await broken('workers/planted.ts', `export * from '${model}';\n`)).not.toContain(
      'boundaries/dependencies',
    );
    for (const layer of ['engine', 'share', 'model', 'data', 'state', 'pages'])
      expect(
        await broken(`src/${layer}/planted.ts`, `export * from '../failure';\n`),
      ).not.toContain('boundaries/dependencies');
  });

  it('sees imports in the script of a Svelte file', async () => {
    const text = `<script lang="ts">\n  ${value('src/engine')}</script>\n`;
    expect(await broken('src/components/Planted.svelte', text)).toContain(
      'boundaries/dependencies',
    );
  });

  it('sees dynamic imports and re-exports', async () => {
    expect(
      await broken('src/engine/planted.ts', `void import('${someModule('src/data')}');\n`),
    ).toContain('boundaries/dependencies');
    expect(
      await broken('src/engine/planted.ts', `export * from '${someModule('src/data')}';\n`),
    ).toContain('boundaries/dependencies');
  });

  it('refuses a file outside every layer', async () => {
    expect(await broken('src/elsewhere/planted.ts', 'export {};\n')).toContain(
      'boundaries/no-unknown-files',
    );
  });
});

describe('below the screen', () => {
  it.each(['model', 'engine', 'data', 'share'])('%s knows no screen', async (layer) => {
    const path = `src/${layer}/planted.ts`;
    expect(await broken(path, 'document.title = "";\n')).toContain('no-restricted-globals');
    expect(await broken(path, 'export const w = window.innerWidth;\n')).toContain(
      'no-restricted-globals',
    );
    expect(await broken(path, `export * from 'svelte/store';\n`)).toContain(
      'no-restricted-imports',
    );
  });

  it('the share codec imports no package at all', async () => {
    expect(await broken('src/share/planted.ts', `export * from 'fflate';\n`)).toContain(
      'no-restricted-imports',
    );
  });
});

describe('exceptions', () => {
  it('must say why', async () => {
    const assertion = 'export const first = [1].at(0)!;\n';
    const rule = '@typescript-eslint/no-non-null-assertion';
    const path = 'src/model/planted.ts';
    expect(await broken(path, assertion)).toContain(rule);
    expect(await broken(path, `// eslint-disable-next-line ${rule}\n${assertion}`)).toEqual([
      'matinee/explained-exceptions',
    ]);
    expect(
      await broken(path, `// eslint-disable-next-line ${rule} -- not empty\n${assertion}`),
    ).toEqual([]);
  });

  it('any is not a type', async () => {
    expect(await broken('src/model/planted.ts', 'export let x: any;\n')).toContain(
      '@typescript-eslint/no-explicit-any',
    );
  });
});
