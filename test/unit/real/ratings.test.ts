import { describe, expect, it } from 'vitest';
import { pairsOf } from '../../../scripts/ratingPairs';
import { readPairs, readRatingsFile } from '../../../src/data/ratingsFile';
import { createReferenceEngine } from '../../../src/engine/reference/engine';
import { KeptDraws } from '../../../src/model/bayes/keptDraws';
import { BAYES_DEFAULTS } from '../../../src/model/bayes/options';
import { foldInPerson, predictFor } from '../../../src/model/bayes/person';
import { predictBayesPairs } from '../../../src/model/bayes/predictPairs';
import { starRatings } from '../../../src/model/bayes/ratings';
import { trainBayes } from '../../../src/model/bayes/train';
import { evaluateRatings } from '../../../src/model/evaluation/evaluateRatings';
import { ratingMetrics } from '../../../src/model/evaluation/ratingMetrics';
import type { RatingModelKind } from '../../../src/model/ratings/ratingModel';
import { RATING_MODELS, type RatingModelName } from '../../../src/model/ratings/ratingModels';
import { hasRatingFolds, realRatedLibrary, realRatingFolds } from '../../support/ratingFolds';

describe.skipIf(!hasRatingFolds)('predicted ratings on ml-latest-small', () => {
  it('reach the target on the first fold, with honest intervals', async () => {
    const [{ train, pairs, actual }] = realRatingFolds();
    const file = readRatingsFile(train, 'train.csv');
    const { mean, sd } = await predictBayesPairs(
      { films: file.films, users: file.userIds.length, ratings: file.ratings },
      pairsOf(file, readPairs(pairs, 'test.csv', 'unread')),
      { engine: createReferenceEngine(), seed: 1 },
      // Fewer than the default: within the target on a busy machine too.
      { sweeps: 50, burnIn: 15 },
    );
    const { rmse, mae, coverage, count } = ratingMetrics(actual, mean, sd);
    expect(count).toBeGreaterThan(20_000);
    // The target is .838 and .640. It comes to .806; without who rated what, to .820.
    expect(rmse).toBeLessThanOrEqual(0.81);
    expect(mae).toBeLessThanOrEqual(0.62);
    expect(coverage).toBeGreaterThan(0.87);
    expect(coverage).toBeLessThan(0.93);
  });

  it('are better still with genres and years', async () => {
    const { library, folds } = realRatedLibrary();
    const quick: RatingModelKind = {
      ...RATING_MODELS.bayes,
      predictPairs: (data, pairs, context) =>
        predictBayesPairs(data, pairs, context, { sweeps: 50, burnIn: 15 }),
    };
    const context = { engine: createReferenceEngine(), seed: 1, only: [0] };
    const { rmse } = await evaluateRatings(library, folds, quick, context);
    // .796, and .806 without.
    expect(rmse).toBeLessThanOrEqual(0.797);
  });

  it('are better than biases with every model, within its intervals nine times in ten', async () => {
    const { library, folds } = realRatedLibrary();
    const rmse: Partial<Record<RatingModelName, number>> = {};
    for (const name of ['bias', 'user-knn-ratings', 'item-knn-ratings', 'svd++'] as const) {
      const context = { engine: createReferenceEngine(), seed: 1, only: [0] };
      const figures = await evaluateRatings(library, folds, RATING_MODELS[name], context);
      rmse[name] = figures.rmse;
      expect(figures.coverage, name).toBeGreaterThan(0.87);
      expect(figures.coverage, name).toBeLessThan(0.93);
    }
    const { bias = 0, ...others } = rmse;
    expect(bias).toBeLessThan(0.872);
    for (const [name, value] of Object.entries(others))
      expect(value, name).toBeLessThan(bias - 0.005);
  }, 240_000);

  it('hold for people who were not there, whatever they have rated so far', async () => {
    const [{ train, pairs, actual }] = realRatingFolds();
    const { films, userIds, ratings } = readRatingsFile(train, 'train.csv');
    const asked = readPairs(pairs, 'test.csv', 'unread');
    const isNew = (user: number) => user % 5 === 3;
    const stars = starRatings(ratings, { users: userIds.length, items: films.length });
    const old = (_: unknown, n: number) => !isNew(stars.user[n]);
    const options = { ...BAYES_DEFAULTS, sweeps: 50, burnIn: 15 };
    const kept = new KeptDraws(options);
    await trainBayes(
      {
        ...stars,
        user: stars.user.filter(old),
        item: stars.item.filter(old),
        value: stars.value.filter(old),
      },
      options,
      [kept],
    );
    const model = kept.model();
    const itemOf = new Map(films.map(({ id }, item) => [id, item]));

    const errors = [0, 10, Infinity].map((count) => {
      const [answers, mean, sd]: number[][] = [[], [], []];
      userIds.forEach((userId, user) => {
        if (!isNew(user)) return;
        const given = Array.from(stars.user.keys())
          .filter((n) => stars.user[n] === user)
          .map((n) => ({ item: stars.item[n], value: stars.value[n] }));
        const tests = Array.from(asked.userId.keys()).filter(
          (n) => asked.userId[n] === userId && itemOf.has(asked.filmId[n]),
        );
        const person = foldInPerson(model, given.slice(0, count));
        const items = tests.map((n) => itemOf.get(asked.filmId[n]) ?? 0);
        const predicted = predictFor(model, person, items);
        answers.push(...tests.map((n) => actual[n]));
        mean.push(...predicted.mean);
        sd.push(...predicted.sd);
      });
      return ratingMetrics(answers, mean, sd);
    });
    expect(errors[0].count).toBeGreaterThan(2000);
    expect(errors[1].rmse).toBeLessThan(errors[0].rmse - 0.03);
    expect(errors[2].rmse).toBeLessThan(errors[1].rmse - 0.03);
    for (const { coverage } of errors) {
      expect(coverage).toBeGreaterThan(0.87);
      expect(coverage).toBeLessThan(0.93);
    }
  });
});
