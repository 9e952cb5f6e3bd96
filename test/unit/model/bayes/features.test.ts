import { describe, expect, it } from 'vitest';
import {
  countFeatures,
  countScale,
  countsOf,
  hasRated,
  NO_FEATURES,
  ratedBy,
  type Features,
} from '../../../../src/model/bayes/features';
import { ratingRows } from '../../../../src/model/bayes/ratings';

/** Users 0 and 1 rated item 0, which twelve users have; user 0 rated the little-known item 1 too. */
const USERS = 12;
const pairs = [
  ...Array.from({ length: USERS }, (_, user) => [user, 0] as const),
  [0, 1] as const,
  [3, 2] as const,
];
const user = Uint32Array.from(pairs, ([u]) => u);
const item = Uint32Array.from(pairs, ([, i]) => i);
const value = new Float64Array(pairs.length).fill(3);
const scale = { mean: 3, sd: 1 };
const users = ratingRows(USERS, user, item, value, scale);
const items = ratingRows(4, item, user, value, scale);

/** Row → value, of one feature. */
const entries = ({ start, row, value: values }: Features, f: number) =>
  new Map(
    Array.from(row.subarray(start[f], start[f + 1]), (r, n) => [r, values[start[f] + n]] as const),
  );

describe('features of the Bayesian model', () => {
  it('say of an item who rated it, less the more people did', () => {
    const features = ratedBy(users, items);
    expect(features.start).toHaveLength(USERS + 1);
    const [popular, rare] = [12 ** -0.25, 1];
    expect(entries(features, 0)).toEqual(
      new Map([
        [0, popular],
        [1, rare],
      ]),
    );
    expect(entries(features, 5)).toEqual(new Map([[0, popular]]));
  });

  it('say of a user which well-known items they rated, and nothing of the others', () => {
    const features = hasRated(users, items);
    expect(features.start).toHaveLength(4 + 1);
    expect([...entries(features, 0).keys()].sort((a, b) => a - b)).toEqual([
      ...Array(USERS).keys(),
    ]);
    // Each has rated one such item, so each value is 1.
    expect(new Set(entries(features, 0).values())).toEqual(new Set([1]));
    expect(entries(features, 1).size).toBe(0);
    expect(entries(features, 3).size).toBe(0);
  });

  it('count ratings on a standardised logarithmic scale that is not left', () => {
    const found = countScale(items);
    expect(found.min).toBeCloseTo(Math.log(2));
    expect(found.max).toBeCloseTo(Math.log(13));
    expect(found.mean).toBeCloseTo((Math.log(2) * 2 + Math.log(13)) / 3);
    for (const n of [1, 5, 12]) {
      const [linear, quadratic] = countFeatures(found, n);
      expect(linear).toBeCloseTo((Math.log1p(n) - found.mean) / found.sd);
      expect(quadratic).toBeCloseTo(linear ** 2 - 1);
    }
    expect(countFeatures(found, 10_000)).toEqual(countFeatures(found, 12));
    expect(countFeatures(found, 0)).toEqual(countFeatures(found, 1));
  });

  it('do not blow up counts that are all about the same', () => {
    expect(countScale(users).sd).toBe(1);
  });

  it('give every row its two counts', () => {
    const found = countScale(items);
    const features = countsOf(items, found);
    for (const [row, n] of [12, 1, 1, 0].entries())
      expect([entries(features, 0).get(row), entries(features, 1).get(row)]).toEqual(
        countFeatures(found, n),
      );
  });

  it('can be none', () => {
    expect(NO_FEATURES.start).toEqual(Uint32Array.of(0));
  });
});
