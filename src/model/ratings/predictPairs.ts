import type { Film } from '../../data/library';
import { runInSlices } from '../../engine/wasm/slices';
import type { Predictions } from '../bayes/pairs';
import type { ItemEvidence } from '../evidence/evidence';
import { ratingEvidence } from '../evidence/feedback';
import type { FitContext, RankingData } from '../ranking/rankingModel';
import type { RatingModelKind, RatingPairs } from './ratingModel';

/** Stands for every item that the library does not have. */
const UNKNOWN: Film = { id: -1, title: '', year: null, genres: [] };

/**
 * Trains a model of ratings and predicts pairs, in their order. Of the pairs the model learns
 * nothing: they only name what is wanted. A person is folded in from their ratings in the training,
 * unless the model has a better way to predict for people whom it was trained on.
 * @throws Failure as the model's `fit`
 */
export async function predictPairs(
  kind: RatingModelKind,
  data: RankingData,
  pairs: RatingPairs,
  context: FitContext,
): Promise<Predictions> {
  if (kind.predictPairs) return kind.predictPairs(data, pairs, context);
  const unknown = data.films.length;
  // Whether it is asked for or not: what is asked must not change what is learnt.
  const model = await kind.fit({ ...data, films: [...data.films, UNKNOWN] }, context);
  const evidenceOf = evidenceByUser(data);
  const mean = new Float64Array(pairs.user.length);
  const sd = new Float64Array(pairs.user.length);

  function* everybody(): Generator<void, void> {
    for (const [user, places] of placesByUser(pairs.user)) {
      const items = places.map((n) => (pairs.item[n] < 0 ? unknown : pairs.item[n]));
      const predicted = model.foldIn(evidenceOf(user)).predict(items);
      places.forEach((n, at) => {
        mean[n] = predicted.mean[at];
        sd[n] = predicted.sd[at];
      });
      yield;
    }
  }
  await runInSlices(everybody(), context.signal);
  return { mean, sd };
}

function placesByUser(user: Int32Array): ReadonlyMap<number, number[]> {
  const places = new Map<number, number[]>();
  user.forEach((own, n) => {
    const list = places.get(own) ?? [];
    places.set(own, list);
    list.push(n);
  });
  return places;
}

/** Somebody's ratings as what a fold-in takes, made when asked for: most libraries are large. */
function evidenceByUser({ users, ratings }: RankingData): (user: number) => ItemEvidence[] {
  const { user, item, halfStars } = ratings;
  // Ratings are sorted by user.
  const start = new Uint32Array(users + 1);
  for (const own of user) start[own + 1]++;
  for (let u = 0; u < users; u++) start[u + 1] += start[u];
  return (own) =>
    own < 0
      ? []
      : Array.from(item.subarray(start[own], start[own + 1]), (rated, n) =>
          starEvidenceOf(rated, halfStars[start[own] + n]),
        );
}

/** A rating as evidence for models of ratings and of rankings alike. */
export const starEvidenceOf = (item: number, halfStars: number): ItemEvidence => ({
  item,
  ...ratingEvidence(halfStars),
  stars: halfStars / 2,
});
