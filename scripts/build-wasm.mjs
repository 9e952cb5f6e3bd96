/**
 * Compiles the WebAssembly engine: `npm run build:wasm` makes, in `src/engine/wasm/build/`,
 * `kernels.wasm` from AssemblyScript and `nodeThread.js`, the script of a thread in Node.
 * Does nothing when they are newer than everything they are made of.
 */
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const source = path.join(root, 'src/engine/wasm');
const target = path.join(source, 'build');
const outputs = ['kernels.wasm', 'nodeThread.js'].map((name) => path.join(target, name));

async function changed(file) {
  return (await stat(file)).mtimeMs;
}

async function isUpToDate() {
  const sources = [
    fileURLToPath(import.meta.url),
    path.join(root, 'package.json'),
    path.join(root, 'src/failure.ts'),
    ...['src/engine', 'src/engine/wasm', 'src/engine/wasm/assembly'].map((folder) =>
      path.join(root, folder),
    ),
  ];
  for (const folder of sources.slice(3))
    for (const entry of await readdir(folder, { withFileTypes: true }))
      if (entry.isFile()) sources.push(path.join(folder, entry.name));
  try {
    const oldest = Math.min(...(await Promise.all(outputs.map(changed))));
    const files = sources.filter((file) => /\.\w+$/.test(file));
    return (await Promise.all(files.map(changed))).every((time) => time < oldest);
  } catch {
    return false;
  }
}

async function compileKernels(to) {
  const { default: asc } = await import('assemblyscript/asc');
  const { error, stderr } = await asc.main([
    path.join(source, 'assembly/index.ts'),
    '--outFile',
    path.join(to, 'kernels.wasm'),
    ...['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--enable', 'bulk-memory'],
  ]);
  if (error) throw new Error(`The kernels do not compile.\n${stderr.toString()}`);
}

async function bundleThread(to) {
  const { build } = await import('vite');
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      ssr: path.join(source, 'nodeThread.ts'),
      outDir: to,
      emptyOutDir: false,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'nodeThread.js', format: 'es' } },
    },
  });
}

if (!(await isUpToDate())) {
  await mkdir(target, { recursive: true });
  // Built aside and moved into place: two builds at once must not read each other's halves.
  const aside = await mkdtemp(path.join(target, 'new-'));
  try {
    await compileKernels(aside);
    await bundleThread(aside);
    for (const output of outputs) await rename(path.join(aside, path.basename(output)), output);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}
