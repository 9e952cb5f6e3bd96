import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AlsProblem } from '../../../src/engine/engine';
import {
  gpuNeeds,
  largestWasmMemory,
  partBytes,
  refuseTooLargeForGpu,
  refuseTooLargeForWasm,
  WASM_LIMIT,
} from '../../../src/engine/fits';
import { instantiateKernels } from '../../../src/engine/wasm/kernels';
import { loadKernels } from '../../../src/engine/wasm/load';
import { Part } from '../../../src/engine/wasm/part';
import { planShares, TOGETHER, type Share, type SideShare } from '../../../src/engine/wasm/plan';
import { Failure } from '../../../src/failure';
import { makeProblem } from '../../support/problems';

const PAGE = 65536;
let module: WebAssembly.Module;
beforeAll(async () => {
  const loaded = await loadKernels();
  if (!loaded) throw new Error('No WebAssembly SIMD here.');
  module = loaded;
});

const failureOf = (act: () => void): Failure => {
  try {
    act();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('Nothing was thrown.');
};

/** A share of a library that nobody has in memory: arrays that only know their length. */
function shareOf(ratings: number, users: number, items: number, factors: number): Share {
  const array = (length: number): never => ({ length }) as never;
  const side = (rows: number, cols: number) => ({
    from: 0,
    rows,
    cols,
    start: array(rows + 1),
    col: array(ratings),
    weight: array(ratings),
    target: array(ratings),
    penalty: array(rows),
    path: array(rows),
    panel: 2,
    usesBasis: true,
    steps: 2,
    columnWeight: array(cols),
  });
  return { factors, user: side(users, items), item: side(items, users) };
}

/** A side whose rows all take their steps together, as they do where it is large. */
const together = (side: SideShare): SideShare => ({
  ...side,
  usesBasis: true,
  steps: 2,
  path: new Uint8Array(side.rows).fill(TOGETHER),
  panel: 7,
  columnWeight: new Float32Array(side.cols),
});

describe('what a problem needs of WebAssembly', () => {
  it('is never less than what a part takes, and little more', async () => {
    const sizes = fc.record({
      users: fc.integer({ min: 1, max: 120 }),
      items: fc.integer({ min: 1, max: 120 }),
      factors: fc.integer({ min: 1, max: 256 }),
      perUser: fc.integer({ min: 0, max: 30 }),
      seed: fc.nat(1000),
    });
    const lanes = fc.integer({ min: 1, max: 3 });
    await fc.assert(
      fc.asyncProperty(sizes, lanes, async (shape, count) => {
        const problem = { ...makeProblem(shape), ...(shape.seed % 2 === 0 ? { steps: 2 } : {}) };
        const needs: number[] = [];
        const shares = planShares(problem, count);
        for (const planned of shares) {
          const share =
            shape.seed % 4 === 0 ? { ...planned, item: together(planned.item) } : planned;
          const kernels = await instantiateKernels(module);
          const before = kernels.memory.buffer.byteLength;
          new Part(kernels, share);
          const taken = kernels.memory.buffer.byteLength;
          needs.push(partBytes(planned));
          const rounded = Math.ceil(partBytes(share) / PAGE) * PAGE;
          expect(taken).toBeLessThanOrEqual(Math.max(before, rounded));
          expect(partBytes(share)).toBeLessThan(taken * 1.5 + 3 * PAGE);
        }
        expect(largestWasmMemory(problem, count)).toBe(Math.max(...needs));
      }),
      { numRuns: 40 },
    );
  });

  it('grows by 24 bytes for a rating, whatever the size', () => {
    const more = (n: number) => partBytes(shareOf(n + 1e6, 1e5, 1e4, 64));
    for (const n of [0, 1e6, 3e7]) expect(more(n) - partBytes(shareOf(n, 1e5, 1e4, 64))).toBe(24e6);
  });

  it('refuses what is beyond the limit, and nothing that is at it', () => {
    const problem = makeProblem({ users: 40, items: 30, factors: 8, seed: 1, perUser: 6 });
    const shares = planShares(problem, 2);
    const bytes = largestWasmMemory(problem, 2);
    expect(() => refuseTooLargeForWasm(shares, bytes)).not.toThrow();
    expect(() => refuseTooLargeForWasm(shares, bytes - 1)).toThrow(Failure);
  });

  it('says in one sentence what would fit', () => {
    const share = shareOf(200_000_000, 500_000, 100_000, 128);
    const { code, message, advice } = failureOf(() => refuseTooLargeForWasm([share]));
    expect(code).toBe('too-large');
    expect(message).toMatch(
      /^This library has 200 million ratings; the WebAssembly engine here holds about \d+ million\.$/,
    );
    expect(advice).toBe('Choose a smaller edition of the library.');
    // What it promises does fit.
    const held = 1e6 * Number(/about (\d+) million/.exec(message)?.[1]);
    const scale = held / 200e6;
    const smaller = shareOf(held, 500_000 * scale, 100_000 * scale, 128);
    expect(partBytes(smaller)).toBeLessThanOrEqual(WASM_LIMIT);
    expect(held).toBeGreaterThan(100e6);
  });

  it('lets the largest MovieLens through at the largest sizes that the page trains', () => {
    const share = shareOf(32_000_204, 200_948, 87_585, 128);
    expect(() => refuseTooLargeForWasm([share])).not.toThrow();
  });
});

describe('what a problem needs of a GPU', () => {
  const sized = (ratings: number, users: number, items: number, factors: number): AlsProblem => {
    const { user, item } = shareOf(ratings, users, items, factors);
    const empty = new Float32Array();
    return {
      users: user,
      items: item,
      factors,
      alpha0: 1,
      userPenalty: empty,
      itemPenalty: empty,
    };
  };
  const limits = (bytes: number) => ({
    maxBufferSize: 2 * bytes,
    maxStorageBufferBindingSize: bytes,
  });

  it('is a buffer of 8 bytes for each rating, or of the factors', () => {
    expect(gpuNeeds(sized(50_000_000, 1000, 1000, 64)).largest).toBe(400_000_016);
    expect(gpuNeeds(sized(1000, 1_000_000, 1000, 64)).largest).toBeGreaterThanOrEqual(256e6);
  });

  it('is refused by the smaller of the two limits, with what would fit', () => {
    const problem = sized(20_000_000, 100_000, 20_000, 64);
    const { largest } = gpuNeeds(problem);
    expect(() => refuseTooLargeForGpu(problem, limits(largest))).not.toThrow();
    const { code, message, advice } = failureOf(() =>
      refuseTooLargeForGpu(problem, limits(2 ** 27)),
    );
    expect(code).toBe('too-large');
    expect(message).toBe(
      'This library has 20 million ratings; the graphics processor here holds about 16 million.',
    );
    expect(advice).toMatch(/WebAssembly/);
  });
});
