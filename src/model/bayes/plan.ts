import { Failure } from '../../failure';
import { BAYES_DEFAULTS, type BayesOptions } from './options';

/**
 * The time that learning in the background may take, as ratings × sweeps: one to two minutes of one
 * core of a laptop. Counted and not timed, so that a seed gives the same model everywhere. Memory is
 * about 100 bytes a rating while it lasts.
 */
const BUDGET = 200e6;
/** Of the draws only `kept` are used in a page; as many sweeps make them differ enough. */
const MOST_SWEEPS = 100;
/** With fewer sweeps than this the draws are too few to tell how sure one is. */
const LEAST_SWEEPS = 40;
/** What the kept draws may take, in bytes. */
const KEPT_BYTES = 64e6;
const LEAST_KEPT = 5;

/**
 * How the model is trained in a page: by half the default's sweeps, and beyond a budget of time and
 * memory by fewer yet, with fewer draws kept.
 * @throws Failure `library-unsupported` beyond five million ratings, where even the least takes too
 * long; `bad-input` without ratings
 */
export function planBayes(
  ratings: number,
  items: number,
  defaults: BayesOptions = BAYES_DEFAULTS,
): BayesOptions {
  if (ratings === 0)
    throw new Failure('bad-input', 'There are no ratings, so there is nothing to learn from.');
  const sweeps = Math.min(defaults.sweeps, MOST_SWEEPS, Math.floor(BUDGET / ratings));
  if (sweeps < Math.min(LEAST_SWEEPS, defaults.sweeps))
    throw new Failure(
      'library-unsupported',
      `This library has more than ${BUDGET / LEAST_SWEEPS / 1e6} million ratings. To learn from ` +
        'them what stars you would give takes too long in a page, so films show none.',
    );
  // Rows of the items, of those that are well known (all at worst), and the noise factors.
  const bytes = 4 * items * (2 * (defaults.factors + 1) + 1);
  const kept = Math.max(LEAST_KEPT, Math.min(defaults.kept, Math.floor(KEPT_BYTES / bytes)));
  const burnIn = Math.floor((defaults.burnIn / defaults.sweeps) * sweeps);
  return { ...defaults, sweeps, burnIn, kept };
}
