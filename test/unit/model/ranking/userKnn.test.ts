import { describe, expect, it } from 'vitest';
import { liked } from '../../../../src/model/evidence/evidence';
import { UserKnn } from '../../../../src/model/ranking/userKnn';
import { makeProblemOf } from '../../../support/problems';

/** User 0 likes items 0, 1; user 1 likes 1, 2, 3; user 2 likes 3; nobody likes 4. */
const { users } = makeProblemOf(
  [
    [0, 0],
    [0, 1],
    [1, 1],
    [1, 2],
    [1, 3],
    [2, 3],
  ].map(([user, item]) => ({ user, item, weight: 1, target: 1 })),
  3,
  5,
  1,
);
const knn = (neighbours = 10, shrinkage = 1) => new UserKnn(users, { neighbours, shrinkage });
/** What popularity adds: a millionth of the share of people. */
const known = [1, 2, 1, 2, 0].map((likes) => (1e-6 * likes) / 3);

function expectScores(scores: ArrayLike<number>, wanted: readonly number[]): void {
  expect(scores).toHaveLength(wanted.length);
  wanted.forEach((value, item) => {
    expect(scores[item], `item ${item}`).toBeCloseTo(value + known[item], 12);
  });
}

describe('user-kNN', () => {
  it('adds up the shrunk cosines of the people who like a film', () => {
    const zero = 1 / (Math.sqrt(2) * Math.sqrt(2) + 1);
    const one = 2 / (Math.sqrt(2) * Math.sqrt(3) + 1);
    const { scores } = knn().foldIn(liked([1, 2]));
    expectScores(scores(), [zero, zero + one, one, one, 0]);
  });

  it('counts only the nearest people', () => {
    const one = 2 / (Math.sqrt(2) * Math.sqrt(3) + 1);
    expectScores(
      knn(1)
        .foldIn(liked([1, 2]))
        .scores(),
      [0, one, one, one, 0],
    );
  });

  it('counts those less who like what the person dislikes, and none who are not alike', () => {
    const said = [...liked([0, 3]), { item: 2, weight: 1, target: -0.5 }];
    const length = Math.sqrt(1 + 1 + 0.25);
    const zero = 1 / (length * Math.sqrt(2) + 1);
    const one = 0.5 / (length * Math.sqrt(3) + 1);
    const two = 1 / (length + 1);
    const person = knn().foldIn(said);
    expectScores(person.scores(), [zero, zero + one, one, one + two, 0]);
    // Of film 3: user 1 brings a like of it and a dislike; user 2 brings the like.
    const half = one / 0.5;
    const { terms, rest } = person.explain(3);
    [0, half + two, -0.5 * half].forEach((term, n) => expect(terms[n]).toBeCloseTo(term, 12));
    expect(rest).toBeCloseTo(known[3], 15);
    // Only dislikes: nobody is alike, so nobody counts.
    const against = knn().foldIn(liked([1]).map((like) => ({ ...like, target: -1 })));
    expectScores(against.scores(), [0, 0, 0, 0, 0]);
  });

  it('ranks by popularity for a stranger, and where neighbours say nothing', () => {
    expectScores(knn().foldIn([]).scores(), [0, 0, 0, 0, 0]);
    expectScores(
      knn()
        .foldIn(liked([4]))
        .scores(),
      [0, 0, 0, 0, 0],
    );
  });

  it('finds films alike by who likes them', () => {
    expect(knn().similar(1, 9)).toEqual([
      { item: 0, similarity: 1 / (Math.sqrt(2 * 1) + 1) },
      { item: 2, similarity: 1 / (Math.sqrt(2 * 1) + 1) },
      { item: 3, similarity: 1 / (Math.sqrt(2 * 2) + 1) },
    ]);
    expect(knn().similar(4, 9)).toEqual([]);
  });

  it('is not loaded over other likes', () => {
    const { users: others } = makeProblemOf([{ user: 0, item: 0, weight: 1, target: 1 }], 3, 5, 1);
    expect(() => UserKnn.load(knn().save(), others)).toThrow(/does not fit/);
    expect(
      UserKnn.load(knn(1).save(), users)
        .foldIn(liked([1, 2]))
        .scores(),
    ).toEqual(
      knn(1)
        .foldIn(liked([1, 2]))
        .scores(),
    );
  });
});
