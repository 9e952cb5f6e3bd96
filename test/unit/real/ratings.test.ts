import { describe, expect, it } from 'vitest';
import { predictPairs } from '../../../scripts/predictPairs';
import { readPairs, readRatingsFile } from '../../../src/data/ratingsFile';
import { ratingMetrics } from '../../../src/model/ratingMetrics';
import { hasRatingFolds, realRatingFolds } from '../../support/ratingFolds';

describe.skipIf(!hasRatingFolds)('predicted ratings on ml-latest-small', () => {
  it('reach the target on the first fold, with honest intervals', async () => {
    const [{ train, pairs, actual }] = realRatingFolds();
    const { mean, sd } = await predictPairs(
      readRatingsFile(train, 'train.csv'),
      readPairs(pairs, 'test.csv', 'unread'),
      // Fewer than the default: within the target on a busy machine too.
      { sweeps: 50, burnIn: 15 },
    );
    const { rmse, mae, coverage, count } = ratingMetrics(actual, mean, sd);
    expect(count).toBeGreaterThan(20_000);
    expect(rmse).toBeLessThanOrEqual(0.838);
    expect(mae).toBeLessThanOrEqual(0.64);
    expect(coverage).toBeGreaterThan(0.87);
    expect(coverage).toBeLessThan(0.93);
  });
});
