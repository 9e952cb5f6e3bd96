import { samplingDiverged } from '../../engine/diverged';
import { gamma, normalByPrecision, wishart } from '../../engine/distributions';
import type { GibbsSampler, Steps } from '../../engine/gibbs';
import { choleskyInPlace } from '../../engine/reference/cholesky';
import type { Side } from './side';
import type { SweepRandom } from './streams';

/** λ ~ Gamma(1, rate 0.1). */
const LAMBDA_SHAPE = 1;
const LAMBDA_RATE = 0.1;
const GROUPS = ['implicit', 'counts', 'content'] as const;

/**
 * Draws a side's prior given its rows: feature weights B and their λ, then (μ, Λ) from their
 * Normal–Wishart with μ₀ = 0, β₀ = 1, W₀ = I, ν₀ = d (Salakhutdinov & Mnih 2008, §3.2), where the
 * weights B ~ N(0, (λΛ)⁻¹) count as rows of their own. Leaves the prior means up to date.
 */
export function* drawHyper(side: Side, sampler: GibbsSampler, random: SweepRandom): Steps<void> {
  const { index, rows, d, x, priorMean, residual, mu } = side;
  const root = choleskyOf(side.precision, d);
  for (let n = 0; n < residual.length; n++) residual[n] = x[n] - priorMean[n];

  const scatter = new Float64Array(d * d);
  let degrees = d + rows;
  for (const [n, use] of GROUPS.entries()) {
    const group = side[use];
    const { squares, used } = yield* sampler.drawWeights(
      { ...group, d, residual, root },
      random.address(use, index),
    );
    const rate = LAMBDA_RATE + 0.5 * traceOfProduct(squares, side.precision, d);
    group.lambda = gamma(random.of('lambda', index, n), LAMBDA_SHAPE + 0.5 * used * d) / rate;
    for (let n = 0; n < d * d; n++) scatter[n] += group.lambda * squares[n];
    degrees += used;
  }

  const mean = columnMeans(residual, rows, d);
  yield* sampler.addScatter(residual, mean, scatter);
  for (let i = 0; i < d; i++) mean[i] += mu[i];
  const shrink = rows / (rows + 1);
  for (let i = 0; i < d; i++) {
    for (let k = 0; k <= i; k++) scatter[i * d + k] += shrink * mean[i] * mean[k];
    scatter[i * d + i] += 1;
  }
  const own = random.of('prior', index);
  side.precision = wishart(own, scatter, d, degrees);

  const change = new Float64Array(d);
  normalByPrecision(own, choleskyOf(side.precision, d), d, 1 / Math.sqrt(rows + 1), change);
  for (let k = 0; k < d; k++) {
    const drawn = shrink * mean[k] + change[k];
    change[k] = drawn - mu[k];
    mu[k] = drawn;
  }
  for (let r = 0, n = 0; r < rows; r++)
    for (let k = 0; k < d; k++, n++) priorMean[n] = x[n] - residual[n] + change[k];
}

function columnMeans(values: Float64Array, rows: number, d: number): Float64Array {
  const mean = new Float64Array(d);
  for (let r = 0, n = 0; r < rows; r++) for (let k = 0; k < d; k++, n++) mean[k] += values[n];
  return mean.map((sum) => sum / rows);
}

/** tr(A·B) of symmetric matrices, A given by its lower triangle. */
function traceOfProduct(a: Float64Array, b: Float64Array, d: number): number {
  let trace = 0;
  for (let i = 0; i < d; i++) {
    for (let k = 0; k < i; k++) trace += 2 * a[i * d + k] * b[i * d + k];
    trace += a[i * d + i] * b[i * d + i];
  }
  return trace;
}

function choleskyOf(a: Float64Array, d: number): Float64Array {
  const l = a.slice();
  if (!choleskyInPlace(l, d)) throw samplingDiverged();
  return l;
}
