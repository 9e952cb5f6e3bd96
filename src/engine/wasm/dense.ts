import type { DenseSpace } from '../dense';
import { ownInstance } from './ownInstance';

const BYTES = Float64Array.BYTES_PER_ELEMENT;

/**
 * {@link DenseSpace} by the kernels, in the memory of an instance of its own.
 * @returns null where the kernels cannot be had
 * @throws Failure `engine-unavailable` when the browser refuses that much memory
 */
export async function createWasmDense(length: number, widest: number): Promise<DenseSpace | null> {
  const instance = await ownInstance();
  if (!instance) return null;
  const { kernels, arena } = instance;
  const base = arena.take(length * BYTES);
  const [colsAt, valuesAt] = [arena.take(4 * widest), arena.take(4 * widest)];
  // The memory grows no more, so these stay where they are.
  const [columns, entries] = [arena.uint32(colsAt, widest), arena.float32(valuesAt, widest)];
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
    addOuter: (a, cols, v, scale) => {
      columns.set(cols);
      entries.set(v);
      kernels.addOuterOfRow(pointer(a.at), a.stride * BYTES, colsAt, valuesAt, cols.length, scale);
    },
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
