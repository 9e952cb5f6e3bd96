import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ACCURACY,
  accuracyMetrics,
  averagePrecisionAt,
  CUTS,
  hitAt,
  meanMetrics,
  ndcgAt,
  precisionAt,
  recallAt,
  reciprocalRankAt,
} from '../../../../src/model/evaluation/metrics';

describe('ranking metrics, by hand', () => {
  const ranked = [4, 7, 1, 9, 3];
  /** Found at ranks 2 and 4. */
  const held = new Set([7, 9]);

  it('recall divides by the smaller of k and the number held out', () => {
    expect(recallAt(ranked, held, 2)).toBe(1 / 2);
    expect(recallAt(ranked, new Set([7, 9, 3, 100]), 2)).toBe(1 / 2);
    expect(recallAt(ranked, new Set([7]), 5)).toBe(1);
  });
  it('precision divides by k, however short the list', () => {
    expect(precisionAt(ranked, held, 2)).toBe(1 / 2);
    expect(precisionAt(ranked, held, 4)).toBe(2 / 4);
    expect(precisionAt(ranked, held, 10)).toBe(2 / 10);
  });
  it('average precision is the precision at each hit', () => {
    expect(averagePrecisionAt(ranked, held, 5)).toBeCloseTo((1 / 2 + 2 / 4) / 2, 12);
    expect(averagePrecisionAt(ranked, held, 3)).toBeCloseTo(1 / 2 / 2, 12);
    expect(averagePrecisionAt(ranked, new Set([4, 7, 100]), 2)).toBe(1);
    expect(averagePrecisionAt(ranked, new Set([100]), 5)).toBe(0);
  });
  it('NDCG discounts hits by their rank', () => {
    // (1/log2 3 + 1/log2 5) / (1/log2 2 + 1/log2 3).
    const expected = (1 / Math.log2(3) + 1 / Math.log2(5)) / (1 + 1 / Math.log2(3));
    expect(ndcgAt(ranked, held, 100)).toBeCloseTo(expected, 12);
    expect(ndcgAt([7, 9], held, 100)).toBe(1);
    expect(ndcgAt([], new Set([7]), 100)).toBe(0);
  });
  it('the reciprocal rank is that of the first hit', () => {
    expect(reciprocalRankAt(ranked, held, 5)).toBe(1 / 2);
    expect(reciprocalRankAt(ranked, held, 1)).toBe(0);
    expect(reciprocalRankAt(ranked, new Set([3, 9]), 5)).toBe(1 / 4);
  });
  it('a hit is any at all', () => {
    expect([1, 2, 5].map((k) => hitAt(ranked, held, k))).toEqual([0, 1, 1]);
  });
  it('are means over people', () => {
    const mean = meanMetrics(
      [accuracyMetrics([1], new Set([1])), accuracyMetrics([2], new Set([1]))],
      ACCURACY,
    );
    expect(mean.recall).toEqual({ 10: 0.5, 20: 0.5, 50: 0.5, 100: 0.5 });
    expect(mean.precision[10]).toBeCloseTo(0.05, 12);
    expect(meanMetrics([], ACCURACY).ndcg[100]).toBe(0);
  });
});

describe('ranking metrics', () => {
  const lists = fc.uniqueArray(fc.nat(150), { maxLength: 120 });
  const sets = fc
    .uniqueArray(fc.nat(150), { minLength: 1, maxLength: 40 })
    .map((items) => new Set(items));

  it('lie between 0 and 1, and agree on whether anything was found', () => {
    fc.assert(
      fc.property(lists, sets, (ranked, held) => {
        const metrics = accuracyMetrics(ranked, held);
        for (const k of CUTS) {
          const found = metrics.hitRate[k] === 1;
          for (const name of ACCURACY) {
            expect(metrics[name][k]).toBeGreaterThanOrEqual(0);
            expect(metrics[name][k]).toBeLessThanOrEqual(1 + 1e-12);
            expect(metrics[name][k] > 0).toBe(found);
          }
        }
      }),
    );
  });

  it('never fall when a hit moves up by one', () => {
    fc.assert(
      fc.property(lists, sets, fc.nat(), (ranked, held, at) => {
        const n = at % Math.max(1, ranked.length - 1);
        if (ranked.length < 2 || held.has(ranked[n]) || !held.has(ranked[n + 1])) return;
        const better = ranked.with(n, ranked[n + 1]).with(n + 1, ranked[n]);
        const [before, after] = [accuracyMetrics(ranked, held), accuracyMetrics(better, held)];
        for (const name of ACCURACY)
          for (const k of CUTS)
            expect(after[name][k]).toBeGreaterThanOrEqual(before[name][k] - 1e-12);
      }),
    );
  });
});
