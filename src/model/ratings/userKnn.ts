import type { TrainingRatings } from '../bayes/ratings';
import type { SavedModel } from '../ranking/rankingModel';
import { misfit } from '../saved';
import {
  fitBiases,
  loadBiases,
  personBias,
  saveBiases,
  type ItemBiases,
  type PersonBias,
} from './biases';
import { residualRows, type ResidualRows } from './residuals';
import type { Rated, StarModel, StarModelKind, StarPerson } from './starModel';

/** Hyper-parameters of {@link userKnnKind}. */
export interface UserKnnRatingOptions {
  /** Films in common that speak against a likeness before there are any. */
  readonly shrinkage: number;
  /** Likeness that speaks for the bias alone. */
  readonly ballast: number;
  /** Neighbours, of those who rated the film. */
  readonly neighbours: number;
}

/**
 * Chosen on validation ratings cut from the training part of ml-latest-small's first fold, from
 * shrinkages of 10 to 100, ballasts of 0.2 to 1, and 40 to 200 neighbours, which make no difference;
 * `bench/tune.md` has them beside their neighbours.
 */
export const USER_KNN_RATING_DEFAULTS: UserKnnRatingOptions = {
  shrinkage: 50,
  ballast: 0.5,
  neighbours: 40,
};

/**
 * User-based nearest neighbours on what the biases leave (Herlocker et al. 1999; Koren 2010):
 * `stars = b_ui + Σᵥ s_uv (r_vi − b_vi) / (Σᵥ s_uv + ballast)` over the likest v who rated the item,
 * s the correlation of two people's residuals, shrunk by n/(n + shrinkage) where both rated n items.
 * There is no training but the biases; it keeps all ratings, and is not linear in a person's.
 */
export const userKnnKind: StarModelKind = userKnnWith(USER_KNN_RATING_DEFAULTS);

export function userKnnWith(options: UserKnnRatingOptions): StarModelKind {
  return {
    fit: (ratings) => Promise.resolve(new UserKnnRatings(ratings, options)),
    load(saved, ratings) {
      const { mean } = loadBiases(saved, ratings.items);
      const model = new UserKnnRatings(ratings, options);
      if (model.biases.mean !== mean) throw misfit();
      return model;
    },
  };
}

class UserKnnRatings implements StarModel {
  readonly biases: ItemBiases;
  private readonly byItem: ResidualRows;
  private readonly users: number;

  constructor(
    ratings: TrainingRatings,
    private readonly options: UserKnnRatingOptions,
  ) {
    const biases = fitBiases(ratings);
    this.biases = biases;
    this.byItem = residualRows(ratings, biases).byItem;
    this.users = ratings.users;
  }

  foldIn(rated: readonly Rated[]): StarPerson {
    const { byItem, users, biases, options } = this;
    const own = personBias(biases, rated);
    const products = new Float64Array(users);
    const [mine, theirs] = [new Float64Array(users), new Float64Array(users)];
    const both = new Uint32Array(users);
    rated.forEach(({ item }, n) => {
      const e = own.over[n] - own.bias;
      for (let p = byItem.start[item]; p < byItem.start[item + 1]; p++) {
        const v = byItem.other[p];
        const f = byItem.residual[p];
        products[v] += e * f;
        mine[v] += e * e;
        theirs[v] += f * f;
        both[v]++;
      }
    });
    const similarity = products.map((sum, v) =>
      sum > 0
        ? ((sum / Math.sqrt(mine[v] * theirs[v])) * both[v]) / (both[v] + options.shrinkage)
        : 0,
    );
    const base = (item: number) => biases.mean + biases.items[item];
    return {
      stars: (item) =>
        this.nearest(item, similarity).reduce(
          (sum, { weight, residual }) => sum + weight * residual,
          base(item) + own.bias,
        ),
      terms: (item) => ({
        terms: this.terms(item, similarity, products, rated, own),
        rest: base(item),
      }),
    };
  }

  /** The likest of those who rated an item, with what their residual counts. */
  private nearest(item: number, similarity: Float64Array) {
    const { start, other, residual } = this.byItem;
    const raters: { user: number; weight: number; residual: number }[] = [];
    for (let p = start[item]; p < start[item + 1]; p++)
      if (similarity[other[p]] > 0)
        raters.push({ user: other[p], weight: similarity[other[p]], residual: residual[p] });
    raters.sort((a, b) => b.weight - a.weight || a.user - b.user);
    raters.length = Math.min(raters.length, this.options.neighbours);
    const all = raters.reduce((sum, { weight }) => sum + weight, this.options.ballast);
    for (const rater of raters) rater.weight /= all;
    return raters;
  }

  /** A neighbour's part is shared out over the films that made them alike. */
  private terms(
    item: number,
    similarity: Float64Array,
    products: Float64Array,
    rated: readonly Rated[],
    own: PersonBias,
  ): Float64Array {
    const { start, other, residual } = this.byItem;
    const parts = new Float64Array(this.users);
    for (const rater of this.nearest(item, similarity))
      parts[rater.user] = (rater.weight * rater.residual) / products[rater.user];
    return Float64Array.from(rated, (piece, n) => {
      let term = own.share * own.over[n];
      const e = own.over[n] - own.bias;
      for (let p = start[piece.item]; p < start[piece.item + 1]; p++)
        term += parts[other[p]] * e * residual[p];
      return term;
    });
  }

  similar(): [] {
    return [];
  }

  save(): SavedModel {
    // The rest of what it knows are the ratings, which whoever loads it has.
    return saveBiases(this.biases);
  }
}
