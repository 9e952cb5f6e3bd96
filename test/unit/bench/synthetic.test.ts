import { describe, expect, it } from 'vitest';
import { everyRating } from '../../../bench/epoch';
import type { Observations } from '../../../src/engine/engine';
import { shapeFigures, SHAPES, syntheticLibrary } from '../../../bench/synthetic';

const small = SHAPES['100k'];
const library = syntheticLibrary(small, 1);

/** Standard deviation of the logarithm of films shared by pairs, over what their activity gives. */
function spreadOfOverlaps({ start, col }: Observations): number {
  const films = Array.from(
    { length: 200 },
    (_, u) => new Set(col.subarray(start[u], start[u + 1])),
  );
  const logs: number[] = [];
  for (let u = 0; u < films.length; u++)
    for (let v = 0; v < u; v++) {
      const shared = [...films[u]].filter((film) => films[v].has(film)).length;
      logs.push(Math.log((1 + shared) / Math.sqrt(films[u].size * films[v].size)));
    }
  const mean = logs.reduce((a, b) => a + b) / logs.length;
  return Math.sqrt(logs.reduce((sum, l) => sum + (l - mean) ** 2, 0) / logs.length);
}

describe('a synthetic library', () => {
  it('has exactly the ratings asked for, each film once a user, in ascending order', () => {
    const { rows, cols, start, col } = library;
    expect([rows, cols, col.length]).toEqual([small.users, small.items, small.ratings]);
    expect([start[0], start[rows]]).toEqual([0, col.length]);
    for (let u = 0; u < rows; u++)
      for (let p = start[u] + 1; p < start[u + 1]; p++)
        if (col[p] <= col[p - 1]) throw new Error(`User ${u} has a film twice.`);
  });

  it('lists no film that nobody has rated, and no user of fewer than twenty ratings', () => {
    expect(new Set(library.col).size).toBe(small.items);
    const { rows, start } = library;
    for (let u = 0; u < rows; u++) expect(start[u + 1] - start[u]).toBeGreaterThanOrEqual(20);
  });

  it('is the same for the same seed, and another for another', () => {
    expect(syntheticLibrary(small, 1).col).toEqual(library.col);
    expect(syntheticLibrary(small, 2).col).not.toEqual(library.col);
  });

  it('has tastes: how much two users share varies more than without', () => {
    const varied = spreadOfOverlaps(library);
    const plain = spreadOfOverlaps(syntheticLibrary({ ...small, tasteSpread: 0 }, 1));
    expect(varied).toBeGreaterThan(1.2 * plain);
  });

  it('refuses a shape of more ratings than its films can have', () => {
    expect(() => syntheticLibrary({ ...small, items: 50 }, 1)).toThrow(RangeError);
  });

  it.skipIf(!process.env['MOVIELENS_ZIP'])('has the shape of the real library', () => {
    const real = shapeFigures(everyRating().users);
    const made = shapeFigures(library);
    expect(Math.abs(made.rare - real.rare)).toBeLessThan(0.05);
    expect(Math.abs(made.topHundredth - real.topHundredth)).toBeLessThan(0.05);
    expect(Math.abs(made.topTenth - real.topTenth)).toBeLessThan(0.05);
    expect(Math.abs(made.activeTenth - real.activeTenth)).toBeLessThan(0.05);
    expect(made.medianUser / real.medianUser).toBeGreaterThan(0.8);
    expect(made.medianUser / real.medianUser).toBeLessThan(1.25);
  });
});
