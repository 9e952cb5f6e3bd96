import { scaleOf, type TrainingRatings } from './bayes/ratings';

/** Predicted stars of a user index for an item index; either may be unseen. */
export type RatingBaseline = (user: number, item: number) => number;

/**
 * Ratings that speak against a bias before there are any: the best of 1 to 15 for each side on
 * validation ratings cut from the training part of ml-latest-small's first fold.
 */
const SHRINKAGE = 3;
const ROUNDS = 10;

/**
 * User + item bias: rating ≈ mean + bᵤ + cᵢ by alternating ridge regression (Koren 2010, §2.1), each
 * bias the mean of what the others leave, shrunk. Clipped to the scale; an unseen user or item has bias 0.
 * @throws Failure `bad-input` as {@link scaleOf}
 */
export function fitBiases(ratings: TrainingRatings): RatingBaseline {
  const { mean, min, max } = scaleOf(ratings);
  const users = new Float64Array(ratings.users);
  const items = new Float64Array(ratings.items);
  for (let round = 0; round < ROUNDS; round++) {
    refit(items, ratings.item, users, ratings.user, ratings.value, mean);
    refit(users, ratings.user, items, ratings.item, ratings.value, mean);
  }
  return (user, item) =>
    Math.min(max, Math.max(min, mean + (users[user] ?? 0) + (items[item] ?? 0)));
}

function refit(
  own: Float64Array,
  row: Uint32Array,
  others: Float64Array,
  col: Uint32Array,
  value: Float64Array,
  mean: number,
): void {
  const count = new Float64Array(own.length).fill(SHRINKAGE);
  own.fill(0);
  for (let n = 0; n < value.length; n++) {
    own[row[n]] += value[n] - mean - others[col[n]];
    count[row[n]]++;
  }
  for (let r = 0; r < own.length; r++) own[r] /= count[r];
}
