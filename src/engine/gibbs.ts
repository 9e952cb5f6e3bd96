import type { AddressedRandom } from './philox';

/**
 * One side, users or items, of a factor model with Gaussian noise: rows of d numbers, the last of
 * them a bias. A rating of row r on row i of the other side is
 * `y ~ N(x·v + b + c, 1/(τ aᵣ gᵢ))` with [x, b] the one row and [v, c] the other.
 */
export interface GaussianSide {
  readonly rows: number;
  readonly d: number;
  /** Ratings of row r: positions start[r] to start[r + 1] − 1. Length rows + 1. */
  readonly start: Uint32Array;
  /** Row of the other side that each rating is on. */
  readonly other: Uint32Array;
  readonly y: Float64Array;
  /** The rows, row-major rows × d. */
  readonly x: Float64Array;
  /** Mean of the Gaussian that each row was drawn from, rows × d. */
  readonly conditionalMean: Float64Array;
  /** M, the prior mean of each row, rows × d. */
  readonly priorMean: Float64Array;
  /** Λ, the prior precision, row-major d × d, symmetric. */
  readonly precision: Float64Array;
  /** a: each row's factor of the noise precision, above 0. */
  readonly noise: Float64Array;
}

/** Sparse features of one side's rows, by feature: entries start[f] to start[f + 1] − 1. */
export interface SparseFeatures {
  readonly start: Uint32Array;
  readonly row: Uint32Array;
  readonly value: Float64Array;
}

/** What {@link GibbsSampler.drawWeights} works on. */
export interface WeightsTask {
  readonly d: number;
  readonly features: SparseFeatures;
  /** B, row-major features × d: drawn anew. */
  readonly weights: Float64Array;
  /** λ. */
  readonly lambda: number;
  /** x − M, row-major rows × d; kept up to date. */
  readonly residual: Float64Array;
  /** L of Λ = L·Lᵀ, row-major d × d; zeros above the diagonal. */
  readonly root: Float64Array;
}

/** What came of it. */
export interface DrawnWeights {
  /** Lower triangle of Σ B·Bᵀ, row-major d × d. */
  readonly squares: Float64Array;
  /** How many features have entries; those without keep their weights. */
  readonly used: number;
}

/** Arrays that a sampler works on. */
export type SamplerArray = Float64Array | Uint32Array;

/** Gives back an array as the sampler has it, with the same contents. */
export type Adopt = <A extends SamplerArray>(array: A) => A;

/** Where a draw's random numbers are: see `philox.ts`. */
export interface DrawAddress {
  readonly random: AddressedRandom;
  /** What is drawn. */
  readonly stream: number;
  /** The sweep. */
  readonly step: number;
}

/** Work in steps. Whoever runs it waits for each promise that it yields before going on. */
export type Steps<T> = Generator<void | Promise<void>, T>;

/**
 * What of a Gibbs sweep is work in proportion to the ratings. Its arrays may lie where an engine
 * works, so all that are given to the other calls come from {@link adopt}; both sides may read and
 * write them between calls. Draws are addressed: the same on every engine up to rounding.
 * The generators yield about every millisecond, and a promise where they wait for the engine.
 */
export interface GibbsSampler {
  /**
   * Takes over arrays, once: calls `move`, perhaps twice, which passes each array through `adopt`.
   * The same array given twice stays one.
   * @throws Failure `engine-unavailable` where memory does not suffice
   */
  adopt<T>(move: (adopt: Adopt) => T, d: number): T;
  /**
   * Draws every row of `side` from its Gaussian given the other side, and keeps the means: precision
   * A = Λ + Σ w z·zᵀ, mean A⁻¹(Λ·M + Σ w (y − c) z), with z = [v, 1], c the other row's bias and
   * w = τ·aᵣ·gᵢ. The normals of row r are the first d at (stream, step, r): with A = L·Lᵀ the draw is
   * mean + L⁻ᵀ·normals. A row without ratings is drawn from its prior.
   * @throws Failure `training-diverged` when an A is not positive definite or a number not finite
   */
  drawRows(side: GaussianSide, other: GaussianSide, tau: number, address: DrawAddress): Steps<void>;
  /**
   * Draws the weights of each feature in turn, taking its change out of the residual. With s = ΣF²
   * over the feature's rows: B ~ N((Σ F·residual + s·B)/(s + λ), Λ⁻¹/(s + λ)), its normals the first
   * d at (stream, step, feature).
   */
  drawWeights(task: WeightsTask, address: DrawAddress): Steps<DrawnWeights>;
  /**
   * Adds Σ (v − mean)(v − mean)ᵀ over rows v to the lower triangle of a matrix.
   * @param values row-major rows × d
   * @param mean length d; this and `into` (row-major d × d) need not be adopted
   */
  addScatter(values: Float64Array, mean: Float64Array, into: Float64Array): Steps<void>;
  /** Squared error of every rating, in the order of `side`'s. */
  squaredErrors(side: GaussianSide, other: GaussianSide, out: Float64Array): Steps<void>;
  /** Gives back what the engine holds for it. Adopted arrays remain. */
  dispose?(): void;
}
