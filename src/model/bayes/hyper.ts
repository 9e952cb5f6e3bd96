import { gamma, normalByPrecision, wishart } from '../../engine/distributions';
import type { Random } from '../../engine/random';
import { choleskyInPlace } from '../../engine/reference/cholesky';
import { diverged } from './diverged';
import type { FeatureGroup, Side } from './side';

/** λ ~ Gamma(1, rate 0.1). */
const LAMBDA_SHAPE = 1;
const LAMBDA_RATE = 0.1;
/** Entries between two chances to yield: about a millisecond. */
const CHUNK = 8192;

/**
 * Draws a side's prior given its rows: feature weights B and their λ, then (μ, Λ) from their
 * Normal–Wishart with μ₀ = 0, β₀ = 1, W₀ = I, ν₀ = d (Salakhutdinov & Mnih 2008, §3.2), where the
 * weights B ~ N(0, (λΛ)⁻¹) count as rows of their own. Leaves the prior means up to date.
 */
export function* drawHyper(side: Side, random: Random): Generator<void, void> {
  const { rows, d, x, priorMean, residual, mu } = side;
  const l = choleskyOf(side.precision, d);
  for (let n = 0; n < residual.length; n++) residual[n] = x[n] - priorMean[n];

  const scatter = new Float64Array(d * d);
  let degrees = d + rows;
  for (const group of [side.implicit, side.counts, side.content]) {
    const { squares, used } = yield* drawWeights(group, side, l, random);
    const rate = LAMBDA_RATE + 0.5 * traceOfProduct(squares, side.precision, d);
    group.lambda = gamma(random, LAMBDA_SHAPE + 0.5 * used * d) / rate;
    for (let n = 0; n < d * d; n++) scatter[n] += group.lambda * squares[n];
    degrees += used;
  }

  const mean = columnMeans(residual, rows, d);
  addScatter(residual, mean, rows, d, scatter);
  for (let i = 0; i < d; i++) mean[i] += mu[i];
  const shrink = rows / (rows + 1);
  for (let i = 0; i < d; i++) {
    for (let k = 0; k <= i; k++) scatter[i * d + k] += shrink * mean[i] * mean[k];
    scatter[i * d + i] += 1;
  }
  side.precision = wishart(random, scatter, d, degrees);

  const change = new Float64Array(d);
  normalByPrecision(random, choleskyOf(side.precision, d), d, 1 / Math.sqrt(rows + 1), change);
  for (let k = 0; k < d; k++) {
    const drawn = shrink * mean[k] + change[k];
    change[k] = drawn - mu[k];
    mu[k] = drawn;
  }
  for (let r = 0, n = 0; r < rows; r++)
    for (let k = 0; k < d; k++, n++) priorMean[n] = x[n] - residual[n] + change[k];
}

/**
 * Draws the weights of each feature in turn, taking its part out of the residual, which is left
 * without the new weights' part. With s = ΣF² over the feature's rows: B ~ N((Σ F·r + s·B)/(s + λ),
 * Λ⁻¹/(s + λ)).
 * @returns the lower triangle of Σ B·Bᵀ, and how many features have rows
 */
function* drawWeights(
  { features: { start, row, value }, weights, lambda }: FeatureGroup,
  { d, residual }: Side,
  l: Float64Array,
  random: Random,
): Generator<void, { squares: Float64Array; used: number }> {
  const squares = new Float64Array(d * d);
  const change = new Float64Array(d);
  const weighted = new Float64Array(d);
  let used = 0;
  let work = 0;
  for (let f = 0; f + 1 < start.length; f++) {
    const from = start[f];
    const to = start[f + 1];
    if (from === to) continue;
    used++;
    const s = weightedSum(residual, row, value, from, to, weighted);
    normalByPrecision(random, l, d, 1 / Math.sqrt(s + lambda), change);
    for (let k = 0, at = f * d; k < d; k++, at++) {
      const drawn = (weighted[k] + s * weights[at]) / (s + lambda) + change[k];
      change[k] = drawn - weights[at];
      weights[at] = drawn;
    }
    subtract(residual, row, value, from, to, change);
    for (let i = 0; i < d; i++)
      for (let k = 0; k <= i; k++) squares[i * d + k] += weights[f * d + i] * weights[f * d + k];
    work += to - from;
    if (work >= CHUNK) {
      work = 0;
      yield;
    }
  }
  return { squares, used };
}

/** out = Σ value·residual over a feature's rows. Returns Σ value². */
function weightedSum(
  residual: Float64Array,
  row: Uint32Array,
  value: Float64Array,
  from: number,
  to: number,
  out: Float64Array,
): number {
  const d = out.length;
  out.fill(0);
  let squares = 0;
  for (let p = from; p < to; p++) {
    const v = value[p];
    const at = row[p] * d;
    squares += v * v;
    for (let k = 0; k < d; k++) out[k] += v * residual[at + k];
  }
  return squares;
}

function subtract(
  residual: Float64Array,
  row: Uint32Array,
  value: Float64Array,
  from: number,
  to: number,
  change: Float64Array,
): void {
  const d = change.length;
  for (let p = from; p < to; p++) {
    const v = value[p];
    const at = row[p] * d;
    for (let k = 0; k < d; k++) residual[at + k] -= v * change[k];
  }
}

function columnMeans(values: Float64Array, rows: number, d: number): Float64Array {
  const mean = new Float64Array(d);
  for (let r = 0, n = 0; r < rows; r++) for (let k = 0; k < d; k++, n++) mean[k] += values[n];
  return mean.map((sum) => sum / rows);
}

/** Adds Σ (v − mean)(v − mean)ᵀ to the lower triangle of `into`. */
function addScatter(
  values: Float64Array,
  mean: Float64Array,
  rows: number,
  d: number,
  into: Float64Array,
): void {
  const from = new Float64Array(d);
  for (let r = 0; r < rows; r++) {
    for (let k = 0; k < d; k++) from[k] = values[r * d + k] - mean[k];
    for (let i = 0; i < d; i++) for (let k = 0; k <= i; k++) into[i * d + k] += from[i] * from[k];
  }
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
  if (!choleskyInPlace(l, d)) throw diverged();
  return l;
}
