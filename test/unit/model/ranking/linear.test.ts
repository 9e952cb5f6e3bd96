import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldLinear, type LinearModel } from '../../../../src/model/ranking/linear';

const ITEMS = 5;
const weight = (from: number, to: number): number => (from === to ? 0 : (from + 1) / (to + 2));
const model: LinearModel = {
  scoresOf: (input) =>
    Float64Array.from({ length: ITEMS }, (_, to) =>
      input.reduce((sum, { item, value }) => sum + value * weight(item, to), 0),
    ),
  weightsTo: (to, from) => Float64Array.from(from, (item) => weight(item, to)),
};

const evidence = fc.array(
  fc.record({
    item: fc.nat(ITEMS - 1),
    weight: fc.constantFrom(0, 0.5, 1, 3),
    target: fc.constantFrom(-1, 0.5, 1),
  }),
  { maxLength: 12 },
);

describe('a person in a linear model', () => {
  it('has scores that are the sums of their terms, with nothing left over', () => {
    fc.assert(
      fc.property(evidence, (pieces) => {
        const person = foldLinear(model, pieces);
        const scores = person.scores();
        for (let item = 0; item < ITEMS; item++) {
          const { terms, rest } = person.explain(item);
          expect(rest).toBe(0);
          expect(terms).toHaveLength(person.evidence.length);
          expect(terms.reduce((sum, term) => sum + term, 0)).toBeCloseTo(scores[item], 10);
        }
      }),
    );
  });

  it('loses by a dislike what they would have won by a like', () => {
    const like = foldLinear(model, [{ item: 2, weight: 2, target: 1 }]).scores();
    const dislike = foldLinear(model, [{ item: 2, weight: 2, target: -1 }]).scores();
    expect(like.some((score) => score > 0)).toBe(true);
    expect(dislike.map((score, item) => score + like[item])).toEqual(new Float64Array(ITEMS));
  });

  it('says of what weighs nothing nothing, and of two pieces on one item the last', () => {
    const person = foldLinear(model, [
      { item: 1, weight: 0, target: 1 },
      { item: 3, weight: 1, target: 1 },
      { item: 3, weight: 1, target: -1 },
    ]);
    expect(person.evidence).toEqual([{ item: 3, weight: 1, target: -1 }]);
  });
});
