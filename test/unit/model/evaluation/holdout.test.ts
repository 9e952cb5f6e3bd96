import { describe, expect, it } from 'vitest';
import { holdOut, partOfSplit, peopleToHoldOut } from '../../../../src/model/evaluation/holdout';
import { clusteredLibrary } from '../../../support/clusteredLibrary';

const library = clusteredLibrary({ users: 40, items: 90, groups: 3, perUser: 14, seed: 1 });
const likes = (userId: number) => {
  const { user, item, halfStars } = library.ratings;
  return Array.from(user, (u, n) =>
    library.userIds[u] === userId && halfStars[n] >= 8 ? library.films[item[n]].id : -1,
  )
    .filter((id) => id >= 0)
    .sort();
};

describe('a holdout', () => {
  it('splits each person’s likes, a fifth to be found', () => {
    const users = holdOut(library, 1);
    expect(users.length).toBeGreaterThan(30);
    for (const { userId, given, held } of users) {
      expect([...given, ...held].sort()).toEqual(likes(userId));
      expect(held).toHaveLength(Math.max(1, Math.floor(likes(userId).length / 5)));
    }
    expect(new Set(users.map(({ fold }) => fold))).toEqual(new Set([0, 1, 2, 3, 4]));
  });

  it('leaves out people with fewer than five likes, and those named', () => {
    const users = holdOut(library, 1, new Set([1, 2])).map(({ userId }) => userId);
    const enough = [...library.userIds].filter((id) => id > 2 && likes(id).length >= 5);
    expect(users).toEqual(enough);
  });

  it('follows its seed', () => {
    expect(holdOut(library, 5)).toEqual(holdOut(library, 5));
    expect(holdOut(library, 5)).not.toEqual(holdOut(library, 6));
  });
});

describe('a part of a split', () => {
  const split = holdOut(library, 1);
  const foldOf = new Map(split.map((user) => [user.userId, user.fold]));

  it('has the folds asked for, whole where nobody is too many', () => {
    expect(partOfSplit(split, 5, 1000, 1)).toHaveLength(split.length);
    const one = partOfSplit(split, 1, 1000, 1);
    expect(one).toEqual(split.filter(({ fold }) => fold === 0));
  });

  it('draws people where there are more than wanted, by its seed', () => {
    const few = partOfSplit(split, 2, 3, 1);
    expect(few.map(({ fold }) => fold)).toEqual([0, 0, 0, 1, 1, 1]);
    expect(new Set(few.map(({ userId }) => userId)).size).toBe(6);
    for (const { userId, fold } of few) expect(foldOf.get(userId)).toBe(fold);
    expect(partOfSplit(split, 2, 3, 1)).toEqual(few);
    expect(partOfSplit(split, 2, 3, 2)).not.toEqual(few);
  });

  it('is of people who can be held out, as counted', () => {
    expect(peopleToHoldOut(library)).toBe(split.length);
  });
});
