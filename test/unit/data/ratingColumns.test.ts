import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findColumnFault, findIdFault } from '../../../src/data/columns';
import type { RatingColumns } from '../../../src/data/library';
import { toRatingColumns } from '../../../src/data/ratingColumns';

type Row = readonly [user: number, film: number, halfStars: number, time: number];
const rowsOf = (rows: readonly Row[]) => ({
  userId: Uint32Array.from(rows, ([user]) => user),
  filmId: Uint32Array.from(rows, ([, film]) => film),
  halfStars: Uint8Array.from(rows, ([, , stars]) => stars),
  time: Uint32Array.from(rows, ([, , , time]) => time),
});
const list = ({ user, item, halfStars, time }: RatingColumns): number[][] =>
  Array.from(user, (u, n) => [u, item[n], halfStars[n], time[n]]);

describe('ratings as columns', () => {
  it('are by index, sorted by user, then film', () => {
    const { userIds, ratings } = toRatingColumns(
      rowsOf([
        [30, 5, 8, 1],
        [4, 9, 2, 2],
        [30, 1, 6, 3],
      ]),
      [9, 5, 1],
    );
    expect(userIds).toEqual(Float64Array.of(4, 30));
    expect(list(ratings)).toEqual([
      [0, 0, 2, 2],
      [1, 1, 8, 1],
      [1, 2, 6, 3],
    ]);
  });

  it('keep the latest of several by one person of one film; of two at once, the later row', () => {
    const { ratings } = toRatingColumns(
      rowsOf([
        [1, 1, 2, 50],
        [1, 1, 4, 90],
        [1, 1, 6, 70],
        [1, 2, 3, 10],
        [1, 2, 5, 10],
      ]),
      [1, 2],
    );
    expect(list(ratings)).toEqual([
      [0, 0, 4, 90],
      [0, 1, 5, 10],
    ]);
  });

  it('refuse a film that is not listed', () => {
    expect(() => toRatingColumns(rowsOf([[1, 8, 2, 0]]), [1])).toThrow(/film 8/);
  });

  it('always keep the rules, whatever the order of the rows', () => {
    const row = fc.tuple(
      fc.nat(5),
      fc.constantFrom(11, 12, 13, 14),
      fc.integer({ min: 1, max: 10 }),
      fc.nat(3),
    );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
        const films = [14, 12, 13, 11];
        const { userIds, ratings, row: from, rows: all } = toRatingColumns(rowsOf(rows), films);
        expect(findColumnFault(ratings, userIds.length, 4)).toBeNull();
        const pairs = new Set(rows.map(([user, film]) => `${user} ${film}`));
        expect(ratings.user).toHaveLength(pairs.size);
        // Each can be found again in the file.
        expect(all).toBe(rows.length);
        expect(list(ratings).map(([u, i, ...rest]) => [userIds[u], films[i], ...rest])).toEqual(
          Array.from(from, (n) => rows[n]),
        );
      }),
    );
  });
});

describe('columns are checked', () => {
  const good: RatingColumns = {
    user: Uint32Array.of(0, 0, 1),
    item: Uint32Array.of(0, 2, 1),
    halfStars: Uint8Array.of(1, 10, 5),
    time: Uint32Array.of(0, 0, 0),
  };
  it('and found well', () => {
    expect(findColumnFault(good, 2, 3)).toBeNull();
  });
  it.each<[string, Partial<RatingColumns>]>([
    ['different lengths', { time: new Uint32Array(2) }],
    ['unknown user', { user: Uint32Array.of(0, 0, 2) }],
    ['unknown film', { item: Uint32Array.of(0, 3, 1) }],
    ['outside the scale', { halfStars: Uint8Array.of(1, 11, 5) }],
    ['outside the scale', { halfStars: Uint8Array.of(0, 10, 5) }],
    ['out of order', { user: Uint32Array.of(1, 0, 1) }],
    ['out of order', { item: Uint32Array.of(2, 0, 1) }],
    ['out of order', { item: Uint32Array.of(2, 2, 1) }],
  ])('for %s', (fault, change) => {
    expect(findColumnFault({ ...good, ...change }, 2, 3)).toContain(fault);
  });
  it('ids must be whole, and each its own', () => {
    expect(findIdFault([0, 5, 3], 'film')).toBeNull();
    expect(findIdFault([1, 2, 1], 'film')).toBe('a film that occurs twice');
    for (const id of [-1, 0.5, NaN, 2 ** 53])
      expect(findIdFault([id], 'user')).toBe('a user with an impossible number');
  });
});
