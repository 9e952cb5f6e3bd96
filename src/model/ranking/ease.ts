import type { Observations } from '../../engine/engine';
import { dot } from '../../engine/reference/dot';
import { runInSlices } from '../../engine/wasm/slices';
import { choleskyBlocked, forwardSolveFour, PANEL } from '../dense';
import type { ItemEvidence } from '../evidence/evidence';
import { foldLinear, type LinearInput, type LinearModel } from './linear';
import type { Neighbour } from '../recommend/neighbours';
import { transpose } from '../evidence/observations';
import type { FoldedPerson, RankingModel, SavedModel } from './rankingModel';
import { rowProducts } from '../rowProducts';
import { misfit, savedArray, savedNumber } from '../saved';
import { topItems } from '../recommend/topItems';

/** Hyper-parameters of EASE. */
export interface EaseOptions {
  /** λ: L2 regularisation of every film. */
  readonly lambda: number;
  /**
   * Further regularisation in proportion to a film's own squared entries: what dropping a share
   * δ of the entries at random amounts to on average is δ / (1 − δ) (Steck 2020).
   */
  readonly dropout: number;
  /** Overrides which of the two equal ways to the inverse is taken; by default the cheaper. */
  readonly form?: 'rows' | 'films';
}

/** About the nanoseconds of adding a product of two entries, and of a multiplication in what follows. */
const ADDING = 1.5;
const MULTIPLYING = 0.45;

/** Beyond so many pairs of films in one row, only an even share of the rows is used. */
const MOST_PAIRS = 4e9;

/**
 * EASE (Steck 2019): `B = argmin ‖X − XB‖² + ‖Λ^½ B‖²` with a diagonal of zeros, in closed form from
 * P = (XᵀX + Λ)⁻¹: `B_ij = −P_ij / P_jj`, with Λ = λ + dropout · diag(XᵀX) (Steck 2020, "Autoencoders
 * that don't overfit towards the identity"). X holds the users' rows, and may hold rows of content
 * features below them, which tie films that few people know to what they are about.
 *
 * P is dense in the films, so only those given as `cover` take part; every other film scores 0, as an
 * average film does. Time is the smaller of I³/3 (I films) and R³/6 + R²I/2 (R rows, by the matrix
 * inversion lemma), and memory 4 bytes for each film and the smaller of I and R. 3,000 films are a
 * few seconds of work when there are many rows, and 36 MB; twice as many would be eight times that, so
 * larger is not for a page. A blend then leans on its other parts where this one is silent.
 */
export class Ease implements RankingModel, LinearModel {
  /** Position in `cover` by item, −1 for those not covered. */
  private readonly placeOf: Int32Array;

  /**
   * @param items how many items there are
   * @param cover the items that take part
   * @param vectors one row of length `size` for each of them: P = diag(inverse) ± vectors·vectorsᵀ
   * @param diagonal P_jj by position in `cover`
   * @param sign 1 when P is the product itself (`films`), −1 when it is taken off 1/Λ (`rows`)
   */
  constructor(
    private readonly items: number,
    private readonly cover: Uint32Array,
    private readonly vectors: Float32Array,
    private readonly size: number,
    private readonly diagonal: Float64Array,
    private readonly sign: 1 | -1,
  ) {
    this.placeOf = new Int32Array(items).fill(-1);
    cover.forEach((item, place) => (this.placeOf[item] = place));
  }

  /** How many films take part. */
  get covered(): number {
    return this.cover.length;
  }

  /**
   * A kept model.
   * @param items how many items there are
   * @throws Failure `bad-input` when it does not fit them
   */
  static load(saved: SavedModel, items: number): Ease {
    const [covered, size, sign] = ['covered', 'size', 'sign'].map((n) => savedNumber(saved, n));
    const cover = savedArray(saved, 'cover', 'Uint32Array', covered);
    if (cover.some((item) => item >= items) || new Set(cover).size !== covered) throw misfit();
    const vectors = savedArray(saved, 'vectors', 'Float32Array', covered * size);
    const diagonal = savedArray(saved, 'diagonal', 'Float64Array', covered);
    if (sign !== 1 && sign !== -1) throw misfit();
    return new Ease(items, cover, vectors, size, diagonal, sign);
  }

  foldIn(evidence: readonly ItemEvidence[]): FoldedPerson {
    return foldLinear(this, evidence);
  }

  /**
   * By partial correlation −P_ij / √(P_ii P_jj): how two films go together among people who are
   * alike in all others. Films that are not covered have none.
   */
  similar(item: number, count: number): Neighbour[] {
    const { cover, diagonal } = this;
    const own = this.placeOf[item];
    if (own < 0) return [];
    const likeness = Float64Array.from(cover, (_, place) => {
      if (place === own) return 0;
      return -this.product(own, place) / Math.sqrt(diagonal[own] * diagonal[place]);
    });
    const found = topItems(likeness, count, (place) => likeness[place] > 0);
    return Array.from(found, (place) => ({ item: cover[place], similarity: likeness[place] }));
  }

  save(): SavedModel {
    const { cover, vectors, diagonal, size, sign } = this;
    return { arrays: { cover, vectors, diagonal }, info: { covered: cover.length, size, sign } };
  }

  /** Σ over the input of x_i B_ij, for every film j; 0 for films not covered. */
  scoresOf(input: readonly LinearInput[]): Float64Array {
    const { cover, vectors, size, diagonal, sign } = this;
    const sum = new Float64Array(size);
    const own = new Map<number, number>();
    for (const { item, value } of input) {
      const place = this.placeOf[item];
      if (place < 0) continue;
      own.set(place, value);
      for (let r = this.first(place); r < size; r++) sum[r] += value * vectors[place * size + r];
    }
    const products = rowProducts(vectors, size, sum, (place) => this.first(place));
    const scores = new Float64Array(this.items);
    for (let place = 0; place < cover.length; place++)
      scores[cover[place]] = (-sign * products[place]) / diagonal[place];
    // A film is not its own evidence: B_jj = 0. Off the diagonal 1/Λ has no part in P.
    for (const [place, value] of own) {
      const product = products[place] - value * this.inner(place, place);
      scores[cover[place]] = (-sign * product) / diagonal[place];
    }
    return scores;
  }

  weightsTo(item: number, from: readonly number[]): Float64Array {
    const place = this.placeOf[item];
    return Float64Array.from(from, (other) => {
      const otherPlace = this.placeOf[other];
      if (place < 0 || otherPlace < 0 || other === item) return 0;
      return -this.product(place, otherPlace) / this.diagonal[place];
    });
  }

  /** P of two different films, by place. */
  private product(a: number, b: number): number {
    return this.sign * this.inner(a, b);
  }

  /** Inner product of two films' vectors. */
  private inner(a: number, b: number): number {
    const { vectors, size } = this;
    const first = this.first(Math.max(a, b));
    return dot(vectors, a * size + first, vectors, b * size + first, size - first);
  }

  /** Before it a film's vector is zero: the films' form is a triangle, turned on its side. */
  private first(place: number): number {
    return this.sign === 1 ? place : 0;
  }
}

/**
 * Solves EASE. `weight` of the observations is X's entry; targets play no part.
 * @param rows X, users (and features) × items
 * @param cover the items that take part, no more than a few thousand
 * @throws Failure `cancelled`; `training-diverged` when λ is too small for the numbers to hold
 */
export async function fitEase(
  rows: Observations,
  cover: Uint32Array,
  options: EaseOptions,
  signal?: AbortSignal,
  onProgress?: (share: number) => void,
): Promise<Ease> {
  // In the order of the items, in which rows have them.
  const places = cover.slice().sort();
  const covered = coveredRows(rows, places);
  const { form } = easeWork(covered.rows, cover.length, options.form);
  const solve = form === 'rows' ? solveByRows : solveByFilms;
  return runInSlices(reported(solve(covered, places, rows.cols, options), onProgress), signal);
}

/**
 * The multiplications that the inverse of so many rows and films takes, by one way or by the cheaper.
 * @param form the way to take
 */
export function easeWork(
  rows: number,
  films: number,
  form?: 'rows' | 'films',
): { readonly form: 'rows' | 'films'; readonly work: number } {
  const byRows = rows ** 3 / 6 + (rows ** 2 * films) / 2;
  const byFilms = films ** 3 / 3;
  return (form ?? (byRows <= byFilms ? 'rows' : 'films')) === 'rows'
    ? { form: 'rows', work: byRows }
    : { form: 'films', work: byFilms };
}

/** Passes on what each step says is done, at every hundredth. */
function* reported<T>(
  work: Generator<number, T>,
  onProgress: (share: number) => void = () => undefined,
): Generator<void, T> {
  let last = 0;
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (step.value >= last + 0.01) onProgress((last = step.value));
    yield;
  }
}

/** X with the covered films only, renumbered by place, and without rows left empty. */
function coveredRows(rows: Observations, cover: Uint32Array): Observations {
  const placeOf = new Int32Array(rows.cols).fill(-1);
  cover.forEach((item, place) => (placeOf[item] = place));
  // Columns are never longer than what they come from, which may be tens of millions.
  const start = new Uint32Array(rows.rows + 1);
  const col = new Uint32Array(rows.col.length);
  const weight = new Float32Array(rows.col.length);
  let filled = 0;
  let at = 0;
  for (let r = 0; r < rows.rows; r++) {
    for (let p = rows.start[r]; p < rows.start[r + 1]; p++) {
      const place = placeOf[rows.col[p]];
      if (place < 0 || rows.weight[p] === 0) continue;
      col[at] = place;
      weight[at++] = rows.weight[p];
    }
    if (at > start[filled]) start[++filled] = at;
  }
  return {
    rows: filled,
    cols: cover.length,
    start: start.subarray(0, filled + 1),
    col: col.subarray(0, at),
    weight: weight.subarray(0, at),
    target: new Float32Array(at),
  };
}

/** Λ by place: λ + dropout · Σ x². */
function penalties({ cols, col, weight }: Observations, options: EaseOptions): Float64Array {
  const squares = new Float64Array(cols);
  for (let p = 0; p < col.length; p++) squares[col[p]] += weight[p] ** 2;
  return squares.map((square) => options.lambda + options.dropout * square);
}

/** P = Λ⁻¹ − VᵀV with V = L⁻¹XΛ⁻¹, where LLᵀ = 1 + XΛ⁻¹Xᵀ: an inverse of rows × rows. */
function* solveByRows(
  x: Observations,
  cover: Uint32Array,
  items: number,
  options: EaseOptions,
): Generator<number, Ease> {
  const n = x.rows;
  const penalty = penalties(x, options);
  const films = transpose(x);
  const summing = summingShare(pairsOf(films), easeWork(n, films.rows, 'rows').work);
  const k = new Float64Array(n * n);
  for (let r = 0; r < n; r++) k[r * n + r] = 1;
  for (let film = 0; film < films.rows; film++) {
    addOuter(k, n, films, film, 1 / penalty[film]);
    yield (summing * film) / films.rows;
  }
  yield* factorise(k, n, summing, n / (n + 3 * films.rows));

  const vectors = new Float32Array(films.rows * n);
  const diagonal = new Float64Array(films.rows);
  const four = new Float64Array(4 * n);
  for (let film = 0; film < films.rows; film += 4) {
    four.fill(0);
    const count = Math.min(4, films.rows - film);
    for (let q = 0; q < count; q++)
      for (let p = films.start[film + q]; p < films.start[film + q + 1]; p++)
        four[q * n + films.col[p]] = films.weight[p] / penalty[film + q];
    forwardSolveFour(k, n, four);
    for (let q = 0; q < count; q++) {
      const vector = four.subarray(q * n, (q + 1) * n);
      vectors.set(vector, (film + q) * n);
      diagonal[film + q] = 1 / penalty[film + q] - dot(vector, 0, vector, 0, n);
    }
    yield 1 - ((1 - film / films.rows) * (1 - summing) * 3 * films.rows) / (n + 3 * films.rows);
  }
  return new Ease(items, cover, vectors, n, diagonal, -1);
}

/** P = WᵀW with W = L⁻¹, where LLᵀ = XᵀX + Λ: an inverse of films × films. */
function* solveByFilms(
  x: Observations,
  cover: Uint32Array,
  items: number,
  options: EaseOptions,
): Generator<number, Ease> {
  const n = x.cols;
  const pairs = pairsOf(x);
  const sample = evenShare(x.rows, Math.min(1, MOST_PAIRS / pairs));
  const summing = summingShare(Math.min(pairs, MOST_PAIRS), easeWork(x.rows, n, 'films').work);
  const gram = new Float64Array(n * n);
  const squares = new Float64Array(n);
  for (const [at, row] of sample.entries()) {
    addOuter(gram, n, x, row, 1);
    for (let p = x.start[row]; p < x.start[row + 1]; p++) squares[x.col[p]] += x.weight[p] ** 2;
    yield (summing * at) / sample.length;
  }
  for (let i = 0; i < n; i++) gram[i * n + i] += options.lambda + options.dropout * squares[i];
  yield* factorise(gram, n, summing, 0.5);

  const vectors = new Float32Array(n * n);
  const diagonal = new Float64Array(n);
  const four = new Float64Array(4 * n);
  for (let film = 0; film < n; film += 4) {
    four.fill(0);
    const count = Math.min(4, n - film);
    for (let q = 0; q < count; q++) four[q * n + film + q] = 1;
    forwardSolveFour(gram, n, four, film);
    for (let q = 0; q < count; q++) {
      const vector = four.subarray(q * n, (q + 1) * n);
      vectors.set(vector, (film + q) * n);
      diagonal[film + q] = dot(vector, 0, vector, 0, n);
    }
    // What is left shrinks with the square: later films start further down.
    yield 1 - (1 - summing) * 0.5 * (1 - film / n) ** 3;
  }
  return new Ease(items, cover, vectors, n, diagonal, 1);
}

/**
 * Factorises in place.
 * @param done what was done before it, of all
 * @param share its part in what is left then
 */
function* factorise(
  a: Float64Array,
  n: number,
  done: number,
  share: number,
): Generator<number, void> {
  const panels = Math.ceil(n / PANEL);
  let steps = 0;
  const most = (panels * (panels + 1) * PANEL) / 8 + panels;
  for (const _ of choleskyBlocked(a, n)) {
    steps++;
    yield done + (1 - done) * share * Math.min(1, steps / most);
  }
}

/** Pairs of entries that are in one row. */
function pairsOf({ rows, start }: Observations): number {
  let pairs = 0;
  for (let row = 0; row < rows; row++) pairs += (start[row + 1] - start[row]) ** 2 / 2;
  return pairs;
}

/** What part of the time it takes to sum so many pairs before so many multiplications. */
function summingShare(pairs: number, multiplications: number): number {
  return (ADDING * pairs) / (ADDING * pairs + MULTIPLYING * multiplications);
}

/** Rows for {@link solveByFilms}: an even share of them. */
function evenShare(rows: number, share: number): number[] {
  return Array.from({ length: rows }, (_, row) => row).filter(
    (row) => Math.floor((row + 1) * share) > Math.floor(row * share),
  );
}

/** Adds scale · v·vᵀ of one sparse row to the lower triangle. */
function addOuter(
  a: Float64Array,
  n: number,
  { start, col, weight }: Observations,
  row: number,
  scale: number,
): void {
  const [first, end] = [start[row], start[row + 1]];
  // Then nothing after p has a column up to that of p, and half the pairs need not be looked at.
  const ascends = isAscending(col, first, end);
  for (let p = first; p < end; p++) {
    const value = weight[p] * scale;
    const at = col[p] * n;
    if (ascends) for (let q = first; q <= p; q++) a[at + col[q]] += value * weight[q];
    else
      for (let q = first; q < end; q++) if (col[q] <= col[p]) a[at + col[q]] += value * weight[q];
  }
}

/** Whether each of the values from..to-1 is greater than the one before it. */
function isAscending(values: Uint32Array, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at++) if (values[at] <= values[at - 1]) return false;
  return true;
}
