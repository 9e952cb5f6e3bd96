import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { topItems } from '../../../../src/model/recommend/topItems';

describe('topItems', () => {
  it('agrees with sorting everything', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constant(NaN)), { maxLength: 60 }),
        fc.nat(70),
        fc.integer({ min: 1, max: 4 }),
        (values, count, step) => {
          const scores = Float64Array.from(values);
          const accept = (item: number) => item % step === 0;
          const sorted = [...scores.keys()]
            .filter(accept)
            .sort((a, b) => {
              const [x, y] = [scores[a], scores[b]];
              if (Number.isNaN(x) || Number.isNaN(y))
                return Number(Number.isNaN(x)) - Number(Number.isNaN(y)) || a - b;
              return y - x || a - b;
            })
            .slice(0, count);
          expect([...topItems(scores, count, accept)]).toEqual(sorted);
        },
      ),
    );
  });
});
