import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
const all = (pattern: RegExp): string[] =>
  [...new Set(Array.from(readme.matchAll(pattern), ([, found]) => found))].sort();

/** Where Markdown links and images, and HTML attributes, lead. */
const targets = all(/(?:\]\(|(?:href|src|srcset)=")([^)\s"]+)/g);
const local = targets.filter((target) => !/^(?:[a-z]+:|\/\/)/i.test(target));
/** As GitHub names a heading. */
const anchors = new Set(
  all(/^#+ (.+)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replace(/ /g, '-'),
  ),
);

describe('the README', () => {
  it('links to something, so that this test sees it', () => {
    expect(local.length).toBeGreaterThan(0);
    expect(all(/npm run (?:-s )?([\w:-]+)/g).length).toBeGreaterThan(0);
  });

  it.each(local)('leads to %s, which is there', (target) => {
    const [path, anchor] = target.split('#');
    if (path) expect(existsSync(join(root, decodeURI(path))), path).toBe(true);
    else expect(anchors).toContain(anchor);
  });

  it.each(all(/npm run (?:-s |--silent )?([\w:-]+)/g))('names npm run %s, a script', (name) => {
    expect(Object.keys(scripts)).toContain(name);
  });

  it('has a picture in the first screenful, the two commands, the licence and the citation', () => {
    expect(readme.split('\n').slice(0, 12).join('\n')).toMatch(/!\[[^\]]+\]\([^)]+\.png\)/);
    expect(readme).toMatch(/^npm ci && npm start\b/m);
    expect(readme).toMatch(/^npm ci && npm test\b/m);
    expect(readme).toMatch(/^```mermaid$/m);
    expect(readFileSync(join(root, 'LICENSE'), 'utf8')).toMatch(/^MIT License/);
    expect(readme).toContain('10.1145/2827872');
    expect(readme).toMatch(/non-commercial/);
  });

  it('names folders that are there', () => {
    const rows = all(/^\| ((?:`[\w/]+`(?:, )?)+) \|/gm);
    const folders = rows.flatMap((row) => Array.from(row.matchAll(/`([^`]+)`/g), ([, f]) => f));
    expect(folders.length).toBeGreaterThan(5);
    for (const folder of folders) expect(existsSync(join(root, folder)), folder).toBe(true);
  });
});
