import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/engine/random';
import { RowMatrix } from '../../../../src/engine/rowMatrix';
import {
  DenseInverse,
  FactoredInverse,
  loadInverse,
  type EaseInverse,
} from '../../../../src/model/ranking/easeInverse';

const FILMS = 11;
const ROWS = 5;
const random = createRandom(4);
const vectors = Float32Array.from({ length: FILMS * ROWS }, () => random.normal() / 10);
const diagonal = Float64Array.from({ length: FILMS }, () => 1 + random.next());
/** P as it is. */
const p = Array.from({ length: FILMS }, (_, i) =>
  Array.from({ length: FILMS }, (__, j) => {
    if (i === j) return diagonal[i];
    let sum = 0;
    for (let r = 0; r < ROWS; r++) sum -= vectors[i * ROWS + r] * vectors[j * ROWS + r];
    return sum;
  }),
);

const forms: Record<string, () => EaseInverse> = {
  'whole matrix': () => new DenseInverse(Float32Array.from(p.flat()), diagonal),
  factor: () => new FactoredInverse(new RowMatrix(vectors, ROWS), diagonal),
};

describe.each(Object.entries(forms))('the inverse of EASE as a %s', (_, create) => {
  it.each(['as it is', 'quickened', 'saved and loaded'])(
    'gives entries and products: %s',
    async (state) => {
      const inverse = state === 'saved and loaded' ? loadInverse(create().save(), FILMS) : create();
      if (state === 'quickened') await inverse.quicken?.();
      expect(inverse.diagonal).toEqual(diagonal);
      const others = Uint32Array.of(9, 0, 4, 4, 7, 1);
      inverse
        .between(3, others)
        .forEach((value, n) => expect(value).toBeCloseTo(p[3][others[n]], 6));
      expect(inverse.between(3, new Uint32Array())).toHaveLength(0);
      for (const given of [
        [],
        [[2, 1]],
        [
          [0, 1],
          [5, -0.5],
          [10, 3],
        ],
      ] as [number, number][][]) {
        const products = inverse.products(new Map(given));
        expect(products).toHaveLength(FILMS);
        products.forEach((value, j) => {
          const wanted = given.reduce((sum, [i, x]) => sum + (i === j ? 0 : x * p[i][j]), 0);
          expect(value).toBeCloseTo(wanted, 5);
        });
      }
    },
  );

  it('is not loaded for another number of films, nor damaged', () => {
    const { arrays, info } = create().save();
    expect(() => loadInverse({ arrays, info }, FILMS + 1)).toThrow();
    expect(() => loadInverse({ arrays: {}, info }, FILMS)).toThrow();
    const negative = { ...arrays, diagonal: diagonal.map((value) => -value) };
    expect(() => loadInverse({ arrays: negative, info }, FILMS)).toThrow();
    // As a version before this one kept it, with a sign.
    const before = { arrays: { vectors, diagonal }, info: { size: ROWS, sign: 1 } };
    expect(() => loadInverse(before, FILMS)).toThrow();
  });
});
