/**
 * Packs `npm run bench:gpu` into one folder, `.cache/gpu/bundle`, for a Linux x86-64 machine with a
 * graphics processor that has neither Node nor a network:
 *
 *   npm run bench:gpu:bundle            here; with -- --program only the program, into the folder
 *   sh .cache/gpu/bundle/run.sh [...]   there, with the options of `npm run bench:gpu`
 *
 * In it: the program in one file; Node and Dawn, stripped, with the loaders of Vulkan (on Debian);
 * implicit and RMM as wheels for Python 3.12 (MATINEE_PYTHON_VERSION for another).
 */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { build } from 'vite';
import { dawnFile } from './gpu/dawn';
import { table } from '../scripts/table';

const CACHE = '.cache/gpu';
const OUT = join(CACHE, 'bundle');
const WORK = join(CACHE, 'work');
const WHEELS = join(OUT, 'wheels');
const PYTHON = process.env['MATINEE_PYTHON_VERSION'] ?? '3.12';
/** pip matches these one by one, newest first. */
const PLATFORMS = ['2_28', '2_27', '2_24', '2_17'].map((version) => `manylinux_${version}_x86_64`);
/** A CUDA machine's Python has the others: NumPy, SciPy and CUDA's own. */
const PACKAGES = ['implicit', 'rmm', 'librmm', 'rapids-logger', 'tqdm', 'threadpoolctl'];
/** Loaders of Vulkan, and what NVIDIA's driver is linked with. */
const DEBIAN = [
  ...['libvulkan1', 'libglvnd0', 'libegl1', 'libglx0', 'libgl1', 'libopengl0', 'libgles2'],
  ...['libx11-6', 'libxext6', 'libxcb1', 'libxau6', 'libxdmcp6', 'libbsd0', 'libmd0'],
];

function run(command: string, args: readonly string[], cwd = '.'): void {
  const { status, error } = spawnSync(command, args, { cwd, stdio: ['ignore', 'ignore', 2] });
  if (status !== 0) throw new Error(`"${command} ${args[0]}" failed.`, { cause: error });
}

async function packProgram(): Promise<void> {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: 'bench/gpu.ts',
      outDir: OUT,
      emptyOutDir: false,
      target: 'node20',
      minify: true,
      rolldownOptions: {
        output: { entryFileNames: 'gpu.mjs', codeSplitting: false },
      },
    },
  });
  mkdirSync(join(OUT, 'build'), { recursive: true });
  // Where the program looks: the bundler leaves the address of files in Node alone.
  copyFileSync('src/engine/wasm/build/kernels.wasm', join(OUT, 'build/kernels.wasm'));
  copyFileSync('bench/peers/speedCuda.py', join(OUT, 'speedCuda.py'));
  copyFileSync('bench/gpu/run.sh', join(OUT, 'run.sh'));
}

/** Packages are unpacked, never installed. Elsewhere than on Debian the machine must have them. */
function packLoaders(into: string): void {
  const lists = resolve(WORK, 'lists');
  const debs = join(WORK, 'debs');
  const root = join(WORK, 'root');
  for (const folder of [join(lists, 'partial'), debs, root, into])
    mkdirSync(folder, { recursive: true });
  const options = [
    '-oAPT::Architecture=amd64',
    '-oAPT::Architectures=amd64',
    `-oDir::State::Lists=${lists}`,
    // Else apt would try to read the folder as a user that may not.
    '-oAPT::Sandbox::User=root',
    '-qq',
  ];
  try {
    run('apt-get', [...options, 'update']);
    run('apt-get', [...options, 'download', ...DEBIAN], debs);
    for (const deb of readdirSync(debs)) run('dpkg', ['-x', join(debs, deb), root]);
  } catch (error) {
    console.error(`Without the loaders of Vulkan: ${String(error)}`);
    return;
  }
  for (const folder of ['usr/lib', 'lib'].map((path) => join(root, path, 'x86_64-linux-gnu'))) {
    if (!exists(folder)) continue;
    for (const name of readdirSync(folder).filter((file) => /\.so\.\d+$/.test(file)))
      copyFileSync(realpathSync(join(folder, name)), join(into, name));
  }
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Node and Dawn, both of the machine that packs. */
function packRuntime(): void {
  const runtime = join(WORK, 'runtime');
  mkdirSync(runtime, { recursive: true });
  copyFileSync(realpathSync(process.execPath), join(runtime, 'node'));
  copyFileSync(dawnFile(), join(runtime, 'dawn.node'));
  for (const file of ['node', 'dawn.node']) run('strip', [join(runtime, file)]);
  packLoaders(join(runtime, 'spare'));
  run('tar', ['-cJf', resolve(OUT, 'runtime.tar.xz'), '-C', runtime, '.']);
}

/** Exactly what `requirements-gpu.txt` asks for; RMM's parts have its release. */
function packWheels(): void {
  const pinned = new Map(
    readFileSync('bench/peers/requirements-gpu.txt', 'utf8')
      .split('\n')
      .flatMap((line) => {
        const [name, version] = line.split('==');
        return version ? [[name.replace('-cu13', ''), version] as const] : [];
      }),
  );
  const wanted = PACKAGES.map((name) => {
    const version = pinned.get(name === 'librmm' ? 'rmm' : name);
    return `${name}${name.endsWith('rmm') ? '-cu13' : ''}${version ? `==${version}` : ''}`;
  });
  const target = ['--only-binary=:all:', '--python-version', PYTHON, '--implementation', 'cp'];
  const platforms = [...PLATFORMS, 'manylinux2014_x86_64'].flatMap((p) => ['--platform', p]);
  const options = ['-m', 'pip', 'download', '--quiet', '--no-deps', ...target, ...platforms];
  run('python3', [...options, '-d', WHEELS, ...wanted]);
}

function sizes(folder: string): { name: string; bytes: number }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => ({ name: basename(path), bytes: statSync(path).size }));
}

if (process.platform !== 'linux' || process.arch !== 'x64') {
  console.error('The bundle holds this machine’s Node and Dawn: pack it on Linux, x86-64.');
  process.exit(2);
}
rmSync(WORK, { recursive: true, force: true });
if (process.argv.includes('--program')) await packProgram();
else {
  rmSync(OUT, { recursive: true, force: true });
  await packProgram();
  packWheels();
  packRuntime();
  rmSync(WORK, { recursive: true, force: true });
}
const files = sizes(OUT);
const rows = [
  ...files,
  { name: 'all', bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) },
].map(({ name, bytes }) => [name, (bytes / 2 ** 20).toFixed(2)]);
console.log(`${OUT}\n\n${table(['file', 'MiB'], rows)}`);
