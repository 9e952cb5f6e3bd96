import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/engine/random';
import { rowProducts } from '../../../src/model/rowProducts';

const random = createRandom(1);
const normals = (length: number): number[] => Array.from({ length }, () => random.next() - 0.5);

describe('products of rows', () => {
  it.each([
    [0, 3],
    [1, 1],
    [3, 5],
    [4, 7],
    [9, 64],
    [10, 0],
  ])('are those of %i rows of %i numbers, one by one', (rows, size) => {
    const matrix = Float32Array.from(normals(rows * size));
    const vector = Float64Array.from(normals(size));
    const wanted = Array.from({ length: size > 0 ? rows : 0 }, (_, r) =>
      vector.reduce((sum, x, f) => sum + x * matrix[r * size + f], 0),
    );
    const found = rowProducts(matrix, size, vector);
    expect(found).toHaveLength(wanted.length);
    wanted.forEach((product, r) => expect(found[r]).toBeCloseTo(product, 12));
  });

  it('leave out what is zero at the beginning of rows', () => {
    const size = 6;
    const full = Float32Array.from(normals(size * size));
    const triangle = full.map((value, at) => (at % size < Math.floor(at / size) ? 0 : value));
    const vector = Float64Array.from(normals(size));
    const all = rowProducts(triangle, size, vector);
    expect(rowProducts(triangle, size, vector, (row) => row)).toEqual(all);
    // What is said to be zero is not looked at, up to four rows together.
    const spoilt = triangle.map((value, at) =>
      at % size < Math.floor(at / size / 4) * 4 ? NaN : value,
    );
    expect(rowProducts(spoilt, size, vector, (row) => row)).toEqual(all);
  });
});
