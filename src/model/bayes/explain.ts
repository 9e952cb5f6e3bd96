import { samplingDiverged } from '../../engine/diverged';
import { choleskyInPlace, choleskySolveInPlace } from '../../engine/reference/cholesky';
import { RowSystem } from '../../engine/reference/gaussianRow';
import type { ItemTerms } from '../ranking/rankingModel';
import type { BayesModel } from './keptDraws';
import { priorMean, type FoldedPerson, type PersonRating } from './person';

/**
 * What each rating of a person adds to the stars that they are expected to give an item. In each
 * draw their mean row is A⁻¹(Λ·M + Σₙ wₙ eₙ zₙ), with eₙ how far rating n lies from what the
 * film's bias says; so rating n adds sd · wₙ eₙ · z·A⁻¹zₙ, z being the item's factors and a 1.
 * Exact given the draws, and averaged over them. The rest is the prior, which what was rated (but
 * not how) has a part in, and the item's own bias.
 * @param ratings as {@link foldInPerson} took them: one an item, all known to the model
 * @returns terms by rating and the rest, in stars; together the mean before clipping
 */
export function explainStars(
  model: BayesModel,
  person: FoldedPerson,
  ratings: readonly PersonRating[],
  item: number,
): ItemTerms {
  const { d, scale, draws } = model;
  const terms = new Float64Array(ratings.length);
  const system = new RowSystem(d);
  const own = Uint32Array.from(ratings.keys());
  const rows = new Float64Array(ratings.length * d);
  const noise = new Float64Array(ratings.length);
  const y = Float64Array.from(ratings, ({ value }) => (value - scale.mean) / scale.sd);
  const z = new Float64Array(d);
  const items = ratings.map((rating) => rating.item);
  let rest = scale.mean;
  draws.forEach((draw, s) => {
    const { itemMeans, itemNoise, precision, tau } = draw;
    ratings.forEach((rating, n) => {
      rows.set(itemMeans.subarray(rating.item * d, (rating.item + 1) * d), n * d);
      noise[n] = itemNoise[rating.item];
    });
    const weight = tau * person.solvedWith[s];
    system.reset(precision, priorMean(model, draw, items), 0);
    const prior = system.b.slice();
    system.add(rows, noise, own, y, 0, ratings.length, weight);
    if (!choleskyInPlace(system.a, d)) throw samplingDiverged();
    z.set(itemMeans.subarray(item * d, (item + 1) * d));
    z[d - 1] = 1;
    choleskySolveInPlace(system.a, d, z);
    for (let n = 0; n < ratings.length; n++) {
      const error = y[n] - rows[n * d + d - 1];
      let dot = z[d - 1];
      for (let k = 0; k < d - 1; k++) dot += z[k] * rows[n * d + k];
      terms[n] += (scale.sd * weight * noise[n] * error * dot) / draws.length;
    }
    const bias = itemMeans[item * d + d - 1];
    rest += (scale.sd * prior.reduce((sum, b, k) => sum + b * z[k], bias)) / draws.length;
  });
  return { terms, rest };
}
