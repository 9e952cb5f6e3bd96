import { samplingDiverged } from '../../engine/diverged';
import { gamma, normalByPrecision } from '../../engine/distributions';
import { createRandom, type Random } from '../../engine/random';
import { choleskyInPlace } from '../../engine/reference/cholesky';
import { product } from './noise';
import { spreadOf } from './ratings';
import { unseenPriorMean, type Side } from './side';
import type { Draw, DrawSink } from './train';

/** Stars, and how unsure they are. */
export interface Predictions {
  /** Posterior mean, on the training ratings' scale and clipped to their range. */
  readonly mean: Float64Array;
  /** Standard deviation of a rating about it: 90 % lie within ±1.645 of these. */
  readonly sd: Float64Array;
}

/** In place of an index: a user or item without any rating in training. */
export const UNSEEN = -1;

/**
 * Predicts given pairs from every draw. The mean is Rao–Blackwellised: in place of products of
 * draws, each side's conditional mean is multiplied with the draw that it depends on. The sd is that
 * of the products of draws, and of the noise. A row without ratings is drawn from its prior.
 */
export class PairPredictor implements DrawSink {
  private draws = 0;
  private scale: Draw['scale'] | null = null;
  private readonly clipped: Float64Array;
  private readonly sum: Float64Array;
  private readonly squares: Float64Array;
  private readonly noise: Float64Array;
  /** A stream of its own: what is asked must not change what is learnt. */
  private readonly random: Random;

  /**
   * @param user user index of each pair, or {@link UNSEEN}
   * @param item item index of each pair, or {@link UNSEEN}
   */
  constructor(
    private readonly user: Int32Array,
    private readonly item: Int32Array,
    seed: number,
  ) {
    this.clipped = new Float64Array(user.length);
    this.sum = new Float64Array(user.length);
    this.squares = new Float64Array(user.length);
    this.noise = new Float64Array(user.length);
    this.random = createRandom(seed);
  }

  add({ users, items, itemsBefore, tau, scale }: Draw): void {
    const { d } = users;
    const newUser = new UnseenRow(users, this.random);
    const newItem = new UnseenRow(items, this.random);
    for (let n = 0; n < this.user.length; n++) {
      const u = this.user[n];
      const i = this.item[n];
      if (u < 0) newUser.draw();
      if (i < 0) newItem.draw();
      const x = u < 0 ? newUser.x : users.x;
      const xMean = u < 0 ? newUser.mean : users.conditionalMean;
      const v = i < 0 ? newItem.x : items.x;
      const vMean = i < 0 ? newItem.mean : items.conditionalMean;
      const vBefore = i < 0 ? newItem.mean : itemsBefore;
      const xAt = Math.max(0, u) * d;
      const vAt = Math.max(0, i) * d;

      const mean = (product(x, xAt, vMean, vAt, d) + product(xMean, xAt, vBefore, vAt, d)) / 2;
      const stars = scale.mean + scale.sd * mean;
      this.clipped[n] += Math.min(scale.max, Math.max(scale.min, stars));
      const drawn = product(x, xAt, v, vAt, d);
      this.sum[n] += drawn;
      this.squares[n] += drawn * drawn;
      const a = u < 0 ? newUser.noise : users.noise[u];
      const g = i < 0 ? newItem.noise : items.noise[i];
      this.noise[n] += 1 / (tau * a * g);
    }
    this.scale = scale;
    this.draws++;
  }

  /**
   * Means over the draws so far.
   * @throws RangeError before the first draw
   */
  result(): Predictions {
    const { draws, scale } = this;
    if (!scale) throw new RangeError('There has been no draw yet.');
    return {
      mean: this.clipped.map((sum) => sum / draws),
      sd: this.sum.map((sum, n) => {
        const spread = Math.max(0, this.squares[n] / draws - (sum / draws) ** 2);
        return spreadOf(spread + this.noise[n] / draws, scale);
      }),
    };
  }
}

/** A row that had no rating, drawn from the prior of the current draw. */
class UnseenRow {
  readonly mean: Float64Array;
  readonly x: Float64Array;
  noise = 1;
  private readonly l: Float64Array;

  constructor(
    private readonly side: Side,
    private readonly random: Random,
  ) {
    this.mean = unseenPriorMean(side);
    this.x = this.mean.slice();
    this.l = side.precision.slice();
    if (!choleskyInPlace(this.l, side.d)) throw samplingDiverged();
  }

  draw(): void {
    const { d, degrees } = this.side;
    normalByPrecision(this.random, this.l, d, 1, this.x);
    for (let k = 0; k < d; k++) this.x[k] += this.mean[k];
    this.noise = gamma(this.random, degrees / 2) / (degrees / 2);
  }
}
