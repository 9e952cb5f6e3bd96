import { describe, expect, it } from 'vitest';
import { depths, isFlat } from '../../../src/components/lossScale';

describe('scale of the loss curve', () => {
  it('spans the picture while the model learns much', () => {
    expect(depths([1, 0.75, 0.5])).toEqual([0, 0.5, 1]);
    expect(isFlat([1, 0.75, 0.5])).toBe(false);
  });

  it('draws a hair’s breadth as what it is', () => {
    const losses = [0.51381, 0.51376, 0.51372];
    const drawn = depths(losses);
    expect(Math.max(...drawn) - Math.min(...drawn)).toBeLessThan(0.01);
    expect(drawn[0]).toBeCloseTo(0.5, 1);
    expect(isFlat(losses)).toBe(true);
  });

  it('takes one loss, equal ones and zeros', () => {
    expect(depths([0.5])).toEqual([0]);
    expect(depths([0, 0])).toEqual([0.5, 0.5]);
    expect(depths([])).toEqual([]);
    expect(isFlat([0.5])).toBe(false);
    expect(isFlat([0.5, 0.5])).toBe(true);
  });

  it('calls a loss that is no number nothing', () => {
    expect(isFlat([NaN, 0.5])).toBe(false);
  });
});
