import type { Observations } from '../engine/engine';
import { transpose } from './observations';
import { topItems } from './topItems';

/**
 * Item-based nearest neighbours on implicit feedback, the baseline to beat (Deshpande & Karypis
 * 2004): cosine of the columns, shrunk where few people liked either, and each film counts only
 * its nearest neighbours among what was given.
 */
export class ItemKnn {
  private readonly items: Observations;
  private readonly degree: Float64Array;
  /** Similarity of each film's last neighbour that counts. */
  private readonly least: Float64Array;

  /**
   * @param users observations users × items; weights and targets are not used
   * @param neighbours how many count for each film
   * @param shrinkage added to the denominator of the cosine
   */
  constructor(
    private readonly users: Observations,
    neighbours = 100,
    private readonly shrinkage = 20,
  ) {
    this.items = transpose(users);
    this.degree = Float64Array.from(
      { length: this.items.rows },
      (_, i) => this.items.start[i + 1] - this.items.start[i],
    );
    this.least = Float64Array.from(this.degree, (_, item) => {
      const similarity = this.similarities(item);
      const last = topItems(similarity, neighbours).at(-1);
      return last === undefined ? 0 : similarity[last];
    });
  }

  /** Sum of similarities to the given items, for every item. */
  scores(given: readonly number[]): Float64Array {
    const scores = new Float64Array(this.items.rows);
    for (const item of given)
      this.similarities(item).forEach((similarity, other) => {
        if (similarity >= this.least[other]) scores[other] += similarity;
      });
    return scores;
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
