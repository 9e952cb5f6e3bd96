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

/**
 * The Chromium to test with: `CHROME_PATH`, else the first of the usual places that exists,
 * else Playwright's own download where there is one.
 */
export function findChromium(): string | null {
  const asked = process.env['CHROME_PATH'];
  if (asked) return existsSync(asked) ? asked : null;
  return [...USUAL_PLACES, chromium.executablePath()].find((place) => existsSync(place)) ?? null;
}

/**
 * Finds Chromium, or gets it: as root on Debian its own package, else Playwright's download.
 * @throws Error with one sentence that says how to get it by hand.
 */
export function ensureChromium(): string {
  const found = findChromium();
  if (found) return found;
  const asked = process.env['CHROME_PATH'];
  if (asked) throw new Error(`CHROME_PATH is ${asked}, where there is nothing.`);

  const run = (command: string, ...args: string[]): void => {
    // stdout of the test command ends in one agreed line: installers may talk on stderr only.
    spawnSync(command, args, {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: 10 * 60_000,
    });
  };
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    run('apt-get', 'update', '-q');
    run('apt-get', 'install', '-y', '-q', '--no-install-recommends', 'chromium');
  }
  if (!findChromium()) run('npx', 'playwright', 'install', 'chromium');

  const got = findChromium();
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
