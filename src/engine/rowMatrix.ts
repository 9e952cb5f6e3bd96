import { rowProducts } from './reference/rowProducts';
import { createWasmProducts, type Products } from './wasm/rowProducts';

/** A matrix that is multiplied with one vector after the other: the scores of all items are such products. */
export class RowMatrix {
  private multiply: Products | null = null;

  /** @param values row-major n × `size`; must not change any more */
  constructor(
    readonly values: Float32Array,
    readonly size: number,
  ) {}

  /**
   * s = M·v in float64.
   * @param vector v, length `size`
   * @param listed the rows to take, in this order and as often as they are named; by default all
   * @returns s, one for each row taken
   */
  products(vector: Float64Array, listed?: Uint32Array): Float64Array {
    const { multiply, values, size } = this;
    return multiply?.(vector, listed) ?? rowProducts(values, size, vector, listed);
  }

  /** A copy of one row. */
  row(r: number): Float64Array {
    return Float64Array.from(this.values.subarray(r * this.size, (r + 1) * this.size));
  }

  /**
   * Puts a copy where the kernels can work on it, if it can be had: products then take a fifth of the
   * time, and are the same to the last bit. Need not be waited for; does not fail.
   */
  async quicken(): Promise<void> {
    this.multiply ??= await createWasmProducts(this.values, this.size).catch(() => null);
  }
}
