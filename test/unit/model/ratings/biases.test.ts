import { describe, expect, it } from 'vitest';
import { biasKind, fitBiases, personBias } from '../../../../src/model/ratings/biases';
import { createReferenceEngine } from '../../../../src/engine/reference/engine';

describe('user + item bias', () => {
  // Every pair of 40 people and 50 films, rated 3 ± 0.5 by person and ± 1 by film.
  const pairs = Array.from({ length: 2000 }, (_, n) => ({
    user: n % 40,
    item: Math.floor(n / 40),
  }));
  const stars = (user: number, item: number) => 3 + (user % 2 ? 0.5 : -0.5) + (item % 2 ? 1 : -1);
  const ratings = {
    users: 40,
    // One that nobody rated.
    items: 51,
    user: Uint32Array.from(pairs, ({ user }) => user),
    item: Uint32Array.from(pairs, ({ item }) => item),
    value: Float64Array.from(pairs, ({ user, item }) => stars(user, item)),
  };

  it('finds biases, shrunk towards 0', () => {
    const { mean, users, items } = fitBiases(ratings);
    // 40 ratings of a film, shrunk by 3: 40/43; 50 by a person: 50/53.
    expect(mean + users[1] + items[1]).toBeCloseTo(3 + 0.5 * (50 / 53) + 40 / 43, 2);
    expect(mean + users[0] + items[1]).toBeCloseTo(3 - 0.5 * (50 / 53) + 40 / 43, 2);
    expect(items[50]).toBe(0);
  });

  it('folds a person in to the bias that they had in training', () => {
    const biases = fitBiases(ratings);
    const own = pairs
      .filter(({ user }) => user === 7)
      .map(({ user, item }) => ({ item, stars: stars(user, item) }));
    expect(personBias(biases, own).bias).toBeCloseTo(biases.users[7], 10);
    expect(personBias(biases, []).bias).toBe(0);
  });

  it('expects of a stranger what the film is rated, of an unknown film what the person rates', async () => {
    const context = { engine: createReferenceEngine(), seed: 1 };
    const model = await biasKind.fit(ratings, context);
    expect(model.foldIn([]).stars(1)).toBeCloseTo(3 + 40 / 43, 2);
    expect(model.foldIn([]).stars(50)).toBeCloseTo(3, 12);
    // One rating a star over the film's bias: a quarter of it is believed.
    expect(model.foldIn([{ item: 50, stars: 4 }]).stars(50)).toBeCloseTo(3.25, 12);
  });

  it('refuses to learn from nothing', () => {
    const none = { user: new Uint32Array(), item: new Uint32Array(), value: new Float64Array() };
    expect(() => fitBiases({ users: 0, items: 0, ...none })).toThrow(/no ratings/);
  });
});
