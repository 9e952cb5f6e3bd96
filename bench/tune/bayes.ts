import type { Engine } from '../../src/engine/engine';
import { filmFeatures } from '../../src/model/bayes/content';
import { KeptDraws } from '../../src/model/bayes/keptDraws';
import { planBayes } from '../../src/model/bayes/plan';
import type { BayesOptions } from '../../src/model/bayes/options';
import { predictBayesPairs } from '../../src/model/bayes/predictPairs';
import { BAYES_RATING, BayesRating, ratingsOf } from '../../src/model/bayes/ratingModel';
import { starRatings } from '../../src/model/bayes/ratings';
import { trainBayes } from '../../src/model/bayes/train';
import { ratingEvidence } from '../../src/model/evidence/feedback';
import { ratingMetrics } from '../../src/model/evaluation/ratingMetrics';
import type { RatingModelKind } from '../../src/model/ratings/ratingModel';
import { table } from '../../scripts/table';
import { inWords } from './difference';
import { howFarOff, rmseDifference, type Off } from './ratings';
import { validationRatings, type ValidationRatings } from './validation';

export const BAYES_HEADING =
  'How the options of Bayesian matrix factorisation do beside their neighbours';

const VARIANTS: readonly (readonly [string, Partial<BayesOptions>])[] = [
  ['8 factors', { factors: 8 }],
  ['12 factors', { factors: 12 }],
  ['24 factors', { factors: 24 }],
  ['32 factors', { factors: 32 }],
  ['100 sweeps, 20 of burn-in', { sweeps: 100, burnIn: 20 }],
  ['400 sweeps', { sweeps: 400 }],
  ['20 sweeps of burn-in', { burnIn: 20 }],
  ['80 sweeps of burn-in', { burnIn: 80 }],
  ['another seed', {}],
];

/** Each option moved alone; and how many draws a fold-in of new people needs. */
export async function tuneBayes(engine: Engine, say: (text: string) => void): Promise<string> {
  const validation = validationRatings();
  const measure = (options: Partial<BayesOptions>, seed = 1) => {
    const kind: RatingModelKind = {
      ...BAYES_RATING,
      predictPairs: (data, pairs, context) => predictBayesPairs(data, pairs, context, options),
    };
    return howFarOff(validation, kind, engine, seed);
  };
  const base = await measure({});
  const rows = [['as it is', base.rmse.toFixed(4), base.mae.toFixed(4), '']];
  for (const [name, options] of VARIANTS) {
    const off = await measure(options, name === 'another seed' ? 2 : 1);
    rows.push(rowOf(name, base, off));
    say(rows[rows.length - 1].join(' | '));
  }
  const kept = await tuneKept(validation, engine);
  return `\`npm run bench:tune -- bayes\`: the first fold's ratings are left out altogether, and of the others two tenths are held out in turn (${base.squares.length.toLocaleString('en')} ratings). ± is the standard error of the difference from the default, by people; a star marks more than two of them.

${table(['Bayesian matrix factorisation', 'RMSE', 'MAE', 'difference of RMSE'], rows)}

A person who was not in the training is folded in to the draws that are kept. A tenth of the people left out of one training, four fifths of their ratings given, the others foretold:

${table(['draws kept', 'RMSE', 'MAE', 'in 90 % interval'], kept)}`;
}

function rowOf(name: string, base: Off, off: Off): string[] {
  return [name, off.rmse.toFixed(4), off.mae.toFixed(4), inWords(rmseDifference(base, off))];
}

/** One training, and from it models of so many draws each. */
async function tuneKept({ library }: ValidationRatings, engine: Engine): Promise<string[][]> {
  const { films, userIds, ratings } = library;
  const isNew = (user: number) => user % 10 === 0;
  const old = (_: number, n: number) => !isNew(ratings.user[n]);
  const training = {
    user: ratings.user.filter(old),
    item: ratings.item.filter(old),
    halfStars: ratings.halfStars.filter(old),
    time: ratings.time.filter(old),
  };
  // As a page trains it.
  const schedule = planBayes(training.user.length, films.length);
  const counts = [5, 10, schedule.kept, 40, 80];
  const sinks = counts.map((kept) => new KeptDraws({ ...schedule, kept }));
  const stars = starRatings(training, { users: userIds.length, items: films.length });
  await trainBayes({ ...stars, itemFeatures: filmFeatures(films) }, schedule, sinks, {
    engine,
  });
  return counts.map((count, at) => {
    const model = new BayesRating(sinks[at].model(), ratingsOf(training, films.length));
    const [actual, mean, sd]: number[][] = [[], [], []];
    for (let user = 0; user < userIds.length; user++) {
      if (!isNew(user)) continue;
      const own = [...ratings.user.keys()].filter((n) => ratings.user[n] === user);
      const held = own.filter((_, n) => n % 5 === 0);
      const given = own.filter((_, n) => n % 5 !== 0);
      const person = model.foldIn(
        given.map((n) => ({
          item: ratings.item[n],
          ...ratingEvidence(ratings.halfStars[n]),
          stars: ratings.halfStars[n] / 2,
        })),
      );
      const foretold = person.predict(held.map((n) => ratings.item[n]));
      actual.push(...held.map((n) => ratings.halfStars[n] / 2));
      mean.push(...foretold.mean);
      sd.push(...foretold.sd);
    }
    const { rmse, mae, coverage } = ratingMetrics(actual, mean, sd);
    return [String(count), rmse.toFixed(4), mae.toFixed(4), `${(100 * coverage).toFixed(1)} %`];
  });
}
