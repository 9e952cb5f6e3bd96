/** The models that expect stars, each by itself, on ratings made from known factors. */
import { describe, expect, it } from 'vitest';
import { createReferenceEngine } from '../../../../src/engine/reference/engine';
import type { TrainingRatings } from '../../../../src/model/bayes/ratings';
import { biasKind } from '../../../../src/model/ratings/biases';
import { itemKnnWith } from '../../../../src/model/ratings/itemKnn';
import type { StarModelKind } from '../../../../src/model/ratings/starModel';
import { SVDPP_DEFAULTS } from '../../../../src/model/ratings/svdppTraining';
import { svdppWith } from '../../../../src/model/ratings/svdpp';
import { userKnnWith } from '../../../../src/model/ratings/userKnn';
import { holdOut, lowRankRatings } from '../../../support/ratedPairs';

const ITEMS = 60;
const { train, test } = holdOut(
  lowRankRatings({ users: 200, items: ITEMS, density: 0.4, noise: 0.2, seed: 5 }),
  5,
  6,
);
const context = { engine: createReferenceEngine(), seed: 3 };
const MODELS: readonly (readonly [string, StarModelKind])[] = [
  ['item neighbours', itemKnnWith({ shrinkage: 10, ballast: 0.1, neighbours: 30 })],
  ['user neighbours', userKnnWith({ shrinkage: 5, ballast: 0.3, neighbours: 60 })],
  ['SVD++', svdppWith({ ...SVDPP_DEFAULTS, factors: 4, epochs: 60, rate: 0.01 })],
];

const ratedBy = ({ user, item, value }: TrainingRatings, who: number) =>
  [...user.keys()].filter((n) => user[n] === who).map((n) => ({ item: item[n], stars: value[n] }));

/** Root mean squared error on what was held out, everybody folded in by what was not. */
async function errorOf(kind: StarModelKind): Promise<number> {
  const model = await kind.fit(train, context);
  let [squares, count] = [0, 0];
  for (let who = 0; who < train.users; who++) {
    const person = model.foldIn(ratedBy(train, who));
    for (const { item, stars } of ratedBy(test, who)) {
      squares += (person.stars(item) - stars) ** 2;
      count++;
    }
  }
  expect(count).toBeGreaterThan(500);
  return Math.sqrt(squares / count);
}

const ofBiases = await errorOf(biasKind);

describe.each(MODELS)('%s', (_, kind) => {
  it('expects better what people give than the biases do', async () => {
    expect(await errorOf(kind)).toBeLessThan(0.9 * ofBiases);
  });

  it('tells stars in terms of the ratings, which sum to them', async () => {
    const model = await kind.fit(train, context);
    const rated = ratedBy(train, 7);
    const person = model.foldIn(rated);
    for (let item = 0; item < ITEMS; item++) {
      const { terms, rest } = person.terms(item);
      expect(terms).toHaveLength(rated.length);
      expect(terms.reduce((sum, term) => sum + term, rest)).toBeCloseTo(person.stars(item), 5);
    }
  });

  it('expects of a stranger what the film gets', async () => {
    const model = await kind.fit(train, context);
    const [stranger, plain] = [model, await biasKind.fit(train, context)].map((one) =>
      one.foldIn([]),
    );
    for (let item = 0; item < ITEMS; item++) {
      const { terms, rest } = stranger.terms(item);
      expect(terms).toHaveLength(0);
      expect(stranger.stars(item)).toBeCloseTo(rest, 10);
      expect(Math.abs(rest - plain.stars(item))).toBeLessThan(1);
    }
  });

  it('is the same when it is made again from what was saved, and fits no other ratings', async () => {
    const model = await kind.fit(train, context);
    const again = kind.load(model.save(), train);
    const rated = ratedBy(train, 3);
    const [a, b] = [model, again].map((one) => one.foldIn(rated));
    for (let item = 0; item < ITEMS; item++) expect(b.stars(item)).toBe(a.stars(item));
    expect(again.similar(4, 3)).toEqual(model.similar(4, 3));
    expect(() => kind.load(model.save(), { ...train, items: ITEMS + 1 })).toThrow(
      expect.objectContaining({ code: 'bad-input' }),
    );
  });
});
