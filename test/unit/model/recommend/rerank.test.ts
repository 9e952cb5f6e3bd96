import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fameCap, fameOf, withFame, withVariety } from '../../../../src/model/recommend/rerank';

const order = (scores: ArrayLike<number>): number[] =>
  Array.from(Array.from(scores).keys()).sort((a, b) => scores[b] - scores[a]);

describe('fame', () => {
  const known = fameOf(Uint32Array.of(300, 30, 3));
  const scores = Float64Array.of(0.3, 0.25, 0.2);
  const unequal = Float64Array.of(0.2, 0.25, 0.3);

  it('is a standard score, on a scale of ratios', () => {
    expect(known[0]).toBeGreaterThan(known[1]);
    expect(known.reduce((sum, z) => sum + z, 0)).toBeCloseTo(0, 12);
    expect(known.reduce((sum, z) => sum + z * z, 0) / 3).toBeCloseTo(1, 12);
    const ratios = fameOf(Uint32Array.of(0, 9, 99));
    expect(ratios[2] - ratios[1]).toBeCloseTo(ratios[1] - ratios[0], 12);
    expect([...fameOf(Uint32Array.of(7, 7))]).toEqual([0, 0]);
  });

  it('at 0 changes nothing', () => {
    expect(withFame(scores, known, 0)).toBe(scores);
  });

  it('puts hits or hidden gems in front when turned to its end', () => {
    expect(order(withFame(unequal, known, 1))).toEqual([0, 1, 2]);
    expect(order(withFame(scores, known, -1))).toEqual([2, 1, 0]);
  });

  it('adds 1.5 standard deviations of the scores for one of fame', () => {
    const sd = Math.sqrt(0.005 / 3);
    const bent = withFame(scores, known, -0.5);
    bent.forEach((score, i) => expect(score).toBeCloseTo(scores[i] - 0.75 * sd * known[i], 12));
  });

  const films = fc.array(fc.tuple(fc.float({ noNaN: true, min: -9, max: 9 }), fc.nat(1e6)), {
    minLength: 1,
    maxLength: 20,
  });
  const turn = fc.double({ min: -1, max: 1, noNaN: true });

  it('lifts the better known of two films over the other, the more the further it is turned', () => {
    fc.assert(
      fc.property(films, turn, turn, (rows, a, b) => {
        const values = Float64Array.from(rows, ([score]) => score);
        const fame = fameOf(Uint32Array.from(rows, ([, p]) => p));
        const [low, high] = [a, b]
          .sort((x, y) => x - y)
          .map((value) => withFame(values, fame, value));
        for (let i = 0; i < rows.length; i++)
          for (let j = 0; j < rows.length; j++)
            if (fame[i] > fame[j])
              expect(high[i] - high[j]).toBeGreaterThanOrEqual(low[i] - low[j] - 1e-9);
      }),
    );
  });

  it('means the same wherever the scores lie and however large they are', () => {
    const shifted = scores.map((score) => 40 * score - 1000);
    for (const fame of [-1, -0.4, 0.3, 1]) {
      const bent = withFame(scores, known, fame);
      withFame(shifted, known, fame).forEach((score, i) =>
        expect(score).toBeCloseTo(40 * bent[i] - 1000, 8),
      );
    }
  });

  it('leaves its input alone, and never makes a number that is none', () => {
    fc.assert(
      fc.property(films, turn, (rows, fame) => {
        const values = Float32Array.from(rows, ([score]) => score);
        const before = values.slice();
        const bent = withFame(values, fameOf(Uint32Array.from(rows, ([, p]) => p)), fame);
        expect(values).toEqual(before);
        expect(bent.every(Number.isFinite)).toBe(true);
      }),
    );
    expect([...withFame(new Float64Array(3).fill(0.1), known, 1)]).toEqual([0.1, 0.1, 0.1]);
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
  // Films 7 and 4 are the same but for their score; 9 is something else.
  const vectors = Float32Array.of(1, 0, 1, 0, 0, 1);
  const scores: number[] = [];
  [scores[7], scores[4], scores[9]] = [1, 0.9, 0.5];
  const candidates = Uint32Array.of(7, 4, 9);
  const vary = (variety: number) => [...withVariety(candidates, scores, variety, vectors, 2)];

  it('at 0 or a little keeps the order; turned up, lets something else come second', () => {
    expect(vary(0)).toEqual([7, 4, 9]);
    expect(vary(0.1)).toEqual([7, 4, 9]);
    expect(vary(1)).toEqual([7, 9, 4]);
  });

  it('places as many as are wanted, as it would place all, and leaves the rest in order', () => {
    fc.assert(
      fc.property(pools, fc.integer({ min: 1, max: 14 }), (rows, places) => {
        const { values, sorted, flat } = poolOf(rows);
        const all = [...withVariety(sorted, values, 1, flat, 2)];
        const some = [...withVariety(sorted, values, 1, flat, 2, places)];
        const first = all.slice(0, places);
        const rest = Array.from(sorted).filter((item) => !first.includes(item));
        expect(some).toEqual([...first, ...rest]);
      }),
    );
  });

  it('takes, at each place, the best of score less likeness to the nearest placed', () => {
    fc.assert(
      fc.property(pools, fc.double({ min: 0.01, max: 1, noNaN: true }), (rows, variety) => {
        const { values, sorted, flat } = poolOf(rows);
        const found = withVariety(sorted, values, variety, flat, 2);
        const place = new Map(Array.from(sorted, (item, n) => [item, n]));
        const row = (item: number) => 2 * (place.get(item) ?? 0);
        const likeness = (a: number, b: number) =>
          flat[row(a)] * flat[row(b)] + flat[row(a) + 1] * flat[row(b) + 1];
        const range = values[sorted[0]] - values[sorted[sorted.length - 1]] || 1;
        const worth = (item: number, placed: readonly number[]) =>
          (1 - variety / 2) * ((values[item] - values[sorted[0]]) / range + 1) -
          (variety / 2) * Math.max(0, ...placed.map((other) => likeness(item, other)));
        found.forEach((item, n) => {
          const placed = [...found.subarray(0, n)];
          for (const other of found.subarray(n + 1))
            expect(worth(item, placed)).toBeGreaterThanOrEqual(worth(other, placed) - 1e-9);
        });
      }),
    );
  });

  it('keeps all candidates, each once, and the best in front', () => {
    fc.assert(
      fc.property(pools, fc.double({ min: 0, max: 1, noNaN: true }), (rows, variety) => {
        const { values, sorted, flat } = poolOf(rows);
        const found = withVariety(sorted, values, variety, flat, 2);
        expect([...found].sort((a, b) => a - b)).toEqual([...rows.keys()]);
        expect(values[found[0]]).toBe(Math.max(...values));
      }),
    );
  });
});

const pools = fc.array(
  fc.record({
    score: fc.float({ min: -1, max: 1, noNaN: true }),
    angle: fc.float({ min: 0, max: 6, noNaN: true }),
  }),
  { minLength: 3, maxLength: 12 },
);

/** Scores by item, the items best first, and their vectors of length 1 in that order. */
function poolOf(rows: readonly { readonly score: number; readonly angle: number }[]) {
  const values = rows.map(({ score }) => score);
  const sorted = Uint32Array.from(order(values));
  const flat = Float32Array.from(
    Array.from(sorted).flatMap((item) => [Math.cos(rows[item].angle), Math.sin(rows[item].angle)]),
  );
  return { values, sorted, flat };
}
