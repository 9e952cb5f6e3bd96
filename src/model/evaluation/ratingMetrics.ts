/** How far predictions are from the ratings that came. */
export interface RatingMetrics {
  /** √ mean (prediction − rating)². */
  readonly rmse: number;
  /** mean |prediction − rating|. */
  readonly mae: number;
  /**
   * mean |prediction − rating| / |rating|, over ratings that are not 0; NaN where all are (Hyndman &
   * Koehler 2006, §2.2). As a share, not in per cent.
   */
  readonly mape: number;
  /**
   * Part of the ratings inside their 90 % predictive interval, |prediction − rating| ≤ 1.645 sd, which
   * should be 0.9 (coverage probability, Khosravi et al. 2011); NaN without intervals.
   */
  readonly coverage: number;
  readonly count: number;
}

/** Half the width of the central 90 % of a standard normal. */
export const Z90 = 1.6448536269514722;

/**
 * Errors of predicted ratings; RMSE and MAE as in Gunawardana & Shani 2015, "Evaluating recommender
 * systems", §8.4.1.
 * @param actual ratings as they came, on any scale; at least one
 * @param predicted as many, on the same scale
 * @param sd predictive standard deviations, as many; without them `coverage` is NaN
 * @throws RangeError on different lengths, or none
 */
export function ratingMetrics(
  actual: ArrayLike<number>,
  predicted: ArrayLike<number>,
  sd?: ArrayLike<number>,
): RatingMetrics {
  const count = actual.length;
  if (count === 0 || predicted.length !== count || (sd && sd.length !== count))
    throw new RangeError('Rating metrics need as many predictions as ratings, and at least one.');
  let [squares, absolute, relative, notZero, inside] = [0, 0, 0, 0, 0];
  for (let n = 0; n < count; n++) {
    const error = Math.abs(predicted[n] - actual[n]);
    squares += error * error;
    absolute += error;
    if (actual[n] !== 0) {
      relative += error / Math.abs(actual[n]);
      notZero++;
    }
    if (sd && error <= Z90 * sd[n]) inside++;
  }
  return {
    rmse: Math.sqrt(squares / count),
    mae: absolute / count,
    mape: relative / notZero,
    coverage: sd ? inside / count : NaN,
    count,
  };
}
