import type { Engine } from '../src/engine/engine';
import { createWasmEngine } from '../src/engine/wasm/engine';
import { loadKernels } from '../src/engine/wasm/load';
import { probeGpu } from '../src/engine/webgpu/device';
import type { EngineMakers } from './enginePicker';
import { spawnWasmThread } from './spawnWasmThread';

/** Memory and start-up grow with threads, and beyond this the work per thread is too small. */
const MOST_THREADS = 8;

/** An engine whose device can be lost on purpose, for tests. */
interface Losable {
  loseDevice(): void;
}

export function isLosable(engine: Engine): engine is Engine & Losable {
  return 'loseDevice' in engine;
}

/** The engines as browsers load them. */
export const browserEngines: EngineMakers = {
  probeGpu: async () => (await probeGpu()).kind,
  // TensorFlow.js is most of the worker's code, so it is fetched only where a GPU will use it.
  webgpu: async () =>
    (await import('../src/engine/webgpu/engine')).createWebgpuEngine({ allowSoftware: true }),
  wasm: async () => {
    const module = await loadKernels();
    // One core is left for the page and its answers to marks.
    const threads = Math.max(1, Math.min(MOST_THREADS, navigator.hardwareConcurrency - 1));
    return module && createWasmEngine({ module, threads, spawn: spawnWasmThread });
  },
};
