import { describe, expect, it } from 'vitest';
import { fitBiases } from '../../../src/model/biasBaseline';

describe('user + item bias', () => {
  // Every pair of 40 people and 50 films, rated 3 ± 0.5 by person and ± 1 by film.
  const pairs = Array.from({ length: 2000 }, (_, n) => ({
    user: n % 40,
    item: Math.floor(n / 40),
  }));
  const stars = (user: number, item: number) => 3 + (user % 2 ? 0.5 : -0.5) + (item % 2 ? 1 : -1);
  const predict = fitBiases({
    users: 40,
    items: 50,
    user: Uint32Array.from(pairs, ({ user }) => user),
    item: Uint32Array.from(pairs, ({ item }) => item),
    value: Float64Array.from(pairs, ({ user, item }) => stars(user, item)),
  });

  it('finds biases, shrunk towards 0', () => {
    // 40 ratings of a film, shrunk by 3: 40/43; 50 by a person: 50/53.
    expect(predict(1, 1)).toBeCloseTo(3 + 0.5 * (50 / 53) + 40 / 43, 2);
    expect(predict(0, 1)).toBeCloseTo(3 - 0.5 * (50 / 53) + 40 / 43, 2);
  });

  it('has a bias of 0 for whoever and whatever it has not seen, and stays on the scale', () => {
    expect(predict(-1, 99)).toBeCloseTo(3, 12);
    expect(predict(-1, 1)).toBeCloseTo(3 + 40 / 43, 2);
    const flat = fitBiases({
      users: 1,
      items: 1,
      user: Uint32Array.of(0),
      item: Uint32Array.of(0),
      value: Float64Array.of(4),
    });
    expect(flat(0, 0)).toBe(4);
  });

  it('refuses to learn from nothing', () => {
    const none = { user: new Uint32Array(), item: new Uint32Array(), value: new Float64Array() };
    expect(() => fitBiases({ users: 0, items: 0, ...none })).toThrow(/no ratings/);
  });
});
