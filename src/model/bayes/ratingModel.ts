import { filmFeatures } from './content';
import { explainStars } from './explain';
import { KeptDraws, type BayesModel } from './keptDraws';
import { BAYES_DEFAULTS } from './options';
import { product } from './noise';
import type { Predictions } from './pairs';
import { foldInPerson, predictFor, type PersonRating } from './person';
import { planBayes } from './plan';
import { starRatings } from './ratings';
import { loadBayes, saveBayes } from './saved';
import { trainBayes } from './train';
import type { RatingColumns } from '../../data/library';
import { checkEvidence, type ItemEvidence } from '../evidence/evidence';
import type { Neighbour } from '../recommend/neighbours';
import type { ItemTerms, SavedModel } from '../ranking/rankingModel';
import type { RatingModel, RatingModelKind, RatingPerson } from '../ratings/ratingModel';
import { topItems } from '../recommend/topItems';

/** Items with fewer ratings are left out: their rows are little more than the prior. */
const LEAST_RATINGS = 3;

/** The kept draws of Bayesian matrix factorisation, as a model that people are folded into. */
export class BayesRating implements RatingModel {
  /** Length of each item's factors over all draws, made when first needed. */
  private lengths: Float32Array | null = null;

  /** @param ratings how many each item has, length items */
  constructor(
    readonly model: BayesModel,
    private readonly ratings: Uint32Array,
  ) {}

  foldIn(evidence: readonly ItemEvidence[]): RatingPerson {
    checkEvidence(evidence);
    return new BayesPerson(this.model, evidence);
  }

  /**
   * By the cosine of the items' mean rows, without their biases. Factors turn from draw to draw, so
   * rows of different draws are not averaged but laid end to end.
   */
  similar(item: number, count: number): Neighbour[] {
    const { items } = this.model;
    this.lengths ??= Float32Array.from({ length: items }, (_, i) => Math.sqrt(this.dot(i, i)));
    const { lengths } = this;
    const cosines = Float32Array.from({ length: items }, (_, other) =>
      this.ratings[other] < LEAST_RATINGS || other === item
        ? 0
        : this.dot(item, other) / (lengths[item] * lengths[other]),
    );
    const found = topItems(cosines, count, (other) => cosines[other] > 0);
    return Array.from(found, (other) => ({ item: other, similarity: cosines[other] }));
  }

  save(): SavedModel {
    return saveBayes(this.model);
  }

  private dot(a: number, b: number): number {
    const { d, draws } = this.model;
    let sum = 0;
    for (const { itemMeans } of draws)
      for (let k = 0, at = a * d, to = b * d; k < d - 1; k++, at++, to++)
        sum += itemMeans[at] * itemMeans[to];
    return sum;
  }
}

class BayesPerson implements RatingPerson {
  readonly evidence: readonly ItemEvidence[];
  private readonly given: readonly PersonRating[];
  private readonly row: ReturnType<typeof foldInPerson>;

  constructor(
    private readonly model: BayesModel,
    evidence: readonly ItemEvidence[],
  ) {
    const latest = new Map(
      evidence
        .filter(({ item, stars }) => stars !== undefined && item in model.wellKnown)
        .map((one) => [one.item, one]),
    );
    this.evidence = [...latest.values()];
    this.given = this.evidence.flatMap(({ item, stars, starsSd = 0 }) =>
      stars === undefined ? [] : { item, value: stars, sd: starsSd },
    );
    this.row = foldInPerson(model, this.given);
  }

  /** Posterior mean of the stars, before they are clipped to the scale. */
  scores(): Float32Array {
    const { d, items, scale, draws } = this.model;
    const sums = new Float64Array(items);
    draws.forEach(({ itemMeans }, s) => {
      for (let i = 0; i < items; i++)
        sums[i] += product(this.row.means, s * d, itemMeans, i * d, d);
    });
    return Float32Array.from(sums, (sum) => scale.mean + (scale.sd * sum) / draws.length);
  }

  /** Exact given the draws: see {@link explainStars}. */
  explain(item: number): ItemTerms {
    return explainStars(this.model, this.row, this.given, item);
  }

  predict(items: ArrayLike<number>): Predictions {
    return predictFor(this.model, this.row, items);
  }
}

/**
 * Bayesian matrix factorisation with genres and years in the films' prior, trained as a page has time
 * for: {@link planBayes}, whose failures are those of `fit` too.
 */
export const BAYES_RATING: RatingModelKind = {
  async fit({ films, users, ratings }, { engine, seed, signal, onProgress }) {
    const options = planBayes(ratings.user.length, films.length, { ...BAYES_DEFAULTS, seed });
    const kept = new KeptDraws(options);
    const shape = { users, items: films.length };
    await trainBayes(
      { ...starRatings(ratings, shape), itemFeatures: filmFeatures(films) },
      options,
      [kept],
      { engine, signal, onSweep: (sweep, of) => onProgress?.(sweep / of) },
    );
    return new BayesRating(kept.model(), ratingsOf(ratings, films.length));
  },
  load: (saved, { films, ratings }) =>
    new BayesRating(loadBayes(saved, films.length), ratingsOf(ratings, films.length)),
};

/** How many ratings each item has. */
export function ratingsOf({ item }: RatingColumns, items: number): Uint32Array {
  const counts = new Uint32Array(items);
  for (const i of item) counts[i]++;
  return counts;
}
