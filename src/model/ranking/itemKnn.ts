import type { Observations } from '../../engine/engine';
import type { ItemEvidence } from '../evidence/evidence';
import { foldLinear, type LinearInput, type LinearModel } from './linear';
import type { Neighbour } from '../recommend/neighbours';
import { transpose } from '../evidence/observations';
import type { FoldedPerson, RankingModel, SavedModel } from './rankingModel';
import { savedArray, savedNumber } from '../saved';
import { topItems } from '../recommend/topItems';

/**
 * Item-based nearest neighbours on implicit feedback, the baseline to beat (Deshpande & Karypis
 * 2004): cosine of the columns, shrunk where few people liked either, and each film counts only
 * its nearest neighbours among what was given.
 */
export class ItemKnn implements RankingModel, LinearModel {
  private readonly items: Observations;
  private readonly degree: Float64Array;
  /** Similarity of each film's last neighbour that counts. */
  private readonly least: Float64Array;

  /**
   * @param users observations users × items; weights and targets are not used
   * @param neighbours how many count for each film
   * @param shrinkage added to the denominator of the cosine
   * @param least as an earlier model on the same observations found it
   */
  constructor(
    private readonly users: Observations,
    neighbours = 100,
    private readonly shrinkage = 20,
    least?: Float64Array,
  ) {
    this.items = transpose(users);
    this.degree = Float64Array.from(
      { length: this.items.rows },
      (_, i) => this.items.start[i + 1] - this.items.start[i],
    );
    this.least =
      least ??
      Float64Array.from(this.degree, (_, item) => {
        const similarity = this.similarities(item);
        const last = topItems(similarity, neighbours).at(-1);
        return last === undefined ? 0 : similarity[last];
      });
  }

  /**
   * A kept model over the observations it was trained on.
   * @throws Failure `bad-input` when it does not fit them
   */
  static load(saved: SavedModel, users: Observations): ItemKnn {
    const least = savedArray(saved, 'least', 'Float64Array', users.cols);
    return new ItemKnn(users, undefined, savedNumber(saved, 'shrinkage'), least);
  }

  foldIn(evidence: readonly ItemEvidence[]): FoldedPerson {
    return foldLinear(this, evidence);
  }

  /** By shrunk cosine, without films that nobody likes as well. */
  similar(item: number, count: number): Neighbour[] {
    const similarity = this.similarities(item);
    const found = topItems(similarity, count, (other) => similarity[other] > 0);
    return Array.from(found, (other) => ({ item: other, similarity: similarity[other] }));
  }

  /** Only what took long to find: the rest is made again from the observations. */
  save(): SavedModel {
    return { arrays: { least: this.least }, info: { shrinkage: this.shrinkage } };
  }

  /** Σ of similarities to the items of the input, each times its value, for every item. */
  scoresOf(input: readonly LinearInput[]): Float64Array {
    const scores = new Float64Array(this.items.rows);
    for (const { item, value } of input)
      this.similarities(item).forEach((similarity, other) => {
        if (similarity >= this.least[other]) scores[other] += value * similarity;
      });
    return scores;
  }

  weightsTo(item: number, from: readonly number[]): Float64Array {
    const similarity = this.similarities(item);
    return Float64Array.from(from, (other) =>
      similarity[other] >= this.least[item] ? similarity[other] : 0,
    );
  }

  private similarities(item: number): Float64Array {
    const both = new Float64Array(this.items.rows);
    for (let p = this.items.start[item]; p < this.items.start[item + 1]; p++) {
      const user = this.items.col[p];
      for (let q = this.users.start[user]; q < this.users.start[user + 1]; q++)
        both[this.users.col[q]]++;
    }
    both[item] = 0;
    for (let other = 0; other < both.length; other++)
      if (both[other] > 0)
        both[other] /= Math.sqrt(this.degree[item] * this.degree[other]) + this.shrinkage;
    return both;
  }
}
