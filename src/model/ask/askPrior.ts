import type { RatingColumns } from '../../data/library';
import type { Mark } from '../../data/records';
import { gram } from '../../engine/reference/rowSystem';
import type { ItemEvidence } from '../evidence/evidence';
import { markEvidence } from '../evidence/feedback';
import type { ItemModel } from '../ranking/foldIn';
import { topItems } from '../recommend/topItems';

/** Films that ranking is mostly about. */
const MOST_FILMS = 10_000;
/** People whose factors stand for everybody's. */
const SAMPLE = 300;
/** Share of the spread that is taken as equal in all directions: few people tell little of 64. */
const SHRINKAGE = 0.1;

/** S = Σ p_i y_i y_iᵀ over the films that most people like, with p_i film i's share of their likes. */
export function* likedGram({
  factors,
  popularity,
  options,
}: ItemModel): Generator<void, Float64Array> {
  const k = options.factors;
  const films = topItems(Float64Array.from(popularity), MOST_FILMS);
  const total = films.reduce((sum, item) => sum + popularity[item], 0) || 1;
  const s = new Float64Array(k * k);
  for (const item of films) {
    const share = popularity[item] / total;
    if (share === 0) continue;
    const at = item * k;
    for (let a = 0; a < k; a++) {
      const value = share * factors[at + a];
      for (let b = 0; b <= a; b++) s[a * k + b] += value * factors[at + b];
    }
    yield;
  }
  for (let a = 0; a < k; a++) for (let b = 0; b < a; b++) s[b * k + a] = s[a * k + b];
  return s;
}

/** Covariance of people's factors around their mean, of an even share of the people. */
export function* spreadOfPeople(
  model: ItemModel,
  { user, item, halfStars }: RatingColumns,
): Generator<void, Float64Array> {
  const k = model.options.factors;
  const starts: number[] = [];
  for (let p = 0; p < user.length; p++) if (p === 0 || user[p] !== user[p - 1]) starts.push(p);
  const step = Math.max(1, starts.length / SAMPLE);
  const rows: Float64Array[] = [];
  for (let n = 0; Math.floor(n) < starts.length; n += step) {
    const person = Math.floor(n);
    const evidence: ItemEvidence[] = [];
    for (let p = starts[person]; p < (starts[person + 1] ?? user.length); p++)
      evidence.push({ item: item[p], ...markEvidence(halfStars[p] as Mark) });
    rows.push(model.foldIn(evidence).x);
    yield;
  }
  const mean = new Float64Array(k);
  for (const row of rows) row.forEach((value, f) => (mean[f] += value / rows.length));
  const centred = new Float64Array(rows.length * k);
  rows.forEach((row, n) => row.forEach((value, f) => (centred[n * k + f] = value - mean[f])));
  const covariance = gram(centred, rows.length, k, 1 / Math.max(1, rows.length - 1));
  let trace = 0;
  for (let f = 0; f < k; f++) trace += covariance[f * k + f];
  // Without people who differ every direction is as good as another.
  const equal = trace > 0 ? trace / k : 1;
  return covariance.map(
    (value, at) => (1 - SHRINKAGE) * value + (at % (k + 1) === 0 ? SHRINKAGE * equal : 0),
  );
}
