import { describe, expect, it } from 'vitest';
import type { SavedModel } from '../../../src/model/ranking/rankingModel';
import { misfit, savedArray, savedNumber } from '../../../src/model/saved';

const saved: SavedModel = {
  arrays: { factors: Float32Array.of(1, 2, 3), holes: Float32Array.of(1, NaN) },
  info: { sd: 0.9, name: 'x', endless: Infinity },
};
const unfit = expect.objectContaining({ code: misfit().code });

describe('reading a saved model', () => {
  it('gives arrays of the kind and length that fit', () => {
    expect(savedArray(saved, 'factors', 'Float32Array', 3)).toEqual(Float32Array.of(1, 2, 3));
  });

  it.each([
    ['is missing', 'other', 'Float32Array', 3],
    ['is of another kind', 'factors', 'Float64Array', 3],
    ['is of another length', 'factors', 'Float32Array', 4],
    ['holds what is no number', 'holes', 'Float32Array', 2],
  ] as const)('refuses an array that %s', (_, name, kind, length) => {
    expect(() => savedArray(saved, name, kind, length)).toThrow(unfit);
  });

  it('gives finite numbers and nothing else', () => {
    expect(savedNumber(saved, 'sd')).toBe(0.9);
    for (const name of ['name', 'endless', 'none'])
      expect(() => savedNumber(saved, name)).toThrow(unfit);
  });
});
