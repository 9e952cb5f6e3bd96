import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** What looking for Chromium and getting it takes of a machine; tests put one of their own here. */
export interface Machine {
  /** `CHROME_PATH`, where it is set. */
  readonly asked: string | undefined;
  /** Where Playwright's own download would be. */
  readonly download: string;
  readonly isRoot: boolean;
  has(path: string): boolean;
  run(command: string, ...args: string[]): void;
}

const here: Machine = {
  asked: process.env['CHROME_PATH'],
  download: chromium.executablePath(),
  isRoot: process.getuid?.() === 0,
  has: existsSync,
  run: (command, ...args) => {
    // stdout of the test command ends in one agreed line: installers may talk on stderr only.
    spawnSync(command, args, {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: 10 * 60_000,
    });
  },
};

/**
 * The Chromium to test with: `CHROME_PATH`, else the first of the usual places that exists,
 * else Playwright's own download where there is one.
 */
export function findChromium({ asked, download, has }: Machine = here): string | null {
  if (asked) return has(asked) ? asked : null;
  return [...USUAL_PLACES, download].find(has) ?? null;
}

/**
 * Finds Chromium, or gets it: as root on Debian its own package, else Playwright's download.
 * @throws Error with one sentence that says how to get it by hand.
 */
export function ensureChromium(machine: Machine = here): string {
  const { asked, isRoot, has, run } = machine;
  const found = findChromium(machine);
  if (found) return found;
  if (asked) throw new Error(`CHROME_PATH is ${asked}, where there is nothing.`);

  if (isRoot && has('/usr/bin/apt-get')) {
    run('apt-get', 'update', '-q');
    run('apt-get', 'install', '-y', '-q', '--no-install-recommends', 'chromium');
  }
  if (!findChromium(machine)) run('npx', 'playwright', 'install', 'chromium');

  const got = findChromium(machine);
  if (!got)
    throw new Error(
      'There is no Chromium: install Chrome or Chromium, or set CHROME_PATH to where it is.',
    );
  return got;
}

/** Flags that give real WebGPU on Chromium's software adapter, and keep start-up off the network. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];
