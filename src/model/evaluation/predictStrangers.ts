import { runInSlices } from '../../engine/wasm/slices';
import type { Ratings } from './evaluateRanking';
import type { HeldRatings } from './evaluateRatings';
import { starEvidenceOf } from '../ratings/predictPairs';
import type { FitContext } from '../ranking/rankingModel';
import type { RatingModelKind } from '../ratings/ratingModel';
import { ratingsWhere } from '../evidence/ratingsWhere';

/**
 * Predicts every rating of some people as if they were new: the model learns from everybody else, and
 * is done learning when each of them is folded in by their ratings of all folds but one, to predict
 * those of that fold; and so for each fold.
 * @param folds fold of each rating
 * @param isNew by user index
 * @throws Failure as the model's `fit`
 */
export async function predictStrangers(
  kind: RatingModelKind,
  { films, userIds, ratings }: Ratings,
  folds: Uint8Array,
  isNew: (user: number) => boolean,
  context: FitContext,
): Promise<HeldRatings> {
  const others = ratingsWhere(ratings, (n) => !isNew(ratings.user[n]));
  const model = await kind.fit({ films, users: userIds.length, ratings: others }, context);
  const byUser = new Map<number, number[]>();
  ratings.user.forEach((user, n) => {
    if (!isNew(user)) return;
    const own = byUser.get(user) ?? [];
    byUser.set(user, own);
    own.push(n);
  });
  const [user, stars, predicted, sd]: number[][] = [[], [], [], []];

  function* everybody(): Generator<void, void> {
    for (const [who, own] of byUser)
      for (const fold of new Set(own.map((n) => folds[n]))) {
        const given = own.filter((n) => folds[n] !== fold);
        const asked = own.filter((n) => folds[n] === fold);
        const person = model.foldIn(
          given.map((n) => starEvidenceOf(ratings.item[n], ratings.halfStars[n])),
        );
        const found = person.predict(asked.map((n) => ratings.item[n]));
        asked.forEach((n, at) => {
          user.push(who);
          stars.push(ratings.halfStars[n] / 2);
          predicted.push(found.mean[at]);
          sd.push(found.sd[at]);
        });
        yield;
      }
  }
  await runInSlices(everybody(), context.signal);
  return { user, stars, predicted, sd };
}
