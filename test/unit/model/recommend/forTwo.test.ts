import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/engine/random';
import { forTwo } from '../../../../src/model/recommend/forTwo';
import { topItems } from '../../../../src/model/recommend/topItems';

const NONE: ReadonlySet<number> = new Set();
const all = () => true;
const ITEMS = 2000;

/** Scores of which so much is the same for both. */
function people(common: number, seed: number): readonly [Float64Array, Float64Array] {
  const random = createRandom(seed);
  const shared = Float64Array.from({ length: ITEMS }, () => common * random.normal());
  const own = () => shared.map((value) => value + random.normal());
  return [own(), own()];
}
function listOf(a: Float64Array, b: Float64Array, marked = NONE, passes = all): number[] {
  const { scores, vetoed } = forTwo(a, b, marked, passes);
  return [...topItems(scores, 40, (item) => !marked.has(item) && passes() && !vetoed(item))];
}
/** 0 the best film. */
const placeOf = (scores: Float64Array, item: number) =>
  scores.filter((score) => score > scores[item]).length;

describe('what two people are given', () => {
  it('is the same however one’s scores are shifted or scaled', () => {
    const [a, b] = people(1, 1);
    const plain = listOf(a, b);
    expect(plain).toHaveLength(40);
    for (const times of [0.1, 10, 1000])
      for (const plus of [-50, 0, 7]) {
        expect(
          listOf(
            a,
            b.map((score) => times * score + plus),
          ),
        ).toEqual(plain);
        expect(
          listOf(
            a.map((score) => times * score + plus),
            b,
          ),
        ).toEqual(plain);
      }
  });

  it('heeds both alike, though one’s scores spread ten times as far', () => {
    const [a, b] = people(0, 2);
    const joint = listOf(
      a,
      b.map((score) => 10 * score),
    ).slice(0, 20);
    const mean = (scores: Float64Array) =>
      joint.reduce((sum, item) => sum + placeOf(scores, item), 0) / joint.length;
    expect(mean(a)).toBeLessThan(3 * mean(b));
    expect(mean(b)).toBeLessThan(3 * mean(a));
  });

  it('goes by both alone, not by what either has marked', () => {
    const [a, b] = people(1, 3);
    const plain = listOf(a, b, new Set([5]));
    const loud = a.slice();
    loud[5] = 1e6;
    expect(listOf(loud, b, new Set([5]))).toEqual(plain);
  });

  it('leaves out what is not among the best for both, as strictly as leaves enough', () => {
    // The nearer their tastes, the stricter.
    const withins = [8, 1, 0].map((common) => {
      const [a, b] = people(common, 4);
      const { within } = forTwo(a, b, NONE, all);
      const list = listOf(a, b);
      for (const item of list)
        for (const scores of [a, b])
          expect(placeOf(scores, item)).toBeLessThanOrEqual(within * ITEMS);
      expect(list.length).toBeGreaterThanOrEqual(30);
      return within;
    });
    expect(withins[0]).toBeCloseTo(0.02, 12);
    expect(withins[1]).toBeGreaterThan(withins[0]);
    expect(withins[2]).toBeGreaterThan(withins[1]);
    expect(withins[2]).toBeLessThan(0.5);
  });

  it('vetoes at the first step what a weaker one would let through', () => {
    const [a, b] = people(8, 5);
    // First of all with one, just outside the first step with the other: far up on average.
    const step = 0.02 * ITEMS;
    const just = [...topItems(b, ITEMS)][step + 5];
    const far = a.slice();
    far[just] = 1e3;
    const { scores, vetoed } = forTwo(far, b, NONE, all);
    expect(topItems(scores, 1)[0]).toBe(just);
    expect(placeOf(b, just)).toBeLessThan(0.03 * ITEMS);
    expect(vetoed(just)).toBe(true);
  });

  it('is something, even for opposites, as long as anything passes', () => {
    const whole = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(whole, fc.boolean(), fc.nat(), (list, opposite, seed) => {
        const a = Float64Array.from(list);
        const b = opposite ? a.map((score) => -score) : a;
        const marked = new Set(
          [...list.keys()].filter((item) => item % 3 === seed % 3 && item > 0),
        );
        const { scores, vetoed, within } = forTwo(a, b, marked, all);
        expect(scores.every(Number.isFinite)).toBe(true);
        expect(within).toBeGreaterThan(0);
        const left = [...list.keys()].filter((item) => !marked.has(item) && !vetoed(item));
        expect(left).not.toEqual([]);
      }),
    );
  });

  it('is what passes, though the filter keeps only what one of them loves and the other hates', () => {
    const a = Float64Array.from({ length: 100 }, (_, i) => i);
    const b = a.map((score) => -score);
    const { vetoed, within } = forTwo(a, b, NONE, (item) => item === 99);
    expect(within).toBe(1);
    expect(vetoed(99)).toBe(false);
    expect(forTwo(a, b, NONE, (item) => item >= 50).within).toBeCloseTo(0.6, 12);
  });

  it('says nothing of someone whose scores are all alike', () => {
    const [a] = people(0, 6);
    const flat = new Float64Array(ITEMS).fill(0.3);
    expect(listOf(a, flat)).toEqual([...topItems(a, 40)]);
  });
});
