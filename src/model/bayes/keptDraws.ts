import type { CountScale } from './features';
import type { RatingScale } from './ratings';
import type { Draw, DrawSink } from './train';

/** What one draw leaves for folding in people who were not there. */
export interface KeptDraw {
  /**
   * Conditional means of the items' rows, row-major items × d: these foretell a new person's ratings
   * better than the rows drawn.
   */
  readonly itemMeans: Float32Array;
  /** Noise factors g of the items. */
  readonly itemNoise: Float32Array;
  /** The prior of a user: Λ, row-major d × d, and μ. */
  readonly precision: Float64Array;
  readonly mu: Float64Array;
  /** Weights of "has rated", row-major well-known items × d. */
  readonly hasRated: Float32Array;
  /** Weights of the two count features, row-major 2 × d. */
  readonly counts: Float64Array;
  readonly tau: number;
  /** ν of the users' noise factors. */
  readonly degrees: number;
}

/** A trained model as plain data, all that stars for any person take. */
export interface BayesModel {
  readonly items: number;
  /** Numbers in a row: the factors, then the bias. */
  readonly d: number;
  readonly scale: RatingScale;
  readonly countScale: CountScale;
  /** Row of each item in `hasRated`, −1 for one that is not well known. */
  readonly wellKnown: Int32Array;
  readonly draws: readonly KeptDraw[];
  readonly seed: number;
}

/**
 * Keeps every n-th draw in single precision, so that at most `kept` remain: about
 * 4·kept·d·(items + well-known items) bytes.
 */
export class KeptDraws implements DrawSink {
  private readonly draws: KeptDraw[] = [];
  private readonly every: number;
  private seen = 0;
  private wellKnown: Int32Array = new Int32Array();
  private shape: Pick<BayesModel, 'd' | 'scale' | 'countScale'> | null = null;

  constructor(
    private readonly options: {
      readonly sweeps: number;
      readonly burnIn: number;
      readonly kept: number;
      readonly seed: number;
    },
  ) {
    const { sweeps, burnIn, kept } = options;
    this.every = Math.max(1, Math.ceil((sweeps - burnIn) / kept));
  }

  add({ users, items, tau, scale }: Draw): void {
    const { d } = items;
    if (!this.shape) {
      this.shape = { d, scale, countScale: users.countScale };
      this.wellKnown = rowsOfFeatures(users.implicit.features.start);
    }
    // The last of every few: the latest draws are the least bound to the start.
    if (++this.seen % this.every !== 0) return;
    this.draws.push({
      itemMeans: new Float32Array(items.conditionalMean),
      itemNoise: new Float32Array(items.noise),
      precision: users.precision.slice(),
      mu: users.mu.slice(),
      hasRated: pickRows(users.implicit.weights, this.wellKnown, d),
      counts: users.counts.weights.slice(),
      tau,
      degrees: users.degrees,
    });
  }

  /** @throws RangeError before the first kept draw */
  model(): BayesModel {
    if (!this.shape || !this.draws.length) throw new RangeError('No draw has been kept yet.');
    return {
      ...this.shape,
      items: this.wellKnown.length,
      wellKnown: this.wellKnown,
      draws: this.draws,
      seed: this.options.seed,
    };
  }
}

/** Numbers the features that have rows. */
function rowsOfFeatures(start: Uint32Array): Int32Array {
  let next = 0;
  return Int32Array.from({ length: start.length - 1 }, (_, f) =>
    start[f + 1] > start[f] ? next++ : -1,
  );
}

function pickRows(from: Float64Array, rows: Int32Array, d: number): Float32Array {
  const picked = new Float32Array(d * rows.reduce((count, row) => count + Number(row >= 0), 0));
  rows.forEach((row, at) => {
    if (row >= 0) picked.set(from.subarray(at * d, (at + 1) * d), row * d);
  });
  return picked;
}
