import type { Random } from '../../engine/random';
import { samplingDiverged } from '../../engine/diverged';
import { ratingRows, scaleOf, type TrainingRatings } from '../bayes/ratings';
import type { SvdppItems } from './svdpp';

/** How SVD++ is trained. */
export interface SvdppOptions {
  readonly factors: number;
  readonly epochs: number;
  /** Step of the gradient descent. */
  readonly rate: number;
  /** λ of biases and factors, for each rating. */
  readonly penalty: number;
  /** Standard deviation of the factors before training. */
  readonly initial: number;
  /** λ of the factors of a person folded in, for each of their ratings. */
  readonly foldInPenalty: number;
}

/**
 * Chosen on validation ratings cut from the training part of ml-latest-small's first fold, from 20
 * and 50 factors, 20 to 120 epochs, penalties of 0.04 to 0.12, starts of 0.01 to 0.1 and fold-in
 * penalties of 0.05 to 0.4; `bench/tune.md` has them beside their neighbours.
 */
export const SVDPP_DEFAULTS: SvdppOptions = {
  factors: 20,
  epochs: 80,
  rate: 0.007,
  penalty: 0.08,
  initial: 0.02,
  foldInPenalty: 0.15,
};

/**
 * Stochastic gradient descent on `Σ (r − r̂)² + λ (bᵤ² + cᵢ² + |pᵤ|² + |qᵢ|² + Σⱼ |yⱼ|²)`, over
 * people in random order. A step moves every yⱼ of a person's n items alike but for their decay,
 * and so `z = n^−½ Σ yⱼ` by the error times qᵢ: it is enough to follow z and to move the yⱼ once, after
 * the person's last rating. That makes an epoch linear in ratings × factors, with the same result.
 */
export function* trainSvdpp(
  ratings: TrainingRatings,
  { factors: k, epochs, rate, penalty, initial }: SvdppOptions,
  random: Random,
  onProgress?: (share: number) => void,
): Generator<void, SvdppItems> {
  const { users, items, user, item, value } = ratings;
  const { mean } = scaleOf(ratings);
  // In units of stars, not standardised: the penalty is for stars.
  const rows = ratingRows(users, user, item, value, { mean, sd: 1 });
  const start = (count: number) =>
    Float64Array.from({ length: count }, () => initial * random.normal());
  const [p, q, y] = [start(users * k), start(items * k), start(items * k)];
  const [b, c] = [new Float64Array(users), new Float64Array(items)];
  const z = new Float64Array(k);
  const before = new Float64Array(k);
  const order = Uint32Array.from({ length: users }, (_, u) => u);
  const keep = 1 - rate * penalty;
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const u of order) {
      const from = rows.start[u];
      const to = rows.start[u + 1];
      if (from === to) continue;
      const root = Math.sqrt(to - from);
      z.fill(0);
      for (let at = from; at < to; at++)
        for (let f = 0; f < k; f++) z[f] += y[rows.other[at] * k + f];
      for (let f = 0; f < k; f++) before[f] = z[f] /= root;
      for (let at = from; at < to; at++) {
        const i = rows.other[at];
        let expected = b[u] + c[i];
        for (let f = 0; f < k; f++) expected += q[i * k + f] * (p[u * k + f] + z[f]);
        const error = rate * (rows.y[at] - expected);
        b[u] = keep * b[u] + error;
        c[i] = keep * c[i] + error;
        for (let f = 0; f < k; f++) {
          const pf = p[u * k + f];
          const qf = q[i * k + f];
          p[u * k + f] = keep * pf + error * qf;
          q[i * k + f] = keep * qf + error * (pf + z[f]);
          z[f] = keep * z[f] + error * qf;
        }
      }
      const kept = keep ** (to - from);
      for (let f = 0; f < k; f++) before[f] = (z[f] - kept * before[f]) / root;
      for (let at = from; at < to; at++)
        for (let f = 0; f < k; f++) {
          const j = rows.other[at] * k + f;
          y[j] = kept * y[j] + before[f];
        }
      yield;
    }
    if (!Number.isFinite(z[0])) throw samplingDiverged();
    onProgress?.((epoch + 1) / epochs);
  }
  // What nobody rated was not learnt: it stays where chance put it.
  const rated = new Uint8Array(items);
  for (const i of item) rated[i] = 1;
  const learnt = (from: Float64Array) =>
    Float32Array.from(from, (x, at) => (rated[Math.floor(at / k)] ? x : 0));
  return { mean, items: c, factors: learnt(q), implicit: learnt(y) };
}

function shuffle(values: Uint32Array, random: Random): void {
  for (let n = values.length - 1; n > 0; n--) {
    const other = random.integer(n + 1);
    [values[n], values[other]] = [values[other], values[n]];
  }
}
