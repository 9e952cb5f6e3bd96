import { dot } from '../../engine/reference/dot';
import { RowMatrix } from '../../engine/rowMatrix';
import type { SavedModel } from './rankingModel';
import { misfit, savedArray, savedNumber } from '../saved';

/** P = (XᵀX + Λ)⁻¹ of EASE, films × films, by their places among those that take part. */
export interface EaseInverse {
  /** P_jj by place. */
  readonly diagonal: Float64Array;
  /** P of a film and each of some others. */
  between(film: number, others: Uint32Array): Float64Array;
  /** Σ over the others i ≠ j of value_i · P_ij, for every place j. @param values by place */
  products(values: ReadonlyMap<number, number>): Float64Array;
  /** As of a `RankingModel`. */
  quicken?(): Promise<void>;
  /** What {@link loadInverse} makes it of again. */
  save(): SavedModel;
}

/** P as it is: a person costs a row of it for each film they speak of. */
export class DenseInverse implements EaseInverse {
  /** @param matrix P, row-major, both triangles */
  constructor(
    private readonly matrix: Float32Array,
    readonly diagonal: Float64Array,
  ) {}

  between(film: number, others: Uint32Array): Float64Array {
    const row = film * this.diagonal.length;
    return Float64Array.from(others, (other) => this.matrix[row + other]);
  }

  products(values: ReadonlyMap<number, number>): Float64Array {
    const { matrix } = this;
    const films = this.diagonal.length;
    const sums = new Float64Array(films);
    for (const [place, value] of values) {
      const row = place * films;
      for (let j = 0; j < films; j++) sums[j] += value * matrix[row + j];
    }
    // A film is not its own evidence: B_jj = 0.
    for (const [place, value] of values) sums[place] -= value * matrix[place * films + place];
    return sums;
  }

  save(): SavedModel {
    return { arrays: { inverse: this.matrix, diagonal: this.diagonal }, info: {} };
  }
}

/** P = Λ⁻¹ − VVᵀ, of which V alone is kept: it is smaller where rows are few. */
export class FactoredInverse implements EaseInverse {
  /**
   * @param vectors V, films × as many as rows
   * @param diagonal P_jj
   */
  constructor(
    private readonly vectors: RowMatrix,
    readonly diagonal: Float64Array,
  ) {}

  between(film: number, others: Uint32Array): Float64Array {
    // Off the diagonal Λ⁻¹ has no part in P.
    const { vectors } = this;
    return vectors.products(vectors.row(film), others).map((product) => -product);
  }

  products(values: ReadonlyMap<number, number>): Float64Array {
    const { values: vectors, size } = this.vectors;
    // Of no rows at all nothing can be said.
    if (size === 0) return new Float64Array(this.diagonal.length);
    const sum = new Float64Array(size);
    for (const [place, value] of values)
      for (let r = 0; r < size; r++) sum[r] -= value * vectors[place * size + r];
    const products = this.vectors.products(sum);
    // A film is not its own evidence: B_jj = 0.
    for (const [place, value] of values)
      products[place] += value * dot(vectors, place * size, vectors, place * size, size);
    return products;
  }

  quicken(): Promise<void> {
    return this.vectors.quicken();
  }

  save(): SavedModel {
    const { values: vectors, size } = this.vectors;
    return { arrays: { factor: vectors, diagonal: this.diagonal }, info: { size } };
  }
}

/**
 * P of a kept model.
 * @throws Failure `bad-input` when it is not of so many films
 */
export function loadInverse(saved: SavedModel, films: number): EaseInverse {
  const diagonal = savedArray(saved, 'diagonal', 'Float64Array', films);
  if (diagonal.some((value) => !(value > 0))) throw misfit();
  if ('inverse' in saved.arrays)
    return new DenseInverse(savedArray(saved, 'inverse', 'Float32Array', films ** 2), diagonal);
  const size = savedNumber(saved, 'size');
  const vectors = savedArray(saved, 'factor', 'Float32Array', films * size);
  return new FactoredInverse(new RowMatrix(vectors, size), diagonal);
}
