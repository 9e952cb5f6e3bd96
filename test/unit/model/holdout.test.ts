import { describe, expect, it } from 'vitest';
import { holdOut } from '../../../src/model/holdout';
import { clusteredLibrary } from '../../support/clusteredLibrary';

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
