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
}

/** The scale that ratings are on, as learnt from them. */
export interface RatingScale {
  readonly mean: number;
  /** Standard deviation; 1 where all ratings are equal. */
  readonly sd: number;
  readonly min: number;
  readonly max: number;
}

/** A library's ratings in stars. */
export function starRatings(
  { user, item, halfStars }: Pick<RatingColumns, 'user' | 'item' | 'halfStars'>,
  shape: { readonly users: number; readonly items: number },
): TrainingRatings {
  return { ...shape, user, item, value: Float64Array.from(halfStars, (half) => half / 2) };
}

/**
 * Mean, spread and range of the ratings.
 * @throws Failure `bad-input` without ratings, or with one that does not fit the shape
 */
export function scaleOf({ users, items, user, item, value }: TrainingRatings): RatingScale {
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
  return { mean, sd: max > min ? Math.sqrt(squares / count) : 1, min, max };
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
  scale: RatingScale,
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
