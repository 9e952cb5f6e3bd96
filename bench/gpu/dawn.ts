import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

/** Dawn, the WebGPU of Chromium, for Node: the npm package that holds it, ready built. */
const PACKAGE = 'webgpu@0.6.2';
const FOLDER = '.cache/gpu/dawn';

/** What usually helps where there is no adapter. */
export const DRIVER_ADVICE =
  'It needs a driver with Vulkan and the loader libvulkan.so.1 (Linux), Metal or Direct3D 12; VK_DRIVER_FILES names the driver where the loader does not find it.';

/** What the native module gives. */
interface DawnModule {
  create(options: readonly string[]): GPU;
  readonly globals: Readonly<Record<string, unknown>>;
}

/**
 * The native module: `MATINEE_DAWN` where that is set, else the package's, which is installed on the
 * first call. It is no dependency of the project because it weighs 130 MB for six systems.
 * @throws Error that says what is missing
 */
export function dawnFile(): string {
  const given = process.env['MATINEE_DAWN'];
  if (given) return given;
  const platform =
    process.platform === 'darwin' ? 'darwin-universal' : `${process.platform}-${process.arch}`;
  const file = join(FOLDER, 'node_modules/webgpu/dist', platform, 'dawn.node');
  if (existsSync(file)) return file;
  console.error(`Installing ${PACKAGE} into ${FOLDER} …`);
  mkdirSync(FOLDER, { recursive: true });
  const quiet = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, error } = spawnSync('npm', ['install', '--prefix', FOLDER, ...quiet, PACKAGE], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`${PACKAGE} could not be installed.`, { cause: error });
  if (!existsSync(file)) throw new Error(`${PACKAGE} has no build for ${platform}.`);
  return file;
}

/**
 * Puts `navigator.gpu` and WebGPU's constants where a page has them.
 * @param toggles Dawn's own, on top of what a browser sets
 * @returns takes them away again; until then Node does not end
 */
export function installGpu(toggles: readonly string[] = []): () => void {
  const load = createRequire(import.meta.url);
  const { create, globals } = load(resolve(dawnFile())) as DawnModule;
  Object.assign(globalThis, globals);
  const options = toggles.length > 0 ? [`enable-dawn-features=${toggles.join(',')}`] : [];
  const put = (gpu: GPU | undefined) =>
    Object.defineProperty(globalThis, 'navigator', { value: { gpu }, configurable: true });
  put(create(options));
  return () => void put(undefined);
}
