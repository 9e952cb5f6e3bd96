import type { GibbsSampler } from './gibbs';

/** The three engines that share one maths: WGSL on the GPU, SIMD WebAssembly, float64 TypeScript. */
export type EngineKind = 'webgpu' | 'wasm' | 'reference';

/** Which factor matrix a half-epoch solves for. */
export type Side = 'user' | 'item';

/**
 * Observations in compressed sparse rows. Row r owns positions `start[r]` to `start[r + 1] - 1`
 * of the other three arrays. A column may appear more than once in a row; its terms then add up.
 */
export interface Observations {
  readonly rows: number;
  readonly cols: number;
  /** Length rows + 1, ascending, from 0 to the number of observations. */
  readonly start: Uint32Array;
  readonly col: Uint32Array;
  /** Confidence w ≥ 0, on top of the base weight α₀ that every cell has. */
  readonly weight: Float32Array;
  /** Target t of the observation: 1 for a like, 0 or below for evidence against. */
  readonly target: Float32Array;
}

/**
 * One weighted least-squares factorisation, seen from both sides (`items` is the transpose of `users`).
 *
 * Objective (Rendle et al. 2022, "Revisiting the Performance of iALS on Item Recommendation Benchmarks"):
 * `Σ_obs w (t − xᵤ·yᵢ)² + α₀ Σ_{all u,i} (xᵤ·yᵢ)² + Σᵤ λᵤ|xᵤ|² + Σᵢ λᵢ|yᵢ|²`.
 * With the other side fixed, row r solves `(α₀ YᵀY + Σ w yyᵀ + λᵣ I) x = Σ w t y`.
 * A row without observations gets x = 0.
 */
export interface AlsProblem {
  readonly users: Observations;
  readonly items: Observations;
  /** Number of factors k, 1 to 256. */
  readonly factors: number;
  readonly alpha0: number;
  /** λ of each user row, > 0. */
  readonly userPenalty: Float32Array;
  /** λ of each item row, > 0. */
  readonly itemPenalty: Float32Array;
  /**
   * An engine may take this many steps (≥ 1) of preconditioned conjugate gradients from a row's
   * present factors (Hestenes & Stiefel 1952; for this objective Takács et al. 2011, "Applications of
   * the conjugate gradient method for implicit feedback collaborative filtering") where that is
   * cheaper than solving the row exactly, and more from a row of zeros. No half-epoch then raises the
   * objective by more than rounding, and a few epochs reach what exact ones do: two steps suffice on
   * MovieLens. Without it every row is solved exactly.
   */
  readonly steps?: number;
}

/** A factorisation in progress on an engine. Calls must not overlap; await each before the next. */
export interface AlsSession {
  /** Replaces one side's factors, row-major rows × k. */
  setFactors(side: Side, values: Float32Array): void;
  /**
   * Solves every row of `side`, with the other side fixed (one half-epoch): exactly, unless the
   * problem allows `steps`.
   * Cancelling leaves that side's factors unspecified. It takes effect between pieces of work, of
   * which one grows with the fixed side: a tenth of a second or two for a hundred thousand rows.
   * @throws Failure `cancelled`, or `engine-lost` when the device is gone.
   */
  solve(side: Side, signal?: AbortSignal): Promise<void>;
  /** The objective at the current factors. */
  loss(): Promise<number>;
  /**
   * A copy of one side's factors, row-major rows × k.
   * @throws Failure `engine-lost` when the device or thread that has them is gone
   */
  readFactors(side: Side): Promise<Float32Array>;
  dispose(): void;
}

/** An engine that is ready to work. */
export interface Engine {
  readonly kind: EngineKind;
  /** For the page, for example "WebGPU · Apple M2" or "WebAssembly · 2 threads". */
  readonly label: string;
  /**
   * Copies the problem to the engine. Factors start at zero.
   * @throws Failure `too-large` before anything is copied, when the engine cannot hold it; the
   *   sentence says what it could hold.
   */
  als(problem: AlsProblem): Promise<AlsSession>;
  /** A sampler for one training; absent where the engine has none, and the reference does it. */
  gibbs?(): Promise<GibbsSampler>;
  dispose(): void;
}
