import { symmetricEigen } from './eigen';
import { runInSlices } from './slices';

/** Factors of a row as the kernels want them. */
export function padded(factors: number): number {
  return Math.ceil(factors / 4) * 4;
}

/** α₀G in its eigenbasis: see `symmetricEigen`. Padded with zeros to `size`. */
export interface Basis {
  /** Length size; 0 where padded or where rounding made it negative. */
  readonly spectrum: Float32Array;
  /** Row-major size × size: row j is the j-th eigenvector. */
  readonly vectors: Float64Array;
}

/**
 * The eigenbasis of a base matrix.
 * @param base row-major size × size, of which the upper triangle of the first k rows counts
 * @returns null when the matrix is not finite
 */
export async function basisOf(
  base: Float64Array,
  k: number,
  size: number,
  signal?: AbortSignal,
): Promise<Basis | null> {
  const full = new Float64Array(k * k);
  for (let i = 0; i < k; i++)
    for (let j = i; j < k; j++) full[i * k + j] = full[j * k + i] = base[i * size + j];
  const eigen = await runInSlices(symmetricEigen(full, k), signal);
  if (!eigen) return null;
  const spectrum = new Float32Array(size);
  const vectors = new Float64Array(size * size);
  for (let j = 0; j < k; j++) {
    // A Gram matrix has no negative eigenvalue; what looks like one is rounding noise.
    spectrum[j] = Math.max(0, eigen.values[j]);
    vectors.set(eigen.vectors.subarray(j * k, (j + 1) * k), j * size);
  }
  return { spectrum, vectors };
}
