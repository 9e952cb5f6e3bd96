import type { Observations } from '../../engine/engine';
import { dot } from '../../engine/reference/dot';
import { RowMatrix } from '../../engine/rowMatrix';
import { throwIfCancelled } from '../../failure';
import { runInSlices } from '../../engine/wasm/slices';
import { createWorkspace, factorise, invert, solveRows, type Workspace } from '../dense';
import type { ItemEvidence } from '../evidence/evidence';
import { DenseInverse, FactoredInverse, loadInverse, type EaseInverse } from './easeInverse';
import { foldLinear, type LinearInput, type LinearModel } from './linear';
import type { Neighbour } from '../recommend/neighbours';
import { transpose } from '../evidence/observations';
import type { FoldedPerson, RankingModel, SavedModel } from './rankingModel';
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
  /** Overrides which of the two equal ways to the inverse is taken; see {@link easeWork}. */
  readonly form?: 'rows' | 'films';
}

/** About the nanoseconds of adding a product of two entries, and of a multiplication in what follows. */
const ADDING = 0.8;
const MULTIPLYING = 0.1;

/** Beyond so many pairs of films in one row, only an even share of the rows is used. */
const MOST_PAIRS = 4e9;

/**
 * EASE (Steck 2019): `B = argmin ‖X − XB‖² + ‖Λ^½ B‖²` with a diagonal of zeros, in closed form from
 * P = (XᵀX + Λ)⁻¹: `B_ij = −P_ij / P_jj`, with Λ = λ + dropout · diag(XᵀX) (Steck 2020, "Autoencoders
 * that don't overfit towards the identity"). X holds the users' rows, and may hold rows of content
 * features below them, which tie films that few people know to what they are about.
 *
 * P is dense in the films, so only those given as `cover` take part; every other film scores 0, as an
 * average film does. Time is I³/2 (I films), or R³/6 + R²I/2 where there are few rows (R, by the
 * matrix inversion lemma), and memory 4 bytes for each film and each of I or R. 3,000 films are two
 * or three seconds of work when there are many rows, and 36 MB; twice as many would be eight times
 * that, so larger is not for a page. A blend then leans on its other parts where this one is silent.
 */
export class Ease implements RankingModel, LinearModel {
  /** Position in `cover` by item, −1 for those not covered. */
  private readonly placeOf: Int32Array;

  /**
   * @param items how many items there are
   * @param cover the items that take part
   * @param inverse P, by position in `cover`
   */
  constructor(
    private readonly items: number,
    private readonly cover: Uint32Array,
    private readonly inverse: EaseInverse,
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
    const covered = savedNumber(saved, 'covered');
    const cover = savedArray(saved, 'cover', 'Uint32Array', covered);
    if (cover.some((item) => item >= items) || new Set(cover).size !== covered) throw misfit();
    return new Ease(items, cover, loadInverse(saved, covered));
  }

  foldIn(evidence: readonly ItemEvidence[]): FoldedPerson {
    return foldLinear(this, evidence);
  }

  /**
   * By partial correlation −P_ij / √(P_ii P_jj): how two films go together among people who are
   * alike in all others. Films that are not covered have none.
   */
  similar(item: number, count: number): Neighbour[] {
    const { cover, inverse } = this;
    const { diagonal } = inverse;
    const own = this.placeOf[item];
    if (own < 0) return [];
    const all = Uint32Array.from(cover, (_, place) => place);
    const likeness = inverse
      .between(own, all)
      .map((p, place) => (place === own ? 0 : -p / Math.sqrt(diagonal[own] * diagonal[place])));
    const found = topItems(likeness, count, (place) => likeness[place] > 0);
    return Array.from(found, (place) => ({ item: cover[place], similarity: likeness[place] }));
  }

  async quicken(): Promise<void> {
    await this.inverse.quicken?.();
  }

  save(): SavedModel {
    const { arrays, info } = this.inverse.save();
    const covered = this.cover.length;
    return { arrays: { ...arrays, cover: this.cover }, info: { ...info, covered } };
  }

  /** Σ over the input of x_i B_ij, for every film j; 0 for films not covered. */
  scoresOf(input: readonly LinearInput[]): Float64Array {
    const { cover, inverse } = this;
    const values = new Map<number, number>();
    for (const { item, value } of input) {
      const place = this.placeOf[item];
      if (place >= 0) values.set(place, (values.get(place) ?? 0) + value);
    }
    const products = inverse.products(values);
    const scores = new Float64Array(this.items);
    for (let place = 0; place < cover.length; place++)
      scores[cover[place]] = -products[place] / inverse.diagonal[place];
    return scores;
  }

  weightsTo(item: number, from: readonly number[]): Float64Array {
    const place = this.placeOf[item];
    const weights = new Float64Array(from.length);
    if (place < 0) return weights;
    // Of each that takes part, where it is in `from`.
    const heard = from.flatMap((other, n) => (this.placeOf[other] >= 0 && other !== item ? n : []));
    const places = Uint32Array.from(heard, (n) => this.placeOf[from[n]]);
    this.inverse.between(place, places).forEach((p, i) => {
      weights[heard[i]] = -p / this.inverse.diagonal[place];
    });
    return weights;
  }
}

/**
 * Solves EASE. `weight` of the observations is X's entry; targets play no part.
 * @param rows X, users (and features) × items
 * @param cover the items that take part, no more than a few thousand
 * @throws Failure `cancelled`; `training-diverged` when λ is too small for the numbers to hold;
 *   `engine-unavailable` when the browser refuses the memory
 */
export async function fitEase(
  rows: Observations,
  cover: Uint32Array,
  options: EaseOptions,
  signal?: AbortSignal,
  onProgress?: (share: number) => void,
): Promise<Ease> {
  throwIfCancelled(signal);
  // In the order of the items, in which rows have them.
  const places = cover.slice().sort();
  const covered = coveredRows(rows, places);
  const { form } = easeWork(covered.rows, covered.cols, options.form);
  const [size, solve] =
    form === 'rows' ? [covered.rows, solveByRows] : [covered.cols, solveByFilms];
  const work = solve(covered, options, await createWorkspace(size));
  const inverse = await runInSlices(reported(work, onProgress), signal);
  return new Ease(rows.cols, places, inverse);
}

/**
 * The multiplications that the inverse of so many rows and films takes. Few rows are the cheaper way;
 * from a third of the films on they save less of the training than they cost in every fold-in.
 * @param form overrides the way to take
 */
export function easeWork(
  rows: number,
  films: number,
  form?: 'rows' | 'films',
): { readonly form: 'rows' | 'films'; readonly work: number } {
  return (form ?? (3 * rows <= films ? 'rows' : 'films')) === 'rows'
    ? { form: 'rows', work: rows ** 3 / 6 + (rows ** 2 * films) / 2 }
    : { form: 'films', work: films ** 3 / 2 };
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

/**
 * X with the covered films only, renumbered by place, and without rows left empty. The columns of a
 * row ascend, and what is said of one film twice has been added up.
 */
function coveredRows(rows: Observations, cover: Uint32Array): Observations {
  const placeOf = new Int32Array(rows.cols).fill(-1);
  cover.forEach((item, place) => (placeOf[item] = place));
  // Columns are never longer than what they come from, which may be tens of millions.
  const start = new Uint32Array(rows.rows + 1);
  const col = new Uint32Array(rows.col.length);
  const weight = new Float32Array(rows.col.length);
  let filled = 0;
  let at = 0;
  // A function of its own, since one long call of nested loops is compiled over and over.
  const copyRow = (first: number, end: number): void => {
    for (let p = first; p < end; p++) {
      const place = placeOf[rows.col[p]];
      if (place < 0 || rows.weight[p] === 0) continue;
      col[at] = place;
      weight[at++] = rows.weight[p];
    }
  };
  for (let r = 0; r < rows.rows; r++) {
    copyRow(rows.start[r], rows.start[r + 1]);
    at = tidied(col, weight, start[filled], at);
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

/** Puts one row's entries in order of its columns, each of which is left once; where they end then. */
function tidied(col: Uint32Array, weight: Float32Array, first: number, end: number): number {
  if (ascends(col, first, end)) return end;
  const sums = new Map<number, number>();
  for (let p = first; p < end; p++) sums.set(col[p], (sums.get(col[p]) ?? 0) + weight[p]);
  let at = first;
  for (const [place, sum] of [...sums].sort(([a], [b]) => a - b)) {
    col[at] = place;
    weight[at++] = sum;
  }
  return at;
}

function ascends(values: Uint32Array, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at++) if (values[at] <= values[at - 1]) return false;
  return true;
}

/** Λ by place: λ + dropout · Σ x². */
function penalties({ cols, col, weight }: Observations, options: EaseOptions): Float64Array {
  const squares = new Float64Array(cols);
  for (let p = 0; p < col.length; p++) squares[col[p]] += weight[p] ** 2;
  return squares.map((square) => options.lambda + options.dropout * square);
}

/** P = Λ⁻¹ − VVᵀ with V = Λ⁻¹XᵀL⁻ᵀ, where LLᵀ = 1 + XΛ⁻¹Xᵀ: an inverse of rows × rows. */
function* solveByRows(
  x: Observations,
  options: EaseOptions,
  workspace: Workspace,
): Generator<number, EaseInverse> {
  const { size: n, batch, stride } = workspace;
  const { values } = workspace.space;
  const penalty = penalties(x, options);
  const films = transpose(x);
  const summing = summingShare(pairsOf(films), easeWork(n, films.rows, 'rows').work);
  for (let r = 0; r < n; r++) values[r * (stride + 1)] = 1;
  for (let film = 0; film < films.rows; film++) {
    addRow(workspace, films, film, 1 / penalty[film]);
    yield (summing * film) / films.rows;
  }
  const factor = n / (n + 3 * films.rows);
  for (const share of factorise(workspace)) yield summing + (1 - summing) * factor * share;

  const vectors = new Float32Array(films.rows * n);
  const diagonal = new Float64Array(films.rows);
  for (let first = 0; first < films.rows; first += batch.rows) {
    const rows = Math.min(batch.rows, films.rows - first);
    values.fill(0, batch.at, batch.at + rows * stride);
    for (let q = 0; q < rows; q++)
      for (let p = films.start[first + q]; p < films.start[first + q + 1]; p++)
        values[batch.at + q * stride + films.col[p]] = films.weight[p] / penalty[first + q];
    const done = 1 - (1 - first / films.rows) * (1 - summing) * (1 - factor);
    for (const _ of solveRows(workspace, rows)) yield done;
    for (let q = 0; q < rows; q++) {
      const at = batch.at + q * stride;
      vectors.set(values.subarray(at, at + n), (first + q) * n);
      diagonal[first + q] = 1 / penalty[first + q] - dot(values, at, values, at, n);
    }
  }
  return new FactoredInverse(new RowMatrix(vectors, n), diagonal);
}

/** P itself: an inverse of films × films. */
function* solveByFilms(
  x: Observations,
  options: EaseOptions,
  workspace: Workspace,
): Generator<number, EaseInverse> {
  const { size: n, stride } = workspace;
  const { values } = workspace.space;
  const pairs = pairsOf(x);
  const sample = evenShare(x.rows, Math.min(1, MOST_PAIRS / pairs));
  const summing = summingShare(Math.min(pairs, MOST_PAIRS), easeWork(x.rows, n, 'films').work);
  const squares = new Float64Array(n);
  for (const [at, row] of sample.entries()) {
    addRow(workspace, x, row, 1);
    for (let p = x.start[row]; p < x.start[row + 1]; p++) squares[x.col[p]] += x.weight[p] ** 2;
    yield (summing * at) / sample.length;
  }
  for (let i = 0; i < n; i++)
    values[i * (stride + 1)] += options.lambda + options.dropout * squares[i];
  for (const share of factorise(workspace)) yield summing + ((1 - summing) * share) / 3;

  const inverting = invert(workspace);
  for (;;) {
    const step = inverting.next();
    if (step.done === true) return new DenseInverse(step.value.inverse, step.value.diagonal);
    yield summing + ((1 - summing) * (1 + 2 * step.value)) / 3;
  }
}

/** Adds scale · v·vᵀ of one row v to the matrix. */
function addRow(
  { space, stride }: Workspace,
  { start, col, weight }: Observations,
  row: number,
  scale: number,
): void {
  const [from, to] = [start[row], start[row + 1]];
  space.addOuter({ at: 0, stride }, col.subarray(from, to), weight.subarray(from, to), scale);
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
