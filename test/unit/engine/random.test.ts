import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/engine/random';

function draw<T>(count: number, one: () => T): T[] {
  return Array.from({ length: count }, one);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe('createRandom', () => {
  it('repeats itself for the same seed, in any mixture of calls', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.array(fc.constantFrom(0, 1, 2)), (seed, calls) => {
        const [a, b] = [createRandom(seed), createRandom(seed)];
        for (const call of calls) {
          if (call === 0) expect(a.next()).toBe(b.next());
          else if (call === 1) expect(a.normal()).toBe(b.normal());
          else expect(a.integer(1000)).toBe(b.integer(1000));
        }
      }),
    );
  });

  it('gives unrelated streams to neighbouring seeds, to both signs and to both halves', () => {
    const streams = [-1, 0, 1, 2, 2 ** 32, 2 ** 32 + 1, -(2 ** 32), Number.MAX_SAFE_INTEGER].map(
      (seed) => {
        const random = createRandom(seed);
        return draw(4000, () => random.next() - 0.5);
      },
    );
    for (let a = 0; a < streams.length; a++) {
      for (let b = 0; b < a; b++) {
        const products = (streams[a] ?? []).map((x, i) => x * (streams[b]?.[i] ?? 1));
        // Correlation of independent streams has standard deviation 1/sqrt(4000) = 0.016.
        expect(Math.abs(mean(products) * 12)).toBeLessThan(0.08);
      }
    }
  });

  it('refuses a seed that is not a safe integer', () => {
    for (const seed of [0.5, NaN, Infinity, 2 ** 53])
      expect(() => createRandom(seed)).toThrow(RangeError);
  });
});

describe('next', () => {
  it('is uniform on [0, 1): every one of 100 bins gets its share', () => {
    const random = createRandom(7);
    const bins = new Array<number>(100).fill(0);
    for (let i = 0; i < 200_000; i++) {
      const value = random.next();
      expect(value >= 0 && value < 1).toBe(true);
      const bin = Math.floor(value * 100);
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    // Chi-squared with 99 degrees of freedom: above 148 once in a thousand.
    const chiSquared = bins.reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0);
    expect(chiSquared).toBeLessThan(148);
    expect(chiSquared).toBeGreaterThan(60);
  });

  it('does not remember the draw before', () => {
    const random = createRandom(11);
    const values = draw(50_000, () => random.next() - 0.5);
    const lagged = values.slice(1).map((x, i) => x * (values[i] ?? 0));
    expect(Math.abs(mean(lagged) * 12)).toBeLessThan(0.025);
  });
});

describe('normal', () => {
  it('has the moments of a standard normal', () => {
    const random = createRandom(3);
    const values = draw(200_000, () => random.normal());
    expect(Math.abs(mean(values))).toBeLessThan(0.01);
    expect(Math.abs(mean(values.map((x) => x ** 2)) - 1)).toBeLessThan(0.015);
    expect(Math.abs(mean(values.map((x) => x ** 3)))).toBeLessThan(0.05);
    expect(Math.abs(mean(values.map((x) => x ** 4)) - 3)).toBeLessThan(0.1);
  });

  it('puts 68.27 % within one and 99.73 % within three standard deviations', () => {
    const random = createRandom(5);
    const values = draw(100_000, () => Math.abs(random.normal()));
    expect(mean(values.map((x) => (x < 1 ? 1 : 0)))).toBeCloseTo(0.6827, 2);
    expect(mean(values.map((x) => (x < 3 ? 1 : 0)))).toBeCloseTo(0.9973, 2);
  });
});

describe('integer', () => {
  it('stays below its bound', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 2 ** 32 }), (seed, n) => {
        const value = createRandom(seed).integer(n);
        expect(Number.isInteger(value) && value >= 0 && value < n).toBe(true);
      }),
    );
  });

  it('has no modulo bias, even for a bound of two thirds of the range', () => {
    const n = 3 * 2 ** 30;
    const random = createRandom(9);
    const low = draw(60_000, () => (random.integer(n) < n / 3 ? 1 : 0));
    // A plain modulo would give one half.
    expect(Math.abs(mean(low) - 1 / 3)).toBeLessThan(0.01);
  });

  it('refuses a bound that is not a whole number from 1 to 2^32', () => {
    const random = createRandom(1);
    for (const n of [0, -1, 1.5, NaN, 2 ** 32 + 1])
      expect(() => random.integer(n)).toThrow(RangeError);
  });
});
