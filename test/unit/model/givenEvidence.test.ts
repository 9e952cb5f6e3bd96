import { describe, expect, it } from 'vitest';
import { givenEvidence } from '../../../src/model/givenEvidence';

describe('a given rating', () => {
  it('is a like from four stars on, and when there is none', () => {
    for (const halfStars of [0, 8, 9, 10])
      expect(givenEvidence(halfStars)).toEqual({ weight: 1, target: 1 });
  });

  it('still speaks for the film from three stars on, and against it below', () => {
    for (const halfStars of [6, 7]) {
      const { weight, target } = givenEvidence(halfStars);
      expect(weight * target).toBeGreaterThan(0);
      expect(weight * target).toBeLessThan(1);
    }
    const lows = [1, 2, 3, 4, 5].map((halfStars) => {
      const { weight, target } = givenEvidence(halfStars);
      return weight * target;
    });
    expect(lows.every((value) => value < 0)).toBe(true);
    expect(lows).toEqual([...lows].sort((a, b) => a - b));
    expect(lows[0]).toBeCloseTo(-0.25, 12);
  });
});
