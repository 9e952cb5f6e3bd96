import type { Adopt, GaussianSide } from '../../engine/gibbs';
import type { CountScale, Features } from './features';
import { countFeatures, countsOf, countScale } from './features';
import type { RatingRows } from './ratings';
import type { SideIndex, SweepRandom } from './streams';

/** Features of one kind, with the weights that they are drawn to have. */
export interface FeatureGroup {
  readonly features: Features;
  /** B, row-major features × d: what each feature adds to the prior mean of its rows. */
  readonly weights: Float64Array;
  /** λ: the weights' precision is λΛ. */
  lambda: number;
}

/**
 * One side of the model, users or items, as the sampler's current draw. A row is its factors, then
 * its bias: d = factors + 1 numbers.
 */
export interface Side extends RatingRows, GaussianSide {
  readonly index: SideIndex;
  readonly rows: number;
  readonly d: number;
  /** Current draw, row-major rows × d. */
  readonly x: Float64Array;
  /** Mean of the Gaussian that each row of `x` was drawn from. */
  readonly conditionalMean: Float64Array;
  /** Prior mean of each row: M = μ + Σ_f F_f B_f. */
  readonly priorMean: Float64Array;
  /** Scratch for x − M. */
  readonly residual: Float64Array;
  /** μ, length d. */
  readonly mu: Float64Array;
  /** Λ, row-major d × d. */
  precision: Float64Array;
  /** Which rows the row was rated with or by. */
  readonly implicit: FeatureGroup;
  /** How many ratings a row has. */
  readonly counts: FeatureGroup;
  /** What else is known of the rows. */
  readonly content: FeatureGroup;
  readonly countScale: CountScale;
  /** a: factor of each row's noise precision, around 1. */
  readonly noise: Float64Array;
  /** ν: the noise factors are Gamma(ν/2, ν/2). */
  degrees: number;
}

/** A side before its first sweep: factors small and random, everything else neutral. */
export function createSide(
  index: SideIndex,
  ratings: RatingRows,
  implicit: Features,
  content: Features,
  factors: number,
  random: SweepRandom,
): Side {
  const rows = ratings.start.length - 1;
  const d = factors + 1;
  const x = new Float64Array(rows * d);
  // Without a random start the factors would be equal, and stay so.
  for (let r = 0; r < rows; r++) {
    const own = random.of('start', index, r);
    for (let f = 0; f < factors; f++) x[r * d + f] = 0.1 * own.normal();
  }
  const precision = new Float64Array(d * d);
  for (let f = 0; f < d; f++) precision[f * d + f] = 10;
  const scale = countScale(ratings);
  const group = (features: Features): FeatureGroup => ({
    features,
    weights: new Float64Array((features.start.length - 1) * d),
    lambda: 10,
  });
  return {
    ...ratings,
    index,
    rows,
    d,
    x,
    conditionalMean: new Float64Array(rows * d),
    priorMean: new Float64Array(rows * d),
    residual: new Float64Array(rows * d),
    mu: new Float64Array(d),
    precision,
    implicit: group(implicit),
    counts: group(countsOf(ratings, scale)),
    content: group(content),
    countScale: scale,
    noise: new Float64Array(rows).fill(1),
    degrees: 8,
  };
}

/** The same side, its arrays where a sampler works on them. */
export function adoptSide(side: Side, adopt: Adopt): Side {
  const group = ({ features, weights, lambda }: FeatureGroup): FeatureGroup => ({
    features: {
      start: adopt(features.start),
      row: adopt(features.row),
      value: adopt(features.value),
    },
    weights: adopt(weights),
    lambda,
  });
  return {
    ...side,
    start: adopt(side.start),
    other: adopt(side.other),
    y: adopt(side.y),
    x: adopt(side.x),
    conditionalMean: adopt(side.conditionalMean),
    priorMean: adopt(side.priorMean),
    residual: adopt(side.residual),
    noise: adopt(side.noise),
    implicit: group(side.implicit),
    counts: group(side.counts),
    content: group(side.content),
  };
}

/** The prior mean of a row without ratings, from the current draw; length d. */
export function unseenPriorMean({ mu, counts, countScale: scale, d }: Side): Float64Array {
  const [linear, quadratic] = countFeatures(scale, 0);
  return mu.map((m, f) => m + linear * counts.weights[f] + quadratic * counts.weights[d + f]);
}
