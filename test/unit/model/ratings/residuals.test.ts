import { expect, it } from 'vitest';
import { residualRows } from '../../../../src/model/ratings/residuals';

it('is what the biases leave of every rating, the same from both sides', () => {
  const ratings = {
    users: 3,
    items: 4,
    user: Uint32Array.of(2, 0, 2, 0),
    item: Uint32Array.of(3, 1, 1, 3),
    value: Float64Array.of(5, 4, 3, 2),
  };
  const biases = {
    mean: 3,
    users: Float64Array.of(0.5, 9, -1),
    items: Float64Array.of(9, 0.25, 9, -0.5),
  };
  const { byUser, byItem } = residualRows(ratings, biases);
  expect([...byUser.start]).toEqual([0, 2, 2, 4]);
  expect([...byUser.other]).toEqual([1, 3, 3, 1]);
  expect([...byUser.residual]).toEqual([0.25, -1, 3.5, 0.75]);
  expect([...byItem.start]).toEqual([0, 0, 2, 2, 4]);
  expect([...byItem.other]).toEqual([0, 2, 2, 0]);
  expect([...byItem.residual]).toEqual([0.25, 0.75, 3.5, -1]);
});
