import { ownInstance } from './ownInstance';

/** s = M·v, or of the rows listed alone, in their order. */
export type Products = (vector: Float64Array, listed?: Uint32Array) => Float64Array;

/** So many rows are listed at a time. */
const LISTED = 1024;

/**
 * Products s = M·v of a matrix (row-major n × `size`) with vectors, by the kernels, on a copy of it.
 * @returns null where the kernels cannot be had
 * @throws Failure `engine-unavailable` when the browser refuses that much memory
 */
export async function createWasmProducts(
  matrix: Float32Array,
  size: number,
): Promise<Products | null> {
  const instance = await ownInstance();
  if (!instance || size === 0) return null;
  const { kernels, arena } = instance;
  const rows = matrix.length / size;
  const from = arena.put(matrix);
  const factor = arena.take(8 * size);
  const to = arena.take(8 * Math.max(rows, LISTED));
  const at = arena.take(4 * LISTED);
  // The memory grows no more, so these stay where they are.
  const vector = arena.float64(factor, size);
  const products = arena.float64(to, Math.max(rows, LISTED));
  const list = arena.uint32(at, LISTED);
  return (values, listed) => {
    vector.set(values);
    if (!listed) {
      kernels.multiplyRows(from, rows, size, factor, to);
      return products.slice(0, rows);
    }
    const out = new Float64Array(listed.length);
    for (let first = 0; first < listed.length; first += LISTED) {
      const some = listed.subarray(first, first + LISTED);
      list.set(some);
      kernels.multiplyListed(from, at, some.length, size, factor, to);
      out.set(products.subarray(0, some.length), first);
    }
    return out;
  };
}
