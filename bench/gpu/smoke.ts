import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ICD = 'vk_swiftshader_icd.json';
const PLACES = ['/usr/lib/chromium', '/usr/lib/chromium-browser', '/opt/google/chrome'];

/**
 * Runs this program again with Chromium's software Vulkan, which the loader finds through its
 * environment only.
 * @returns the exit status; null where it is set up already
 */
export function restartOnSwiftShader(): number | null {
  if (process.env['VK_DRIVER_FILES']) return null;
  const chromium = process.env['CHROME_PATH'];
  const places = chromium ? [dirname(realpathSync(chromium)), ...PLACES] : PLACES;
  const folder = places.find((place) => existsSync(join(place, ICD)));
  if (!folder) throw new Error(`--smoke needs Chromium's ${ICD}, or VK_DRIVER_FILES set to one.`);
  const { status } = spawnSync(process.execPath, [...process.execArgv, ...process.argv.slice(1)], {
    stdio: 'inherit',
    env: {
      ...process.env,
      VK_DRIVER_FILES: join(folder, ICD),
      LD_LIBRARY_PATH: [folder, process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
    },
  });
  return status ?? 1;
}
