import {
  getBackend,
  KernelBackend,
  matMul,
  memory,
  registerBackend,
  setBackend,
  tensor,
  tidy,
} from '@tensorflow/tfjs-core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/engine/random';
import { openTensorBackend } from '../../../src/engine/tensors/backend';

registerBackend('other', () => new KernelBackend(), 0);

describe('the tensor backend', () => {
  // First, while it has not been loaded yet.
  it('takes over from no other backend while it loads, and is loaded once', async () => {
    await setBackend('other');
    const opening = openTensorBackend();
    let loading = true;
    const watch = (async () => {
      while (loading) {
        expect(getBackend()).toBe('other');
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    const backend = await opening;
    loading = false;
    await watch;
    expect(getBackend()).toBe('other');
    expect(await openTensorBackend()).toBe(backend);
  });

  it('multiplies matrices as they lie and transposed, alone and in stacks', async () => {
    const backend = await openTensorBackend();
    const size = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(
        fc.record({ stack: fc.constantFrom(0, 1, 3), m: size, n: size, k: size }),
        fc.boolean(),
        fc.boolean(),
        fc.nat(1000),
        ({ stack, m, n, k }, flipA, flipB, seed) => {
          const random = createRandom(seed);
          const matrices = (rows: number, cols: number) =>
            Array.from({ length: Math.max(1, stack) }, () =>
              Array.from({ length: rows }, () => Array.from({ length: cols }, random.normal)),
            );
          const flipped = (x: number[][]) => x[0].map((_, c) => x.map((row) => row[c]));
          const a = matrices(m, k);
          const b = matrices(k, n);
          const given = (x: number[][][], flip: boolean) => {
            const laid = flip ? x.map(flipped) : x;
            return tensor(stack === 0 ? laid[0] : laid);
          };
          const before = backend.run(() => memory().numTensors);
          const product = backend.run(() =>
            tidy(() => matMul(given(a, flipA), given(b, flipB), flipA, flipB).dataSync()),
          );
          expect(backend.run(() => memory().numTensors)).toBe(before);
          a.flatMap((matrix, s) =>
            matrix.flatMap((row) =>
              b[s][0].map((_, col) => row.reduce((sum, x, at) => sum + x * b[s][at][col], 0)),
            ),
          ).forEach((wanted, at) => expect(product[at]).toBeCloseTo(wanted, 4));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('leaves another backend as active as it was, also when the work fails', async () => {
    const backend = await openTensorBackend();
    await setBackend('other');
    expect(backend.run(() => getBackend())).toBe('wasm');
    expect(getBackend()).toBe('other');
    expect(() =>
      backend.run(() => {
        throw new Error('as it happens');
      }),
    ).toThrow('as it happens');
    expect(getBackend()).toBe('other');
  });
});
