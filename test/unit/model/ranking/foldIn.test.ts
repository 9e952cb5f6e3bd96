import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createReferenceEngine } from '../../../../src/engine/reference/engine';
import { RowMatrix } from '../../../../src/engine/rowMatrix';
import { liked } from '../../../../src/model/evidence/evidence';
import { ItemModel, type ItemEvidence } from '../../../../src/model/ranking/foldIn';
import { IALS_DEFAULTS, ialsProblem } from '../../../../src/model/ranking/ials';
import { IalsRanking } from '../../../../src/model/ranking/ialsRanking';
import { makeFactors } from '../../../support/problems';

const options = { ...IALS_DEFAULTS, factors: 8 };
const ITEMS = 50;
const model = new ItemModel(makeFactors(ITEMS, 8, 1, 1), new Uint32Array(ITEMS).fill(5), options);

const evidence = fc.uniqueArray(
  fc.record({
    item: fc.nat(ITEMS - 1),
    weight: fc.double({ min: 0, max: 5, noNaN: true }),
    target: fc.double({ min: -1, max: 1, noNaN: true }),
  }),
  { selector: ({ item }) => item, maxLength: 40 },
);

describe('fold-in', () => {
  it('scores by the kernels where asked to, with the same result', async () => {
    const quicken = vi.spyOn(RowMatrix.prototype, 'quicken');
    const ranking = new IalsRanking(new ItemModel(model.factors, model.popularity, options));
    const before = ranking.foldIn(liked([1, 2])).scores();
    await ranking.quicken();
    expect(quicken).toHaveBeenCalledTimes(1);
    expect(ranking.foldIn(liked([1, 2])).scores()).toEqual(before);
    quicken.mockRestore();
  });

  it('gives the factors that training would give the same user', async () => {
    const likes: ItemEvidence[] = [3, 8, 21].map((item) => ({ item, weight: 1, target: 1 }));
    const users = {
      rows: 1,
      cols: ITEMS,
      start: Uint32Array.of(0, 3),
      col: Uint32Array.of(3, 8, 21),
      weight: Float32Array.of(1, 1, 1),
      target: Float32Array.of(1, 1, 1),
    };
    const session = await createReferenceEngine().als(ialsProblem(users, options));
    session.setFactors('item', model.factors);
    await session.solve('user');
    const trained = await session.readFactors('user');
    model.foldIn(likes).x.forEach((value, f) => expect(value).toBeCloseTo(trained[f], 5));
  });

  it('explains every score exactly: its terms and what the prior adds sum to it', () => {
    const prior = { mean: makeFactors(1, 8, 2, 1).map((x) => x / 3), strength: 2, half: 5 };
    const informed = new ItemModel(model.factors, model.popularity, options, {
      ...prior,
      mean: Float64Array.from(prior.mean),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(model, informed),
        evidence,
        fc.nat(ITEMS - 1),
        (of, list, item) => {
          const user = of.foldIn(list);
          const { terms, rest } = of.explain(user, item);
          const sum = terms.reduce((total, term) => total + term, rest);
          expect(sum).toBeCloseTo(of.scores(user.x)[item], 4);
          if (of === model) expect(rest).toBe(0);
        },
      ),
    );
  });

  it('knows nothing of someone who said nothing', () => {
    expect([...model.foldIn([]).x]).toEqual(new Array(8).fill(0));
    expect([...model.foldIn([{ item: 1, weight: 0, target: 1 }]).x]).toEqual(new Array(8).fill(0));
  });

  it('raises a liked film and lowers a disliked one', () => {
    const before = model.scores(model.foldIn([{ item: 3, weight: 1, target: 1 }]).x)[9];
    const liked = model.foldIn([
      { item: 3, weight: 1, target: 1 },
      { item: 9, weight: 1, target: 1 },
    ]);
    const disliked = model.foldIn([
      { item: 3, weight: 1, target: 1 },
      { item: 9, weight: 1, target: -0.5 },
    ]);
    expect(model.scores(liked.x)[9]).toBeGreaterThan(before);
    expect(model.scores(disliked.x)[9]).toBeLessThan(before);
  });

  it('stays finite for thousands of films', () => {
    const many = Array.from({ length: 5000 }, (_, n) => ({
      item: n % ITEMS,
      weight: 1,
      target: 1,
    }));
    expect(model.scores(model.foldIn(many).x).every(Number.isFinite)).toBe(true);
  });
});

describe('a prior', () => {
  const mean = Float64Array.from({ length: 8 }, (_, f) => (f - 3) / 10);
  const withPrior = (strength: number, half = 5) =>
    new ItemModel(model.factors, model.popularity, options, { mean, strength, half });
  const distance = (x: Float64Array) => Math.hypot(...x.map((value, f) => value - mean[f]));
  const likes = (count: number): ItemEvidence[] =>
    Array.from({ length: count }, (_, item) => ({ item, weight: 1, target: 1 }));

  it('of no strength changes nothing', () => {
    expect(withPrior(0).foldIn(likes(3)).x).toEqual(model.foldIn(likes(3)).x);
  });

  it('of great strength is what a person starts as', () => {
    expect(distance(withPrior(1e12).foldIn([]).x)).toBeLessThan(1e-4);
    expect(distance(withPrior(1e12).foldIn(likes(3)).x)).toBeLessThan(1e-4);
  });

  it('is the exact minimum: a pull of τ(n) towards the mean', () => {
    const [strength, half] = [3, 2];
    const { x } = withPrior(strength, half).foldIn(likes(2));
    const objective = (at: Float64Array) => {
      const tau = ((strength * half) / (half + 2)) * options.lambda * options.alpha0 * ITEMS;
      const penalty = options.lambda * (2 + options.alpha0 * ITEMS);
      const scores = model.scores(at);
      let sum = tau * distance(at) ** 2 + penalty * Math.hypot(...at) ** 2;
      scores.forEach((score, item) => {
        sum += options.alpha0 * score ** 2 + (item < 2 ? (1 - score) ** 2 : 0);
      });
      return sum;
    };
    const best = objective(x);
    for (let f = 0; f < 8; f++)
      for (const step of [-1e-2, 1e-2]) {
        const near = x.slice();
        near[f] += step;
        expect(objective(near)).toBeGreaterThan(best);
      }
  });

  it('gives way as a person says more', () => {
    const far = (count: number) => {
      const informed = withPrior(10).foldIn(likes(count)).x;
      const without = model.foldIn(likes(count)).x;
      return Math.hypot(...informed.map((value, f) => value - without[f]));
    };
    expect(far(40)).toBeLessThan(far(5));
    expect(far(5)).toBeLessThan(far(0));
  });
});
