import { Failure } from '../../failure';

/** A module that does nothing but use a 128-bit constant; engines without SIMD reject it. */
const SIMD_PROBE = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0],
  ...[10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11],
);

let compiled: Promise<WebAssembly.Module> | null = null;

/**
 * Compiles the kernels, in browsers and in Node: once in each thread.
 * @returns null without WebAssembly SIMD.
 * @throws Failure `engine-unavailable` when the file cannot be had.
 */
export async function loadKernels(): Promise<WebAssembly.Module | null> {
  if (typeof WebAssembly !== 'object' || !WebAssembly.validate(SIMD_PROBE)) return null;
  const compiling = (compiled ??= compile());
  try {
    return await compiling;
  } catch (cause) {
    // Whoever asks next tries anew.
    if (compiled === compiling) compiled = null;
    throw new Failure(
      'engine-unavailable',
      'The WebAssembly engine could not be loaded.',
      'Reload the page; in a checkout, run "npm run build:wasm" first.',
      { cause },
    );
  }
}

function compile(): Promise<WebAssembly.Module> {
  // The bundler replaces this by the address of the built file.
  const url = new URL('./build/kernels.wasm', import.meta.url);
  return url.protocol === 'file:' ? compileFile(url) : compileAddress(url);
}

async function compileAddress(url: URL): Promise<WebAssembly.Module> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  // Many static servers do not know the type, and streaming insists on it.
  const type = response.headers.get('content-type') ?? '';
  return type.startsWith('application/wasm')
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

async function compileFile(url: URL): Promise<WebAssembly.Module> {
  // Hidden from the bundler, which would warn about a module that browsers do not have.
  const name = 'node:fs/promises';
  const { readFile } = (await import(/* @vite-ignore */ name)) as typeof import('node:fs/promises');
  return WebAssembly.compile(await readFile(url));
}
