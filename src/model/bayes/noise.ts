import { gamma } from '../../engine/distributions';
import { logGamma } from '../../engine/logGamma';
import type { Random } from '../../engine/random';
import type { Side } from './side';
import type { SweepRandom } from './streams';

/** Values that ν may take, with equal prior weight: from heavy-tailed to nearly equal noise. */
const DEGREES = [1, 1.5, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 128, 256];

/** The model's rating from two rows: x·v + b + c, the last number of each its bias. */
export function product(
  x: ArrayLike<number>,
  xAt: number,
  v: ArrayLike<number>,
  vAt: number,
  d: number,
): number {
  let sum = x[xAt + d - 1] + v[vAt + d - 1];
  for (let k = 0; k < d - 1; k++) sum += x[xAt + k] * v[vAt + k];
  return sum;
}

/**
 * Draws τ given the squared errors: precision Gamma(1, 1), each error weighted by its user's and
 * item's noise factors.
 */
export function drawTau(
  users: Side,
  items: Side,
  squares: Float64Array,
  random: SweepRandom,
): number {
  let sum = 0;
  for (let u = 0; u < users.rows; u++)
    for (let p = users.start[u]; p < users.start[u + 1]; p++)
      sum += users.noise[u] * items.noise[users.other[p]] * squares[p];
  return gamma(random.of('tau', 0), 1 + squares.length / 2) / (1 + sum / 2);
}

/** Draws the noise factors of users given those of items, then of items given those of users. */
export function drawNoise(
  users: Side,
  items: Side,
  tau: number,
  squares: Float64Array,
  random: SweepRandom,
): void {
  const ofUser = new Float64Array(users.rows);
  const ofItem = new Float64Array(items.rows);
  for (let u = 0; u < users.rows; u++)
    for (let p = users.start[u]; p < users.start[u + 1]; p++)
      ofUser[u] += tau * items.noise[users.other[p]] * squares[p];
  drawFactors(users, ofUser, random);
  for (let u = 0; u < users.rows; u++)
    for (let p = users.start[u]; p < users.start[u + 1]; p++)
      ofItem[users.other[p]] += tau * users.noise[u] * squares[p];
  drawFactors(items, ofItem, random);
}

/** a ~ Gamma((ν + n)/2, (ν + errors)/2) for each row; then ν given all of them. */
function drawFactors(side: Side, errors: Float64Array, random: SweepRandom): void {
  let logs = 0;
  let sum = 0;
  let rows = 0;
  for (let r = 0; r < side.rows; r++) {
    const n = side.start[r + 1] - side.start[r];
    const drawn = drawNoiseFactor(side.degrees, n, errors[r], random.of('noise', side.index, r));
    side.noise[r] = drawn;
    if (n === 0) continue;
    logs += Math.log(drawn);
    sum += drawn;
    rows++;
  }
  side.degrees = drawDegrees(rows, logs, sum, random.of('degrees', side.index));
}

/** One noise factor given its row's n ratings and their errors, Σ τ·(other factor)·e². */
export function drawNoiseFactor(
  degrees: number,
  n: number,
  errors: number,
  random: Random,
): number {
  return gamma(random, (degrees + n) / 2) / ((degrees + errors) / 2);
}

function drawDegrees(rows: number, logs: number, sum: number, random: Random): number {
  const logLikelihood = DEGREES.map((degrees) => {
    const h = degrees / 2;
    return rows * (h * Math.log(h) - logGamma(h)) + (h - 1) * logs - h * sum;
  });
  const best = Math.max(...logLikelihood);
  const weights = logLikelihood.map((value) => Math.exp(value - best));
  let at = random.next() * weights.reduce((total, weight) => total + weight, 0);
  return DEGREES[weights.findIndex((weight) => (at -= weight) < 0)] ?? DEGREES[DEGREES.length - 1];
}
