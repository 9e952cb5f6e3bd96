import type { RatingColumns } from '../../data/library';
import type { AlsProblem, AlsSession, Engine, Observations } from '../../engine/engine';
import { allFinite } from '../../engine/finite';
import { Failure, throwIfCancelled } from '../../failure';
import { ratingEvidence, type Evidence } from '../evidence/feedback';
import { transpose } from '../evidence/observations';
import { createRandom } from '../../engine/random';
import { runInSlices } from '../../engine/wasm/slices';

/** Hyper-parameters of iALS (Rendle et al. 2022). */
export interface IalsOptions {
  /** Number of factors k. */
  readonly factors: number;
  /** Weight α₀ of the assumption that an unseen film is not liked. */
  readonly alpha0: number;
  /** Regularisation λ before scaling by frequency. */
  readonly lambda: number;
  /** Exponent ν of the frequency scaling; 1 regularises each row in proportion to its evidence. */
  readonly nu: number;
  readonly epochs: number;
  /**
   * Steps of conjugate gradients that an engine may take instead of solving a row exactly; 0 for
   * none. Two reach the same figures: see `AlsProblem.steps` and `bench/notes.md`.
   */
  readonly steps: number;
  /** Standard deviation of the initial dot products. */
  readonly initialScale: number;
  readonly seed: number;
}

/**
 * Chosen on validation users cut from the training part of the ranking splits' first fold
 * (`bench/tune.md` has the search). No model of a fold saw that fold's held-out rows. Options were
 * chosen on other people and ratings cut from training parts, which are held out in other folds.
 */
export const IALS_DEFAULTS: IalsOptions = {
  factors: 64,
  alpha0: 0.2,
  lambda: 0.006,
  nu: 1,
  epochs: 12,
  steps: 2,
  initialScale: 0.1,
  seed: 1,
};

/** One more user for the training matrix: the visitor. */
export interface ExtraUser {
  readonly items: readonly number[];
  readonly evidence: readonly Evidence[];
}

/**
 * Ratings as observations, users × items, without those that say nothing. The visitor, when given,
 * is the last row. Ratings must be sorted by user. Linear in the number of ratings.
 * @param evidence what a rating says; by default only likes count
 */
export function toObservations(
  ratings: RatingColumns,
  users: number,
  items: number,
  extra?: ExtraUser,
  evidence: (halfStars: number) => Evidence = ratingEvidence,
): Observations {
  // Half stars take eleven values: their evidence is looked up, not worked out per rating.
  const evidenceOf = Array.from({ length: 11 }, (_, halfStars) => evidence(halfStars));
  let count = 0;
  for (const halfStars of ratings.halfStars) if (evidenceOf[halfStars].weight > 0) count++;
  const extras = (extra?.items ?? []).flatMap((item, n) => {
    const mark = extra?.evidence[n];
    return mark && mark.weight > 0 ? [{ item, ...mark }] : [];
  });
  const rows = users + (extra ? 1 : 0);
  const start = new Uint32Array(rows + 1);
  const col = new Uint32Array(count + extras.length);
  const weight = new Float32Array(col.length);
  const target = new Float32Array(col.length);
  let at = 0;
  for (let p = 0; p < ratings.item.length; p++) {
    const { weight: w, target: t } = evidenceOf[ratings.halfStars[p]];
    if (w === 0) continue;
    start[ratings.user[p] + 1]++;
    col[at] = ratings.item[p];
    weight[at] = w;
    target[at++] = t;
  }
  for (const { item, weight: w, target: t } of extras) {
    start[users + 1]++;
    col[at] = item;
    weight[at] = w;
    target[at++] = t;
  }
  for (let r = 0; r < rows; r++) start[r + 1] += start[r];
  return { rows, cols: items, start, col, weight, target };
}

/** λ_r = λ (Σ w + α₀ · columns)^ν, the frequency-scaled regularisation of Rendle et al. 2022, eq. 10. */
export function rowPenalty(totalWeight: number, cols: number, options: IalsOptions): number {
  return options.lambda * (totalWeight + options.alpha0 * cols) ** options.nu;
}

/** Sets up the least-squares problem of {@link toObservations}' result. */
export function ialsProblem(users: Observations, options: IalsOptions): AlsProblem {
  const items = transpose(users);
  return {
    users,
    items,
    factors: options.factors,
    alpha0: options.alpha0,
    userPenalty: penalties(users, options),
    itemPenalty: penalties(items, options),
    ...(options.steps > 0 && { steps: options.steps }),
  };
}

function penalties(rows: Observations, options: IalsOptions): Float32Array {
  return Float32Array.from({ length: rows.rows }, (_, r) => {
    let total = 0;
    for (let p = rows.start[r]; p < rows.start[r + 1]; p++) total += rows.weight[p];
    return rowPenalty(total, rows.cols, options);
  });
}

/** Factors to start from: row-major users × k and items × k. */
export interface Factors {
  readonly user: Float32Array;
  readonly item: Float32Array;
}

/** Both sides' factors after training, and how it went. */
export interface TrainedFactors extends Factors {
  /** The objective per observation after each epoch. */
  readonly losses: readonly number[];
  readonly seconds: number;
}

/** How far training is, after each epoch. */
export interface EpochReport {
  readonly epoch: number;
  readonly epochs: number;
  readonly losses: readonly number[];
  readonly secondsLeft: number;
}

/** Where a training stood after some epochs. */
export interface Resume {
  readonly item: Float32Array;
  /** Objective per observation of the epochs already done; empty when only the factors are known. */
  readonly losses: readonly number[];
}

/** Hyper-parameters, with where to begin and who wants to know. */
export interface TrainOptions extends IalsOptions {
  /** Item factors to go on from; without them seeded random ones. */
  readonly resume?: Resume;
  readonly signal?: AbortSignal;
  readonly onEpoch?: (report: EpochReport) => void;
  /** Called every few epochs with what {@link Resume} needs, should the engine be lost. */
  readonly onCheckpoint?: (item: Float32Array, losses: readonly number[]) => void;
}

/** Reading factors back costs about as much as a short epoch, so not after each. */
const CHECKPOINT_EPOCHS = 4;

/**
 * Alternating least squares: users, then items, `epochs` times, on the given engine.
 * @throws Failure `cancelled`; `engine-lost`; `training-diverged` when the loss is not a number or
 *   grows, which no half-epoch lets it do in sound arithmetic.
 */
export async function trainIals(
  engine: Engine,
  problem: AlsProblem,
  options: TrainOptions,
): Promise<TrainedFactors> {
  const began = performance.now();
  const session = await engine.als(problem);
  try {
    const item =
      options.resume?.item ??
      (await runInSlices(initialFactors(problem.items.rows, options), options.signal));
    session.setFactors('item', item);
    const losses = await runEpochs(session, problem, options, began);
    const found = {
      user: await session.readFactors('user'),
      item: await session.readFactors('item'),
    };
    if (!allFinite(found.user) || !allFinite(found.item)) throw diverged();
    return { ...found, losses, seconds: (performance.now() - began) / 1000 };
  } finally {
    session.dispose();
  }
}

async function runEpochs(
  session: AlsSession,
  problem: AlsProblem,
  options: TrainOptions,
  began: number,
): Promise<number[]> {
  const { epochs, signal } = options;
  const observations = Math.max(1, problem.users.col.length);
  const losses = [...(options.resume?.losses ?? [])];
  const alreadyDone = losses.length;
  for (let epoch = alreadyDone + 1; epoch <= epochs; epoch++) {
    await session.solve('user', signal);
    await session.solve('item', signal);
    const loss = (await session.loss()) / observations;
    throwIfCancelled(signal);
    const last = losses.at(-1) ?? Infinity;
    // Single precision may wobble in the last digits once training has converged.
    if (!Number.isFinite(loss) || loss > last * 1.001) throw diverged();
    losses.push(loss);
    const secondsEach = (performance.now() - began) / 1000 / (epoch - alreadyDone);
    const secondsLeft = secondsEach * (epochs - epoch);
    options.onEpoch?.({ epoch, epochs, losses: [...losses], secondsLeft });
    if (options.onCheckpoint && epoch < epochs && epoch % CHECKPOINT_EPOCHS === 0)
      options.onCheckpoint(await session.readFactors('item'), [...losses]);
  }
  return losses;
}

/** Factors drawn between two looks at the clock. */
const DRAWN_AT_ONCE = 8192;

/** Seeded normal factors, scaled so that dot products have standard deviation `initialScale`. */
function* initialFactors(rows: number, options: IalsOptions): Generator<void, Float32Array> {
  const random = createRandom(options.seed);
  const scale = options.initialScale / Math.sqrt(options.factors);
  const factors = new Float32Array(rows * options.factors);
  for (let from = 0; from < factors.length; from += DRAWN_AT_ONCE) {
    const some = factors.subarray(from, from + DRAWN_AT_ONCE);
    for (let i = 0; i < some.length; i++) some[i] = random.normal() * scale;
    yield;
  }
  return factors;
}

function diverged(): Failure {
  return new Failure(
    'training-diverged',
    'Training was stopped because its numbers stopped making sense.',
    'Try again, or open the page with ?engine=wasm.',
  );
}
