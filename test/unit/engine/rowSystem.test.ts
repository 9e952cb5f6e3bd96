import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gram } from '../../../src/engine/reference/rowSystem';

test.each([Float32Array, Float64Array])(
  'a Gram matrix is the sum of products, row by row',
  (kind) => {
    const value = fc.float({ min: -1e3, max: 1e3, noNaN: true });
    const shape = fc.record({
      k: fc.integer({ min: 1, max: 9 }),
      rows: fc.integer({ min: 0, max: 13 }),
    });
    const cases = shape.chain(({ k, rows }) =>
      fc.record({
        k: fc.constant(k),
        rows: fc.constant(rows),
        values: fc.array(value, { minLength: rows * k, maxLength: rows * k }),
      }),
    );
    fc.assert(
      fc.property(cases, ({ k, rows, values }) => {
        const factors = kind.from(values);
        const found = gram(factors, rows, k, 0.5);
        for (let a = 0; a < k; a++)
          for (let b = 0; b < k; b++) {
            let sum = 0;
            let size = 0;
            for (let r = 0; r < rows; r++) {
              const product = factors[r * k + a] * factors[r * k + b];
              sum += product / 2;
              size += Math.abs(product);
            }
            expect(Math.abs(found[a * k + b] - sum)).toBeLessThanOrEqual(1e-14 * size);
          }
      }),
    );
  },
);
