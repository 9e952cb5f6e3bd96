import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ascending } from '../../../../src/model/recommend/order';

const sorted = (values: Float32Array) =>
  Uint32Array.from(values.keys()).sort((a, b) => values[a] - values[b]);

test('is the order that comparing gives, equal values in theirs', () => {
  const value = fc.oneof(
    fc.float({ min: 0, noNaN: true }),
    fc.constantFrom(0, -0, 1, 1, 1e-45, 3.4e38, Infinity),
  );
  fc.assert(
    fc.property(fc.array(value, { maxLength: 200 }), (list) => {
      const values = Float32Array.from(list);
      expect(ascending(values)).toEqual(sorted(values));
    }),
  );
});

test('is of a view what it is of a copy', () => {
  const view = new Float32Array([9, 3, 1, 2, 8]).subarray(1, 4);
  expect([...ascending(view)]).toEqual([1, 2, 0]);
});

test('many values and negative ones are put in order, too', () => {
  expect([...ascending(new Float32Array([1, -1, 0]))]).toEqual([1, 2, 0]);
  const many = new Float32Array(2 ** 21 + 1);
  many[0] = 1;
  const order = ascending(many);
  expect([order[0], order.at(-1)]).toEqual([1, 0]);
});
