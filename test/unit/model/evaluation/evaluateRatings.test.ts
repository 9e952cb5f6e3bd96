import { describe, expect, it } from 'vitest';
import { packLibrary, unpackLibrary } from '../../../../src/data/packed';
import { createReferenceEngine } from '../../../../src/engine/reference/engine';
import {
  evaluateRatings,
  ratingFolds,
  type HeldRatings,
} from '../../../../src/model/evaluation/evaluateRatings';
import { predictPairs } from '../../../../src/model/ratings/predictPairs';
import { ratingMetrics } from '../../../../src/model/evaluation/ratingMetrics';
import type { RatingModelKind } from '../../../../src/model/ratings/ratingModel';
import { clusteredLibrary } from '../../../support/clusteredLibrary';
import { notingModel } from '../../../support/notingModel';

const library = unpackLibrary(
  packLibrary(clusteredLibrary({ users: 12, items: 30, groups: 3, perUser: 6, seed: 4 })).bytes,
);
const { ratings } = library;
const count = ratings.user.length;
const folds = ratingFolds(count, 1, 3);
const context = { engine: createReferenceEngine(), seed: 1 };

/** Says three stars of everything. */
const noting = () => notingModel(() => 3);

describe('the protocol over ratings', () => {
  it('predicts every rating once, from a model that has not seen it', async () => {
    const { kind, trained, asked } = noting();
    const held: HeldRatings[] = [];
    await evaluateRatings(library, folds, kind, {
      ...context,
      onFold: (_, __, those) => held.push(those),
    });
    expect(trained).toHaveLength(3);
    trained.forEach(({ ratings: { user, item, halfStars } }, fold) => {
      const expected = Array.from(folds.keys()).filter((n) => folds[n] !== fold);
      expect([...user]).toEqual(expected.map((n) => ratings.user[n]));
      expect([...item]).toEqual(expected.map((n) => ratings.item[n]));
      expect([...halfStars]).toEqual(expected.map((n) => ratings.halfStars[n]));
    });
    expect(held.map(({ stars }) => stars.length).reduce((a, b) => a + b)).toBe(count);
    // What somebody is asked about was not among what they are folded in from.
    for (const { evidence, items } of asked)
      for (const item of items) expect(evidence.map((piece) => piece.item)).not.toContain(item);
    expect(asked.flatMap(({ items }) => items)).toHaveLength(count);
  });

  it('folds people in from the stars that they gave in training', async () => {
    const { kind, asked } = noting();
    await evaluateRatings(library, folds, kind, { ...context, only: [1] });
    const stars = asked.reduce((sum, { evidence }) => sum + evidence.length, 0);
    const train = Array.from(folds.keys()).filter((n) => folds[n] !== 1);
    const users = new Set(
      Array.from(folds.keys())
        .filter((n) => folds[n] === 1)
        .map((n) => ratings.user[n]),
    );
    expect(stars).toBe(train.filter((n) => users.has(ratings.user[n])).length);
    for (const { evidence } of asked)
      for (const { item, stars: given } of evidence) {
        const n = train.find(
          (at) => ratings.item[at] === item && ratings.halfStars[at] === 2 * (given ?? 0),
        );
        expect(n).toBeDefined();
      }
  });

  it('takes errors over the ratings of all folds together', async () => {
    const { kind } = noting();
    const seen: number[] = [];
    const shares: number[] = [];
    const metrics = await evaluateRatings(library, folds, kind, {
      ...context,
      onFold: (fold, { count: own }) => {
        seen.push(fold);
        expect(own).toBe(folds.filter((each) => each === fold).length);
      },
      onProgress: (share) => shares.push(share),
    });
    expect(seen).toEqual([0, 1, 2]);
    const stars = Array.from(ratings.halfStars, (half) => half / 2);
    const same = stars.map(() => 3);
    const expected = ratingMetrics(
      stars,
      same,
      stars.map(() => 1),
    );
    for (const name of ['rmse', 'mae', 'mape', 'coverage', 'count'] as const)
      expect(metrics[name]).toBeCloseTo(expected[name], 12);
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
  });

  it('holds people out of a model that is to be judged as it serves somebody new', async () => {
    const { kind, trained, asked } = noting();
    const held: HeldRatings[] = [];
    const strangers: RatingModelKind = { ...kind, holdsOut: 'people' };
    const metrics = await evaluateRatings(library, folds, strangers, {
      ...context,
      onFold: (_, __, those) => held.push(those),
    });
    expect(metrics.count).toBe(count);
    // Every rating once, of everybody once.
    const given = (rows: Iterable<[number, number]>) => [...rows].map((row) => row.join()).sort();
    const foretold = held.flatMap(({ user, stars }) =>
      Array.from(user, (who, n): [number, number] => [who, stars[n]]),
    );
    const all = Array.from(ratings.user, (who, n): [number, number] => [
      who,
      ratings.halfStars[n] / 2,
    ]);
    expect(given(foretold)).toEqual(given(all));
    expect(trained).toHaveLength(3);
    held.forEach(({ user }, fold) => {
      // Four each of twelve, none of whom the model has seen, and all others whole.
      const own = new Set(Array.from(user));
      expect(own.size).toBe(4);
      const others = all.filter(([who]) => !own.has(who)).length;
      expect(trained[fold].ratings.user).toHaveLength(others);
      for (const who of trained[fold].ratings.user) expect(own).not.toContain(who);
    });
    // They are told their ratings of the other folds, and asked for those of one.
    const foldOf = new Map(all.map(([who], n) => [`${who} ${ratings.item[n]}`, folds[n]]));
    for (const { evidence, items } of asked) {
      const told = evidence.map(({ item }) => item);
      const who = Array.from({ length: 12 }, (_, user) => user).find((user) => {
        const own = Array.from(ratings.item).filter((_, n) => ratings.user[n] === user);
        return [...told, ...items].sort().join() === own.sort().join();
      });
      const asks = new Set(items.map((item) => foldOf.get(`${who} ${item}`)));
      expect(asks.size).toBe(1);
      for (const item of told) expect(asks).not.toContain(foldOf.get(`${who} ${item}`));
      for (const { item, stars = 0 } of evidence) {
        const n = all.findIndex(([user], at) => user === who && ratings.item[at] === item);
        expect(stars).toBe(ratings.halfStars[n] / 2);
      }
    }
  });

  it('holds out one fold of people where one is asked for, and follows the seed', async () => {
    const people = async (seed: number, only: number[]) => {
      const { kind } = noting();
      const seen: number[] = [];
      await evaluateRatings(
        library,
        folds,
        { ...kind, holdsOut: 'people' },
        {
          ...context,
          seed,
          only,
          onFold: (_, __, { user }) => seen.push(...new Set(Array.from(user))),
        },
      );
      return seen.sort((a, b) => a - b);
    };
    expect(await people(1, [1])).toHaveLength(4);
    expect(await people(1, [1])).toEqual(await people(1, [1]));
    expect(await people(1, [1])).not.toEqual(await people(2, [1]));
  });

  it('asks a model for pairs where it has a better way than to fold people in', async () => {
    const { kind, trained } = noting();
    const sure: RatingModelKind = {
      ...kind,
      predictPairs: (_, { user }) =>
        Promise.resolve({ mean: new Float64Array(user.length), sd: new Float64Array(user.length) }),
    };
    const { coverage, mape } = await evaluateRatings(library, folds, sure, context);
    expect([coverage, mape]).toEqual([0, 1]);
    expect(trained).toEqual([]);
  });

  it('predicts for somebody, and of something, that is not there, whatever else is asked', async () => {
    const { kind, trained, asked } = noting();
    const data = { films: library.films, users: 12, ratings };
    const pairs = { user: Int32Array.of(-1, 3, -1), item: Int32Array.of(2, -1, -1) };
    const { mean } = await predictPairs(kind, data, pairs, context);
    expect([...mean]).toEqual([3, 3, 3]);
    const stranger = asked.find(({ evidence }) => !evidence.length);
    expect(stranger?.items).toEqual([2, 30]);
    expect(trained[0].films).toHaveLength(31);
    await predictPairs(kind, data, { user: Int32Array.of(1), item: Int32Array.of(1) }, context);
    expect(trained[1]).toEqual(trained[0]);
  });

  it('stops when it is told to, and says when there is nothing to hold out', async () => {
    const { kind } = noting();
    const cancel = new AbortController();
    const run = evaluateRatings(library, folds, kind, {
      ...context,
      signal: cancel.signal,
      onFold: () => cancel.abort(),
    });
    await expect(run).rejects.toMatchObject({ code: 'cancelled' });
    const one = evaluateRatings(library, new Uint8Array(count), kind, context);
    await expect(one).rejects.toMatchObject({ code: 'bad-input' });
    const none = evaluateRatings(library, folds, kind, { ...context, only: [9] });
    await expect(none).rejects.toMatchObject({ code: 'bad-input' });
  });
});

describe('folds for a library without', () => {
  it('are of one size, follow the seed, and mix', () => {
    const drawn = ratingFolds(103, 2);
    const sizes = [0, 1, 2, 3, 4].map((fold) => drawn.filter((each) => each === fold).length);
    expect(sizes.sort()).toEqual([20, 20, 21, 21, 21]);
    expect(ratingFolds(103, 2)).toEqual(drawn);
    expect(ratingFolds(103, 3)).not.toEqual(drawn);
    expect(new Set(drawn.slice(0, 20)).size).toBeGreaterThan(2);
  });
});
