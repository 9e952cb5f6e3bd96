import type { Film } from '../../data/library';
import type { Observations } from '../../engine/engine';
import { contentRows } from '../ranking/content';
import { atCuts, CUTS, type AtCuts, type Cut, type QualityMetrics } from './metrics';
import { transpose } from '../evidence/observations';

/**
 * What kind of films the lists of many people hold, beside whether they are the right ones: each
 * figure over the first k of every list, mean over the lists.
 */
export class ListQuality {
  /** Films × genres, rows of length 1; empty where a film has none. */
  private readonly genres: Observations;
  private readonly shown = atEveryCut(() => new Set<number>());
  private readonly sums = {
    novelty: atEveryCut(() => 0),
    diversity: atEveryCut(() => 0),
    popularityLift: atEveryCut(() => 0),
  };
  private lists = 0;

  /**
   * @param films by item index
   * @param likes how many of the people trained on like each item
   * @param people how many people were trained on
   */
  constructor(
    private readonly films: readonly Film[],
    private readonly likes: Uint32Array,
    private readonly people: number,
  ) {
    this.genres = transpose(contentRows(films, { genres: 1 }));
  }

  /** Takes one person's list, best first, and the films it was made from. */
  add(ranked: ArrayLike<number>, given: readonly number[]): void {
    this.lists++;
    const { novelty, diversity, popularityLift } = this.sums;
    for (const k of CUTS) {
      const list = Array.from({ length: Math.min(k, ranked.length) }, (_, n) => ranked[n]);
      for (const item of list) this.shown[k].add(item);
      novelty[k] += this.noveltyOf(list);
      diversity[k] += this.diversityOf(list);
      popularityLift[k] += this.liftOf(list, given);
    }
  }

  /**
   * The figures of all lists so far; zeros before the first. Coverage is catalogue coverage: how many
   * different films any list shows among its first k, over all films (Ge, Delgado-Battenfeld &
   * Jannach 2010).
   */
  metrics(): QualityMetrics {
    const { novelty, diversity, popularityLift } = this.sums;
    const mean = (sum: AtCuts) => atCuts((k) => sum[k] / Math.max(1, this.lists));
    return {
      coverage: atCuts((k) => this.shown[k].size / Math.max(1, this.films.length)),
      novelty: mean(novelty),
      diversity: mean(diversity),
      popularityLift: mean(popularityLift),
    };
  }

  /**
   * Mean self-information −log₂ p of the films, in bits, p the share of people who like one (Zhou et
   * al. 2010); smoothed, ours: p = (likes + 1) / (people + 1), since nobody may like a film yet.
   */
  private noveltyOf(list: readonly number[]): number {
    const bits = (item: number) => -Math.log2((this.likes[item] + 1) / (this.people + 1));
    return mean(list.map(bits));
  }

  /**
   * Intra-list diversity (Ziegler et al. 2005): mean of 1 − cosine of two films' genres over all
   * pairs. For vectors of length 1 the cosines of all pairs add up to (|Σ v|² − Σ |v|²) / 2. A film
   * without genres is like no other.
   */
  private diversityOf(list: readonly number[]): number {
    const { start, col, weight, cols } = this.genres;
    if (list.length < 2) return 0;
    const sum = new Float64Array(cols);
    let own = 0;
    for (const item of list)
      for (let p = start[item]; p < start[item + 1]; p++) {
        sum[col[p]] += weight[p];
        own += weight[p] ** 2;
      }
    const together = sum.reduce((total, value) => total + value ** 2, 0);
    return 1 - (together - own) / (list.length * (list.length - 1));
  }

  /**
   * Popularity bias as the lift of Abdollahpouri et al. 2020: how much better liked the films of the
   * list are, on average, than those the person gave, as a share of the latter. 0 when that is nought.
   */
  private liftOf(list: readonly number[], given: readonly number[]): number {
    const average = (items: readonly number[]) => mean(items.map((item) => this.likes[item]));
    const own = average(given);
    return own > 0 && list.length ? average(list) / own - 1 : 0;
  }
}

function atEveryCut<T>(make: () => T): Record<Cut, T> {
  return Object.fromEntries(CUTS.map((cut) => [cut, make()])) as Record<Cut, T>;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
