import { describe, expect, it, vi } from 'vitest';
import { createRandom } from '../../../src/engine/random';
import { rowProducts } from '../../../src/engine/reference/rowProducts';
import { RowMatrix } from '../../../src/engine/rowMatrix';

const random = createRandom(1);
const normals = (length: number): number[] => Array.from({ length }, () => random.next() - 0.5);

const products = (matrix: Float32Array, size: number, vector: Float64Array): number[] =>
  Array.from({ length: size > 0 ? matrix.length / size : 0 }, (_, r) =>
    vector.reduce((sum, x, f) => sum + x * matrix[r * size + f], 0),
  );

describe('products of rows', () => {
  it.each([
    [0, 3],
    [1, 1],
    [3, 5],
    [4, 7],
    [9, 64],
    [10, 0],
    [7, 1],
    [6, 2],
    [13, 66],
    [300, 257],
  ])('are those of %i rows of %i numbers, one by one', async (rows, size) => {
    const values = Float32Array.from(normals(rows * size));
    const matrix = new RowMatrix(values, size);
    for (const way of ['plain', 'quickened']) {
      if (way === 'quickened') await matrix.quicken();
      // More than one, since what the last one left behind must not count.
      for (const scale of [1, 1e-200, 1e200]) {
        const vector = Float64Array.from(normals(size), (x) => scale * x);
        const wanted = products(values, size, vector);
        const found = matrix.products(vector);
        // Nobody may see when it was quickened.
        expect(found, way).toEqual(rowProducts(values, size, vector));
        expect(found, way).toHaveLength(wanted.length);
        wanted.forEach((sum, r) => expect((found[r] - sum) / scale, way).toBeCloseTo(0, 12));
        // Of some rows, more than the kernels take at a time, in disorder and repeatedly.
        const most = rows > 0 && size > 0 ? 2100 : 0;
        for (const count of [0, 1, 5, most].filter((n) => n <= most)) {
          const listed = Uint32Array.from({ length: count }, (_, n) => (n * 7) % rows);
          const some = matrix.products(vector, listed);
          expect(some, way).toEqual(rowProducts(values, size, vector, listed));
          expect(some, way).toHaveLength(count);
          const off = some.map((sum, n) => (sum - wanted[listed[n]]) / scale);
          expect(Math.max(0, ...off.map(Math.abs)), way).toBeLessThan(1e-12);
        }
      }
    }
  });

  it('come from a copy where that is quicker, and each is the caller’s own', async () => {
    const values = Float32Array.of(1, 2, 3, 4);
    const matrix = new RowMatrix(values, 2);
    await matrix.quicken();
    values.fill(0);
    const first = matrix.products(Float64Array.of(1, 1));
    expect(Array.from(matrix.products(Float64Array.of(0, 1)))).toEqual([2, 4]);
    expect(Array.from(first)).toEqual([3, 7]);
  });

  it('are quickened once', async () => {
    const instantiate = vi.spyOn(WebAssembly, 'instantiate');
    const matrix = new RowMatrix(Float32Array.of(1, 2), 2);
    await matrix.quicken();
    await matrix.quicken();
    expect(instantiate).toHaveBeenCalledTimes(1);
    instantiate.mockRestore();
  });

  it('are had where the browser refuses the memory', async () => {
    const matrix = new RowMatrix(Float32Array.of(1, 2), 2);
    const instantiate = vi.spyOn(WebAssembly, 'instantiate').mockRejectedValue(new RangeError());
    await matrix.quicken();
    instantiate.mockRestore();
    expect(Array.from(matrix.products(Float64Array.of(1, 1)))).toEqual([3]);
  });

  it('need no kernels', async () => {
    const matrix = new RowMatrix(Float32Array.of(1, 2), 2);
    const validate = vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
    await matrix.quicken();
    validate.mockRestore();
    expect(Array.from(matrix.products(Float64Array.of(1, 1)))).toEqual([3]);
  });
});
