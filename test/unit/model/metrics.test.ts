import { describe, expect, it } from 'vitest';
import { meanMetrics, ndcgAt, rankingMetrics, recallAt } from '../../../src/model/metrics';

describe('ranking metrics, by hand', () => {
  const ranked = [4, 7, 1, 9, 3];
  it('divides recall by the smaller of k and the number held out', () => {
    expect(recallAt(ranked, new Set([7, 9]), 2)).toBe(1 / 2);
    expect(recallAt(ranked, new Set([7, 9, 3, 100]), 2)).toBe(1 / 2);
    expect(recallAt(ranked, new Set([7]), 5)).toBe(1);
  });
  it('discounts hits by their rank', () => {
    // Hits at ranks 2 and 4 of two held out: (1/log2 3 + 1/log2 5) / (1/log2 2 + 1/log2 3).
    const expected = (1 / Math.log2(3) + 1 / Math.log2(5)) / (1 + 1 / Math.log2(3));
    expect(ndcgAt(ranked, new Set([7, 9]), 100)).toBeCloseTo(expected, 12);
    expect(ndcgAt([7, 9], new Set([7, 9]), 100)).toBe(1);
    expect(ndcgAt([], new Set([7]), 100)).toBe(0);
  });
  it('is a mean over people', () => {
    const mean = meanMetrics([
      rankingMetrics([1], new Set([1])),
      rankingMetrics([2], new Set([1])),
    ]);
    expect(mean).toEqual({ recall20: 0.5, recall50: 0.5, ndcg100: 0.5 });
    expect(meanMetrics([]).ndcg100).toBe(0);
  });
});
