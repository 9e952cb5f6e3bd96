import { describe, expect, it } from 'vitest';
import { unpackLibrary, packLibrary } from '../../../../src/data/packed';
import type { RatingColumns } from '../../../../src/data/library';
import { evaluateRanking, withoutUsers } from '../../../../src/model/evaluation/evaluateRanking';
import { likesOf } from '../../../../src/model/evidence/likes';
import { parseRankingSplit, type TestUser } from '../../../../src/model/evaluation/rankingSplit';
import { fixedScores } from '../../../support/fixedScores';
import { clusteredLibrary } from '../../../support/clusteredLibrary';

const library = unpackLibrary(
  packLibrary(clusteredLibrary({ users: 12, items: 30, groups: 3, perUser: 6, seed: 4 })).bytes,
);
/** Film ids of the clustered library start at 100; user ids at 1. */
const film = (item: number) => 100 + item;
const test = (userId: number, fold: number, given: number[], held: number[]): TestUser => ({
  userId,
  fold,
  given: given.map(film),
  held: held.map(film),
});
/** Always the same list: items in this order. */
const inOrder = (...items: number[]) => {
  const scores = new Float64Array(30);
  items.forEach((item, n) => (scores[item] = 30 - n));
  return fixedScores(scores);
};
/** Gain of a hit at a 1-based rank. */
const gain = (rank: number) => 1 / Math.log2(rank + 1);

describe('the ranking protocol', () => {
  it('gives a model that knows the answer full marks', async () => {
    const metrics = await evaluateRanking(library, [test(1, 0, [0], [5, 7])], () =>
      Promise.resolve(inOrder(7, 5)),
    );
    for (const name of ['recall', 'map', 'ndcg', 'mrr', 'hitRate'] as const)
      expect(metrics[name]).toEqual({ 10: 1, 20: 1, 50: 1, 100: 1 });
    expect(metrics.precision[10]).toBe(2 / 10);
  });

  it('quickens each model before it asks for scores', async () => {
    const calls: string[] = [];
    await evaluateRanking(library, [test(1, 0, [0], [5]), test(2, 1, [0], [5])], () => {
      const model = inOrder(5);
      return Promise.resolve({
        ...model,
        quicken: () => Promise.resolve(void calls.push('quicken')),
        foldIn: (evidence) => {
          calls.push('fold in');
          return model.foldIn(evidence);
        },
      });
    });
    expect(calls).toEqual(['quicken', 'fold in', 'quicken', 'fold in']);
  });

  it('never ranks what was given', async () => {
    const { ndcg } = await evaluateRanking(library, [test(1, 0, [3, 4], [5])], () =>
      Promise.resolve(inOrder(3, 4, 5)),
    );
    expect(ndcg[100]).toBe(1);
  });

  it('trains each fold without its own test users, and with all others', async () => {
    const trained: RatingColumns[] = [];
    await evaluateRanking(
      library,
      [test(2, 0, [], [1]), test(5, 1, [], [1]), test(6, 1, [], [1])],
      (ratings) => {
        trained.push(ratings);
        return Promise.resolve(inOrder(1));
      },
    );
    const users = trained.map(({ user }) => new Set(user));
    // User index is id − 1.
    expect(users.map(({ size }) => size)).toEqual([11, 10]);
    expect(users[0].has(1)).toBe(false);
    expect(users[0].has(4)).toBe(true);
    expect(users[1].has(1)).toBe(true);
    expect(users[1].has(4) || users[1].has(5)).toBe(false);
  });

  it('takes the mean within a fold, then over folds', async () => {
    const seen: [number, number][] = [];
    const { ndcg, recall } = await evaluateRanking(
      library,
      // In fold 1 the film comes first; in fold 0 second for one of two users.
      [test(3, 1, [], [8]), test(1, 0, [], [8]), test(2, 0, [], [9])],
      () => Promise.resolve(inOrder(8, 9)),
      { onFold: (fold, metrics) => seen.push([fold, metrics.ndcg[100]]) },
    );
    const first = (1 + gain(2)) / 2;
    expect(seen.map(([fold]) => fold)).toEqual([0, 1]);
    expect(seen[0][1]).toBeCloseTo(first, 12);
    expect(ndcg[100]).toBeCloseTo((first + 1) / 2, 12);
    expect(recall[20]).toBe(1);
  });

  it('tells each person’s own figures, and how far it is', async () => {
    const people: number[][] = [];
    const done: [number, number, number][] = [];
    await evaluateRanking(
      library,
      [test(1, 0, [], [8]), test(2, 0, [], [9]), test(3, 1, [], [8])],
      () => Promise.resolve(inOrder(8, 9)),
      {
        onFold: (_, __, all) => people.push(all.map(({ ndcg }) => ndcg[100])),
        onPerson: (...report) => done.push(report),
      },
    );
    expect(people).toEqual([[1, gain(2)], [1]]);
    expect(done).toEqual([
      [0, 0, 2],
      [0, 1, 2],
      [1, 0, 1],
    ]);
  });

  it('does not look for films that the library has not', async () => {
    const stranger = { ...test(1, 0, [0], [5]), held: [film(5), 999_999] };
    const { ndcg } = await evaluateRanking(library, [stranger], () => Promise.resolve(inOrder(5)));
    expect(ndcg[100]).toBe(1);
  });

  it('passes over people of whose held-out films the library has none', async () => {
    const nobody = { ...test(2, 0, [0], []), held: [999_999] };
    const { ndcg } = await evaluateRanking(library, [test(1, 0, [0], [5]), nobody], () =>
      Promise.resolve(inOrder(5)),
    );
    expect(ndcg[100]).toBe(1);
  });

  it('leaving users out leaves the rest as it was', () => {
    const kept = withoutUsers(library, new Set([1, 12]));
    const gone = [...library.ratings.user].filter((user) => user === 0 || user === 11).length;
    expect(kept.user.length).toBe(library.ratings.user.length - gone);
    for (const column of [kept.item, kept.halfStars, kept.time])
      expect(column).toHaveLength(kept.user.length);
    expect(withoutUsers(library, new Set())).toEqual(library.ratings);
  });
});

describe('a ranking split', () => {
  it('is read by user and fold', () => {
    const text = 'userId,fold,movieId,held\r\n7,0,100,0\r\n7,0,103,1\r\n9,1,101,1\r\n7,0,105,0\r\n';
    expect(parseRankingSplit(text)).toEqual([
      { userId: 7, fold: 0, given: [100, 105], held: [103] },
      { userId: 9, fold: 1, given: [], held: [101] },
    ]);
    expect(parseRankingSplit('userId,fold,movieId,held\n')).toEqual([]);
  });

  it.each(['7,0,100', '7,0,100,2', 'x,0,100,1', '7,0,1.5,1'])('refuses "%s"', (line) => {
    expect(() => parseRankingSplit(`userId,fold,movieId,held\n1,0,2,1\n${line}\n`)).toThrow(
      /Line 3/,
    );
  });

  it('refuses a film of one person that is both given and held out', () => {
    for (const [first, second] of [
      [0, 1],
      [1, 0],
    ])
      expect(() =>
        parseRankingSplit(`userId,fold,movieId,held\n7,0,3,${first}\n7,0,3,${second}\n`),
      ).toThrow(/Line 3 .*film 3 of user 7 both given and held out in fold 0/);
    // Another person, or the same in another fold, is another matter.
    const apart = parseRankingSplit('userId,fold,movieId,held\n7,0,3,0\n7,1,3,1\n8,0,3,1\n');
    expect(apart).toHaveLength(3);
  });
});

describe('likes', () => {
  it('are ratings of four stars and more, by item', () => {
    const ratings: RatingColumns = {
      user: Uint32Array.of(0, 0, 1, 1, 2),
      item: Uint32Array.of(0, 1, 0, 1, 0),
      halfStars: Uint8Array.of(8, 7, 10, 1, 9),
      time: new Uint32Array(5),
    };
    expect(likesOf(ratings, 3)).toEqual(Uint32Array.of(3, 0, 0));
  });
});
