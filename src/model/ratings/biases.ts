import { scaleOf, type TrainingRatings } from '../bayes/ratings';
import type { SavedModel } from '../ranking/rankingModel';
import { savedArray, savedNumber } from '../saved';
import type { Rated, StarModel, StarModelKind, StarPerson } from './starModel';

/** The mean of all ratings, and how much better or worse each item is rated. */
export interface ItemBiases {
  readonly mean: number;
  /** Length items; 0 for an item that nobody rated. */
  readonly items: Float64Array;
}

/**
 * Ratings that speak against a bias before there are any: the best of 1 to 15 for each side on
 * validation ratings cut from the training part of ml-latest-small's first fold.
 */
export const SHRINKAGE = 3;
const ROUNDS = 10;

/**
 * rating ≈ mean + bᵤ + cᵢ by alternating ridge regression (Koren 2010, §2.1), each bias the mean of
 * what the others leave, shrunk.
 * @returns the item biases, and the users' at the same fixed point
 * @throws Failure `bad-input` as {@link scaleOf}
 */
export function fitBiases(ratings: TrainingRatings): ItemBiases & { readonly users: Float64Array } {
  const { mean } = scaleOf(ratings);
  const users = new Float64Array(ratings.users);
  const items = new Float64Array(ratings.items);
  for (let round = 0; round < ROUNDS; round++) {
    refit(items, ratings.item, users, ratings.user, ratings.value, mean);
    refit(users, ratings.user, items, ratings.item, ratings.value, mean);
  }
  return { mean, items, users };
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

/** What a person's ratings leave over the items' biases, and their own bias. */
export interface PersonBias {
  /** rating − mean − cᵢ, in order of the ratings. */
  readonly over: Float64Array;
  /** bᵤ = Σ over / (n + 3), as in training. */
  readonly bias: number;
  /** What each unit of `over` adds to the bias: 1 / (n + 3). */
  readonly share: number;
}

/**
 * Folds a person in: their bias as in training, given the items'.
 * @param rated known items, each once; none gives a bias of 0
 */
export function personBias({ mean, items }: ItemBiases, rated: readonly Rated[]): PersonBias {
  const over = Float64Array.from(rated, ({ item, stars }) => stars - mean - items[item]);
  const share = 1 / (rated.length + SHRINKAGE);
  return { over, share, bias: share * over.reduce((sum, value) => sum + value, 0) };
}

/** The biases as plain data, which {@link loadBiases} reads; of users there are none in it. */
export function saveBiases({ mean, items }: ItemBiases): SavedModel {
  return { arrays: { itemBiases: items }, info: { mean } };
}

/** @throws Failure `bad-input` when they are of other items */
export function loadBiases(saved: SavedModel, items: number): ItemBiases {
  return {
    mean: savedNumber(saved, 'mean'),
    items: savedArray(saved, 'itemBiases', 'Float64Array', items),
  };
}

/** User + item bias: what any model of ratings must beat. It knows of no likeness between items. */
export const biasKind: StarModelKind = {
  fit: (ratings) => Promise.resolve(new BiasModel(fitBiases(ratings))),
  load: (saved, { items }) => new BiasModel(loadBiases(saved, items)),
};

class BiasModel implements StarModel {
  constructor(private readonly biases: ItemBiases) {}

  foldIn(rated: readonly Rated[]): StarPerson {
    const { mean, items } = this.biases;
    const { over, bias, share } = personBias(this.biases, rated);
    return {
      stars: (item) => mean + items[item] + bias,
      terms: (item) => ({ terms: over.map((value) => share * value), rest: mean + items[item] }),
    };
  }

  similar(): [] {
    return [];
  }

  save(): SavedModel {
    return saveBiases(this.biases);
  }
}
