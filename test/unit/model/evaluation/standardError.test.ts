import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standardError } from '../../../../src/model/evaluation/standardError';

describe('a standard error', () => {
  it('is s / √N for values on their own', () => {
    // Mean 4, squares 9 + 1 + 1 + 9 = 20, s² = 20 / 3.
    expect(standardError([1, 3, 5, 7])).toBeCloseTo(Math.sqrt(20 / 3 / 4), 12);
  });

  it('counts what one person says many times as one person’s', () => {
    const once = standardError([1, 3, 5, 7]);
    const thrice = [1, 1, 1, 3, 3, 3, 5, 5, 5, 7, 7, 7];
    const people = [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3];
    expect(standardError(thrice, people)).toBeCloseTo(once, 12);
    expect(standardError(thrice)).toBeLessThan(once);
  });

  it('is nought where nothing can be said', () => {
    expect(standardError([])).toBe(0);
    expect(standardError([3])).toBe(0);
    expect(standardError([3, 4], [7, 7])).toBe(0);
  });

  it('does not depend on where the values lie, and grows with their spread', () => {
    const values = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(values, fc.integer({ min: -50, max: 50 }), (list, by) => {
        const error = standardError(list);
        expect(standardError(list.map((x) => x + by))).toBeCloseTo(error, 9);
        expect(standardError(list.map((x) => 3 * x))).toBeCloseTo(3 * error, 9);
      }),
    );
  });
});
