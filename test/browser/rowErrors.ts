import type { Observations } from '../../src/engine/engine';

export interface RowInputs {
  readonly observations: Observations;
  readonly penalty: Float32Array;
  readonly alpha0: number;
  /** The fixed side's factors. */
  readonly fixed: Float32Array;
  readonly factors: number;
}

/**
 * Largest over rows of `√(eᵀAe / x*ᵀAx*)`, e = x − x*, A the row's normal matrix in float64: how far
 * the row's objective is from its minimum. Unlike ‖e‖/‖x*‖ it does not count directions that the
 * observations say nothing about, which 32 bits cannot resolve in an ill-conditioned system.
 */
export function worstEnergyError(
  { observations, penalty, alpha0, fixed, factors: k }: RowInputs,
  solved: Float32Array,
  exact: Float32Array,
): number {
  const { rows, cols, start, col, weight } = observations;
  let worst = 0;
  for (let r = 0; r < rows; r++) {
    if (start[r] === start[r + 1]) continue;
    const x = Float64Array.from(exact.subarray(r * k, (r + 1) * k));
    const e = x.map((v, f) => solved[r * k + f] - v);
    // xᵀAx = α₀ Σ (x·y)² over all columns + Σ w (x·y)² over the observed + λ|x|².
    const energy = (v: Float64Array): number => {
      const score = (c: number): number => v.reduce((sum, z, f) => sum + z * fixed[c * k + f], 0);
      let sum = 0;
      for (let c = 0; c < cols; c++) sum += alpha0 * score(c) ** 2;
      for (let p = start[r]; p < start[r + 1]; p++) sum += weight[p] * score(col[p]) ** 2;
      for (const z of v) sum += penalty[r] * z * z;
      return sum;
    };
    const error = Math.sqrt(energy(e) / energy(x));
    // NaN must count as wrong.
    if (!(error >= 0)) return Infinity;
    worst = Math.max(worst, error);
  }
  return worst;
}
