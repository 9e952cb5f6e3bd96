import type { RatingColumns } from '../../data/library';
import { choleskyInPlace, choleskySolveInPlace } from '../../engine/reference/cholesky';

/** Noise of what is told, as a multiple of its variance: chosen on validation users. */
const NOISE = 1;
/** Nobody is ever certain to have seen a film, or not to have. */
const LEAST = 0.01;
/** Beyond so many pairs of films, only an even share of the people is counted. */
const MOST_PAIRS = 1e8;

/**
 * How likely it is that a person has seen each of some films, from which films they are known to have
 * seen or not, learnt from who rated what. Whether people rated each film is taken as one Gaussian,
 * with the mean and covariance that it has over the people: what is known of a person conditions it
 * (the best linear guess of the rest), with noise on what is told, since few people rated both films of
 * a pair. Popular films begin likely; children's films, say, become likely together.
 */
export class SeenChance {
  private constructor(
    /** The items whose chances are known. */
    readonly films: Uint32Array,
    /** Place of each item among the films, −1 for others. */
    private readonly placeOf: Int32Array,
    private readonly mean: Float64Array,
    /** Row-major films × films. */
    private readonly covariance: Float32Array,
  ) {}

  /**
   * Linear in the ratings up to a bound; yields now and then, so that others can have their turn.
   * @param ratings sorted by user
   * @param items how many items there are
   * @param films the items whose chances are wanted; memory is their number squared
   */
  static *make(
    ratings: RatingColumns,
    items: number,
    films: Uint32Array,
  ): Generator<void, SeenChance> {
    const placeOf = new Int32Array(items).fill(-1);
    films.forEach((item, place) => (placeOf[item] = place));
    const { people, seen, both } = yield* countPairs(ratings, placeOf, films.length);
    const n = films.length;
    // Half a person more who has seen each film, and half a person who has not.
    const mean = Float64Array.from(seen, (count) => (count + 0.5) / (people + 1));
    const covariance = new Float32Array(n * n);
    const total = Math.max(1, people);
    for (let a = 0; a < n; a++)
      for (let b = 0; b <= a; b++) {
        const value = both[a * n + b] / total - (seen[a] / total) * (seen[b] / total);
        covariance[a * n + b] = covariance[b * n + a] = value;
      }
    return new SeenChance(films, placeOf, mean, covariance);
  }

  /**
   * The chance of having seen each of `films`, in their order, between 0.01 and 0.99.
   * @param seen items the person has seen; those that are not among the films count for nothing
   * @param unseen items they have not
   */
  chances(seen: readonly number[], unseen: readonly number[]): Float64Array {
    const chances = this.mean.slice();
    const told = [
      ...this.told(seen).map((place) => ({ place, value: 1 - this.mean[place] })),
      ...this.told(unseen).map((place) => ({ place, value: -this.mean[place] })),
    ];
    const { covariance } = this;
    const n = chances.length;
    const m = told.length;
    const system = new Float64Array(m * m);
    told.forEach(({ place: a }, row) => {
      for (let col = 0; col <= row; col++)
        system[row * m + col] = covariance[a * n + told[col].place];
      system[row * m + row] += NOISE * this.mean[a] * (1 - this.mean[a]);
    });
    const pull = Float64Array.from(told, ({ value }) => value);
    // Positive definite by the noise; numbers that are not leave the plain means.
    if (choleskyInPlace(system, m)) {
      choleskySolveInPlace(system, m, pull);
      told.forEach(({ place }, row) => {
        for (let i = 0; i < n; i++) chances[i] += covariance[place * n + i] * pull[row];
      });
    }
    return chances.map((chance) => Math.min(1 - LEAST, Math.max(LEAST, chance)));
  }

  private told(items: readonly number[]): number[] {
    return [...new Set(items)].map((item) => this.placeOf[item]).filter((place) => place >= 0);
  }
}

/** How many people there are, have rated each film, and both of each pair (lower triangle). */
function* countPairs(
  ratings: RatingColumns,
  placeOf: Int32Array,
  films: number,
): Generator<void, { people: number; seen: Uint32Array; both: Uint32Array }> {
  let pairs = 0;
  for (const row of rowsOf(ratings, placeOf)) {
    pairs += row.length ** 2 / 2;
    yield;
  }
  const step = Math.max(1, Math.ceil(pairs / MOST_PAIRS));
  const seen = new Uint32Array(films);
  const both = new Uint32Array(films * films);
  let people = 0;
  let turn = 0;
  for (const row of rowsOf(ratings, placeOf)) {
    if (turn++ % step !== 0) continue;
    people++;
    row.sort((a, b) => a - b);
    for (let i = 0; i < row.length; i++) {
      seen[row[i]]++;
      for (let j = 0; j <= i; j++) both[row[i] * films + row[j]]++;
    }
    yield;
  }
  return { people, seen, both };
}

/** The places of the films that each person rated. */
function* rowsOf({ user, item }: RatingColumns, placeOf: Int32Array): Generator<number[]> {
  for (let p = 0; p < user.length;) {
    const row: number[] = [];
    const from = p;
    for (; p < user.length && user[p] === user[from]; p++) {
      const place = placeOf[item[p]];
      if (place >= 0) row.push(place);
    }
    yield row;
  }
}
