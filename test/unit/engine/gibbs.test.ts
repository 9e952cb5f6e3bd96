import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type {
  DrawAddress,
  DrawnWeights,
  GibbsSampler,
  SparseFeatures,
  Steps,
} from '../../../src/engine/gibbs';
import { createPhilox } from '../../../src/engine/philox';
import { createRandom } from '../../../src/engine/random';
import { choleskyInPlace } from '../../../src/engine/reference/cholesky';
import { referenceGibbs } from '../../../src/engine/reference/gibbs';
import { createWasmGibbs } from '../../../src/engine/wasm/gibbs';
import { drawnRows, worstDrawn } from '../../support/drawnRows';
import { makeSides, type SideShape } from '../../support/gaussianSides';
import { BUILD_MS, builtKernels } from '../../support/wasm';

let module: WebAssembly.Module;
beforeAll(async () => {
  module = await builtKernels();
}, BUILD_MS);

const address = (seed = 1): DrawAddress => ({ random: createPhilox(seed), stream: 3, step: 4 });

function toEnd<T>(work: Steps<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

async function parity(shape: SideShape, tau?: number): Promise<number> {
  const ours = await drawnRows(await createWasmGibbs(module), shape, tau);
  const theirs = await drawnRows(referenceGibbs, shape, tau);
  return Math.max(
    worstDrawn(ours.x, theirs.x, shape.d),
    worstDrawn(ours.mean, theirs.mean, shape.d),
  );
}

describe('rows drawn from their Gaussian, by WebAssembly as by the reference', () => {
  const counts = [0, 1, 2, 3, 4, 5, 7, 16, 17, 33, 130, 400];

  it.each([2, 3, 4, 5, 6, 9, 13, 16, 17, 18, 25, 33, 65])('rows of %d numbers', async (d) => {
    expect(await parity({ d, counts, others: 50, seed: d })).toBeLessThan(1e-10);
  });

  it('rows of any length, in any number', async () => {
    const shape = fc.record({
      d: fc.integer({ min: 2, max: 20 }),
      counts: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 7 }),
      others: fc.integer({ min: 1, max: 9 }),
      seed: fc.nat(),
      duplicates: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(shape, async (one) => {
        expect(await parity(one)).toBeLessThan(1e-9);
      }),
    );
  });

  it.each([
    ['empty ones only', { counts: [0, 0, 0] }, 1],
    ['a single one', { counts: [1] }, 1],
    ['all on one row of the other side', { counts: [500, 3, 20], duplicates: true }, 1],
    ['tiny factors', { counts, scale: 1e-8 }, 1],
    ['huge factors', { counts, scale: 1e4 }, 1],
    ['noise of very different sizes', { counts, spread: 4 }, 1],
    ['almost no noise', { counts, scale: 0.1 }, 1e8],
    ['nothing but noise', { counts }, 1e-12],
  ] as const)('badly conditioned: %s', async (_, shape, tau) => {
    // What the condition of the systems costs in digits, the two lose alike.
    expect(await parity({ d: 17, others: 40, seed: 8, ...shape }, tau)).toBeLessThan(1e-6);
  });

  it('are the same, bit for bit, alone or with others, and when drawn again', async () => {
    const shape = { d: 17, counts: [9, 30, 4, 12, 50], others: 20, seed: 2 };
    const all = await drawnRows(await createWasmGibbs(module), shape);
    expect(await drawnRows(await createWasmGibbs(module), shape)).toEqual(all);
    expect((await drawnRows(await createWasmGibbs(module), shape, 1.3, 2)).x).not.toEqual(all.x);
    // Rows are solved in pairs; of an odd number the last has no partner.
    for (const rows of [1, 2, 3, 4]) {
      const some = await drawnRows(await createWasmGibbs(module), shape, 1.3, 1, rows);
      expect(some.x.subarray(0, 17 * rows)).toEqual(all.x.subarray(0, 17 * rows));
    }
  });

  it('have the mean and the spread of their Gaussian', async () => {
    // One rating of a row of d = 2: precision and mean by hand.
    const sampler = await createWasmGibbs(module);
    const rows = 40_000;
    const filled = (count: number, value: number) => new Float64Array(count).fill(value);
    const start = Uint32Array.from({ length: rows + 1 }, (_, r) => r);
    const arrays = sampler.adopt(
      (adopt) => ({
        side: {
          rows,
          d: 2,
          start: adopt(start),
          other: adopt(new Uint32Array(rows)),
          y: adopt(filled(rows, 1.5)),
          x: adopt(filled(2 * rows, 0)),
          conditionalMean: adopt(filled(2 * rows, 0)),
          priorMean: adopt(filled(2 * rows, 1)),
          precision: Float64Array.of(2, 0.5, 0.5, 1),
          noise: adopt(filled(rows, 2)),
        },
        other: {
          rows: 1,
          d: 2,
          start: adopt(new Uint32Array(2)),
          other: new Uint32Array(),
          y: new Float64Array(),
          x: adopt(Float64Array.of(3, 0.5)),
          conditionalMean: new Float64Array(2),
          priorMean: new Float64Array(2),
          precision: Float64Array.of(1, 0, 0, 1),
          noise: adopt(filled(1, 1)),
        },
      }),
      2,
    );
    toEnd(sampler.drawRows(arrays.side, arrays.other, 0.5, address()));
    // w = 1, z = [3, 1], y − c = 1: A = [[11, 3.5], [3.5, 2]], b = [2.5 + 3, 1.5 + 1], |A| = 9.75.
    const mean = [(2 * 5.5 - 3.5 * 2.5) / 9.75, (11 * 2.5 - 3.5 * 5.5) / 9.75];
    const covariance = [2 / 9.75, -3.5 / 9.75, 11 / 9.75];
    const sums = [0, 0, 0, 0, 0];
    for (let r = 0; r < rows; r++) {
      const [a, b] = arrays.side.x.subarray(2 * r, 2 * r + 2);
      const [da, db] = [a - mean[0], b - mean[1]];
      [a, b, da * da, da * db, db * db].forEach((v, n) => (sums[n] += v / rows));
    }
    expect(arrays.side.conditionalMean[0]).toBeCloseTo(mean[0], 12);
    expect(arrays.side.conditionalMean[1]).toBeCloseTo(mean[1], 12);
    [...mean, ...covariance].forEach((value, n) =>
      expect(Math.abs(sums[n] - value)).toBeLessThan(0.03),
    );
  });

  it.each([
    ['a rating that is no number', { tau: 1, scale: NaN }],
    ['infinite factors', { tau: 1, scale: Infinity }],
    ['an infinite precision', { tau: Infinity, scale: 1 }],
    ['a negative precision', { tau: -1e9, scale: 1 }],
  ])('fail for %s, and let nothing out', async (_, { tau, scale }) => {
    const shape = { d: 5, counts: [3, 0, 2], others: 4, seed: 3, scale };
    for (const sampler of [await createWasmGibbs(module), referenceGibbs])
      await expect(drawnRows(sampler, shape, tau)).rejects.toThrow(
        expect.objectContaining({ code: 'training-diverged' }),
      );
  });
});

describe('the rest of a sweep', () => {
  /** Some features without entries, one with all rows. */
  function makeFeatures(rows: number): SparseFeatures {
    const lists = [[], [0], Array.from({ length: rows }, (_, r) => r), [], [2, 2, 5], [1, 7, 3, 4]];
    const start = Uint32Array.from([
      0,
      ...lists.map((_, n) => lists.slice(0, n + 1).flat().length),
    ]);
    const row = Uint32Array.from(lists.flat());
    return { start, row, value: Float64Array.from(row, (r, n) => 0.5 + ((r + n) % 3)) };
  }

  it.each([2, 5, 8, 17, 20])('draws feature weights alike, in rows of %d', async (d) => {
    const rows = 40;
    const run = (sampler: GibbsSampler) => {
      const random = createRandom(d);
      const normals = (count: number) => Float64Array.from({ length: count }, random.normal);
      const features = makeFeatures(rows);
      const { side } = makeSides({ d, counts: [0], others: 1, seed: d });
      const root = side.precision.slice();
      choleskyInPlace(root, d);
      const weights = normals(d * (features.start.length - 1));
      const residual = normals(d * rows);
      const task = sampler.adopt(
        (adopt) => ({
          d,
          features: {
            start: adopt(features.start),
            row: adopt(features.row),
            value: adopt(features.value),
          },
          weights: adopt(weights),
          lambda: 2.5,
          residual: adopt(residual),
          root,
        }),
        d,
      );
      const result: DrawnWeights = toEnd(sampler.drawWeights(task, address()));
      const lower = result.squares.map((v, at) => (at % d <= Math.floor(at / d) ? v : 0));
      return {
        weights: [...task.weights],
        residual: [...task.residual],
        lower: [...lower],
        result,
      };
    };
    const ours = run(await createWasmGibbs(module));
    const theirs = run(referenceGibbs);
    expect(ours.result.used).toBe(4);
    expect(theirs.result.used).toBe(4);
    for (const key of ['weights', 'residual', 'lower'] as const)
      ours[key].forEach((value, at) => expect(value).toBeCloseTo(theirs[key][at], 10));
  });

  it.each([2, 3, 4, 5, 8, 9, 17, 20])('adds up scatter alike, in rows of %d', async (d) => {
    const random = createRandom(d);
    const values = Float64Array.from({ length: 300 * d }, random.normal);
    const mean = Float64Array.from({ length: d }, random.normal);
    const run = (sampler: GibbsSampler) => {
      const own = sampler.adopt((adopt) => adopt(values), d);
      const into = new Float64Array(d * d).fill(1);
      toEnd(sampler.addScatter(own, mean, into));
      return [...into];
    };
    const theirs = run(referenceGibbs);
    expect(theirs[1]).toBe(1);
    run(await createWasmGibbs(module)).forEach((v, n) => expect(v).toBeCloseTo(theirs[n], 9));
  });

  it.each([2, 3, 4, 5, 6, 9, 17, 20])('squares errors alike, in rows of %d', async (d) => {
    const made = makeSides({ d, counts: [3, 0, 20, 1], others: 7, seed: d });
    const run = (sampler: GibbsSampler) => {
      const work = sampler.adopt(
        (adopt) => ({
          side: {
            ...made.side,
            start: adopt(made.side.start),
            other: adopt(made.side.other),
            y: adopt(made.side.y),
            x: adopt(made.side.x),
          },
          other: { ...made.other, x: adopt(made.other.x) },
          out: adopt(new Float64Array(24)),
        }),
        d,
      );
      toEnd(sampler.squaredErrors(work.side, work.other, work.out));
      return [...work.out];
    };
    const theirs = run(referenceGibbs);
    run(await createWasmGibbs(module)).forEach((v, n) => expect(v).toBeCloseTo(theirs[n], 10));
  });
});
