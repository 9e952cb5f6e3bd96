import type { Observations } from '../engine/engine';
import { runInSlices } from '../engine/wasm/slices';
import { choleskyBlocked, forwardSolveFour } from './dense';
import { transpose } from './observations';
import type { RankingModel } from './rankingModel';

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
export class Ease implements RankingModel {
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

  /** Σ over the given films i of B_ij, for every film j; 0 for films not covered. */
  scores(given: readonly number[]): Float64Array {
    const { cover, vectors, size, diagonal, sign } = this;
    const sum = new Float32Array(size);
    const own = new Uint8Array(cover.length);
    for (const item of new Set(given)) {
      const place = this.placeOf[item];
      if (place < 0) continue;
      own[place] = 1;
      for (let r = 0; r < size; r++) sum[r] += vectors[place * size + r];
    }
    const scores = new Float64Array(this.items);
    for (let place = 0; place < cover.length; place++) {
      const vector = vectors.subarray(place * size, (place + 1) * size);
      // A film is not its own evidence: B_jj = 0. Off the diagonal 1/Λ has no part in P.
      const product = dot(vector, sum) - (own[place] ? dot(vector, vector) : 0);
      scores[cover[place]] = (-sign * product) / diagonal[place];
    }
    return scores;
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
): Promise<Ease> {
  const covered = coveredRows(rows, cover);
  const byRows = covered.rows ** 3 / 6 + (covered.rows ** 2 * cover.length) / 2;
  const form = options.form ?? (byRows <= cover.length ** 3 / 3 ? 'rows' : 'films');
  const solve = form === 'rows' ? solveByRows : solveByFilms;
  return runInSlices(solve(covered, cover, rows.cols, options), signal);
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
): Generator<void, Ease> {
  const n = x.rows;
  const penalty = penalties(x, options);
  const films = transpose(x);
  const k = new Float64Array(n * n);
  for (let r = 0; r < n; r++) k[r * n + r] = 1;
  for (let film = 0; film < films.rows; film++) {
    addOuter(k, n, films, film, 1 / penalty[film]);
    yield;
  }
  yield* choleskyBlocked(k, n);

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
      diagonal[film + q] = 1 / penalty[film + q] - dot(vector, vector);
    }
    yield;
  }
  return new Ease(items, cover, vectors, n, diagonal, -1);
}

/** P = WᵀW with W = L⁻¹, where LLᵀ = XᵀX + Λ: an inverse of films × films. */
function* solveByFilms(
  x: Observations,
  cover: Uint32Array,
  items: number,
  options: EaseOptions,
): Generator<void, Ease> {
  const n = x.cols;
  const sample = evenShare(x);
  const gram = new Float64Array(n * n);
  const squares = new Float64Array(n);
  for (const row of sample) {
    addOuter(gram, n, x, row, 1);
    for (let p = x.start[row]; p < x.start[row + 1]; p++) squares[x.col[p]] += x.weight[p] ** 2;
    yield;
  }
  for (let i = 0; i < n; i++) gram[i * n + i] += options.lambda + options.dropout * squares[i];
  yield* choleskyBlocked(gram, n);

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
      diagonal[film + q] = dot(vector, vector);
    }
    yield;
  }
  return new Ease(items, cover, vectors, n, diagonal, 1);
}

/** Rows for {@link solveByFilms}: all, or every so many-th when their pairs are too many. */
function evenShare(x: Observations): number[] {
  const pairs = (row: number) => (x.start[row + 1] - x.start[row]) ** 2 / 2;
  let total = 0;
  for (let row = 0; row < x.rows; row++) total += pairs(row);
  const share = Math.min(1, MOST_PAIRS / total);
  return Array.from({ length: x.rows }, (_, row) => row).filter(
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
  for (let p = start[row]; p < start[row + 1]; p++) {
    const value = weight[p] * scale;
    const at = col[p] * n;
    for (let q = start[row]; q < start[row + 1]; q++)
      if (col[q] <= col[p]) a[at + col[q]] += value * weight[q];
  }
}

/** Four running sums let the processor overlap the additions. */
function dot(a: Float32Array | Float64Array, b: Float32Array | Float64Array): number {
  const even = a.length - (a.length % 4);
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  for (let r = 0; r < even; r += 4) {
    s0 += a[r] * b[r];
    s1 += a[r + 1] * b[r + 1];
    s2 += a[r + 2] * b[r + 2];
    s3 += a[r + 3] * b[r + 3];
  }
  for (let r = even; r < a.length; r++) s0 += a[r] * b[r];
  return s0 + s1 + s2 + s3;
}
