import { describe, expect, it } from 'vitest';
import { ratingMetrics, Z90 } from '../../../../src/model/evaluation/ratingMetrics';

describe('rating metrics, by hand', () => {
  it('are errors of 1, 0, 2 and 1 stars', () => {
    const { rmse, mae, mape, coverage, count } = ratingMetrics([4, 3, 2, 5], [3, 3, 4, 4]);
    expect(rmse).toBeCloseTo(Math.sqrt(6 / 4), 12);
    expect(mae).toBe(1);
    expect(mape).toBeCloseTo((1 / 4 + 0 + 2 / 2 + 1 / 5) / 4, 12);
    expect(coverage).toBeNaN();
    expect(count).toBe(4);
  });
  it('count the ratings inside ±1.645 sd', () => {
    // The second is just outside, the third just inside.
    const sd = [1, 0.99 / Z90, 1.01 / Z90, 0];
    expect(ratingMetrics([3, 3, 3, 3], [3.5, 4, 4, 3], sd).coverage).toBe(3 / 4);
  });
  it('leave ratings of 0 out of the relative error only', () => {
    expect(ratingMetrics([0, 2], [1, 3])).toMatchObject({ mae: 1, mape: 0.5 });
    expect(ratingMetrics([0], [1]).mape).toBeNaN();
  });
  it('refuse lists of different lengths, or none', () => {
    expect(() => ratingMetrics([], [])).toThrow(RangeError);
    expect(() => ratingMetrics([1], [1, 2])).toThrow(RangeError);
    expect(() => ratingMetrics([1], [1], [])).toThrow(RangeError);
  });
});
