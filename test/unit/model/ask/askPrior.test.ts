import { describe, expect, it } from 'vitest';
import { likedGram, spreadOfPeople } from '../../../../src/model/ask/askPrior';
import { ItemModel } from '../../../../src/model/ranking/foldIn';
import { clusteredWorld, groupOf, ITEMS } from '../../../support/clusteredWorld';
import { clusteredRatings } from '../../../support/clusteredRatings';
import { toTheEnd } from '../../../support/toTheEnd';

const { ials } = await clusteredWorld();
const { model } = ials;
const k = model.options.factors;
const shape = { users: 150, items: ITEMS, groups: 4, perUser: 9, seed: 4 };

const quadratic = (matrix: Float64Array, x: readonly number[]): number =>
  x.reduce((sum, a, i) => sum + a * x.reduce((row, b, j) => row + matrix[i * k + j] * b, 0), 0);

describe('what is believed of a person before they answer', () => {
  it('weighs films by their share of the likes', () => {
    const found = toTheEnd(likedGram(model));
    const total = model.popularity.reduce((sum, n) => sum + n, 0);
    for (let a = 0; a < k; a++)
      for (let b = 0; b < k; b++) {
        let sum = 0;
        for (let i = 0; i < ITEMS; i++)
          sum +=
            (model.popularity[i] / total) * model.factors[i * k + a] * model.factors[i * k + b];
        expect(found[a * k + b]).toBeCloseTo(sum, 10);
      }
  });

  it('is nothing where nothing is liked', () => {
    const unloved = new ItemModel(model.factors, new Uint32Array(ITEMS), model.options);
    expect(toTheEnd(likedGram(unloved))).toEqual(new Float64Array(k * k));
  });

  it('varies along what parts people, and everywhere a little', () => {
    const spread = toTheEnd(spreadOfPeople(model, clusteredRatings(shape)));
    for (let a = 0; a < k; a++)
      for (let b = 0; b < a; b++) expect(spread[a * k + b]).toBeCloseTo(spread[b * k + a], 10);
    const liking = (group: number) =>
      model.foldIn(
        [...Array(ITEMS).keys()]
          .filter((item) => groupOf(item) === group)
          .map((item) => ({ item, weight: 1, target: 1 })),
      ).x;
    const apart = Array.from(liking(0), (value, f) => value - liking(1)[f]);
    const length = Math.hypot(...apart);
    let trace = 0;
    for (let f = 0; f < k; f++) trace += spread[f * k + f];
    const between = quadratic(spread, apart) / length ** 2;
    // More than in a direction picked at random.
    expect(between).toBeGreaterThan(trace / k);
    for (let f = 0; f < k; f++) expect(spread[f * k + f]).toBeGreaterThan(0.05 * (trace / k));
  });

  it('is the same in all directions where there are no people', () => {
    const none = clusteredRatings({ ...shape, users: 0 });
    const spread = toTheEnd(spreadOfPeople(model, none));
    for (let at = 0; at < k * k; at++)
      expect(spread[at]).toBeCloseTo(at % (k + 1) === 0 ? 0.1 : 0, 10);
  });
});
