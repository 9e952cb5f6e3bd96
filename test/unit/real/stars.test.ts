import { beforeAll, describe, expect, it } from 'vitest';
import type { Mark } from '../../../src/data/records';
import { createRandom } from '../../../src/engine/random';
import { filmFeatures } from '../../../src/model/bayes/content';
import { KeptDraws } from '../../../src/model/bayes/keptDraws';
import { BAYES_DEFAULTS } from '../../../src/model/bayes/options';
import { BAYES_RATING } from '../../../src/model/bayes/ratingModel';
import { starRatings } from '../../../src/model/bayes/ratings';
import { saveBayes } from '../../../src/model/bayes/saved';
import { trainBayes } from '../../../src/model/bayes/train';
import { starEvidence, wordStars } from '../../../src/model/evidence/givenStars';
import { ratingMetrics } from '../../../src/model/evaluation/ratingMetrics';
import type { RatingModel } from '../../../src/model/ratings/ratingModel';
import { hasRealLibrary, realLibrary } from '../../support/realLibrary';

/** People whom the model never sees: every sixth. */
const isNew = (user: number): boolean => user % 6 === 0;
const ASKED = 10;

describe.skipIf(!hasRealLibrary)(
  'stars of people the model never saw, as the page predicts them',
  () => {
    const { films, userIds, ratings } = hasRealLibrary
      ? realLibrary()
      : { films: [], userIds: [], ratings: { user: [], item: [], halfStars: [], time: [] } };
    const old = (_: unknown, n: number) => !isNew(ratings.user[n]);
    const train = {
      user: Uint32Array.from(ratings.user).filter(old),
      item: Uint32Array.from(ratings.item).filter(old),
      halfStars: Uint8Array.from(ratings.halfStars).filter(old),
      time: Uint32Array.from(ratings.time).filter(old),
    };
    const words = wordStars(train);
    let model: RatingModel;
    /** Each new person's ratings in a random order: the last are asked. */
    const people: number[][] = [];

    beforeAll(async () => {
      const shape = { users: userIds.length, items: films.length };
      const options = { ...BAYES_DEFAULTS, sweeps: 50, burnIn: 15 };
      const kept = new KeptDraws(options);
      const rated = { ...starRatings(train, shape), itemFeatures: filmFeatures(films) };
      await trainBayes(rated, options, [kept]);
      // Through what is kept, as on a second visit.
      const saved = structuredClone(saveBayes(kept.model()));
      model = BAYES_RATING.load(saved, { films, users: userIds.length, ratings: train });

      const random = createRandom(4);
      const byUser = new Map<number, number[]>();
      ratings.user.forEach((user, n) => {
        if (isNew(user)) byUser.set(user, [...(byUser.get(user) ?? []), n]);
      });
      for (const own of byUser.values()) {
        for (let i = own.length - 1; i > 0; i--) {
          const j = random.integer(i + 1);
          [own[i], own[j]] = [own[j], own[i]];
        }
        people.push(own);
      }
    }, 240_000);

    /** Errors after so many marks: what each rating was, or only whether it was high or low. */
    function errorsAfter(count: number, markOf: (halfStars: number) => Mark | null) {
      const [actual, mean, sd]: number[][] = [[], [], []];
      for (const own of people) {
        const given = own.slice(0, -ASKED).flatMap((n) => {
          const mark = markOf(ratings.halfStars[n]);
          return (mark && starEvidence(ratings.item[n], mark, words)) ?? [];
        });
        const asked = own.slice(-ASKED);
        const predicted = model
          .foldIn(given.slice(0, count))
          .predict(asked.map((n) => ratings.item[n]));
        actual.push(...asked.map((n) => ratings.halfStars[n] / 2));
        mean.push(...predicted.mean);
        sd.push(...predicted.sd);
      }
      return ratingMetrics(actual, mean, sd);
    }

    const asStars = (halfStars: number) => halfStars as Mark;
    const asWords = (halfStars: number): Mark | null =>
      halfStars >= 8 ? 'like' : halfStars <= 5 ? 'dislike' : null;

    it('get better with stars, and with likes and dislikes alone', () => {
      const none = errorsAfter(0, asStars).rmse;
      for (const markOf of [asStars, asWords]) {
        const [few, many] = [3, 30].map((count) => errorsAfter(count, markOf).rmse);
        expect(few).toBeLessThan(none - 0.02);
        expect(many).toBeLessThan(few - 0.02);
      }
      expect(errorsAfter(30, asStars).rmse).toBeLessThan(errorsAfter(30, asWords).rmse);
    });

    it('lie in their range about nine times in ten, whichever way one rates', () => {
      for (const markOf of [asStars, asWords])
        for (const count of [3, 10, 30]) {
          const { coverage } = errorsAfter(count, markOf);
          expect(coverage).toBeGreaterThan(0.86);
          expect(coverage).toBeLessThan(0.95);
        }
    });
  },
);
