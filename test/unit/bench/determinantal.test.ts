import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { greedyDeterminantal } from '../../../bench/determinantal';

/** Determinant by elimination with pivots. */
function determinant(rows: number[][]): number {
  const a = rows.map((row) => [...row]);
  let product = 1;
  for (let c = 0; c < a.length; c++) {
    const pivot = a.reduce(
      (best, row, r) => (r >= c && Math.abs(row[c]) > Math.abs(a[best][c]) ? r : best),
      c,
    );
    if (a[pivot][c] === 0) return 0;
    if (pivot !== c) [a[pivot], a[c], product] = [a[c], a[pivot], -product];
    product *= a[c][c];
    for (let r = c + 1; r < a.length; r++) {
      const factor = a[r][c] / a[c][c];
      for (let j = c; j < a.length; j++) a[r][j] -= factor * a[c][j];
    }
  }
  return product;
}

const pool = fc.array(
  fc.record({
    score: fc.integer({ min: -20, max: 20 }).map((n) => n / 10),
    angle: fc.integer({ min: 0, max: 60 }).map((n) => n / 10),
    lift: fc.integer({ min: -9, max: 9 }).map((n) => n / 10),
  }),
  { minLength: 2, maxLength: 6 },
);

describe('greedy MAP of a determinantal point process', () => {
  it('takes, at each place, whatever raises the determinant most', () => {
    fc.assert(
      fc.property(pool, (rows) => {
        const scores = rows.map(({ score }) => score);
        const vectors = Float32Array.from(
          rows.flatMap(({ angle, lift }) => [
            Math.cos(angle) * Math.sqrt(1 - lift ** 2),
            Math.sin(angle) * Math.sqrt(1 - lift ** 2),
            lift,
          ]),
        );
        const best = Math.max(...scores);
        const q = scores.map((score) => Math.exp(score - best));
        const kernel = (i: number, j: number) => {
          let product = 0;
          for (let f = 0; f < 3; f++) product += vectors[3 * i + f] * vectors[3 * j + f];
          return (q[i] * q[j] * (1 + product)) / 2;
        };
        const chosen = greedyDeterminantal({ scores, vectors, size: 3 }, 1, rows.length);
        expect([...chosen].sort((a, b) => a - b)).toEqual([...rows.keys()]);
        chosen.forEach((item, n) => {
          const volume = (last: number) => {
            const set = [...chosen.slice(0, n), last];
            return determinant(set.map((i) => set.map((j) => kernel(i, j))));
          };
          const most = Math.max(...chosen.slice(n).map(volume));
          expect(volume(item)).toBeGreaterThanOrEqual(most - 1e-6);
        });
      }),
    );
  });

  it('passes over a copy of what is there', () => {
    const vectors = Float32Array.of(1, 0, 1, 0, 0, 1);
    const of = (theta: number) =>
      greedyDeterminantal({ scores: [1, 0.9, 0.2], vectors, size: 2 }, theta, 2);
    expect(of(1)).toEqual([0, 2]);
  });
});
