import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchOf, spreadOf } from '../../../src/model/scoreSpread';

const scores = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 4 });

describe('the spread of scores', () => {
  it('brings any scores to deviation 1 over what was not given, or is nought', () => {
    fc.assert(
      fc.property(scores, (list) => {
        const { mean, deviation, best } = spreadOf(Float64Array.from(list), [1]);
        const rest = list.filter((_, i) => i !== 1);
        expect(best).toBe(Math.max(...rest));
        if (deviation === 0) return;
        const square = rest.reduce((sum, value) => sum + ((value - mean) / deviation) ** 2, 0);
        expect(square / rest.length).toBeCloseTo(1, 6);
      }),
    );
  });

  it('by hand', () => {
    expect(spreadOf(Float64Array.of(3, 900, 7), [1])).toEqual({ mean: 5, deviation: 2, best: 7 });
  });

  it('is nought where all is alike, or nothing is left', () => {
    expect(spreadOf(Float64Array.of(0.1, 0.1, 0.1, 5), [3]).deviation).toBe(0);
    expect(spreadOf(Float64Array.of(1, 2), [0, 1]).deviation).toBe(0);
  });
});

describe('the match of a film', () => {
  const match = (list: readonly number[], without: readonly number[] = []) => {
    const spread = spreadOf(Float64Array.from(list), without);
    return list.map((score) => matchOf(score, spread));
  };

  it('goes from that of an average film to that of the best not marked', () => {
    // 2, 4, 6 and 8 are left: mean 5, best 8.
    expect(match([2, 4, 100, 6, 8], [2])).toEqual([0, 0, 100, 33, 100]);
    expect(match([-8, -6, -4, -2])).toEqual([0, 0, 33, 100]);
  });

  it('is the same however scores are shifted or scaled, and never against their order', () => {
    const whole = fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 2, maxLength: 30 });
    const scale = fc.constantFrom(0.125, 4, 1024);
    fc.assert(
      fc.property(whole, scale, fc.integer({ min: -64, max: 64 }), (list, times, plus) => {
        const plain = match(list);
        const other = match(list.map((score) => times * (score + plus)));
        // A half may round either way.
        plain.forEach((each, n) => expect(Math.abs(each - other[n])).toBeLessThanOrEqual(1));
        list.forEach((a, i) =>
          list.forEach((b, j) => {
            if (a > b) expect(plain[i]).toBeGreaterThanOrEqual(plain[j]);
          }),
        );
        if (new Set(list).size > 1) expect(Math.max(...plain)).toBe(100);
      }),
    );
  });

  it('is nought where the scores say nothing', () => {
    expect(match([0.1, 0.1, 0.1])).toEqual([0, 0, 0]);
    expect(match([1, 2], [0, 1])).toEqual([0, 0]);
  });
});
