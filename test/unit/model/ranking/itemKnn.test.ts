import { describe, expect, it } from 'vitest';
import { liked } from '../../../../src/model/evidence/evidence';
import { ItemKnn } from '../../../../src/model/ranking/itemKnn';
import { makeProblemOf } from '../../../support/problems';

/** Users 0 and 1 have items 0 and 1; user 2 has 1 and 2; nobody has 3. */
const { users } = makeProblemOf(
  [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
    [2, 1],
    [2, 2],
  ].map(([user, item]) => ({ user, item, weight: 1, target: 1 })),
  3,
  4,
  1,
);
// Worked by hand: together over √(degree · degree) + shrinkage.
const zeroOne = 2 / (Math.sqrt(2 * 3) + 1);
const oneTwo = 1 / (Math.sqrt(3 * 1) + 1);

function expectScores(scores: ArrayLike<number>, wanted: readonly number[]): void {
  expect(scores).toHaveLength(wanted.length);
  wanted.forEach((value, item) => expect(scores[item], `item ${item}`).toBeCloseTo(value, 12));
}

describe('item-kNN', () => {
  it('scores by shrunk cosine to what is given, summed', () => {
    const knn = new ItemKnn(users, 100, 1);
    expectScores(knn.foldIn(liked([1])).scores(), [zeroOne, 0, oneTwo, 0]);
    expectScores(knn.foldIn(liked([0, 2])).scores(), [0, zeroOne + oneTwo, 0, 0]);
    expectScores(knn.foldIn(liked([3])).scores(), [0, 0, 0, 0]);
    expectScores(knn.foldIn(liked([])).scores(), [0, 0, 0, 0]);
  });

  it('counts for each film only its nearest neighbours', () => {
    const knn = new ItemKnn(users, 1, 1);
    expectScores(knn.foldIn(liked([0, 2])).scores(), [0, zeroOne, 0, 0]);
    expectScores(knn.foldIn(liked([1])).scores(), [zeroOne, 0, oneTwo, 0]);
  });

  it('trusts little what few people have in common, the less the more it shrinks', () => {
    const at = (shrinkage: number) =>
      new ItemKnn(users, 100, shrinkage).foldIn(liked([1])).scores();
    expect(at(0)[0]).toBeCloseTo(2 / Math.sqrt(6), 12);
    const ratio = (scores: ArrayLike<number>) => scores[0] / scores[2];
    expect(ratio(at(50))).toBeGreaterThan(ratio(at(0)));
  });
});
