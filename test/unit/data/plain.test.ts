import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isObject, isPlain, isTime } from '../../../src/data/plain';

describe('plain data', () => {
  it('is what comes back the same from JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        expect(isPlain(value)).toBe(true);
      }),
    );
  });

  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['NaN', NaN],
    ['infinity', [1, { a: Infinity }]],
    ['a function', { run: () => 1 }],
    ['a date', [new Date(0)]],
    ['a map', new Map()],
    ['a typed array', Uint8Array.of(1)],
    ['a symbol', Symbol('x')],
    ['a big integer', 1n],
  ])('is not %s', (_, value) => {
    expect(isPlain(value)).toBe(false);
  });

  it('does not go round in circles', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    expect(isPlain(circle)).toBe(false);
  });
});

it('a time is milliseconds since 1970', () => {
  for (const time of [0, 1.5, Date.now()]) expect(isTime(time)).toBe(true);
  for (const none of [-1, NaN, Infinity, '5', null, undefined]) expect(isTime(none)).toBe(false);
});

it('an object is anything with named values', () => {
  for (const object of [{}, [], new Date()]) expect(isObject(object)).toBe(true);
  for (const none of [null, undefined, 'x', 5]) expect(isObject(none)).toBe(false);
});
