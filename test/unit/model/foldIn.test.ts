import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReferenceEngine } from '../../../src/engine/reference/engine';
import { ItemModel, type ItemEvidence } from '../../../src/model/foldIn';
import { IALS_DEFAULTS, ialsProblem } from '../../../src/model/ials';
import { makeFactors } from '../../support/problems';

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

  it('explains every score exactly: the shares sum to it', () => {
    fc.assert(
      fc.property(evidence, fc.nat(ITEMS - 1), (list, item) => {
        const user = model.foldIn(list);
        const sum = model.shares(user, item).reduce((total, share) => total + share, 0);
        expect(sum).toBeCloseTo(model.scores(user.x)[item], 4);
      }),
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
