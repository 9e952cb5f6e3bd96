/** How the Bayesian model is trained. */
export interface BayesOptions {
  /** Factors of each user and item, beside their bias. */
  readonly factors: number;
  /** Sweeps of the Gibbs sampler, those of the burn-in included. */
  readonly sweeps: number;
  /** First sweeps, whose draws are thrown away; fewer than `sweeps`. */
  readonly burnIn: number;
  /** Draws kept for folding in a new person, at most; spread evenly over the sweeps. */
  readonly kept: number;
  /** Any safe integer. The same seed and ratings give the same model. */
  readonly seed: number;
}

/**
 * Chosen on validation ratings cut from the training part of one fold; the same for every library.
 * `bench/tune.md` has them beside their neighbours. A page does with fewer sweeps (`plan.ts`).
 */
export const BAYES_DEFAULTS: BayesOptions = {
  factors: 16,
  sweeps: 200,
  burnIn: 40,
  kept: 20,
  seed: 1,
};
