import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/engine/random';
import { instantiateKernels, type Kernels } from '../../../src/engine/wasm/kernels';
import { padded } from '../../../src/engine/wasm/padded';
import { BUILD_MS, builtKernels } from '../../support/wasm';

let kernels: Kernels;

beforeAll(async () => {
  kernels = await instantiateKernels(await builtKernels());
  kernels.memory.grow(Math.ceil((50 * 256 * 256 + 16 * 256 * 128) / 65536));
}, BUILD_MS);

/** A = Σ values[j] · vⱼvⱼᵀ; vⱼ is row j of `vectors`, of length 1. */
interface Eigen {
  readonly values: Float64Array;
  readonly vectors: Float64Array;
}

function eigenOf(a: Float64Array, n: number): Eigen | null {
  const size = padded(n);
  const heap = kernels.heapBase();
  expect(kernels.configure(size, heap)).toBeLessThanOrEqual(kernels.memory.buffer.byteLength);
  const cells = (at: number, length: number) =>
    new Float64Array(kernels.memory.buffer, at >>> 0, length);
  const base = cells(kernels.base64Pointer(), size * size).fill(0);
  // What is below the diagonal must not matter.
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) base[i * size + j] = j < i ? NaN : a[i * n + j];
  kernels.beginEigen(n);
  for (;;) {
    const more = kernels.stepEigen();
    if (more < 0) return null;
    if (more === 0) break;
  }
  const columns = cells(kernels.vectorsPointer(), size * size);
  const vectors = new Float64Array(n * n);
  for (let j = 0; j < n; j++)
    for (let p = 0; p < n; p++) vectors[j * n + p] = columns[p * size + j];
  return { values: cells(kernels.diagonalPointer(), n).slice(), vectors };
}

/** Largest error of A v = λ v and of vᵢ·vⱼ = δᵢⱼ, relative to the largest entry of A. */
function worstError(a: Float64Array, n: number): number {
  const eigen = eigenOf(a, n);
  if (!eigen) return Infinity;
  const { values, vectors } = eigen;
  const scale = a.reduce((most, cell) => Math.max(most, Math.abs(cell)), 1e-300);
  let worst = 0;
  for (let i = 0; i < n; i++) {
    const v = vectors.subarray(i * n, (i + 1) * n);
    for (let r = 0; r < n; r++) {
      let sum = -values[i] * v[r];
      for (let c = 0; c < n; c++) sum += a[r * n + c] * v[c];
      worst = Math.max(worst, Math.abs(sum) / scale);
    }
    for (let j = 0; j < n; j++) {
      let dot = i === j ? -1 : 0;
      for (let c = 0; c < n; c++) dot += v[c] * vectors[j * n + c];
      worst = Math.max(worst, Math.abs(dot));
    }
  }
  return worst;
}

function symmetric(n: number, cell: (i: number, j: number) => number): Float64Array {
  const a = new Float64Array(n * n);
  for (let i = 0; i < n; i++) for (let j = i; j < n; j++) a[i * n + j] = a[j * n + i] = cell(i, j);
  return a;
}

describe('eigenvectors of a symmetric matrix', () => {
  it.each([1, 2, 3, 4, 5, 8, 33, 64, 128])('are found for n = %i', (n) => {
    const random = createRandom(n);
    expect(
      worstError(
        symmetric(n, () => random.normal()),
        n,
      ),
    ).toBeLessThan(1e-12 * n);
  });

  it('are found where eigenvalues coincide, vanish or span many decades', () => {
    const random = createRandom(5);
    const low = Array.from({ length: 3 * 20 }, () => random.normal());
    const rankThree = symmetric(20, (i, j) =>
      [0, 1, 2].reduce((sum, r) => sum + low[r * 20 + i] * low[r * 20 + j], 0),
    );
    expect(worstError(rankThree, 20)).toBeLessThan(1e-11);
    expect(worstError(new Float64Array(36), 6)).toBe(0);
    expect(
      worstError(
        symmetric(7, (i, j) => (i === j ? 3 : 0)),
        7,
      ),
    ).toBeLessThan(1e-15);
    expect(
      worstError(
        symmetric(9, () => 1),
        9,
      ),
    ).toBeLessThan(1e-14);
    expect(
      worstError(
        symmetric(12, (i, j) => (i === j ? 10 ** -i : 0)),
        12,
      ),
    ).toBeLessThan(1e-15);
    const graded = symmetric(16, (i, j) => 10 ** -((i + j) / 2) * (i === j ? 1 : 0.1));
    expect(worstError(graded, 16)).toBeLessThan(1e-13);
  });

  it.each([65, 100, 200, 256])('are found where a matrix of size %i has rank 14', (n) => {
    const random = createRandom(n);
    const low = Array.from({ length: 14 * n }, () => random.normal());
    const gram = symmetric(n, (i, j) => {
      let sum = 0;
      for (let r = 0; r < 14; r++) sum += low[r * n + i] * low[r * n + j];
      return sum;
    });
    expect(worstError(gram, n)).toBeLessThan(1e-12 * n);
  });

  it('are found for any matrix of small whole numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 45 }), (cells) => {
        const a = symmetric(9, (i, j) => cells[(i * 9 + j) % cells.length]);
        expect(worstError(a, 9)).toBeLessThan(1e-13);
      }),
      { numRuns: 300, seed: 3 },
    );
  });

  it('are refused for a matrix that is not finite', () => {
    for (const n of [1, 2, 6]) {
      expect(eigenOf(new Float64Array(n * n).fill(NaN), n)).toBeNull();
      expect(eigenOf(new Float64Array(n * n).fill(Infinity), n)).toBeNull();
    }
  });
});
