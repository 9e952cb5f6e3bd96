import { describe, expect, it } from 'vitest';
import { createReferenceEngine } from '../../../../src/engine/reference/engine';
import { createRandom } from '../../../../src/engine/random';
import { Z90 } from '../../../../src/model/evaluation/ratingMetrics';
import { withIntervals } from '../../../../src/model/ratings/intervals';
import type { StarModel, StarModelKind } from '../../../../src/model/ratings/starModel';

const USERS = 100;
const ITEMS = 60;
const context = { engine: createReferenceEngine(), seed: 4 };

/** Always expects as many stars, and notes how many ratings it learnt from. */
function always(stars: number) {
  const learntFrom: number[] = [];
  const model: StarModel = {
    foldIn: (rated) => ({
      stars: () => stars,
      terms: () => ({ terms: new Float64Array(rated.length), rest: stars }),
    }),
    similar: (item) => [{ item, similarity: 1 }],
    save: () => ({ arrays: {}, info: { stars } }),
  };
  const kind: StarModelKind = {
    fit: ({ value }) => {
      learntFrom.push(value.length);
      return Promise.resolve(model);
    },
    load: () => model,
  };
  return { kind: withIntervals(kind), learntFrom };
}

/** Ratings that are `spread` half stars around 6 half stars (three stars). */
function dataOf(spread: number, count = USERS * ITEMS) {
  const random = createRandom(12);
  const half = () => 6 + Math.round(spread * (2 * random.next() - 1));
  const ratings = {
    user: Uint32Array.from({ length: count }, (_, n) => Math.floor(n / ITEMS)),
    item: Uint32Array.from({ length: count }, (_, n) => n % ITEMS),
    halfStars: Uint8Array.from({ length: count }, half),
    time: new Uint32Array(count),
  };
  const film = (id: number) => ({ id, title: '', year: null, genres: [] });
  return { films: Array.from({ length: ITEMS }, (_, id) => film(id)), users: USERS, ratings };
}

const rating = (item: number, stars: number) => ({ item, weight: 1, target: 1, stars });

describe('how sure a model of stars is', () => {
  it('is what nine held-out ratings in ten are within', async () => {
    const { kind } = always(3);
    const data = dataOf(3);
    const model = await kind.fit(data, context);
    const { mean, sd } = model.foldIn([]).predict([0, 1]);
    expect([...mean]).toEqual([3, 3]);
    const within = data.ratings.halfStars.filter(
      (half) => Math.abs(half / 2 - 3) <= Z90 * sd[0] + 1e-9,
    ).length;
    expect(within / data.ratings.halfStars.length).toBeGreaterThanOrEqual(0.87);
    // No wider than it must be: half a star less would hold fewer than nine in ten.
    const narrower = data.ratings.halfStars.filter(
      (half) => Math.abs(half / 2 - 3) <= Z90 * sd[0] - 0.5,
    ).length;
    expect(narrower / data.ratings.halfStars.length).toBeLessThan(0.9);
  });

  it('grows with how far off the model is', async () => {
    const data = dataOf(2);
    const sdOf = async (stars: number) => {
      const model = await always(stars).kind.fit(data, context);
      return model.foldIn([]).predict([0]).sd[0];
    };
    expect(await sdOf(4)).toBeGreaterThan(await sdOf(3));
  });

  it('is found on ratings that the measured model did not see; the one that is kept saw all', async () => {
    const { kind, learntFrom } = always(3);
    await kind.fit(dataOf(2), context);
    expect(learntFrom).toHaveLength(2);
    expect(learntFrom[0] / learntFrom[1]).toBeGreaterThan(0.85);
    expect(learntFrom[0] / learntFrom[1]).toBeLessThan(0.95);
    expect(learntFrom[1]).toBe(USERS * ITEMS);
  });

  it('is the spread of the ratings where there are too few to measure it on', async () => {
    const { kind, learntFrom } = always(3);
    const model = await kind.fit(dataOf(2, 40), context);
    expect(learntFrom).toEqual([40]);
    expect(model.foldIn([]).predict([0]).sd[0]).toBeGreaterThan(0.2);
  });

  it('goes with stars that stay on the scale, and comes back when it is loaded', async () => {
    const { kind } = always(9);
    const data = dataOf(2);
    const model = await kind.fit(data, context);
    const predicted = model.foldIn([rating(1, 4)]).predict([0]);
    expect(predicted.mean[0]).toBeLessThanOrEqual(5);
    expect(kind.load(model.save(), data).foldIn([]).predict([0])).toEqual(predicted);
  });

  it('counts of several ratings of one film the last, and none of an unknown one', async () => {
    const { kind } = always(3);
    const model = await kind.fit(dataOf(2), context);
    const person = model.foldIn([rating(1, 4), rating(1, 2), rating(ITEMS, 5)]);
    expect(person.evidence).toEqual([rating(1, 2)]);
  });
});
