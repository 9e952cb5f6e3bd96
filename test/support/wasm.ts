import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { loadKernels } from '../../src/engine/wasm/load';

/** Compiling takes seconds, more where other tests do the same at the same time. */
export const BUILD_MS = 120_000;

/** The compiled kernels, built first where they are missing or older than their source. */
export async function builtKernels(): Promise<WebAssembly.Module> {
  const script = fileURLToPath(new URL('../../scripts/build-wasm.mjs', import.meta.url));
  execFileSync(process.execPath, [script], { stdio: ['ignore', 'ignore', 'inherit'] });
  const module = await loadKernels();
  if (!module) throw new Error('This Node has no WebAssembly SIMD.');
  return module;
}
