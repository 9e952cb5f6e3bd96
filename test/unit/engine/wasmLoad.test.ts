import { afterEach, describe, expect, it, vi } from 'vitest';

/** Modules that have loaded nothing yet. */
async function fresh() {
  vi.resetModules();
  const { loadKernels } = await import('../../../src/engine/wasm/load');
  const { createDense } = await import('../../../src/engine/dense');
  const { RowMatrix } = await import('../../../src/engine/rowMatrix');
  return { loadKernels, createDense, RowMatrix };
}

afterEach(() => vi.restoreAllMocks());

describe('the kernels', () => {
  it('are compiled once, also where two ask at the same time', async () => {
    const { loadKernels } = await fresh();
    const compile = vi.spyOn(WebAssembly, 'compile');
    const [a, b] = await Promise.all([loadKernels(), loadKernels()]);
    expect(a).toBeInstanceOf(WebAssembly.Module);
    expect(b).toBe(a);
    expect(await loadKernels()).toBe(a);
    expect(compile).toHaveBeenCalledTimes(1);
  });

  it('that could not be had are tried anew', async () => {
    const { loadKernels } = await fresh();
    vi.spyOn(WebAssembly, 'compile').mockRejectedValueOnce(new TypeError('offline'));
    await expect(loadKernels()).rejects.toMatchObject({
      code: 'engine-unavailable',
      cause: { message: 'offline' },
    });
    expect(await loadKernels()).toBeInstanceOf(WebAssembly.Module);
  });

  it('that cannot be had stop neither dense algebra nor scores', async () => {
    const { createDense, RowMatrix } = await fresh();
    vi.spyOn(WebAssembly, 'compile').mockRejectedValue(new TypeError('offline'));
    expect((await createDense(4, 1)).values).toHaveLength(4);
    const matrix = new RowMatrix(Float32Array.of(2, 3), 1);
    await matrix.quicken();
    expect(Array.from(matrix.products(Float64Array.of(2)))).toEqual([4, 6]);
  });
});
