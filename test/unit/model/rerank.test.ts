import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowNorms } from '../../../src/model/neighbours';
import { fameCap, withFame, withVariety } from '../../../src/model/rerank';

const order = (scores: ArrayLike<number>): number[] =>
  Array.from(Array.from(scores).keys()).sort((a, b) => scores[b] - scores[a]);

describe('fame', () => {
  const popularity = Uint32Array.of(300, 30, 3);
  const equal = Float32Array.of(0.5, 0.5, 0.5);

  it('at 0 changes nothing', () => {
    const scores = Float32Array.of(0.3, 0.1, -0.2);
    expect(withFame(scores, popularity, 0)).toEqual(Float32Array.of(0.3, 0.1, -0.2));
  });

  it('lifts hits or hidden gems among equals, the more the further it is turned', () => {
    expect(order(withFame(equal, popularity, 1))).toEqual([0, 1, 2]);
    expect(order(withFame(equal, popularity, -1))).toEqual([2, 1, 0]);
    const ratio = (fame: number) => {
      const bent = withFame(equal, popularity, fame);
      return bent[0] / bent[2];
    };
    expect(ratio(1)).toBeGreaterThan(ratio(0.5));
    expect(ratio(0.5)).toBeGreaterThan(1);
    expect(ratio(1) * ratio(-1)).toBeCloseTo(1, 5);
  });

  it('bends unwanted films the same way', () => {
    const unwanted = Float32Array.of(-0.5, -0.5, -0.5);
    expect(order(withFame(unwanted, popularity, 1))).toEqual([0, 1, 2]);
    expect(order(withFame(unwanted, popularity, -1))).toEqual([2, 1, 0]);
  });

  it('is (p + 1) / (mean + 1) to the power of 0.6 at the end', () => {
    const [first] = withFame(Float32Array.of(2, 1), Uint32Array.of(7, 1), 1);
    expect(first).toBeCloseTo(2 * (8 / 5) ** 0.6, 6);
  });

  it('leaves its input alone, and never makes a number that is none', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.float({ noNaN: true, min: -9, max: 9 }), fc.nat(1e6)), {
          maxLength: 20,
        }),
        fc.double({ min: -1, max: 1, noNaN: true }),
        (films, fame) => {
          const scores = Float32Array.from(films, ([score]) => score);
          const before = scores.slice();
          const bent = withFame(
            scores,
            Uint32Array.from(films, ([, p]) => p),
            fame,
          );
          expect(scores).toEqual(before);
          expect(bent.every(Number.isFinite)).toBe(true);
        },
      ),
    );
  });

  it('without any taste hidden gems leave the best known out', () => {
    const likes = Uint32Array.of(300, 40, 5, 1, 0);
    expect(fameCap(likes, 0)).toBe(Infinity);
    expect(fameCap(likes, 1)).toBe(Infinity);
    expect(fameCap(likes, -0.5)).toBeGreaterThan(fameCap(likes, -1));
    expect(fameCap(likes, -1)).toBeCloseTo(300 ** 0.3, 6);
    expect(fameCap(new Uint32Array(3), -1)).toBe(1);
  });
});

describe('variety', () => {
  // Films 0 and 1 are the same but for their score; 2 is something else.
  const factors = Float32Array.of(1, 0, 2, 0, 0, 1);
  const norms = rowNorms(factors, 2);
  const scores = [1, 0.9, 0.5];
  const candidates = Uint32Array.of(0, 1, 2);
  const vary = (variety: number) => [
    ...withVariety(candidates, scores, variety, factors, norms, 2),
  ];

  it('at 0 or a little keeps the order; turned up, lets something else come second', () => {
    expect(vary(0)).toEqual([0, 1, 2]);
    expect(vary(0.1)).toEqual([0, 1, 2]);
    expect(vary(1)).toEqual([0, 2, 1]);
  });

  it('keeps all candidates, each once, and the best in front', () => {
    const films = fc.array(
      fc.record({
        score: fc.float({ min: -1, max: 1, noNaN: true }),
        x: fc.float({ min: -1, max: 1, noNaN: true }),
        y: fc.float({ min: -1, max: 1, noNaN: true }),
      }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(films, fc.double({ min: 0, max: 1, noNaN: true }), (rows, variety) => {
        const flat = Float32Array.from(rows.flatMap(({ x, y }) => [x, y]));
        const values = rows.map(({ score }) => score);
        const sorted = Uint32Array.from(order(values));
        const found = withVariety(sorted, values, variety, flat, rowNorms(flat, 2), 2);
        expect([...found].sort((a, b) => a - b)).toEqual([...rows.keys()]);
        expect(values[found[0]]).toBe(Math.max(...values));
      }),
    );
  });
});
