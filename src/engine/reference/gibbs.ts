import { normalByPrecision } from '../distributions';
import type {
  DrawAddress,
  DrawnWeights,
  GaussianSide,
  GibbsSampler,
  SparseFeatures,
  WeightsTask,
} from '../gibbs';
import { RowSystem } from './gaussianRow';

/** Ratings (and rows) between two chances to yield: about a millisecond. */
const CHUNK = 4096;

/** The sampler in plain float64, on the arrays that it is given. */
export const referenceGibbs: GibbsSampler = {
  adopt: (move) => move((array) => array),
  drawRows,
  drawWeights,
  addScatter,
  squaredErrors,
};

function* drawRows(
  side: GaussianSide,
  other: GaussianSide,
  tau: number,
  { random, stream, step }: DrawAddress,
): Generator<void, void> {
  const { rows, d, start } = side;
  const system = new RowSystem(d);
  let work = 0;
  for (let r = 0; r < rows; r++) {
    const at = r * d;
    system.reset(side.precision, side.priorMean, at);
    const weight = tau * side.noise[r];
    system.add(other.x, other.noise, side.other, side.y, start[r], start[r + 1], weight);
    system.solve(side.conditionalMean, side.x, at, random.at(stream, step, r));
    work += start[r + 1] - start[r] + 16;
    if (work >= CHUNK) {
      work = 0;
      yield;
    }
  }
}

function* drawWeights(
  { d, features, weights, lambda, residual, root }: WeightsTask,
  { random, stream, step }: DrawAddress,
): Generator<void, DrawnWeights> {
  const { start } = features;
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
    const s = weightedSum(residual, features, from, to, weighted);
    normalByPrecision(random.at(stream, step, f), root, d, 1 / Math.sqrt(s + lambda), change);
    for (let k = 0, at = f * d; k < d; k++, at++) {
      const drawn = (weighted[k] + s * weights[at]) / (s + lambda) + change[k];
      change[k] = drawn - weights[at];
      weights[at] = drawn;
    }
    subtract(residual, features, from, to, change);
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
  { row, value }: SparseFeatures,
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
  { row, value }: SparseFeatures,
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

function* addScatter(
  values: Float64Array,
  mean: Float64Array,
  into: Float64Array,
): Generator<void, void> {
  const d = mean.length;
  const from = new Float64Array(d);
  for (let at = 0, row = 1; at < values.length; at += d, row++) {
    for (let k = 0; k < d; k++) from[k] = values[at + k] - mean[k];
    for (let i = 0; i < d; i++) for (let k = 0; k <= i; k++) into[i * d + k] += from[i] * from[k];
    if (row % CHUNK === 0) yield;
  }
}

function* squaredErrors(
  { rows, d, start, other, y, x }: GaussianSide,
  { x: fixed }: GaussianSide,
  out: Float64Array,
): Generator<void, void> {
  let work = 0;
  for (let r = 0; r < rows; r++) {
    const at = r * d;
    for (let p = start[r]; p < start[r + 1]; p++) {
      const v = other[p] * d;
      let sum = x[at + d - 1] + fixed[v + d - 1];
      for (let k = 0; k < d - 1; k++) sum += x[at + k] * fixed[v + k];
      out[p] = (y[p] - sum) ** 2;
    }
    work += start[r + 1] - start[r];
    if (work >= 8 * CHUNK) {
      work = 0;
      yield;
    }
  }
}
