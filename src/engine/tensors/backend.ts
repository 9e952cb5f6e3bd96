import {
  env,
  findBackendFactory,
  getBackend,
  registerBackend,
  removeBackend,
  setBackend,
  type KernelBackend,
} from '@tensorflow/tfjs-core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { Failure } from '../../failure';
import { transposeBeforeMultiplying } from './matMul';

const NAME = 'wasm';
const FILES = ['', '-simd', '-threaded-simd'].map((kind) => `tfjs-backend-wasm${kind}.wasm`);

/** TensorFlow.js on WebAssembly, beside whatever else uses TensorFlow.js on this thread. */
export interface TensorBackend {
  /**
   * Runs work on this backend, which is then again whichever it was. The work must not wait for
   * anything: TensorFlow.js has one active backend for all.
   */
  run<T>(work: () => T): T;
}

let opened: Promise<TensorBackend> | null = null;

/**
 * Loads the backend once, whoever asks. One thread, so that sums are the same each time.
 * @throws Failure `engine-unavailable`
 */
export function openTensorBackend(): Promise<TensorBackend> {
  opened ??= open().catch((cause: unknown) => {
    opened = null;
    throw new Failure(
      'engine-unavailable',
      'TensorFlow.js could not be started here, so this model cannot be trained.',
      'Use a browser with WebAssembly SIMD, or another model.',
      { cause },
    );
  });
  return opened;
}

async function open(): Promise<TensorBackend> {
  // Of the three builds only that with SIMD and without threads is shipped; a name for each is asked.
  if ((await env().getAsync('WASM_HAS_SIMD_SUPPORT')) !== true) throw new Error('No SIMD.');
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths(Object.fromEntries(FILES.map((file) => [file, wasmPath()])));
  // Made here and not by `setBackend`, which would leave no backend active while the file loads.
  // Importing the package registers its factory.
  const backend: KernelBackend = await findBackendFactory(NAME)();
  removeBackend(NAME);
  registerBackend(NAME, () => backend, 0);
  transposeBeforeMultiplying(NAME);
  return {
    run(work) {
      const before = activeBackend();
      activate(NAME);
      try {
        return work();
      } finally {
        if (before !== NAME && before !== '') activate(before);
      }
    },
  };
}

/** The name of the active backend, empty where there is none. */
function activeBackend(): string {
  // The types promise a name.
  const name: unknown = getBackend();
  return typeof name === 'string' ? name : '';
}

/** Takes effect at once for a backend that has been made. */
function activate(name: string): void {
  if (activeBackend() !== name) void setBackend(name);
}

/** The address of the file in browsers; in Node its path, which the package's loader wants there. */
function wasmPath(): string {
  // The bundler replaces this by the address of the built file.
  const url = new URL(
    '../../../node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
    import.meta.url,
  );
  return url.protocol === 'file:' ? decodeURIComponent(url.pathname) : url.href;
}
