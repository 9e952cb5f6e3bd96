import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { AlsProblem } from '../../src/engine/engine';
import { gram } from '../../src/engine/reference/rowSystem';
import { loadKernels } from '../../src/engine/wasm/load';
import { padded } from '../../src/engine/wasm/padded';

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

/** α₀G of the items, as the kernels want it. */
export function baseOf(
  { factors: k, items, alpha0 }: AlsProblem,
  values: Float32Array,
): Float64Array {
  const size = padded(k);
  const exact = gram(values, items.rows, k, alpha0);
  const base = new Float64Array(size * size);
  for (let i = 0; i < k; i++) base.set(exact.subarray(i * k, (i + 1) * k), i * size);
  return base;
}
