import { describe, expect, it } from 'vitest';
import { ensureChromium, findChromium, type Machine } from '../../../scripts/chromium';

const DOWNLOAD = '/home/somebody/.cache/playwright/chrome';
const APT = '/usr/bin/apt-get';

/**
 * A machine with these files.
 * @param installs what a command that contains a word puts where
 */
function machine(
  files: readonly string[],
  over: Partial<Machine> = {},
  installs: Readonly<Record<string, string>> = {},
) {
  const there = new Set(files);
  const ran: string[] = [];
  const made: Machine = {
    asked: undefined,
    download: DOWNLOAD,
    isRoot: false,
    has: (path) => there.has(path),
    run: (...words) => {
      ran.push(words.join(' '));
      for (const [word, path] of Object.entries(installs))
        if (words.includes(word)) there.add(path);
    },
    ...over,
  };
  return { made, ran };
}

describe('Chromium for the tests', () => {
  it.each([
    ['where CHROME_PATH says', ['/mine', '/usr/bin/chromium'], '/mine', '/mine'],
    [
      'in the usual places',
      ['/usr/bin/google-chrome', DOWNLOAD],
      undefined,
      '/usr/bin/google-chrome',
    ],
    ['where Playwright has put it', [DOWNLOAD], undefined, DOWNLOAD],
  ] as const)('is found %s, and nothing is installed', (_, files, asked, found) => {
    const { made, ran } = machine(files, { asked });
    expect(findChromium(made)).toBe(found);
    expect(ensureChromium(made)).toBe(found);
    expect(ran).toEqual([]);
  });

  it('is not looked for elsewhere, nor installed, when CHROME_PATH leads nowhere', () => {
    const { made, ran } = machine(['/usr/bin/chromium', APT], { asked: '/gone', isRoot: true });
    expect(findChromium(made)).toBeNull();
    expect(() => ensureChromium(made)).toThrow('CHROME_PATH is /gone, where there is nothing.');
    expect(ran).toEqual([]);
  });

  it('is got from the package manager as root on Debian', () => {
    const { made, ran } = machine([APT], { isRoot: true }, { 'apt-get': '/usr/bin/chromium' });
    expect(ensureChromium(made)).toBe('/usr/bin/chromium');
    expect(ran.at(-1)).toMatch(/^apt-get install .*chromium$/);
  });

  it.each([
    ['nobody is root', [APT], false, 1],
    ['there is no apt', [], true, 1],
    ['apt has none', [APT], true, 3],
  ] as const)('is downloaded by Playwright where %s', (_, files, isRoot, commands) => {
    const { made, ran } = machine(files, { isRoot }, { playwright: DOWNLOAD });
    expect(ensureChromium(made)).toBe(DOWNLOAD);
    expect(ran).toHaveLength(commands);
    expect(ran.at(-1)).toBe('npx playwright install chromium');
  });

  it('that cannot be had is said in one sentence, with what to do', () => {
    const { made } = machine([]);
    expect(() => ensureChromium(made)).toThrow(/^There is no Chromium: install .*CHROME_PATH.*\.$/);
  });
});
