import { describe, expect, it } from 'vitest';
import { likenessRows } from '../../../../src/model/recommend/likeness';

const film = (id: number, ...genres: string[]) => ({ id, title: `${id}`, year: null, genres });
const films = [
  film(0, 'Crime', 'Drama'),
  film(1, 'Crime', 'Drama'),
  film(2, 'Crime'),
  film(3, 'Comedy'),
  film(4),
];
const vectors = Float32Array.of(3, 0, 3, 0, 0, 2, -1, 0, 0, 0);

function likeness(a: number, b: number): number {
  const { rows, size } = likenessRows({ films, vectors, size: 2 }, Uint32Array.of(a, b));
  let product = 0;
  for (let f = 0; f < size; f++) product += rows[f] * rows[size + f];
  return product;
}

describe('likeness', () => {
  it('is half the cosine of who likes two films and half that of their genres', () => {
    expect(likeness(0, 1)).toBeCloseTo(1, 6);
    expect(likeness(0, 2)).toBeCloseTo(0.5 / Math.SQRT2, 6);
    expect(likeness(0, 3)).toBeCloseTo(-0.5, 6);
    expect(likeness(2, 3)).toBeCloseTo(0, 6);
  });

  it('is nothing to a film without genres that nobody likes, and counts a genre once', () => {
    expect(likeness(0, 4)).toBe(0);
    const twice = [film(0, 'Crime', 'Crime'), film(1, 'Crime')];
    const { rows, size } = likenessRows(
      { films: twice, vectors: new Float32Array(2), size: 1 },
      Uint32Array.of(0, 1),
    );
    expect(rows[1]).toBe(rows[size + 1]);
  });
});
