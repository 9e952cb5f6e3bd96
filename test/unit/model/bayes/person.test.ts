import { beforeAll, describe, expect, it } from 'vitest';
import { KeptDraws, type BayesModel } from '../../../../src/model/bayes/keptDraws';
import { BAYES_DEFAULTS } from '../../../../src/model/bayes/options';
import { foldInPerson, predictFor, type PersonRating } from '../../../../src/model/bayes/person';
import type { TrainingRatings } from '../../../../src/model/bayes/ratings';
import { trainBayes } from '../../../../src/model/bayes/train';
import { ratingMetrics } from '../../../../src/model/evaluation/ratingMetrics';
import { lowRankRatings } from '../../../support/ratedPairs';

const NOISE = 0.5;
const ITEMS = 120;
const PEOPLE = 300;
const NEW = 60;
const all = lowRankRatings({ users: PEOPLE, items: ITEMS, density: 0.3, noise: NOISE, seed: 21 });

/** The last people are new: the model never sees them. */
function trainingPart(): TrainingRatings {
  const old = (_: unknown, n: number) => all.user[n] < PEOPLE - NEW;
  return {
    users: PEOPLE - NEW,
    items: ITEMS,
    user: all.user.filter(old),
    item: all.item.filter(old),
    value: all.value.filter(old),
  };
}

function ratingsOf(user: number): PersonRating[] {
  return Array.from(all.user.keys())
    .filter((n) => all.user[n] === user)
    .map((n) => ({ item: all.item[n], value: all.value[n] }));
}

describe('folding in a new person', () => {
  let model: BayesModel;
  beforeAll(async () => {
    const options = { ...BAYES_DEFAULTS, factors: 6, sweeps: 60, burnIn: 20 };
    const kept = new KeptDraws(options);
    await trainBayes(trainingPart(), options, [kept]);
    model = kept.model();
  });

  it('keeps no more draws than asked for', async () => {
    expect(model.draws).toHaveLength(20);
    const options = { ...BAYES_DEFAULTS, factors: 2, sweeps: 12, burnIn: 2, kept: 4 };
    const kept = new KeptDraws(options);
    expect(() => kept.model()).toThrow(RangeError);
    await trainBayes(trainingPart(), options, [kept]);
    expect(kept.model().draws.length).toBeLessThanOrEqual(4);
    expect(kept.model().draws.length).toBeGreaterThan(2);
  });

  /** Each new person's first `given` ratings, then how well the others are foretold. */
  function errorsAfter(given: number) {
    const [actual, mean, sd]: number[][] = [[], [], []];
    for (let user = PEOPLE - NEW; user < PEOPLE; user++) {
      const ratings = ratingsOf(user);
      const asked = ratings.slice(20);
      const person = foldInPerson(model, ratings.slice(0, given));
      const predicted = predictFor(
        model,
        person,
        asked.map(({ item }) => item),
      );
      actual.push(...asked.map(({ value }) => value));
      mean.push(...predicted.mean);
      sd.push(...predicted.sd);
    }
    const meanSd = sd.reduce((sum, s) => sum + s, 0) / sd.length;
    return { ...ratingMetrics(actual, mean, sd), meanSd };
  }

  it('gets nearer to their taste, and surer of it, with every few ratings', () => {
    const [none, few, many] = [0, 4, 20].map(errorsAfter);
    expect(few.rmse).toBeLessThan(0.9 * none.rmse);
    expect(many.rmse).toBeLessThan(0.9 * few.rmse);
    expect(many.rmse).toBeLessThan(1.4 * NOISE);
    expect(few.meanSd).toBeLessThan(none.meanSd);
    expect(many.meanSd).toBeLessThan(few.meanSd);
    for (const { coverage } of [none, few, many]) {
      expect(coverage).toBeGreaterThan(0.85);
      expect(coverage).toBeLessThan(0.95);
    }
  });

  it('gives the same stars for the same ratings, and others after one more', () => {
    const ratings = ratingsOf(PEOPLE - 1);
    const stars = (given: readonly PersonRating[]) =>
      predictFor(model, foldInPerson(model, given), [0, 1, 2]);
    expect(stars(ratings)).toEqual(stars(ratings));
    expect(stars(ratings.slice(1))).not.toEqual(stars(ratings));
  });

  it('lets the last of several ratings count, and leaves out films it does not know', () => {
    const [first, ...others] = ratingsOf(PEOPLE - 1);
    const odd = [{ item: first.item, value: 0 }, ...others, first];
    const unknown = [ITEMS, -1, 0.5, 2 ** 40].map((item) => ({ item, value: 5 }));
    const person = foldInPerson(model, [...odd, ...unknown]);
    expect(person).toEqual(foldInPerson(model, [{ item: first.item, value: 0 }, ...others, first]));
    const plain = foldInPerson(model, [first, ...others]);
    expect(Array.from(person.means)).toEqual(Array.from(plain.means));
  });

  it.each([
    ['none', []],
    ['one', [{ item: 3, value: 5 }]],
    ['all at the bottom', Array.from({ length: ITEMS }, (_, item) => ({ item, value: 0.5 }))],
    ['all equal', Array.from({ length: 30 }, (_, item) => ({ item, value: 3 }))],
    ['absurd', [{ item: 0, value: 1e6 }]],
  ])('%s: stars stay finite and on the scale', (_, ratings) => {
    const items = Array.from({ length: ITEMS }, (_, item) => item);
    const { mean, sd } = predictFor(model, foldInPerson(model, ratings), items);
    const { min, max } = model.scale;
    for (const value of mean) expect(value >= min - 1e-9 && value <= max + 1e-9).toBe(true);
    for (const value of sd) expect(value > 0 && value <= (max - min) / 2).toBe(true);
  });

  it('refuses a rating that is not a number', () => {
    expect(() => foldInPerson(model, [{ item: 0, value: NaN }])).toThrow(/not a number/);
  });
});

describe('the conditional, by hand', () => {
  // One factor and a bias; one film with row (2, 0.5); prior N((0.1, 0.2), I); noise precision 4.
  const model: BayesModel = {
    items: 1,
    d: 2,
    scale: { mean: 3, sd: 1, min: 0, max: 6, leastSd: 0, mostSd: 3 },
    countScale: { mean: 0, sd: 1, min: 0, max: 0 },
    wellKnown: Int32Array.of(-1),
    draws: [
      {
        itemMeans: Float32Array.of(2, 0.5),
        itemNoise: Float32Array.of(1),
        precision: Float64Array.of(1, 0, 0, 1),
        mu: Float64Array.of(0.1, 0.2),
        hasRated: new Float32Array(),
        counts: new Float64Array(4),
        tau: 4,
        // So many that the person's noise factor is 1 to three digits.
        degrees: 1e8,
      },
    ],
    seed: 1,
  };

  it('is the prior without ratings', () => {
    const { means } = foldInPerson(model, []);
    expect(means[0]).toBeCloseTo(0.1, 12);
    expect(means[1]).toBeCloseTo(0.2, 12);
  });

  it('moves along z = (2, 1) by the error, as Kalman’s gain says', () => {
    // Error: y − c − z·μ = 1.5 − 0.5 − 0.4 = 0.6. Gain: z / (z·z + 1/4) = z / 5.25.
    const { means } = foldInPerson(model, [{ item: 0, value: 4.5 }]);
    expect(means[0]).toBeCloseTo(0.1 + (2 * 0.6) / 5.25, 3);
    expect(means[1]).toBeCloseTo(0.2 + 0.6 / 5.25, 3);
    // x·v + b + c of those, from a mean of 3.
    const { mean } = predictFor(model, foldInPerson(model, [{ item: 0, value: 4.5 }]), [0]);
    expect(mean[0]).toBeCloseTo(3 + 0.4 + 0.5 + (5 * 0.6) / 5.25, 3);
  });

  it('weighs erratic ratings less than steady ones of the same mean, from the first draw on', () => {
    const six = Array.from({ length: 6 }, (_, item) => item);
    const [draw] = model.draws;
    const heavyTailed: BayesModel = {
      ...model,
      items: 6,
      wellKnown: Int32Array.from(six, () => -1),
      draws: [
        {
          ...draw,
          itemMeans: Float32Array.from(six.flatMap(() => [2, 0.5])),
          itemNoise: Float32Array.from(six, () => 1),
          precision: Float64Array.of(100, 0, 0, 100),
          degrees: 4,
        },
      ],
    };
    const moved = (stars: (item: number) => number) => {
      const given = six.map((item) => ({ item, value: stars(item) }));
      return foldInPerson(heavyTailed, given).means[0] - 0.1;
    };
    const steady = moved(() => 4.5);
    // Gain: z / (5 + 100 / (24 · factor)), with a factor of about 1 and of about a sixth.
    expect(steady).toBeGreaterThan(0);
    expect(moved((item) => (item % 2 ? 6 : 3))).toBeLessThan(0.6 * steady);
  });
});
