import type { Observations } from '../engine/engine';
import { transpose } from './observations';

/**
 * Item-based nearest neighbours on implicit feedback, the baseline to beat: cosine of the columns,
 * shrunk towards 0 where few people liked both (Deshpande & Karypis 2004; shrinkage as in Koren
 * 2008), every neighbour kept.
 */
export class ItemKnn {
  private readonly items: Observations;
  private readonly degree: Float64Array;

  /** @param users observations users × items; weights and targets are not used */
  constructor(
    private readonly users: Observations,
    private readonly shrinkage = 10,
  ) {
    this.items = transpose(users);
    this.degree = Float64Array.from(
      { length: this.items.rows },
      (_, i) => this.items.start[i + 1] - this.items.start[i],
    );
  }

  /** Sum of similarities to the given items, for every item. */
  scores(given: readonly number[]): Float64Array {
    const scores = new Float64Array(this.items.rows);
    const both = new Float64Array(this.items.rows);
    for (const item of given) {
      both.fill(0);
      for (let p = this.items.start[item]; p < this.items.start[item + 1]; p++) {
        const user = this.items.col[p];
        for (let q = this.users.start[user]; q < this.users.start[user + 1]; q++)
          both[this.users.col[q]]++;
      }
      for (let other = 0; other < scores.length; other++) {
        if (both[other] === 0 || other === item) continue;
        const cosine = both[other] / Math.sqrt(this.degree[item] * this.degree[other]);
        scores[other] += (cosine * both[other]) / (both[other] + this.shrinkage);
      }
    }
    return scores;
  }
}
