import type { RatingColumns } from '../../data/library';
import { Failure } from '../../failure';
import type { Features } from './features';

/** Ratings to learn from, in any order. */
export interface TrainingRatings {
  readonly users: number;
  readonly items: number;
  /** User index of each rating. */
  readonly user: Uint32Array;
  /** Item index of each rating. */
  readonly item: Uint32Array;
  /** On any scale; every number finite. */
  readonly value: Float64Array;
  /** What else is known of the items, such as their genres. */
  readonly itemFeatures?: Features;
  /** What a rating can be, where more is known of that than the ratings show. */
  readonly range?: RatingRange;
}

/** The values that a rating can have: from lowest to highest, a step apart. */
export interface RatingRange {
  readonly lowest: number;
  readonly highest: number;
  readonly step: number;
}

/** The scale that ratings are on, as learnt from them. */
export interface RatingScale {
  readonly mean: number;
  /** Standard deviation, as {@link scaleOf} estimates it; above 0. */
  readonly sd: number;
  /** The lowest rating there is, and the highest. */
  readonly min: number;
  readonly max: number;
  /**
   * Bounds on how far a rating can spread. It can be no surer than its step, s/√12 of which is
   * rounding; nor on a bounded scale more spread out than half of the scale.
   */
  readonly leastSd: number;
  readonly mostSd: number;
}

/** Stars, which every library's ratings are in once they are read. */
export const STAR_RANGE: RatingRange = { lowest: 0.5, highest: 5, step: 0.5 };
/** So many ratings' worth of belief that they spread as ratings usually do. */
const USUAL_WEIGHT = 10;
/** How often the usual spread goes into the range: a star into half a star to five. */
const USUAL_SPREADS = 4.5;

/** A library's ratings in stars. */
export function starRatings(
  { user, item, halfStars }: Pick<RatingColumns, 'user' | 'item' | 'halfStars'>,
  shape: { readonly users: number; readonly items: number },
): TrainingRatings {
  const value = Float64Array.from(halfStars, (half) => half / 2);
  return { ...shape, user, item, value, range: STAR_RANGE };
}

/**
 * Mean, spread and range of the ratings. A handful that happen to be alike do not say that all ratings
 * are, so the variance is (Σ(r − mean)² + 10·s²)/(n + 10), with s the usual spread, a star. Of
 * thousands of ratings that moves the fifth digit.
 * @throws Failure `bad-input` without ratings, or with one that does not fit the shape
 */
export function scaleOf({ users, items, user, item, value, range }: TrainingRatings): RatingScale {
  const count = value.length;
  if (count === 0)
    throw new Failure('bad-input', 'There are no ratings, so there is nothing to learn from.');
  let [sum, min, max] = [0, Infinity, -Infinity];
  for (let n = 0; n < count; n++) {
    if (!Number.isFinite(value[n]) || !(user[n] < users) || !(item[n] < items))
      throw new Failure('bad-input', `Rating ${n + 1} is not a number of a known user and film.`);
    sum += value[n];
    min = Math.min(min, value[n]);
    max = Math.max(max, value[n]);
  }
  const mean = sum / count;
  let squares = 0;
  for (let n = 0; n < count; n++) squares += (value[n] - mean) ** 2;
  const { lowest, highest, step } = range ?? { lowest: min, highest: max, step: 0 };
  // Of a scale that nothing is known of, its one rating included, stars are as good a guess as any.
  const width = highest - lowest || USUAL_SPREADS;
  const usual = width / USUAL_SPREADS;
  return {
    mean,
    sd: Math.sqrt((squares + USUAL_WEIGHT * usual ** 2) / (count + USUAL_WEIGHT)),
    min,
    max,
    leastSd: step / Math.sqrt(12),
    mostSd: width / 2,
  };
}

/** A rating's standard deviation from its variance when standardised, within the scale's bounds. */
export function spreadOf(variance: number, { sd, leastSd, mostSd }: RatingScale): number {
  return Math.min(mostSd, Math.max(leastSd, sd * Math.sqrt(variance)));
}

/** Ratings by row: those of row r are at start[r] to start[r + 1] − 1. */
export interface RatingRows {
  readonly start: Uint32Array;
  /** Index on the other side. */
  readonly other: Uint32Array;
  /** Standardised: (rating − mean) / sd. */
  readonly y: Float64Array;
}

/** Sorts ratings by one side, standardised. Linear in rows + ratings. */
export function ratingRows(
  rows: number,
  row: Uint32Array,
  other: Uint32Array,
  value: Float64Array,
  scale: Pick<RatingScale, 'mean' | 'sd'>,
): RatingRows {
  const start = new Uint32Array(rows + 1);
  for (const r of row) start[r + 1]++;
  for (let r = 0; r < rows; r++) start[r + 1] += start[r];
  const next = start.slice(0, rows);
  const out = { other: new Uint32Array(row.length), y: new Float64Array(row.length) };
  for (let n = 0; n < row.length; n++) {
    const at = next[row[n]]++;
    out.other[at] = other[n];
    out.y[at] = (value[n] - scale.mean) / scale.sd;
  }
  return { start, ...out };
}
