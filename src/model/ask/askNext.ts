import type { RatingColumns } from '../../data/library';
import { AskGains } from './askGains';
import { likedGram, spreadOfPeople } from './askPrior';
import type { ItemEvidence } from '../evidence/evidence';
import type { ItemModel } from '../ranking/foldIn';
import type { SeenChance } from './seenChance';

/** How questions are chosen. */
export interface AskOptions {
  /** How many of the best-known films may be asked about. */
  readonly pool: number;
  /** Variance ρ of an answer around what the factors say. */
  readonly noise: number;
  /** Exponent of the chance of having seen the film. */
  readonly seen: number;
}

/** Chosen on validation users, by ten answers and by ten questions alike (`bench/ask.md`). */
export const ASK_DEFAULTS: AskOptions = { pool: 400, noise: 0.05, seen: 1 };

/** Who is asked. */
export interface Asked {
  /** Everything they said of films, with weight 0 where it says nothing to the ranking. */
  readonly evidence: readonly ItemEvidence[];
  /** Items they have seen, whatever they said of them. */
  readonly seen: readonly number[];
  /** Items they said they have not seen. */
  readonly unseen: readonly number[];
  /** Items not to ask about, taken as answered: those on the screen already. */
  readonly open?: readonly number[];
}

/**
 * Chooses the films whose rating would teach the ranking model most about a person, among those well
 * enough known to have been seen.
 *
 * What is believed of a person's factors x is a Gaussian: for a stranger, its covariance C is that of
 * the people of the library, folded in; each answer on a film with factors y takes `C y yᵀ C / (ρ + yᵀC y)`
 * off it. Asking about film j therefore takes
 *
 *   gain_j = z_jᵀ S z_j / (ρ + y_jᵀ z_j),   z_j = C y_j,   S = Σ p_i y_i y_iᵀ
 *
 * off the variance of the scores x·y_i, weighted by how many people like each film i (A-optimal
 * design: Chaloner & Verdinelli 1995; in recommenders: Rubens et al. 2015). Longer x changes no
 * order, so what of z_j lies along x, in the metric of S, is left out. The film with the
 * largest `gain · chance^seen` is chosen, where the chance is that of having seen it
 * ({@link SeenChance}); every further one assumes that those before it are answered, and so differs.
 */
export class Asker {
  private last: { readonly name: string; readonly gains: AskGains } | null = null;

  private constructor(
    private readonly model: ItemModel,
    private readonly chance: SeenChance,
    private readonly options: AskOptions,
    /** Factors of the pool, row-major films × k. */
    private readonly factors: Float64Array,
    /** S, row-major k × k. */
    private readonly wanted: Float64Array,
    /** C of a stranger, row-major k × k. */
    private readonly spread: Float64Array,
  ) {}

  /**
   * Bounded, whatever the size of the library; yields now and then, so that others have their turn.
   * @param chance made for the pool, for it does not depend on the model; see {@link askPool}
   */
  static *make(
    model: ItemModel,
    ratings: RatingColumns,
    chance: SeenChance,
    options: AskOptions = ASK_DEFAULTS,
  ): Generator<void, Asker> {
    const k = model.options.factors;
    const factors = new Float64Array(chance.films.length * k);
    chance.films.forEach((item, place) =>
      factors.set(model.factors.subarray(item * k, (item + 1) * k), place * k),
    );
    const wanted = yield* likedGram(model);
    const spread = yield* spreadOfPeople(model, ratings);
    return new Asker(model, chance, options, factors, wanted, spread);
  }

  /**
   * The films to ask about, the most telling first.
   * @returns at most `count` items; fewer when the person has spoken of nearly every film of the pool
   */
  next(asked: Asked, count: number): number[] {
    const { films } = this.chance;
    const out = new Set([
      ...asked.evidence.map(({ item }) => item),
      ...asked.seen,
      ...asked.unseen,
      ...(asked.open ?? []),
    ]);
    const chances = this.chance.chances(asked.seen, asked.unseen);
    const gains = this.gains(asked).copy();
    const chosen: number[] = [];
    while (chosen.length < count) {
      let best = -1;
      let bestValue = -Infinity;
      for (let place = 0; place < films.length; place++) {
        if (out.has(films[place])) continue;
        const value = gains.gain(place) * chances[place] ** this.options.seen;
        if (value > bestValue) [best, bestValue] = [place, value];
      }
      if (best < 0) break;
      chosen.push(films[best]);
      out.add(films[best]);
      gains.answered(best);
    }
    return chosen;
  }

  /** Remembered for the last answers, since "haven't seen it" changes the chances alone. */
  private gains({ evidence, seen, open = [] }: Asked): AskGains {
    const name = JSON.stringify([evidence, seen, open]);
    if (this.last?.name === name) return this.last.gains;
    const k = this.model.options.factors;
    const { x } = this.model.foldIn(evidence);
    const covariance = this.covarianceAfter([...seen, ...open]);
    const gains = AskGains.of(this.factors, covariance, this.wanted, x, k, this.options.noise);
    this.last = { name, gains };
    return gains;
  }

  /** C after answers on these items. */
  private covarianceAfter(items: readonly number[]): Float64Array {
    const k = this.model.options.factors;
    const { factors } = this.model;
    const c = this.spread.slice();
    const z = new Float64Array(k);
    for (const item of new Set(items)) {
      const y = factors.subarray(item * k, (item + 1) * k);
      let variance = 0;
      for (let a = 0; a < k; a++) {
        let sum = 0;
        for (let b = 0; b < k; b++) sum += c[a * k + b] * y[b];
        z[a] = sum;
        variance += sum * y[a];
      }
      const scale = 1 / (this.options.noise + variance);
      for (let a = 0; a < k; a++) for (let b = 0; b < k; b++) c[a * k + b] -= scale * z[a] * z[b];
    }
    return c;
  }
}

/** The `count` items that most people rated: those that a person is likely to know. */
export function askPool(
  { item }: RatingColumns,
  items: number,
  count = ASK_DEFAULTS.pool,
): Uint32Array {
  const rated = new Uint32Array(items);
  for (const i of item) rated[i]++;
  return Uint32Array.from({ length: items }, (_, i) => i)
    .filter((i) => rated[i] > 0)
    .sort((a, b) => rated[b] - rated[a] || a - b)
    .slice(0, count);
}
