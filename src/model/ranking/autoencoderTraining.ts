import type { Observations } from '../../engine/engine';
import { createRandom, type Random } from '../../engine/random';
import { openTensorBackend } from '../../engine/tensors/backend';
import { Network, type NetworkOptions } from '../../engine/tensors/network';
import { yieldToOthers } from '../../engine/yieldToOthers';
import { Failure, throwIfCancelled } from '../../failure';
import { Autoencoder, logShares, type AutoencoderWeights } from './autoencoder';
import { toObservations } from './ials';
import { bestKnown, likesOf } from '../evidence/likes';
import { withoutEmptyRows } from '../evidence/observations';
import type { FitContext, RankingData } from './rankingModel';

/** Hyper-parameters of the autoencoder. */
export interface AutoencoderOptions extends NetworkOptions {
  /** How many of the best-known films have a place in the network. */
  readonly cover: number;
  /** The share of a person's likes that is hidden from the network at each turn. */
  readonly dropout: number;
  /** How often everybody is shown, unless `mostSteps` ends it before. */
  readonly epochs: number;
  /** People in one step. */
  readonly batch: number;
  /** So many steps at most, so that time does not grow with the number of people. */
  readonly mostSteps: number;
}

/**
 * Chosen on validation users cut from the training parts of folds 0, 2 and 4 of the ranking splits
 * (four cuts in all). No model of a fold saw that fold's held-out rows. Options were chosen on other
 * people and ratings cut from training parts, which are held out in other folds. NDCG@100 there is .339
 * with these after 20 epochs; half the rate and twice the epochs, a dropout of .2 to .5, a penalty up to
 * .01 and 2,000 to 4,000 films all stay within .336 and .342, which is noise. 100 hidden units take off
 * .005, 400 add nothing. A variational layer (Mult-VAE) of 64 or 100 units, annealed to β = .1, .2 or
 * 1, takes off .01 with so few people, so there is none.
 * `bench/tune.md` has each option beside its neighbours.
 */
export const AUTOENCODER_DEFAULTS: AutoencoderOptions = {
  cover: 3000,
  hidden: 200,
  dropout: 0.3,
  penalty: 0.005,
  learningRate: 0.004,
  epochs: 20,
  batch: 50,
  mostSteps: 2000,
};

/** What of a training run is asked for. */
type Context = Pick<FitContext, 'seed' | 'signal' | 'onProgress'>;

/**
 * Trains {@link Autoencoder} on the likes of everybody who has any: at each step a batch of people,
 * some of their likes hidden, is to be given back whole. Weights start from seeded normal numbers
 * (Glorot & Bengio 2010), biases of the output from the films' shares of all likes, so that an
 * untrained network ranks by popularity.
 * @throws Failure `cancelled`; `training-diverged`; `engine-unavailable` without WebAssembly SIMD
 */
export async function fitAutoencoder(
  { films, users, ratings }: RankingData,
  context: Context,
  options: AutoencoderOptions = AUTOENCODER_DEFAULTS,
): Promise<Autoencoder> {
  const likes = likesOf(ratings, films.length);
  const cover = bestKnown(ratings, films.length, options.cover);
  const people = coveredLikes(toObservations(ratings, users, films.length), cover);
  const shares = logShares(Array.from(cover, (item) => likes[item]));
  const weights = await train(people, shares, context, options);
  return new Autoencoder({ cover, ...weights }, likes);
}

async function train(
  people: Observations,
  shares: Float64Array,
  { seed, signal, onProgress }: Context,
  options: AutoencoderOptions,
): Promise<Omit<AutoencoderWeights, 'cover'>> {
  throwIfCancelled(signal);
  const random = createRandom(seed);
  const covered = people.cols;
  const { hidden } = options;
  const start = {
    encoder: glorot(covered, hidden, random),
    hiddenBias: new Float32Array(hidden),
    decoder: glorot(covered, hidden, random),
    outputBias: Float32Array.from(shares),
  };
  const epochSteps = Math.ceil(people.rows / options.batch);
  const steps = Math.min(options.mostSteps, options.epochs * epochSteps);
  if (steps === 0) return start;

  const backend = await openTensorBackend();
  const network = new Network(backend, start, options);
  try {
    let order: Uint32Array = new Uint32Array(0);
    for (let step = 0; step < steps; step++) {
      throwIfCancelled(signal);
      const at = step % epochSteps;
      if (at === 0) order = shuffled(people.rows, random);
      const batch = order.subarray(at * options.batch, (at + 1) * options.batch);
      const { input, target } = rowsOf(people, batch, options.dropout, random);
      const loss = network.step(input, target, batch.length);
      if (!Number.isFinite(loss)) throw diverged();
      onProgress?.((step + 1) / steps);
      await yieldToOthers();
    }
    throwIfCancelled(signal);
    return network.weights();
  } finally {
    network.dispose();
  }
}

/** Dense rows of some people: what the network is shown, scaled to length 1, and what it is to say. */
function rowsOf(
  { cols, start, col }: Observations,
  people: Uint32Array,
  dropout: number,
  random: Random,
): { input: Float32Array; target: Float32Array } {
  const input = new Float32Array(people.length * cols);
  const target = new Float32Array(people.length * cols);
  people.forEach((person, row) => {
    // What is left weighs more, so that as much comes in as with everything shown.
    const value = 1 / Math.sqrt(start[person + 1] - start[person]) / (1 - dropout);
    for (let p = start[person]; p < start[person + 1]; p++) {
      target[row * cols + col[p]] = 1;
      if (random.next() >= dropout) input[row * cols + col[p]] = value;
    }
  });
  return { input, target };
}

/** Likes of covered items, renumbered by place, of people who have any. */
function coveredLikes(likes: Observations, cover: Uint32Array): Observations {
  const placeOf = new Int32Array(likes.cols).fill(-1);
  cover.forEach((item, place) => (placeOf[item] = place));
  const kept = (_: unknown, p: number) => placeOf[likes.col[p]] >= 0;
  const start = new Uint32Array(likes.rows + 1);
  for (let r = 0; r < likes.rows; r++) {
    start[r + 1] = start[r];
    for (let p = likes.start[r]; p < likes.start[r + 1]; p++) if (kept(null, p)) start[r + 1]++;
  }
  return withoutEmptyRows({
    rows: likes.rows,
    cols: cover.length,
    start,
    col: likes.col.filter(kept).map((item) => placeOf[item]),
    weight: likes.weight.filter(kept),
    target: likes.target.filter(kept),
  });
}

/** Normal numbers of variance 2 / (fan in + fan out), row-major rows × cols. */
function glorot(rows: number, cols: number, random: Random): Float32Array {
  const scale = Math.sqrt(2 / (rows + cols));
  return Float32Array.from({ length: rows * cols }, () => scale * random.normal());
}

/** 0 to n − 1 in random order (Fisher & Yates). */
function shuffled(n: number, random: Random): Uint32Array {
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  for (let left = n; left > 1; left--) {
    const other = random.integer(left);
    [order[left - 1], order[other]] = [order[other], order[left - 1]];
  }
  return order;
}

function diverged(): Failure {
  return new Failure(
    'training-diverged',
    'Training of the autoencoder was stopped because its numbers stopped making sense.',
    'Try another model.',
  );
}
