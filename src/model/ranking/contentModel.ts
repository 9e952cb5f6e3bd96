import type { Observations } from '../../engine/engine';
import type { ItemEvidence } from '../evidence/evidence';
import { transpose } from '../evidence/observations';
import type { Neighbour } from '../recommend/neighbours';
import { topItems } from '../recommend/topItems';
import { misfit, savedNumber } from '../saved';
import { foldLinear, type LinearInput, type LinearModel } from './linear';
import type { FoldedPerson, RankingModel, SavedModel } from './rankingModel';

/** Films' features, ready for products with each other; models that scale them differently share one. */
export class ContentFeatures {
  /** Length of each film's features. */
  readonly norms: Float64Array;
  private readonly films: Observations;
  /** One film's features while they are looked at; else zeros. */
  private readonly own: Float64Array;
  /** Models that share these are asked for the same person one after the other. */
  private last: { input: readonly LinearInput[]; products: Float64Array } | null = null;

  /** @param rows features × films, of `contentRows` */
  constructor(private readonly rows: Observations) {
    this.films = transpose(rows);
    this.own = new Float64Array(rows.rows);
    const { start, weight } = this.films;
    this.norms = new Float64Array(this.films.rows);
    for (let film = 0; film < this.norms.length; film++) {
      let squares = 0;
      for (let p = start[film]; p < start[film + 1]; p++) squares += weight[p] ** 2;
      this.norms[film] = Math.sqrt(squares);
    }
  }

  /** How many features there are, and how many films. */
  get shape(): { readonly features: number; readonly films: number } {
    return { features: this.rows.rows, films: this.rows.cols };
  }

  /** Σ over the input of value · inner product, for every film. Not to be written to. */
  products(input: readonly LinearInput[]): Float64Array {
    if (!this.last || !sameInput(this.last.input, input))
      this.last = { input, products: this.productsOf(input) };
    return this.last.products;
  }

  /** Inner products of one film's features with others'. */
  productsWith(item: number, from: readonly number[]): Float64Array {
    const { own } = this;
    const { start, col, weight } = this.films;
    for (let p = start[item]; p < start[item + 1]; p++) own[col[p]] = weight[p];
    const products = new Float64Array(from.length);
    for (let n = 0; n < products.length; n++)
      for (let p = start[from[n]]; p < start[from[n] + 1]; p++)
        products[n] += weight[p] * own[col[p]];
    for (let p = start[item]; p < start[item + 1]; p++) own[col[p]] = 0;
    return products;
  }

  private productsOf(input: readonly LinearInput[]): Float64Array {
    const { films, rows } = this;
    const taste = new Float64Array(rows.rows);
    for (const { item, value } of input)
      for (let p = films.start[item]; p < films.start[item + 1]; p++)
        taste[films.col[p]] += value * films.weight[p];
    const products = new Float64Array(films.rows);
    for (let f = 0; f < taste.length; f++) {
      const liking = taste[f];
      if (liking === 0) continue;
      for (let p = rows.start[f]; p < rows.start[f + 1]; p++)
        products[rows.col[p]] += liking * rows.weight[p];
    }
    return products;
  }
}

function sameInput(a: readonly LinearInput[], b: readonly LinearInput[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ item, value }, n) => item === b[n].item && value === b[n].value)
  );
}

/**
 * Ranks by likeness to what was given: Σ over the given films of the inner product of two films'
 * features, which for one kind of feature is the sum of cosines.
 */
export class ContentModel implements RankingModel, LinearModel {
  /** @param scale what each film's score is multiplied by; likeness is not */
  constructor(
    private readonly features: ContentFeatures,
    private readonly scale?: Float64Array,
  ) {}

  /**
   * A kept model over the features it was made of.
   * @throws Failure `bad-input` when it does not fit them
   */
  static load(saved: SavedModel, features: ContentFeatures, scale?: Float64Array): ContentModel {
    const { shape } = features;
    if (
      savedNumber(saved, 'features') !== shape.features ||
      savedNumber(saved, 'films') !== shape.films
    )
      throw misfit();
    return new ContentModel(features, scale);
  }

  foldIn(evidence: readonly ItemEvidence[]): FoldedPerson {
    return foldLinear(this, evidence);
  }

  /** By cosine of the features, without films that share none. */
  similar(item: number, count: number): Neighbour[] {
    const { norms } = this.features;
    const cosines = this.features
      .products([{ item, value: 1 }])
      .map((product, i) => (product === 0 ? 0 : product / (norms[item] * norms[i])));
    const found = topItems(cosines, count, (other) => other !== item && cosines[other] > 0);
    return Array.from(found, (other) => ({ item: other, similarity: Math.min(1, cosines[other]) }));
  }

  /** Cosines of an item's features with those of others; 0 where either has none. */
  cosines(item: number, others: readonly number[]): Float64Array {
    const { norms } = this.features;
    return this.features
      .productsWith(item, others)
      .map((product, n) =>
        product === 0 ? 0 : Math.min(1, product / (norms[item] * norms[others[n]])),
      );
  }

  /** Nothing but its shape: features are made again from the films. */
  save(): SavedModel {
    return { arrays: {}, info: { ...this.features.shape } };
  }

  scoresOf(input: readonly LinearInput[]): Float64Array {
    const scores = this.features.products(input).slice();
    this.scale?.forEach((factor, film) => (scores[film] *= factor));
    return scores;
  }

  weightsTo(item: number, from: readonly number[]): Float64Array {
    const factor = this.scale?.[item] ?? 1;
    return this.features.productsWith(item, from).map((product) => factor * product);
  }
}
