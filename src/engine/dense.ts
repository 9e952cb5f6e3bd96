import { outOfMemory } from './outOfMemory';
import { createReferenceDense } from './reference/dense';
import { createWasmDense } from './wasm/dense';

/**
 * Room for dense matrices of hundreds to thousands of rows, in float64, and the steps that nearly all
 * work on them is made of. Matrices lie in rows in one array; places and strides are positions in it.
 */
export interface DenseSpace {
  readonly values: Float64Array;
  /**
   * `C[r, c] −= Σ_p A[r, p] · B[c, p]`: every row of A with every row of B. Neither may be where C is.
   * @param length how many numbers of each row of A and B take part
   */
  subtractDots(c: Block, a: Place, b: Place, length: number): void;
  /**
   * `A[i, j] += scale · v_i · v_j` for j ≤ i and a sparse v: the lower triangle of an outer product.
   * @param cols where v is not 0, ascending, none twice
   * @param values v there
   */
  addOuter(a: Place, cols: Uint32Array, values: Float32Array, scale: number): void;
  /** `x ← L⁻¹x` for every row x of X, L being lower triangular with as many rows as X has columns. */
  solveCorner(x: Block, l: Place): void;
}

/** Where a matrix begins, and how far each of its rows is from the next. */
export interface Place {
  readonly at: number;
  readonly stride: number;
}

/** A matrix of so many rows and columns. */
export interface Block extends Place {
  readonly rows: number;
  readonly cols: number;
}

/**
 * A space of its own for so many numbers, all 0: by WebAssembly where there is SIMD, else TypeScript.
 * @param widest how many columns a sparse vector may have
 * @throws Failure `engine-unavailable` when the browser refuses that much memory
 */
export async function createDense(length: number, widest: number): Promise<DenseSpace> {
  try {
    return (await createWasmDense(length, widest)) ?? createReferenceDense(length);
  } catch (cause) {
    throw cause instanceof RangeError ? outOfMemory(cause) : cause;
  }
}
