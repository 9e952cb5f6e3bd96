import type { SparseFeatures } from '../../engine/gibbs';
import type { RatingRows } from './ratings';

/** Sparse features of one side's rows, by feature. */
export type Features = SparseFeatures;

/** Nothing is known but the ratings. */
export const NO_FEATURES: Features = {
  start: new Uint32Array(1),
  row: new Uint32Array(),
  value: new Float64Array(),
};

/** Films with fewer ratings than this say too little about who rated them. */
const WELL_KNOWN = 10;

/**
 * Item side, "ii": who rated an item. One feature for each user, of value nᵢ^−¼ for the items that
 * they rated, where nᵢ is the item's number of ratings.
 */
export function ratedBy(users: RatingRows, items: RatingRows): Features {
  const value = Float64Array.from(users.other, (i) => countOf(items, i) ** -0.25);
  return { start: users.start, row: users.other, value };
}

/**
 * User side, "iu": what a user rated (the implicit feedback of SVD++, Koren 2008). One feature for
 * each item with at least 10 ratings, of value mᵤ^−½ for the users who rated it, where mᵤ is how
 * many such items they rated.
 */
export function hasRated(users: RatingRows, items: RatingRows): Features {
  const rows = items.start.length - 1;
  const known = new Float64Array(users.start.length - 1);
  const start = new Uint32Array(rows + 1);
  for (let i = 0; i < rows; i++) {
    const count = countOf(items, i) >= WELL_KNOWN ? countOf(items, i) : 0;
    start[i + 1] = start[i] + count;
    if (count) for (let p = items.start[i]; p < items.start[i + 1]; p++) known[items.other[p]]++;
  }
  const row = new Uint32Array(start[rows]);
  for (let i = 0; i < rows; i++)
    if (start[i + 1] > start[i])
      row.set(items.other.subarray(items.start[i], items.start[i + 1]), start[i]);
  return { start, row, value: Float64Array.from(row, (u) => known[u] ** -0.5) };
}

/** Of log-counts: e-fold, as in ratings that people gather freely (1.05 and 1.07 in ml-latest-small). */
const LEAST_SPREAD = 1;

/** How log-counts are standardised, so that a new row's can be too. */
export interface CountScale {
  readonly mean: number;
  /** At least 1: see {@link countScale}. */
  readonly sd: number;
  readonly min: number;
  readonly max: number;
}

/**
 * Both sides: how many ratings a row has, l = log(1 + n) standardised over the rows that have any.
 * What having none says could not be learnt: there would be no rating to learn it from.
 *
 * The spread counts as no less than {@link LEAST_SPREAD}. Where rows have about as many ratings each,
 * counts say nothing; a smaller spread would blow up their differences, and the row without any would
 * lie several deviations out, where a parabola through noise gives it any stars at all.
 */
export function countScale(rows: RatingRows): CountScale {
  let [count, sum, squares, min, max] = [0, 0, 0, Infinity, -Infinity];
  for (let r = 0; r + 1 < rows.start.length; r++) {
    const l = Math.log1p(countOf(rows, r));
    if (l === 0) continue;
    count++;
    sum += l;
    squares += l * l;
    min = Math.min(min, l);
    max = Math.max(max, l);
  }
  const mean = sum / count;
  const sd = Math.sqrt(Math.max(0, squares / count - mean * mean));
  return { mean, sd: Math.max(LEAST_SPREAD, sd), min, max };
}

/**
 * The features l and l² − 1 of a row with n ratings. Beyond the counts seen in training l stays at
 * the last of them: a parabola must not be followed to where there was no data.
 */
export function countFeatures(scale: CountScale, n: number): [linear: number, quadratic: number] {
  const l = (Math.min(scale.max, Math.max(scale.min, Math.log1p(n))) - scale.mean) / scale.sd;
  return [l, l * l - 1];
}

/** {@link countFeatures} of every row, as two features. */
export function countsOf(rows: RatingRows, scale: CountScale): Features {
  const count = rows.start.length - 1;
  const value = new Float64Array(2 * count);
  for (let r = 0; r < count; r++)
    [value[r], value[count + r]] = countFeatures(scale, countOf(rows, r));
  return {
    start: Uint32Array.of(0, count, 2 * count),
    row: Uint32Array.from(value, (_, n) => n % count),
    value,
  };
}

function countOf({ start }: RatingRows, row: number): number {
  return start[row + 1] - start[row];
}
