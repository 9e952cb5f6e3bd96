import { runInSlices } from '../../engine/wasm/slices';
import type { TrainingRatings } from '../bayes/ratings';
import type { Neighbour } from '../recommend/neighbours';
import type { SavedModel } from '../ranking/rankingModel';
import { misfit, savedArray, savedNumber } from '../saved';
import {
  fitBiases,
  loadBiases,
  personBias,
  saveBiases,
  type ItemBiases,
  type PersonBias,
} from './biases';
import { residualRows } from './residuals';
import type { Rated, StarModel, StarModelKind, StarPerson } from './starModel';

/** Hyper-parameters of {@link itemKnnKind}. */
export interface ItemKnnRatingOptions {
  /** People in common that speak against a likeness before there are any. */
  readonly shrinkage: number;
  /** Likeness that speaks for the bias alone. */
  readonly ballast: number;
  /** Neighbours kept of each item. */
  readonly neighbours: number;
}

/**
 * Chosen on validation ratings cut from the training part of ml-latest-small's first fold, from
 * shrinkages of 30 and 100, ballasts of 0.03 to 0.3, and 60 and 200 neighbours; `bench/tune.md` has
 * them beside their neighbours.
 */
export const ITEM_KNN_RATING_DEFAULTS: ItemKnnRatingOptions = {
  shrinkage: 100,
  ballast: 0.3,
  neighbours: 200,
};

const NOBODY = 0xffffffff;

/** The nearest neighbours of each item, most alike first: those of i at i × width; NOBODY where there are no more. */
interface Neighbours {
  readonly width: number;
  readonly item: Uint32Array;
  readonly similarity: Float32Array;
}

/**
 * Item-based nearest neighbours on what the biases leave (Koren 2010, §2.2):
 * `stars = b_ui + Σⱼ sᵢⱼ (rⱼ − b_uj) / (Σⱼ sᵢⱼ + ballast)` over the neighbours j that the person
 * rated, s the correlation of two items' residuals, shrunk by n/(n + shrinkage) where n people rated
 * both. Training grows with the square of how many films a person rated.
 */
export const itemKnnKind: StarModelKind = itemKnnWith(ITEM_KNN_RATING_DEFAULTS);

export function itemKnnWith(options: ItemKnnRatingOptions): StarModelKind {
  return {
    async fit(ratings, { signal, onProgress }) {
      const biases = fitBiases(ratings);
      const work = nearestItems(ratings, biases, options, onProgress);
      return new ItemKnnRatings(biases, await runInSlices(work, signal), options.ballast);
    },
    load(saved, { items }) {
      const width = savedNumber(saved, 'width');
      const item = savedArray(saved, 'neighbours', 'Uint32Array', items * width);
      if (item.some((j) => j >= items && j !== NOBODY)) throw misfit();
      const similarity = savedArray(saved, 'similarities', 'Float32Array', items * width);
      const neighbours = { width, item, similarity };
      return new ItemKnnRatings(loadBiases(saved, items), neighbours, options.ballast);
    },
  };
}

function* nearestItems(
  ratings: TrainingRatings,
  biases: ReturnType<typeof fitBiases>,
  options: ItemKnnRatingOptions,
  onProgress: ((share: number) => void) | undefined,
): Generator<void, Neighbours> {
  const { items } = ratings;
  const { byUser, byItem } = residualRows(ratings, biases);
  const width = Math.min(options.neighbours, Math.max(0, items - 1));
  const found = {
    width,
    item: new Uint32Array(items * width).fill(NOBODY),
    similarity: new Float32Array(items * width),
  };
  const products = new Float64Array(items);
  const own = new Float64Array(items);
  const others = new Float64Array(items);
  const both = new Uint32Array(items);
  /** Items that somebody rated together with i: most are not. */
  const touched = new Uint32Array(items);
  for (let i = 0; i < items; i++) {
    let count = 0;
    for (let p = byItem.start[i]; p < byItem.start[i + 1]; p++) {
      const e = byItem.residual[p];
      const user = byItem.other[p];
      for (let q = byUser.start[user]; q < byUser.start[user + 1]; q++) {
        const j = byUser.other[q];
        const f = byUser.residual[q];
        if (both[j]++ === 0) touched[count++] = j;
        products[j] += e * f;
        own[j] += e * e;
        others[j] += f * f;
      }
    }
    const alike: Neighbour[] = [];
    for (let n = 0; n < count; n++) {
      const j = touched[n];
      const shrunk = both[j] / (both[j] + options.shrinkage);
      if (products[j] > 0 && j !== i)
        alike.push({ item: j, similarity: (products[j] / Math.sqrt(own[j] * others[j])) * shrunk });
      products[j] = own[j] = others[j] = both[j] = 0;
    }
    alike.sort((a, b) => b.similarity - a.similarity || a.item - b.item);
    for (let n = 0; n < Math.min(width, alike.length); n++) {
      found.item[i * width + n] = alike[n].item;
      found.similarity[i * width + n] = alike[n].similarity;
    }
    onProgress?.((i + 1) / items);
    yield;
  }
  return found;
}

class ItemKnnRatings implements StarModel {
  constructor(
    private readonly biases: ItemBiases,
    private readonly neighbours: Neighbours,
    private readonly ballast: number,
  ) {}

  foldIn(rated: readonly Rated[]): StarPerson {
    const { mean, items } = this.biases;
    const own = personBias(this.biases, rated);
    const at = new Map(rated.map(({ item }, n) => [item, n]));
    return {
      stars: (item) => {
        const weights = this.weights(item, at, own);
        return weights.reduce((sum, w, n) => sum + w * own.over[n], mean + items[item]);
      },
      terms: (item) => {
        const terms = this.weights(item, at, own).map((w, n) => w * own.over[n]);
        return { terms, rest: mean + items[item] };
      },
    };
  }

  /** What each of the person's residuals over the item biases counts. */
  private weights(
    item: number,
    at: ReadonlyMap<number, number>,
    { over, share }: PersonBias,
  ): Float64Array {
    const { width, item: nearest, similarity } = this.neighbours;
    const weights = new Float64Array(over.length);
    let all = this.ballast;
    for (let p = item * width; p < (item + 1) * width && nearest[p] !== NOBODY; p++) {
      const n = at.get(nearest[p]);
      if (n === undefined) continue;
      weights[n] = similarity[p];
      all += similarity[p];
    }
    let counted = 0;
    for (let n = 0; n < weights.length; n++) counted += weights[n] /= all;
    // Their own bias is in every residual: what the neighbours do not take of it stays.
    for (let n = 0; n < weights.length; n++) weights[n] += (1 - counted) * share;
    return weights;
  }

  similar(item: number, count: number): Neighbour[] {
    const { width, item: nearest, similarity } = this.neighbours;
    const found: Neighbour[] = [];
    for (let p = item * width; p < (item + 1) * width && found.length < count; p++)
      if (nearest[p] !== NOBODY) found.push({ item: nearest[p], similarity: similarity[p] });
    return found;
  }

  save(): SavedModel {
    const { arrays, info } = saveBiases(this.biases);
    const { width, item, similarity } = this.neighbours;
    return {
      arrays: { ...arrays, neighbours: item, similarities: similarity },
      info: { ...info, width },
    };
  }
}
