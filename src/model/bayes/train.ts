import { samplingDiverged } from '../../engine/diverged';
import type { Engine } from '../../engine/engine';
import type { GibbsSampler, Steps } from '../../engine/gibbs';
import { createPhilox } from '../../engine/philox';
import { referenceGibbs } from '../../engine/reference/gibbs';
import { runInSlices } from '../../engine/wasm/slices';
import { Failure, throwIfCancelled } from '../../failure';
import { hasRated, NO_FEATURES, ratedBy } from './features';
import { drawHyper } from './hyper';
import { drawNoise, drawTau } from './noise';
import type { BayesOptions } from './options';
import { ratingRows, scaleOf, type RatingScale, type TrainingRatings } from './ratings';
import { adoptSide, createSide, type Side } from './side';
import { SweepRandom } from './streams';

/** The sampler's state after a sweep: one draw from the posterior. Valid until the next sweep. */
export interface Draw {
  readonly users: Side;
  readonly items: Side;
  /** Item rows of the sweep before, which the users' conditional means depend on. */
  readonly itemsBefore: Float64Array;
  /** Noise precision τ, of standardised ratings. */
  readonly tau: number;
  readonly scale: RatingScale;
}

/** Whatever collects something from the draws after burn-in. */
export interface DrawSink {
  add(draw: Draw): void;
}

/** How a training run is watched. */
export interface BayesRun {
  /** What samples; the reference where it has no sampler, or not enough memory. */
  readonly engine?: Pick<Engine, 'gibbs'> | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called after every sweep with its number, from 1, and how many there are. */
  readonly onSweep?: (sweep: number, of: number) => void;
}

/** Noise is taken as equal everywhere until the factors have found their places. */
const EQUAL_NOISE_SWEEPS = 5;

/**
 * Bayesian matrix factorisation by Gibbs sampling (Salakhutdinov & Mnih 2008), with biases inside
 * the Gaussian–Wishart prior, side information in the prior's mean (Adams, Dahl & Murray 2010;
 * Simm et al. 2017) and noise that differs between users and between items:
 * `y ~ N(xᵤ·vᵢ + bᵤ + cᵢ, 1/(τ aᵤ gᵢ))`. See bayes/README.md.
 *
 * Linear in ratings: a sweep is about `ratings · d²` products. Works in slices that let others have
 * their turn, and repeats itself for the same seed.
 * @param sinks get every draw after burn-in
 * @throws Failure `bad-input`, `cancelled`, `training-diverged`
 */
export async function trainBayes(
  ratings: TrainingRatings,
  options: BayesOptions,
  sinks: readonly DrawSink[],
  { engine, signal, onSweep }: BayesRun = {},
): Promise<void> {
  const { factors, sweeps, burnIn, seed } = options;
  if (!(factors >= 1 && burnIn >= 0 && sweeps > burnIn))
    throw new Failure('bad-input', 'Training needs factors, and more sweeps than the burn-in.');
  const random = createPhilox(seed);
  const scale = scaleOf(ratings);
  const { sampler, users, items, itemsBefore, squares } = open(
    ratings,
    scale,
    factors,
    new SweepRandom(random, 0),
    await engine?.gibbs?.(),
  );

  function* sweepAll(): Steps<void> {
    let tau = 1;
    for (let sweep = 1; sweep <= sweeps; sweep++) {
      const before = { users, items, itemsBefore, tau, scale };
      tau = yield* drawSweep(before, squares, sweep, sampler, new SweepRandom(random, sweep));
      if (sweep > burnIn) for (const sink of sinks) sink.add({ ...before, tau });
      onSweep?.(sweep, sweeps);
      throwIfCancelled(signal);
      yield;
    }
  }
  try {
    await runInSlices(sweepAll(), signal);
  } finally {
    sampler.dispose?.();
  }
}

/** What a run works on, where its sampler wants it. */
interface Workspace extends Pick<Draw, 'users' | 'items' | 'itemsBefore'> {
  readonly sampler: GibbsSampler;
  /** Squared errors, in the users' order. */
  readonly squares: Float64Array;
}

function open(
  ratings: TrainingRatings,
  scale: RatingScale,
  factors: number,
  random: SweepRandom,
  sampler: GibbsSampler = referenceGibbs,
): Workspace {
  const byUser = ratingRows(ratings.users, ratings.user, ratings.item, ratings.value, scale);
  const byItem = ratingRows(ratings.items, ratings.item, ratings.user, ratings.value, scale);
  const { itemFeatures = NO_FEATURES } = ratings;
  const users = createSide(0, byUser, hasRated(byUser, byItem), NO_FEATURES, factors, random);
  const items = createSide(1, byItem, ratedBy(byUser, byItem), itemFeatures, factors, random);
  const itemsBefore = new Float64Array(items.x.length);
  const squares = new Float64Array(ratings.value.length);
  const openOn = (on: GibbsSampler): Workspace =>
    on.adopt(
      (adopt) => ({
        sampler: on,
        users: adoptSide(users, adopt),
        items: adoptSide(items, adopt),
        itemsBefore,
        squares: adopt(squares),
      }),
      factors + 1,
    );
  try {
    return openOn(sampler);
  } catch (error) {
    // The engine has not the memory: the reference may, at the cost of time.
    if (!(error instanceof Failure && error.code === 'engine-unavailable')) throw error;
    return openOn(referenceGibbs);
  }
}

/** One sweep over everything that is drawn. Returns the new τ. */
function* drawSweep(
  { users, items, itemsBefore, tau }: Draw,
  squares: Float64Array,
  sweep: number,
  sampler: GibbsSampler,
  random: SweepRandom,
): Steps<number> {
  // The first rows are noise; a prior learnt from them would only have to be unlearnt.
  if (sweep > 1) yield* drawHyper(users, sampler, random);
  yield* sampler.drawRows(users, items, tau, random.address('rows', users.index));
  itemsBefore.set(items.x);
  if (sweep > 1) yield* drawHyper(items, sampler, random);
  yield* sampler.drawRows(items, users, tau, random.address('rows', items.index));
  yield* sampler.squaredErrors(users, items, squares);
  const drawn = drawTau(users, items, squares, random);
  yield;
  if (sweep > EQUAL_NOISE_SWEEPS) drawNoise(users, items, drawn, squares, random);
  if (!(drawn > 0 && Number.isFinite(drawn))) throw samplingDiverged();
  return drawn;
}
