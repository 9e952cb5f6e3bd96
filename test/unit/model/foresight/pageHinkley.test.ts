import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageHinkley, PAGE_HINKLEY_START } from '../../../../src/model/foresight/pageHinkley';

const OPTIONS = { tolerance: 0.1, threshold: 1, least: 3 };

function alarms(values: readonly number[], options = OPTIONS): number[] {
  let state = PAGE_HINKLEY_START;
  return values.flatMap((value, n) => {
    const next = pageHinkley(state, value, options);
    state = next.state;
    return next.alarm ? [n] : [];
  });
}

describe('the Page–Hinkley test', () => {
  it('by hand', () => {
    // Means 0, 0, 1, 1.5; sums −.1, −.2, 1.7, 3.1 over a lowest of −.2: past 1 from the third on.
    expect(alarms([0, 0, 3, 3])).toEqual([2, 3]);
    expect(alarms([0, 0, 3, 3], { ...OPTIONS, threshold: 2 })).toEqual([3]);
    expect(alarms([0, 0, 3, 3], { ...OPTIONS, least: 4 })).toEqual([3]);
  });

  it('never minds values that stay or fall', () => {
    expect(alarms(new Array<number>(1000).fill(5))).toEqual([]);
    expect(alarms(Array.from({ length: 100 }, (_, n) => -n))).toEqual([]);
  });

  it('finds a lasting rise wherever it begins', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 60 }),
        fc.double({ min: 1, max: 9, noNaN: true }),
        (at, rise) => {
          const values = Array.from({ length: at + 80 }, (_, n) => (n < at ? 0 : rise));
          const [first] = alarms(values);
          expect(first).toBeGreaterThanOrEqual(at);
        },
      ),
    );
  });

  it('takes numbers only', () => {
    expect(() => pageHinkley(PAGE_HINKLEY_START, NaN, OPTIONS)).toThrow(RangeError);
  });
});
