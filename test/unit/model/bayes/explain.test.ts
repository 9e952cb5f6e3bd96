import { beforeAll, describe, expect, it } from 'vitest';
import { explainStars } from '../../../../src/model/bayes/explain';
import { KeptDraws, type BayesModel } from '../../../../src/model/bayes/keptDraws';
import { BAYES_DEFAULTS } from '../../../../src/model/bayes/options';
import { foldInPerson, predictFor, type PersonRating } from '../../../../src/model/bayes/person';
import { trainBayes } from '../../../../src/model/bayes/train';
import { lowRankRatings } from '../../../support/ratedPairs';

const ITEMS = 40;
let model: BayesModel;
beforeAll(async () => {
  const options = { ...BAYES_DEFAULTS, factors: 3, sweeps: 24, burnIn: 8 };
  const kept = new KeptDraws(options);
  const ratings = lowRankRatings({ users: 80, items: ITEMS, density: 0.3, noise: 0.4, seed: 9 });
  await trainBayes(ratings, options, [kept]);
  model = kept.model();
});

const given: PersonRating[] = [
  { item: 3, value: 4.5 },
  { item: 11, value: 1 },
  { item: 20, value: 3.5 },
];

describe('why a person is expected to give so many stars', () => {
  it('is told in terms and a rest that together are the mean', () => {
    const person = foldInPerson(model, given);
    const { min, max } = model.scale;
    let compared = 0;
    for (let item = 0; item < ITEMS; item++) {
      const { terms, rest } = explainStars(model, person, given, item);
      expect(terms).toHaveLength(given.length);
      const whole = terms.reduce((sum, term) => sum + term, rest);
      // Where a draw is clipped to the scale, the mean is of clipped stars.
      if (whole < min + 1 || whole > max - 1) continue;
      expect(whole).toBeCloseTo(predictFor(model, person, [item]).mean[0], 1);
      compared++;
    }
    expect(compared).toBeGreaterThan(ITEMS / 4);
  });

  it('is in exact proportion to how far each rating is from what the film gets anyway', () => {
    // Told with the same person, only the values differ: each term moves with its own rating alone.
    const person = foldInPerson(model, given);
    const higher = given.map((rating, n) => (n === 1 ? { ...rating, value: 3 } : rating));
    const highest = given.map((rating, n) => (n === 1 ? { ...rating, value: 5 } : rating));
    const [a, b, c] = [given, higher, highest].map((all) => explainStars(model, person, all, 7));
    for (const n of [0, 2]) expect(b.terms[n]).toBeCloseTo(a.terms[n], 10);
    expect(c.terms[1] - b.terms[1]).toBeCloseTo(b.terms[1] - a.terms[1], 10);
    expect(b.terms[1]).not.toBeCloseTo(a.terms[1], 6);
    expect(b.rest).toBeCloseTo(a.rest, 10);
  });

  it('has no terms without ratings', () => {
    const person = foldInPerson(model, []);
    const { terms, rest } = explainStars(model, person, [], 5);
    expect(terms).toHaveLength(0);
    expect(rest).toBeCloseTo(predictFor(model, person, [5]).mean[0], 1);
  });
});
