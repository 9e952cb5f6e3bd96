import { describe, expect, it } from 'vitest';
import { places } from '../../../../src/model/recommend/place';
import { makeFactors } from '../../../support/problems';

const K = 6;
const ITEMS = 200;
// Uneven axes: which two are the main ones must not be a matter of rounding.
const factors = makeFactors(ITEMS, K, 4, 1).map(
  (value, at) => value * [3, 2, 1, 0.7, 0.5, 0.4][at % K],
);
const weights = Uint32Array.from({ length: ITEMS }, (_, i) => 1 + (i % 7));
const turn = (a: number, b: number) => Math.abs(((a - b + 540) % 360) - 180);

describe('places of films', () => {
  it('puts every film on the circle', async () => {
    const { hue, reach } = await places(factors, K, weights);
    expect(hue.every((h) => h >= 0 && h < 360)).toBe(true);
    expect(Math.max(...reach)).toBe(1);
    expect(Math.min(...reach)).toBeGreaterThan(0);
  });

  it('gives like films like hues and opposite films opposite ones', async () => {
    const plane = new Float32Array(4 * K);
    plane.set([1, 0.1], 0);
    plane.set([1, 0.2], K);
    plane.set([-1, -0.15], 2 * K);
    plane.set([0, 1], 3 * K);
    const { hue } = await places(plane, K, [1, 1, 1, 1]);
    expect(turn(hue[0], hue[1])).toBeLessThan(turn(hue[0], hue[3]));
    expect(turn(hue[0], hue[2])).toBeGreaterThanOrEqual(90);
  });

  it('keeps hues when the model comes back turned and mirrored', async () => {
    const before = await places(factors, K, weights);
    // Swapping two factors and flipping a sign changes nothing about which films are alike.
    const turned = factors.slice();
    for (let i = 0; i < ITEMS; i++) {
      turned[i * K] = factors[i * K + 1];
      turned[i * K + 1] = factors[i * K];
      turned[i * K + 2] = -factors[i * K + 2];
    }
    const axes = before.axes.slice();
    for (const at of [0, K]) {
      axes[at] = before.axes[at + 1];
      axes[at + 1] = before.axes[at];
      axes[at + 2] = -before.axes[at + 2];
    }
    const after = await places(turned, K, weights, axes);
    const worst = Math.max(...after.hue.map((h, i) => turn(h, before.hue[i])));
    expect(worst).toBeLessThan(1);
  });

  it('gives every arc of the circle the same weight of films', async () => {
    const { hue } = await places(factors, K, weights);
    const quarters = [0, 0, 0, 0];
    hue.forEach((h, i) => (quarters[Math.floor(h / 90)] += weights[i]));
    const total = quarters.reduce((a, b) => a + b);
    for (const weight of quarters) expect(weight / total).toBeCloseTo(0.25, 1);
  });

  it('survives films without factors, one factor and one film', async () => {
    for (const [values, k] of [
      [new Float32Array(12), 4],
      [Float32Array.of(1, 2, 3), 1],
      [Float32Array.of(1, 2, 3, 4), 4],
    ] as const) {
      const { hue, reach } = await places(values, k, new Uint32Array(values.length / k).fill(1));
      expect([...hue, ...reach].every(Number.isFinite)).toBe(true);
    }
  });
});
