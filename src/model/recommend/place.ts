import { dot } from '../../engine/reference/dot';
import { gram } from '../../engine/reference/rowSystem';
import { runInSlices } from '../../engine/wasm/slices';
import { rowNorms } from './neighbours';
import { ascending } from './order';

/** Where films lie in the plane of the two main latent axes, as colour wants it. */
export interface Places {
  /** Angle in the plane as a share of the films before it, degrees 0 to 360, length items. */
  readonly hue: Float32Array;
  /** Distance from the middle by rank, 0 to 1, length items. */
  readonly reach: Float32Array;
  /** The two axes, unit vectors of length k, row-major 2 × k; pass them on so that colours stay. */
  readonly axes: Float64Array;
}

const ITERATIONS = 300;
/** Less than an axis turns by, when it is found. */
const STILL = 1e-9;

/**
 * Places by the two main axes of the directions of the items' factors (principal components of the
 * unit vectors, weighted by popularity so that what people know spreads over the circle).
 *
 * The factors' common direction is popularity, which says nothing of taste, so the mean is removed.
 * @param factors row-major items × k
 * @param weights length items, for example how many liked each
 * @param previous axes of the last model: the new ones are turned to lie as near as they can, since
 *   retraining may rotate the plane and a film should keep its colour
 * @throws Failure `cancelled`; it works in slices, so that its thread stays open to others
 */
export function places(
  factors: Float32Array,
  k: number,
  weights: ArrayLike<number>,
  previous?: Float64Array,
  signal?: AbortSignal,
): Promise<Places> {
  return runInSlices(placeSteps(factors, k, weights, previous), signal);
}

function* placeSteps(
  factors: Float32Array,
  k: number,
  weights: ArrayLike<number>,
  previous: Float64Array | undefined,
): Generator<void, Places> {
  const norms = rowNorms(factors, k);
  const items = norms.length;
  yield;
  const { mean, covariance } = moments(factors, norms, k, weights);
  yield;
  const first = mainAxis(covariance, k, null);
  const second = k > 1 ? mainAxis(covariance, k, first) : new Float64Array(k);
  const axes = new Float64Array(2 * k);
  axes.set(first, 0);
  axes.set(second, k);
  if (previous?.length === axes.length) alignTo(axes, previous, k);

  yield;
  const middle = [dot(mean, 0, axes, 0, k), dot(mean, 0, axes, k, k)];
  const hue = new Float32Array(items);
  const distance = new Float32Array(items);
  for (let i = 0; i < items; i++) {
    if (norms[i] === 0) continue;
    const u = dot(factors, i * k, axes, 0, k) / norms[i] - middle[0];
    const v = dot(factors, i * k, axes, k, k) / norms[i] - middle[1];
    hue[i] = ((Math.atan2(v, u) * 180) / Math.PI + 360) % 360;
    distance[i] = Math.sqrt(u * u + v * v);
  }
  yield;
  const spreadHue = spread(hue, weights);
  yield;
  return { hue: spreadHue, reach: ranks(distance), axes };
}

function moments(
  factors: Float32Array,
  norms: Float32Array,
  k: number,
  weights: ArrayLike<number>,
): { mean: Float64Array; covariance: Float64Array } {
  const mean = new Float64Array(k);
  // Rows whose squares are the weighted ones.
  const rooted = new Float32Array(factors.length);
  let rows = 0;
  let total = 0;
  for (let i = 0; i < norms.length; i++) {
    const weight = norms[i] > 0 ? weights[i] : 0;
    if (weight === 0) continue;
    total += weight;
    const root = Math.sqrt(weight);
    addWeighted(factors, i * k, root / norms[i], root, rooted, rows++ * k, mean);
  }
  if (total === 0) return { mean, covariance: new Float64Array(k * k) };
  for (let a = 0; a < k; a++) mean[a] /= total;
  const covariance = gram(rooted, rows, k, 1 / total);
  for (let a = 0; a < k; a++)
    for (let b = 0; b < k; b++) covariance[a * k + b] -= mean[a] * mean[b];
  return { mean, covariance };
}

/** Puts a row times `scale` into `scaled` from `to` on, and `root` times that onto `sum`. */
function addWeighted(
  factors: Float32Array,
  at: number,
  scale: number,
  root: number,
  scaled: Float32Array,
  to: number,
  sum: Float64Array,
): void {
  for (let f = 0; f < sum.length; f++) {
    const value = factors[at + f] * scale;
    scaled[to + f] = value;
    sum[f] += root * value;
  }
}

/** Largest eigenvector by power iteration, kept orthogonal to `not`. */
function mainAxis(matrix: Float64Array, k: number, not: Float64Array | null): Float64Array {
  // A fixed start that is orthogonal to nothing in particular.
  let axis = Float64Array.from({ length: k }, (_, f) => 1 + ((f * 7919) % 13) / 13);
  for (let n = 0; n < ITERATIONS; n++) {
    const next = axis.map((_, a) => dot(matrix, a * k, axis, 0, k));
    if (not) {
      const along = dot(next, 0, not, 0, k);
      for (let f = 0; f < k; f++) next[f] -= along * not[f];
    }
    const length = Math.sqrt(dot(next, 0, next, 0, k));
    if (!(length > 0)) return new Float64Array(k);
    const last = axis;
    axis = next.map((value) => value / length);
    if (axis.every((value, f) => Math.abs(value - last[f]) < STILL)) break;
  }
  return axis;
}

/** Turns (and if need be mirrors) the plane's two axes towards the previous ones, in place. */
function alignTo(axes: Float64Array, previous: Float64Array, k: number): void {
  const product = (a: number, b: number) => dot(axes, a * k, previous, b * k, k);
  // Orthogonal Procrustes in two dimensions: the best turn has a closed form, with and without mirror.
  const [m00, m01, m10, m11] = [product(0, 0), product(0, 1), product(1, 0), product(1, 1)];
  const turn = Math.hypot(m00 + m11, m01 - m10);
  const mirror = Math.hypot(m00 - m11, m01 + m10);
  const [c, s] =
    turn >= mirror
      ? [(m00 + m11) / (turn || 1), (m01 - m10) / (turn || 1)]
      : [(m00 - m11) / (mirror || 1), (m01 + m10) / (mirror || 1)];
  if (turn === 0 && mirror === 0) return;
  const flip = turn >= mirror ? 1 : -1;
  for (let f = 0; f < k; f++) {
    const [a, b] = [axes[f], axes[k + f]];
    axes[f] = c * a - flip * s * b;
    axes[k + f] = s * a + flip * c * b;
  }
}

/**
 * Angles spaced so that equal arcs hold equal weight. Films bunch in a few directions, and without
 * this the best known would all have the same colour. Order around the circle is kept.
 */
function spread(angles: Float32Array, weights: ArrayLike<number>): Float32Array {
  const order = ascending(angles);
  const total = order.reduce((sum, item) => sum + weights[item], 0);
  if (total === 0) return angles;
  const even = new Float32Array(angles.length);
  let before = 0;
  for (const item of order) {
    even[item] = (360 * (before + weights[item] / 2)) / total;
    before += weights[item];
  }
  return even;
}

/** Each value's rank among the positive ones, 0 to 1; zero stays zero. */
function ranks(values: Float32Array): Float32Array {
  const order = ascending(values).filter((i) => values[i] > 0);
  const rank = new Float32Array(values.length);
  order.forEach((item, place) => (rank[item] = (place + 1) / order.length));
  return rank;
}
