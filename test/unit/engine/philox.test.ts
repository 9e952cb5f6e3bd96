import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createPhilox, logOfUniform, normalPair, philox } from '../../../src/engine/philox';
import { instantiateKernels, type Kernels } from '../../../src/engine/wasm/kernels';
import { BUILD_MS, builtKernels } from '../../support/wasm';

const word = fc.integer({ min: 0, max: 2 ** 32 - 1 });

function words(counter: readonly number[], [low, high]: readonly number[]): number[] {
  const block = Uint32Array.from(counter);
  philox(block, low, high);
  return [...block];
}

let kernels: Kernels;
let scratch: number;
beforeAll(async () => {
  kernels = await instantiateKernels(await builtKernels());
  scratch = kernels.heapBase();
  kernels.memory.grow(1);
}, BUILD_MS);

describe('Philox 4×32-10', () => {
  // Known answers of Random123, which its authors publish with the paper.
  it.each([
    [
      [0, 0, 0, 0],
      [0, 0],
      [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
    ],
    [
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    ],
  ])('gives the published answer for counter %j', (counter, key, expected) => {
    expect(words(counter, key)).toEqual(expected);
  });

  it('is the same in WebAssembly, word for word', () => {
    fc.assert(
      fc.property(fc.tuple(word, word, word, word), fc.tuple(word, word), (counter, key) => {
        kernels.philoxWords(...key, ...counter, scratch);
        const twin = new Uint32Array(kernels.memory.buffer, scratch, 4);
        expect([...twin]).toEqual(words(counter, key));
      }),
    );
  });
});

describe('an address', () => {
  it('has the same numbers whoever asked before, and others than its neighbours', () => {
    const random = createPhilox(5);
    const take = (...address: [number, number, number]) => {
      const own = random.at(...address);
      return [own.normal(), own.normal(), own.normal(), own.next(), own.integer(100)];
    };
    const first = take(1, 2, 3);
    const neighbours = [take(2, 2, 3), take(1, 3, 3), take(1, 2, 4)];
    expect(take(1, 2, 3)).toEqual(first);
    neighbours.push(first);
    expect(new Set(neighbours.map(([normal]) => normal)).size).toBe(4);
    expect(createPhilox(5).at(1, 2, 3).normal()).toBe(first[0]);
    // Both halves of a seed count, and its sign.
    for (const seed of [6, 5 + 2 ** 32, -5])
      expect(createPhilox(seed).at(1, 2, 3).normal()).not.toBe(first[0]);
  });

  it('has the same normals in WebAssembly, bit for bit', () => {
    const address = fc.tuple(
      fc.maxSafeInteger(),
      word,
      word,
      word,
      fc.integer({ min: 1, max: 40 }),
    );
    fc.assert(
      fc.property(address, ([seed, stream, step, row, count]) => {
        const random = createPhilox(seed);
        kernels.normals(...random.key, stream, step, row, scratch, count, 16);
        const twin = new Float64Array(kernels.memory.buffer, scratch, 2 * count);
        const own = random.at(stream, step, row);
        for (let n = 0; n < count; n++) expect(twin[2 * n]).toBe(own.normal());
      }),
    );
  });

  it('refuses a seed that is no safe integer', () => {
    for (const seed of [0.5, NaN, 2 ** 60]) expect(() => createPhilox(seed)).toThrow(RangeError);
  });
});

describe('normals', () => {
  it('are Box and Muller’s, to the last digits, and finite for every word', () => {
    const out = new Float64Array(2);
    const edge = fc.constantFrom(0, 1, 2 ** 29, 2 ** 30, 3 * 2 ** 30, 2 ** 31, 2 ** 32 - 1);
    fc.assert(
      fc.property(fc.oneof(word, edge), fc.oneof(word, edge), (a, turn) => {
        const log = Math.log1p((a + 0.5) / 2 ** 32 - 1);
        expect(Math.abs(logOfUniform(a) / log - 1)).toBeLessThan(1e-14);
        normalPair(a, turn, out);
        const angle = (2 * Math.PI * turn) / 2 ** 32;
        expect(Math.abs(out[0] - Math.sqrt(-2 * log) * Math.cos(angle))).toBeLessThan(1e-13);
        expect(Math.abs(out[1] - Math.sqrt(-2 * log) * Math.sin(angle))).toBeLessThan(1e-13);
      }),
      { numRuns: 1000 },
    );
  });

  it('have the moments of a normal, over rows and along one, and are uncorrelated', () => {
    const random = createPhilox(9);
    const count = 200_000;
    const along = random.at(0, 0, 0);
    const sequences = [
      Array.from({ length: count }, () => along.normal()),
      Array.from({ length: count }, (_, row) => random.at(1, 0, row).normal()),
      Array.from({ length: count }, (_, step) => random.at(2, step, 0).normal()),
    ];
    const mean = (values: number[]) => values.reduce((sum, v) => sum + v, 0) / count;
    for (const values of sequences) {
      // Five standard errors each.
      expect(Math.abs(mean(values))).toBeLessThan(5 / Math.sqrt(count));
      expect(Math.abs(mean(values.map((v) => v ** 2)) - 1)).toBeLessThan(5 * Math.sqrt(2 / count));
      expect(Math.abs(mean(values.map((v) => v ** 4)) - 3)).toBeLessThan(5 * Math.sqrt(96 / count));
      const lagged = values.map((v, n) => v * (values[n - 1] ?? 0));
      expect(Math.abs(mean(lagged))).toBeLessThan(5 / Math.sqrt(count));
    }
  });
});
