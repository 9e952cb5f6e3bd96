import { choleskySolveInPlace } from '../../engine/reference/cholesky';
import { gram, solveRow } from '../../engine/reference/rowSystem';
import { RowMatrix } from '../../engine/rowMatrix';
import { heard, likesWeight, type ItemEvidence } from '../evidence/evidence';
import { rowPenalty, type IalsOptions } from './ials';
import type { ItemTerms } from './rankingModel';

export type { ItemEvidence } from '../evidence/evidence';

/**
 * What is believed of a person before they say anything: that they are like the average user. The
 * belief weighs τ(n) = strength · λ₀ · half / (half + n) for likes that weigh n = Σ w · max(t, 0), so
 * it carries a new person's first list and gives way as they say what they like. To dislikes it does
 * not give way: they bend it. λ₀ is the penalty of a row
 * without evidence, which makes the strength mean the same in small and large libraries.
 */
export interface FoldInPrior {
  /** The users' mean factors μ, length k. */
  readonly mean: Float64Array;
  readonly strength: number;
  readonly half: number;
}

/** A person as the model sees them, from fixed item factors. */
export interface FoldedUser {
  /** Factors x, length k. */
  readonly x: Float64Array;
  /** What they were solved from, without evidence of weight 0. */
  readonly evidence: readonly ItemEvidence[];
  /** Cholesky factor of their row system, for `explain`. */
  readonly factor: Float64Array;
  /** τμ, what the prior adds to the right-hand side; null without one. */
  readonly pull: Float64Array | null;
}

/**
 * Item factors made ready to serve: everything that does not depend on the person is done once.
 * It works in plain float64 on the calling thread: one row is too little work to send to a GPU,
 * and recommending then never waits for training nor depends on a device that may be lost.
 */
export class ItemModel {
  /** α₀ YᵀY, row-major k × k. */
  private readonly base: Float64Array;
  private readonly rows: RowMatrix;

  /**
   * @param factors row-major items × k
   * @param popularity how many people liked each item, length items
   * @param prior where a fold-in starts from; without one, from nothing
   */
  constructor(
    readonly factors: Float32Array,
    readonly popularity: Uint32Array,
    readonly options: IalsOptions,
    readonly prior?: FoldInPrior,
  ) {
    this.base = gram(factors, popularity.length, options.factors, options.alpha0);
    this.rows = new RowMatrix(factors, options.factors);
  }

  get items(): number {
    return this.popularity.length;
  }

  /**
   * Fold-in: the exact least-squares factors of a new user with the item factors fixed, by the same
   * row system as in training, with τ|x − μ|² added where there is a prior. No evidence and no prior
   * give x = 0.
   */
  foldIn(evidence: readonly ItemEvidence[]): FoldedUser {
    const used = heard(evidence);
    const row = {
      col: Uint32Array.from(used, ({ item }) => item),
      weight: Float64Array.from(used, ({ weight }) => weight),
      target: Float64Array.from(used, ({ target }) => target),
      from: 0,
      to: used.length,
    };
    const total = row.weight.reduce((sum, w) => sum + w, 0);
    const penalty = rowPenalty(total, this.items, this.options);
    const { prior } = this;
    const share = prior ? (prior.strength * prior.half) / (prior.half + likesWeight(used)) : 0;
    const tau = share * rowPenalty(0, this.items, this.options);
    const pull = prior?.mean.map((value) => tau * value) ?? null;
    const { x, factor } = solveRow(
      this.base,
      this.factors,
      this.options.factors,
      row,
      penalty + tau,
      pull ?? undefined,
    );
    return { x, factor, evidence: used, pull };
  }

  /** Scores x·yᵢ of every item, length items. */
  scores(x: Float64Array): Float64Array {
    return this.rows.products(x);
  }

  /** As of a `RankingModel`. */
  quicken(): Promise<void> {
    return this.rows.quicken();
  }

  /**
   * What each piece of evidence adds to the score of `item`: with A the person's system matrix,
   * `x·yᵢ = Σⱼ (yᵢᵀ A⁻¹ yⱼ) wⱼ tⱼ + yᵢᵀ A⁻¹ τμ` exactly (Hu, Koren, Volinsky 2008, §5). The last,
   * what the prior adds, is the rest.
   */
  explain(user: FoldedUser, item: number): ItemTerms {
    const k = this.options.factors;
    const z = Float64Array.from(this.factors.subarray(item * k, (item + 1) * k));
    choleskySolveInPlace(user.factor, k, z);
    const terms = Float64Array.from(user.evidence, ({ item: j, weight, target }) => {
      let dot = 0;
      for (let f = 0; f < k; f++) dot += z[f] * this.factors[j * k + f];
      return dot * weight * target;
    });
    let rest = 0;
    user.pull?.forEach((value, f) => (rest += z[f] * value));
    return { terms, rest };
  }
}
