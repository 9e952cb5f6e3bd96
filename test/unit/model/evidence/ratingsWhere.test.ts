import { expect, it } from 'vitest';
import { ratingsWhere } from '../../../../src/model/evidence/ratingsWhere';

it('keeps the ratings that are wanted, whole and in their order', () => {
  const ratings = {
    user: Uint32Array.of(0, 0, 1, 2),
    item: Uint32Array.of(7, 3, 7, 1),
    halfStars: Uint8Array.of(1, 2, 3, 4),
    time: Uint32Array.of(40, 30, 20, 10),
  };
  expect(ratingsWhere(ratings, (n) => ratings.item[n] !== 7)).toEqual({
    user: Uint32Array.of(0, 2),
    item: Uint32Array.of(3, 1),
    halfStars: Uint8Array.of(2, 4),
    time: Uint32Array.of(30, 10),
  });
  expect(ratingsWhere(ratings, () => false).user).toHaveLength(0);
});
