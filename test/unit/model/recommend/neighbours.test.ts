import { describe, expect, it } from 'vitest';
import { cosine, rowNorms, similarItems } from '../../../../src/model/recommend/neighbours';

// Item 1 points as 0 does, 2 is at 45°, 3 at a right angle, 4 opposite, 5 has no factors.
const K = 2;
const factors = Float32Array.of(3, 4, 6, 8, 7, 1, -4, 3, -3, -4, 0, 0);
const norms = rowNorms(factors, K);
const known = new Uint32Array(6).fill(10);

describe('neighbours', () => {
  it('row norms are Euclidean lengths', () => {
    expect(norms).toEqual(Float32Array.of(5, 10, Math.sqrt(50), 5, 5, 0));
  });

  it('the cosine is that of the angle, whatever the lengths; 0 without factors', () => {
    const to = (other: number) => cosine(factors, norms, K, 0, other);
    expect(to(1)).toBeCloseTo(1, 6);
    expect(to(2)).toBeCloseTo(Math.SQRT1_2, 6);
    expect(to(3)).toBeCloseTo(0, 6);
    expect(to(4)).toBeCloseTo(-1, 6);
    expect(to(5)).toBe(0);
  });

  it('similar items come most similar first, without itself and without what is unlike', () => {
    const found = similarItems(factors, norms, K, 0, 9, known);
    expect(found.map(({ item }) => item)).toEqual([1, 2]);
    expect(found[1].similarity).toBeCloseTo(Math.SQRT1_2, 6);
    expect(similarItems(factors, norms, K, 0, 1, known)).toHaveLength(1);
  });

  it('items that too few people liked are left out, but have neighbours of their own', () => {
    const popularity = Uint32Array.of(1, 2, 10, 10, 10, 10);
    expect(similarItems(factors, norms, K, 0, 9, popularity).map(({ item }) => item)).toEqual([2]);
    expect(similarItems(factors, norms, K, 0, 9, popularity, 2)).toHaveLength(2);
  });

  it('an item without factors has none', () => {
    expect(similarItems(factors, norms, K, 5, 9, known)).toEqual([]);
  });
});
