import { createRandom } from '../../engine/random';
import { choleskyInPlace, choleskySolveInPlace } from '../../engine/reference/cholesky';
import { dot } from '../../engine/reference/dot';
import { runInSlices } from '../../engine/wasm/slices';
import { samplingDiverged } from '../../engine/diverged';
import type { TrainingRatings } from '../bayes/ratings';
import { rowNorms, similarItems, type Neighbour } from '../recommend/neighbours';
import type { SavedModel } from '../ranking/rankingModel';
import { savedArray } from '../saved';
import { loadBiases, saveBiases, SHRINKAGE, type ItemBiases } from './biases';
import type { Rated, StarModel, StarModelKind, StarPerson } from './starModel';
import { SVDPP_DEFAULTS, trainSvdpp, type SvdppOptions } from './svdppTraining';

/**
 * SVD++ (Koren 2008): `stars = μ + bᵤ + cᵢ + qᵢ·(pᵤ + |N|^−½ Σⱼ yⱼ)`, where N is what the person
 * rated. The items' side is trained by gradient descent; a person's b and p are the exact minimum of
 * the same objective with the items fixed, whether they were in the training or not.
 */
export const svdppKind: StarModelKind = svdppWith(SVDPP_DEFAULTS);

export function svdppWith(options: SvdppOptions): StarModelKind {
  return {
    async fit(ratings, { seed, signal, onProgress }) {
      const work = trainSvdpp(ratings, options, createRandom(seed), onProgress);
      const trained = await runInSlices(work, signal);
      return new SvdppModel(trained, options, ratings);
    },
    load(saved, ratings) {
      const length = ratings.items * options.factors;
      const factors = savedArray(saved, 'factors', 'Float32Array', length);
      const implicit = savedArray(saved, 'implicit', 'Float32Array', length);
      const biases = loadBiases(saved, ratings.items);
      return new SvdppModel({ ...biases, factors, implicit }, options, ratings);
    },
  };
}

/** What training leaves of the items. */
export interface SvdppItems extends ItemBiases {
  /** q, row-major items × factors. */
  readonly factors: Float32Array;
  /** y, row-major items × factors. */
  readonly implicit: Float32Array;
}

class SvdppModel implements StarModel {
  private readonly norms: Float32Array;
  private readonly popularity: Uint32Array;

  constructor(
    private readonly trained: SvdppItems,
    private readonly options: SvdppOptions,
    { items, item }: TrainingRatings,
  ) {
    this.norms = rowNorms(trained.factors, options.factors);
    this.popularity = new Uint32Array(items);
    for (const i of item) this.popularity[i]++;
  }

  foldIn(rated: readonly Rated[]): StarPerson {
    const k = this.options.factors;
    const { mean, items, factors, implicit } = this.trained;
    const z = new Float64Array(k);
    const root = 1 / Math.sqrt(Math.max(1, rated.length));
    for (const { item } of rated) for (let f = 0; f < k; f++) z[f] += root * implicit[item * k + f];
    const base = (item: number) => mean + items[item];
    const system = this.system(rated);
    /** Ratings less what is expected of everybody who rated the same. */
    const over = rated.map(
      ({ item, stars }) => stars - base(item) - dot(factors, item * k, z, 0, k),
    );
    // [p, b]: the person's factors, then their bias.
    const person = new Float64Array(k + 1);
    rated.forEach(({ item }, n) => {
      for (let f = 0; f < k; f++) person[f] += over[n] * factors[item * k + f];
      person[k] += over[n];
    });
    choleskySolveInPlace(system, k + 1, person);
    const x = person.map((value, f) => (f < k ? value + z[f] : value));
    return {
      stars: (item) => base(item) + x[k] + dot(factors, item * k, x, 0, k),
      terms: (item) => {
        const w = Float64Array.from({ length: k + 1 }, (_, f) =>
          f < k ? factors[item * k + f] : 1,
        );
        const solved = w.slice();
        choleskySolveInPlace(system, k + 1, solved);
        const terms = Float64Array.from(rated, ({ item: j }, n) => {
          const explicit = (dot(factors, j * k, solved, 0, k) + solved[k]) * over[n];
          return explicit + root * dot(implicit, j * k, w, 0, k);
        });
        return { terms, rest: base(item) };
      },
    };
  }

  /** Cholesky factor of Σ [qⱼ, 1][qⱼ, 1]ᵀ + λ n I, but for the bias, which is shrunk as elsewhere. */
  private system(rated: readonly Rated[]): Float64Array {
    const k = this.options.factors;
    const d = k + 1;
    const { factors } = this.trained;
    const a = new Float64Array(d * d);
    for (let f = 0; f < k; f++)
      a[f * d + f] = this.options.foldInPenalty * Math.max(1, rated.length);
    a[k * d + k] = SHRINKAGE;
    for (const { item } of rated) {
      for (let f = 0; f < k; f++) {
        const value = factors[item * k + f];
        for (let g = 0; g <= f; g++) a[f * d + g] += value * factors[item * k + g];
        a[k * d + f] += value;
      }
      a[k * d + k]++;
    }
    if (!choleskyInPlace(a, d)) throw samplingDiverged();
    return a;
  }

  similar(item: number, count: number): Neighbour[] {
    const { norms, popularity, options } = this;
    return similarItems(this.trained.factors, norms, options.factors, item, count, popularity);
  }

  save(): SavedModel {
    const { arrays, info } = saveBiases(this.trained);
    const { factors, implicit } = this.trained;
    return { arrays: { ...arrays, factors, implicit }, info };
  }
}
