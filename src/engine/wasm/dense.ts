import type { DenseSpace } from '../dense';
import { ownInstance } from './ownInstance';

const BYTES = Float64Array.BYTES_PER_ELEMENT;

/**
 * {@link DenseSpace} by the kernels, in the memory of an instance of its own.
 * @returns null where the kernels cannot be had
 * @throws Failure `engine-unavailable` when the browser refuses that much memory
 */
export async function createWasmDense(length: number): Promise<DenseSpace | null> {
  const instance = await ownInstance();
  if (!instance) return null;
  const { kernels, arena } = instance;
  const base = arena.take(length * BYTES);
  const pointer = (at: number) => base + at * BYTES;
  return {
    values: arena.float64(base, length),
    subtractDots: (c, a, b, count) =>
      kernels.subtractDots(
        pointer(c.at),
        c.stride * BYTES,
        c.rows,
        c.cols,
        pointer(a.at),
        a.stride * BYTES,
        pointer(b.at),
        b.stride * BYTES,
        count,
      ),
    solveCorner: (x, l) =>
      kernels.solveCorner(
        pointer(x.at),
        x.stride * BYTES,
        x.rows,
        pointer(l.at),
        l.stride * BYTES,
        x.cols,
      ),
  };
}
