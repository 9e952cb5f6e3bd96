import { describe, expect, it } from 'vitest';
import {
  errorInWords,
  expectedBefore,
  hitsInWords,
  shareInWords,
  trendHeights,
  trendInWords,
  withinInWords,
} from '../../../src/pages/ratings/foresightWords';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('how well ratings were foreseen, in words', () => {
  it('counts few and gives a percentage of many', () => {
    expect(shareInWords(2 / 3, 3)).toBe('2 of 3');
    expect(shareInWords(0.9, 20)).toBe('18 of 20');
    expect(plain(shareInWords(0.876, 57))).toBe('88 %');
  });

  it('speaks of the last ones only where there are more', () => {
    const three = { count: 3, error: 0.84, within: 2 / 3 };
    const many = { count: 57, error: 0.71, within: 0.876 };
    const twenty = { count: 20, error: 0.6, within: 0.9 };
    expect(errorInWords(three, three)).toBe('over 3 star ratings');
    expect(errorInWords({ ...three, count: 1 }, null)).toBe('over 1 star rating');
    expect(plain(errorInWords(twenty, many))).toBe(
      'over the last 20 star ratings; 0.7 over all 57',
    );
    expect(withinInWords(three, three)).not.toContain('all');
    expect(plain(withinInWords(twenty, many))).toMatch(/; 88 % of all 57$/);
    const likes = { count: 20, hitRate: 0.5 };
    expect(hitsInWords(likes, likes)).not.toContain('all');
    expect(plain(hitsInWords(likes, { count: 43, hitRate: 0.54 }))).toMatch(/; 54 % of all 43$/);
  });

  it('draws errors from nought up, a small change small', () => {
    expect(trendHeights([1.5, 0.75, 0])).toEqual([1, 0.5, 0]);
    expect(trendHeights([0.6, 0.63])[1]).toBeCloseTo(0.42);
    // What is larger fills the picture, and never leaves it.
    expect(trendHeights([4, 2])).toEqual([1, 0.5]);
  });

  it('tells the line to those who cannot see it', () => {
    expect(trendInWords([0.94, 0.7, 0.62])).toMatch(/first 0.9 stars, now 0.6$/);
    expect(trendInWords([0.61, 0.9, 0.64])).toMatch(/steady at 0.6 stars$/);
  });

  it('says what stars were expected, where some were', () => {
    const outcome = { key: 1, time: 1, standing: 0.9, stars: 4, exact: true, liked: true };
    const expected = { mean: 3.94, low: 3, high: 5 };
    expect(expectedBefore({ ...outcome, expected })).toBe('expected 3.9');
    expect(expectedBefore({ ...outcome, expected: null })).toBeNull();
    expect(expectedBefore(undefined)).toBeNull();
  });
});
