import * as fc from 'fast-check';
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  fromStars,
  HUNDRED,
  spreadFromStars,
  STARS,
  TEN,
  toHalfStars,
  type RatingScale,
} from '../../../src/data/ratingScale';
import { readPairs, readRatingsFile } from '../../../src/data/ratingsFile';
import { Failure } from '../../../src/failure';

/** A file in which person 1 gave film n the nth rating. */
const fileOf = (ratings: readonly (number | string)[]) =>
  strToU8(`userId,movieId,rating\n${ratings.map((r, film) => `1,${film},${r}\n`).join('')}`);
const read = (ratings: readonly (number | string)[]) => readRatingsFile(fileOf(ratings), 'r.csv');
const failure = (run: () => unknown): Failure => {
  try {
    run();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('It did not fail.');
};
const upTo = (highest: number) => Array.from({ length: highest }, (_, n) => n + 1);

describe('a scale', () => {
  it('maps its lowest to half a star, its highest to five, points of ten to halves', () => {
    for (const scale of [STARS, TEN, HUNDRED]) {
      expect(toHalfStars(scale.lowest, scale)).toBe(1);
      expect(toHalfStars(scale.highest, scale)).toBe(10);
    }
    expect(upTo(10).map((points) => toHalfStars(points, TEN))).toEqual(upTo(10));
    // 1 + 9 · r / 100, to the nearest; 50 is half way between 5 and 6.
    expect([0, 5, 6, 49, 50, 94, 95].map((r) => toHalfStars(r, HUNDRED))).toEqual([
      1, 1, 2, 5, 6, 9, 10,
    ]);
    expect([7.4, 7.5, 0.5].map((r) => toHalfStars(r, TEN))).toEqual([7, 8, 1]);
  });

  it.each([
    ['stars', STARS, 0.25],
    ['ten', TEN, 0.5],
    ['hundred', HUNDRED, 100 / 18],
  ])('of %s is gone back to within half a step, in order', (_, scale, step) => {
    const rating = fc.double({ min: scale.lowest, max: scale.highest, noNaN: true });
    fc.assert(
      fc.property(rating, (r) => {
        const back = fromStars(toHalfStars(r, scale) / 2, scale);
        expect(Math.abs(back - r)).toBeLessThanOrEqual(step + 1e-9);
      }),
    );
    const one = fromStars(3.5, scale) - fromStars(2.5, scale);
    expect(spreadFromStars(1, scale)).toBeCloseTo(one, 12);
  });
});

describe('the scale of a file', () => {
  it.each<[string, readonly (number | string)[], RatingScale]>([
    ['half stars', [0.5, 3.5, 5], STARS],
    ['whole stars', [1, 2, 3, 4, 5], STARS],
    ['ratings all equal', [3, 3, 3], STARS],
    ['nothing above five, whatever was meant', [1, 2, 2, 4], STARS],
    ['points of 1 to 10', upTo(10), TEN],
    ['points of 1 to 10 by the harsh, one in ten above five', [...Array(9).fill(2), 6], TEN],
    ['points with halves', [7.5, 8, 6.5, 3], TEN],
    ['points with decimals', ['7.8', '8.25', '6.1'], TEN],
    ['points of 0 to 100', [0, 10, 35, 80, 100], HUNDRED],
    ['a single rating of 10', [10], TEN],
    ['a single rating of 60', [60], HUNDRED],
  ])('is found: %s', (_, ratings, scale) => {
    const file = read(ratings);
    expect(file.scale).toBe(scale);
    expect([...file.ratings.halfStars]).toEqual(ratings.map((r) => toHalfStars(Number(r), scale)));
  });

  it.each<[string, readonly (number | string)[], RegExp]>([
    ['a slip among whole stars', [...Array(30).fill(4), 7], /line 32 has a rating of 7,.*stars/],
    ['a slip among half stars', [4.5, 3, 2.5, 7], /line 5 has a rating of 7,.*stars/],
    ['a slip in a file of 1 to 10', [...Array(30).fill(8), 11], /line 32 .* 11,.*1 to 10/],
    ['more than a hundred', [50, 101], /line 3 has a rating of 101, .*above 100/],
    ['more than numbers hold', [50, '9'.repeat(400)], /line 3 has a rating of Infinity/],
    ['nought among stars', [4, 0, 3], /line 3 has a rating of 0, .*stars.*"not rated"/],
    ['nought among points of 1 to 10', [9, 8, 0], /line 4 has a rating of 0, .*1 to 10/],
    ['less than half a star', [4, 0.25], /line 3 has a rating of 0\.25/],
    ['stars in thirds', [4, 3.3], /line 3 has a rating of 3\.3, but stars go in halves/],
    ['ratings from −10 to 10', [4.5, -7.82], /line 3 has a rating below nought.*0 to 100/],
  ])('is refused by line: %s', (_, ratings, sentence) => {
    const { message, advice, code } = failure(() => read(ratings));
    expect(`${message} ${advice}`).toMatch(sentence);
    expect(message).toMatch(/^r\.csv cannot be read: /);
    expect(code).toBe('library-damaged');
  });

  it('does not depend on the order of the ratings', () => {
    const rating = fc.constantFrom(1, 2, 3, 4, 5, 6, 8, 10, 55, 100);
    const outcome = (ratings: readonly number[]) => {
      try {
        return read(ratings).scale.words;
      } catch (error) {
        return (error as Failure).code;
      }
    };
    fc.assert(
      fc.property(fc.array(rating, { minLength: 1, maxLength: 30 }), (ratings) => {
        expect(outcome([...ratings].reverse())).toBe(outcome(ratings));
      }),
    );
  });

  it('of people’s ratings is that of the training file', () => {
    const given = fileOf([2, 4]);
    expect([...readPairs(given, 'g.csv', 'optional').halfStars]).toEqual([4, 8]);
    expect([...readPairs(given, 'g.csv', 'optional', TEN).halfStars]).toEqual([2, 4]);
    expect([...readPairs(given, 'g.csv', 'optional', HUNDRED).halfStars]).toEqual([1, 1]);
    expect(failure(() => readPairs(fileOf([5, 8]), 'g.csv', 'optional', STARS)).message).toMatch(
      /line 3 has a rating of 8, but ratings are stars/,
    );
    // Whether the ratings are stars or not, nobody asked.
    expect(readPairs(fileOf([2, 400]), 'g.csv', 'unread').halfStars).toEqual(Uint8Array.of(0, 0));
  });
});
