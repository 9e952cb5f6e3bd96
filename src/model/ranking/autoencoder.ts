import { heard, type ItemEvidence } from '../evidence/evidence';
import { likesOf } from '../evidence/likes';
import type { Neighbour } from '../recommend/neighbours';
import type {
  FoldedPerson,
  ItemTerms,
  RankingData,
  RankingModel,
  SavedModel,
} from './rankingModel';
import { misfit, savedArray, savedNumber } from '../saved';
import { topItems } from '../recommend/topItems';

/** Weights of the network, by place among the C covered items; H hidden units. */
export interface AutoencoderWeights {
  /** The covered items. */
  readonly cover: Uint32Array;
  /** Row-major C × H: from the input to the hidden units. */
  readonly encoder: Float32Array;
  /** Length H. */
  readonly hiddenBias: Float32Array;
  /** Row-major C × H: from the hidden units to the output. */
  readonly decoder: Float32Array;
  /** Length C. */
  readonly outputBias: Float32Array;
}

/**
 * A denoising autoencoder with multinomial likelihood, Mult-DAE of Liang et al. 2018, as a trained
 * network. What a person says goes in as x_i = weight · target, scaled to length 1:
 *
 * `h = tanh(hiddenBias + Eᵀ x / |x|)`, `logit = outputBias + D h`, `score = log softmax(logit)`
 *
 * so a score is the logarithm of the chance that the next film liked is this one. A dislike goes in
 * as a negative number, which training never saw: it pushes to where a like would not have.
 *
 * Only the best-known items have a place in the network. An item without one scores log of its share
 * of all likes (each item counted half a like more), whoever asks.
 *
 * Training is TensorFlow.js' (`autoencoderTraining.ts`); this is the forward pass in float64, which
 * needs no TensorFlow.js.
 */
export class Autoencoder implements RankingModel {
  private readonly hidden: number;
  /** Place by item, −1 for those not covered. */
  private readonly placeOf: Int32Array;
  /** Of items that are not covered. */
  private readonly chance: Float64Array;
  /** Lengths of the decoder's rows. */
  private readonly norms: Float64Array;

  /** @param likes how many people like each item, length items */
  constructor(
    private readonly weights: AutoencoderWeights,
    likes: Uint32Array,
  ) {
    const { cover, hiddenBias, decoder } = weights;
    this.hidden = hiddenBias.length;
    this.placeOf = new Int32Array(likes.length).fill(-1);
    cover.forEach((item, place) => (this.placeOf[item] = place));
    this.chance = logShares(likes);
    this.norms = Float64Array.from(cover, (_, place) =>
      Math.sqrt(this.dot(decoder, place, decoder, place)),
    );
  }

  /**
   * A kept model over the library it was trained on.
   * @throws Failure `bad-input` when it does not fit it
   */
  static load(saved: SavedModel, { films, ratings }: RankingData): Autoencoder {
    const [items, covered, hidden] = ['items', 'covered', 'hidden'].map((n) =>
      savedNumber(saved, n),
    );
    const cover = savedArray(saved, 'cover', 'Uint32Array', covered);
    const fits = cover.every((item) => item < items) && new Set(cover).size === covered;
    if (items !== films.length || !fits) throw misfit();
    const floats = (name: string, length: number) =>
      savedArray(saved, name, 'Float32Array', length);
    const weights = {
      cover,
      encoder: floats('encoder', covered * hidden),
      hiddenBias: floats('hiddenBias', hidden),
      decoder: floats('decoder', covered * hidden),
      outputBias: floats('outputBias', covered),
    };
    return new Autoencoder(weights, likesOf(ratings, items));
  }

  get covered(): number {
    return this.weights.cover.length;
  }

  foldIn(evidence: readonly ItemEvidence[]): FoldedPerson {
    const used = heard(evidence);
    const input = this.inputOf(used);
    const h = this.activations(input.sum, input.squares);
    const logits = Float64Array.from(this.weights.cover, (_, place) => this.logit(place, h));
    const total = logSumExp(logits);
    return {
      evidence: used,
      scores: () => {
        const scores = this.chance.slice();
        logits.forEach((logit, place) => (scores[this.weights.cover[place]] = logit - total));
        return scores;
      },
      explain: (item) => this.explain(used, input, item, logits, total),
    };
  }

  /** By cosine of the decoder's rows. Items that are not covered are like none. */
  similar(item: number, count: number): Neighbour[] {
    const own = this.placeOf[item];
    if (own < 0) return [];
    const { cover, decoder } = this.weights;
    const cosines = Float64Array.from(cover, (_, place) => {
      const length = this.norms[own] * this.norms[place];
      return length > 0 ? this.dot(decoder, own, decoder, place) / length : 0;
    });
    const found = topItems(cosines, count, (place) => place !== own && cosines[place] > 0);
    return Array.from(found, (place) => ({
      item: cover[place],
      similarity: Math.min(1, cosines[place]),
    }));
  }

  save(): SavedModel {
    const { placeOf, hidden, weights } = this;
    const info = { items: placeOf.length, covered: weights.cover.length, hidden };
    return { arrays: { ...weights }, info };
  }

  /**
   * The network is not linear, so what a film brings is taken to be what the score would lose were it
   * left out, all else said. Such terms do not add up by themselves: `rest` is what they leave.
   */
  private explain(
    evidence: readonly ItemEvidence[],
    input: Input,
    item: number,
    logits: Float64Array,
    total: number,
  ): ItemTerms {
    const place = this.placeOf[item];
    const terms = new Float64Array(evidence.length);
    if (place < 0) return { terms, rest: this.chance[item] };
    evidence.forEach((piece, n) => {
      const from = this.placeOf[piece.item];
      const value = piece.weight * piece.target;
      if (from < 0 || value === 0) return;
      const without = input.sum.slice();
      this.addRow(without, from, -value);
      // Taking off the only square leaves nought, and not what rounding makes of it.
      const squares = input.entries === 1 ? 0 : input.squares - value ** 2;
      terms[n] = logits[place] - this.logit(place, this.activations(without, squares));
    });
    const score = logits[place] - total;
    return { terms, rest: terms.reduce((left, term) => left - term, score) };
  }

  private inputOf(evidence: readonly ItemEvidence[]): Input {
    const sum = new Float64Array(this.hidden);
    let squares = 0;
    let entries = 0;
    for (const { item, weight, target } of evidence) {
      const place = this.placeOf[item];
      if (place < 0 || weight * target === 0) continue;
      this.addRow(sum, place, weight * target);
      squares += (weight * target) ** 2;
      entries++;
    }
    return { sum, squares, entries };
  }

  private addRow(sum: Float64Array, place: number, value: number): void {
    const { encoder } = this.weights;
    for (let f = 0, at = place * this.hidden; f < sum.length; f++) sum[f] += value * encoder[at++];
  }

  private activations(sum: Float64Array, squares: number): Float64Array {
    const { hiddenBias } = this.weights;
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    return sum.map((value, f) => Math.tanh(hiddenBias[f] + scale * value));
  }

  private logit(place: number, h: Float64Array): number {
    const { decoder, outputBias } = this.weights;
    return outputBias[place] + this.dot(decoder, place, h, 0);
  }

  private dot(a: FloatRows, rowOfA: number, b: FloatRows, rowOfB: number): number {
    const { hidden } = this;
    let sum = 0;
    for (let f = 0, p = rowOfA * hidden, q = rowOfB * hidden; f < hidden; f++)
      sum += a[p++] * b[q++];
    return sum;
  }
}

/** What a person says, as the hidden layer hears it. */
interface Input {
  /** Eᵀx. */
  readonly sum: Float64Array;
  /** |x|². */
  readonly squares: number;
  /** How many entries of x are not 0. */
  readonly entries: number;
}

type FloatRows = Float32Array | Float64Array;

/** log of each item's share of all likes, each counted half a like more. */
export function logShares(likes: ArrayLike<number>): Float64Array {
  let all = 0;
  for (let item = 0; item < likes.length; item++) all += likes[item] + 0.5;
  return Float64Array.from(likes, (count) => Math.log((count + 0.5) / all));
}

function logSumExp(values: Float64Array): number {
  const highest = values.reduce((most, value) => Math.max(most, value), -Infinity);
  return highest + Math.log(values.reduce((sum, value) => sum + Math.exp(value - highest), 0));
}
