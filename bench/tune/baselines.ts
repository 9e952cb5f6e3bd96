import type { RatingColumns } from '../../src/data/library';
import type { Engine } from '../../src/engine/engine';
import { AUTOENCODER_DEFAULTS, fitAutoencoder } from '../../src/model/ranking/autoencoderTraining';
import { toObservations } from '../../src/model/ranking/ials';
import { ItemKnn } from '../../src/model/ranking/itemKnn';
import type { RankingModel } from '../../src/model/ranking/rankingModel';
import { withIntervals } from '../../src/model/ratings/intervals';
import { ITEM_KNN_RATING_DEFAULTS, itemKnnWith } from '../../src/model/ratings/itemKnn';
import type { StarModelKind } from '../../src/model/ratings/starModel';
import { svdppWith } from '../../src/model/ratings/svdpp';
import { SVDPP_DEFAULTS } from '../../src/model/ratings/svdppTraining';
import { USER_KNN_RATING_DEFAULTS, userKnnWith } from '../../src/model/ratings/userKnn';
import { UserKnn, USER_KNN_DEFAULTS, userLikes } from '../../src/model/ranking/userKnn';
import { table } from '../../scripts/table';
import { pairedGain } from '../../src/model/evaluation/standardError';
import { inWords } from './difference';
import { findOut } from './ranking';
import { howFarOff, rmseDifference } from './ratings';
import { validationRatings, validationUsers } from './validation';

export const BASELINES_HEADING = 'How the options of the baselines do beside their neighbours';

/** What is changed of some options, one value at a time; the first change is none. */
function moved<Options extends object>(
  defaults: Options,
  values: { readonly [Name in keyof Options]?: readonly Options[Name][] },
): [string, Options][] {
  const names = Object.keys(values) as (keyof Options & string)[];
  return [
    ['as it is', defaults],
    ...names.flatMap((name) =>
      (values[name] ?? []).map((value): [string, Options] => [
        `${name} ${String(value)}`,
        { ...defaults, [name]: value },
      ]),
    ),
  ];
}

/** {@link ItemKnn}'s options by name, as it takes them in a row. */
const ITEM_KNN = { neighbours: 100, shrinkage: 20 };

/** Each option of the baselines moved alone: those of stars, then those of lists. */
export async function tuneBaselines(engine: Engine, say: (text: string) => void): Promise<string> {
  const stars = [
    ...(await starRows(engine, say, 'svd++', svdppWith, SVDPP_DEFAULTS, {
      factors: [10, 40],
      epochs: [40, 160],
      rate: [0.0035, 0.014],
      penalty: [0.04, 0.16],
      initial: [0.01, 0.04],
      foldInPenalty: [0.075, 0.3],
    })),
    ...(await starRows(engine, say, 'item-knn-ratings', itemKnnWith, ITEM_KNN_RATING_DEFAULTS, {
      shrinkage: [50, 200],
      ballast: [0.15, 0.6],
      neighbours: [100, 400],
    })),
    ...(await starRows(engine, say, 'user-knn-ratings', userKnnWith, USER_KNN_RATING_DEFAULTS, {
      shrinkage: [25, 100],
      ballast: [0.25, 1],
      neighbours: [20, 80],
    })),
  ];
  const validation = validationUsers();
  const data = (ratings: RatingColumns) => ({
    films: validation.films,
    users: validation.shape.users,
    ratings,
  });
  const { users, items } = validation.shape;
  const lists = [
    ...(await listRows(
      say,
      'user-knn',
      moved(USER_KNN_DEFAULTS, { neighbours: [25, 100], shrinkage: [0, 10] }),
      async (options, ratings) => new UserKnn(userLikes(data(ratings)), options),
    )),
    ...(await listRows(
      say,
      'item-knn',
      moved(ITEM_KNN, { neighbours: [50, 200], shrinkage: [10, 40] }),
      async ({ neighbours, shrinkage }, ratings) =>
        new ItemKnn(toObservations(ratings, users, items), neighbours, shrinkage),
    )),
    ...(await listRows(
      say,
      'autoencoder',
      moved(AUTOENCODER_DEFAULTS, {
        cover: [1500, 6000],
        hidden: [100, 400],
        dropout: [0.15, 0.6],
        penalty: [0.0025, 0.01],
        learningRate: [0.002, 0.008],
        epochs: [10, 40],
      }),
      (options, ratings) => fitAutoencoder(data(ratings), { seed: 1 }, options),
      2,
    )),
  ];
  return `\`npm run bench:tune -- baselines\`: stars on the validation ratings, lists on the validation people of the sections above (the autoencoder on two of their five folds). Each option is moved alone to about half and twice its default. ± is the standard error of the paired difference from the default, over people; a star marks more than two of them.

${table(['stars', 'option', 'RMSE', 'MAE', 'difference of RMSE'], stars)}

${table(['lists', 'option', 'Recall@20', 'NDCG@100', 'difference of NDCG@100'], lists)}`;

  async function listRows<Options>(
    report: (text: string) => void,
    name: string,
    variants: readonly [string, Options][],
    fit: (options: Options, ratings: RatingColumns) => Promise<RankingModel>,
    folds = 5,
  ): Promise<string[][]> {
    const part = { ...validation, users: validation.users.filter(({ fold }) => fold < folds) };
    const rows: string[][] = [];
    let base: readonly number[] | null = null;
    for (const [option, options] of variants) {
      const found = await findOut(part, (_, ratings) => fit(options, ratings));
      const difference = base ? inWords(pairedGain(found.people, base)) : '';
      base ??= found.people;
      rows.push([name, option, found.recall.toFixed(4), found.ndcg.toFixed(4), difference]);
      report(rows[rows.length - 1].join(' | '));
    }
    return rows;
  }
}

async function starRows<Options extends object>(
  engine: Engine,
  say: (text: string) => void,
  name: string,
  kind: (options: Options) => StarModelKind,
  defaults: Options,
  values: { readonly [Name in keyof Options]?: readonly Options[Name][] },
): Promise<string[][]> {
  const validation = validationRatings();
  const rows: string[][] = [];
  let base: Awaited<ReturnType<typeof howFarOff>> | null = null;
  for (const [option, options] of moved(defaults, values)) {
    const off = await howFarOff(validation, withIntervals(kind(options)), engine);
    const difference = base ? inWords(rmseDifference(base, off)) : '';
    base ??= off;
    rows.push([name, option, off.rmse.toFixed(4), off.mae.toFixed(4), difference]);
    say(rows[rows.length - 1].join(' | '));
  }
  return rows;
}
