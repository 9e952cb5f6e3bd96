import { describe, expect, it } from 'vitest';
import { coldStart } from '../../../../src/model/evaluation/coldStart';
import type { TestUser } from '../../../../src/model/evaluation/rankingSplit';

const users: TestUser[] = [
  { userId: 1, fold: 0, given: [1, 2, 3, 4, 5, 6, 7, 8], held: [20, 21] },
  { userId: 2, fold: 1, given: [4, 9], held: [22] },
];

describe('a start from few likes', () => {
  it('knows some of what was given, and holds out the same', () => {
    const [one] = coldStart(users, 3, 5);
    expect(one).toMatchObject({ userId: 1, fold: 0, held: [20, 21] });
    expect(new Set(one.given).size).toBe(3);
    expect(users[0].given).toEqual(expect.arrayContaining([...one.given]));
  });

  it('adds to what is known at the points before', () => {
    const [three, one] = [coldStart(users, 3, 5), coldStart(users, 1, 5)];
    expect(three[0].given.slice(0, 1)).toEqual(one[0].given);
  });

  it('holds nothing out of people with fewer, so that they are passed over', () => {
    expect(coldStart(users, 3, 5)[1]).toMatchObject({ userId: 2, fold: 1, held: [] });
    expect(coldStart(users, 2, 5)[1].held).toEqual([22]);
  });

  it('follows the seed', () => {
    expect(coldStart(users, 3, 5)).toEqual(coldStart(users, 3, 5));
    const seeds = [1, 2, 3, 4, 5].map((seed) => coldStart(users, 3, seed)[0].given.join());
    expect(new Set(seeds).size).toBeGreaterThan(1);
  });
});
