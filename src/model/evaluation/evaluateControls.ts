import type { RatingColumns } from '../../data/library';
import { cosine, rowNorms } from '../recommend/neighbours';
import { heldOutFolds, type Ratings } from './evaluateRanking';
import { FewLikes, type AtFewLikes } from './fewLikes';
import { recommenderOf, spaceOf } from '../recommend/hybridRecommender';
import { likesOf } from '../evidence/likes';
import { ListQuality } from './listQuality';
import { ndcgAt } from './metrics';
import type { RankingModel } from '../ranking/rankingModel';
import type { TestUser } from './rankingSplit';
import type { ItemMark, RankQuery, Recommender } from '../recommend/recommender';
import { standardError } from './standardError';

/** Where the controls stand. */
export type ControlSetting = Required<Pick<RankQuery, 'fame' | 'variety' | 'surprise'>>;

/** The ranking alone, and each control by itself turned part of the way and to its end. */
export const CONTROL_SETTINGS: readonly ControlSetting[] = [
  { fame: 0, variety: 0, surprise: 0 },
  ...[0.4, 0.7, 1].map((variety) => ({ fame: 0, variety, surprise: 0 })),
  ...[-1, -0.5, 0.5, 1].map((fame) => ({ fame, variety: 0, surprise: 0 })),
  ...[0.3, 0.6, 1].map((surprise) => ({ fame: 0, variety: 0, surprise })),
];

/** What the lists of many people are like with the controls standing so. */
export interface ControlFigures {
  readonly setting: ControlSetting;
  readonly ndcg20: number;
  readonly ndcg100: number;
  /** How much NDCG@20 is above that of the first setting: mean over people, and its standard error. */
  readonly gain20: number;
  readonly gainError: number;
  /** Mean 1 − cosine of genres among the first 20. */
  readonly genreDistance: number;
  /** Mean 1 − cosine of the factors, so of who likes them, among the first 20. */
  readonly tasteDistance: number;
  /** Different films among everybody's first 20, over all films. */
  readonly coverage: number;
  /** Bits, of the first 20: one more, and half as many people like them. */
  readonly novelty: number;
  /** Part of the first setting's first 20 that is still there. */
  readonly kept: number;
  readonly people: number;
  /** How many likes people are known by, as a median. */
  readonly likes: number;
  /** The same for people known by fewer. */
  readonly few: readonly AtFewLikes[];
}

/** How an evaluation of the controls is getting on. */
export interface ControlReports {
  /** Before each test user, with how many of the fold's have been through. */
  readonly onPerson?: (fold: number, done: number, of: number) => void;
  /** The figures of all folds so far. */
  readonly onFold?: (folds: number, figures: readonly ControlFigures[]) => void;
}

const TOP = 20;
const LIST = 100;

/** Everything of one setting so far: sums over folds of means, and each person's NDCG@20. */
interface Sums {
  readonly means: Record<Mean, number>;
  readonly ndcg20: number[];
}
type Mean = Exclude<
  keyof ControlFigures,
  'setting' | 'gain20' | 'gainError' | 'people' | 'likes' | 'few'
>;

/**
 * What each setting of the controls does to the served lists, by the ranking protocol
 * (`evaluateRanking.ts`): the same people, folds and models for all, and the recommender that serves.
 * Everybody has a draw of their own where chance has a say. All is measured again for people known by
 * a few of their likes (`fewLikes.ts`), since a newcomer's lists are another matter. People without held-out films in the
 * library are passed over.
 * @param fit trains a blend, which is what is served
 * @param settings the first is what others are compared with
 * @throws Failure `internal` when the model is no blend
 */
export async function evaluateControls(
  library: Ratings,
  testUsers: readonly TestUser[],
  fit: (ratings: RatingColumns) => Promise<RankingModel>,
  settings: readonly ControlSetting[],
  { onPerson, onFold }: ControlReports = {},
): Promise<ControlFigures[]> {
  const all = settings.map((): Sums => ({ means: zeros(), ndcg20: [] }));
  const fewLikes = new FewLikes(settings.length);
  const known: number[] = [];
  let folds = 0;
  let figures: ControlFigures[] = [];
  for (const { fold, users, ratings } of heldOutFolds(library, testUsers)) {
    const model = await fit(ratings);
    await model.quicken?.();
    const tested = users.filter(({ held }) => held.size > 0);
    const recommender = recommenderOf(model, library.films);
    const likes = likesOf(ratings, library.films.length);
    const people = new Set(ratings.user).size;
    const quality = settings.map(() => new ListQuality(library.films, likes, people));
    const tasteDistance = distances(model);
    const add = (n: number, name: Mean, value: number) =>
      (all[n].means[name] += value / tested.length);
    tested.forEach((user, done) => {
      onPerson?.(fold, done, tested.length);
      const lists = listsOf(recommender, user.given, settings, done, LIST);
      fewLikes.add(user, (given) => listsOf(recommender, given, settings, done, TOP));
      known.push(user.given.length);
      const first = new Set(lists[0].subarray(0, TOP));
      lists.forEach((list, n) => {
        const top = list.subarray(0, TOP);
        quality[n].add(list, user.given);
        all[n].ndcg20.push(ndcgAt(list, user.held, TOP));
        add(n, 'ndcg20', ndcgAt(list, user.held, TOP));
        add(n, 'ndcg100', ndcgAt(list, user.held, LIST));
        add(n, 'tasteDistance', tasteDistance(top));
        add(n, 'kept', top.filter((item) => first.has(item)).length / Math.max(1, first.size));
      });
    });
    quality.forEach((each, n) => {
      const { diversity, coverage, novelty } = each.metrics();
      all[n].means.genreDistance += diversity[TOP];
      all[n].means.coverage += coverage[TOP];
      all[n].means.novelty += novelty[TOP];
    });
    folds++;
    const few = fewLikes.figures();
    figures = settings.map((setting, n) => ({
      ...figuresOf(setting, all[n], all[0], folds),
      likes: median(known),
      few: few[n],
    }));
    onFold?.(folds, figures);
  }
  return figures;
}

/** One list per setting; the person is folded in once, which the recommender remembers. */
function listsOf(
  recommender: Recommender,
  given: readonly number[],
  settings: readonly ControlSetting[],
  deal: number,
  limit: number,
): Uint32Array[] {
  const marks = given.map((item): ItemMark => ({ item, mark: 'like' }));
  const everything = { genresIn: [], genresOut: [], yearFrom: null, yearTo: null };
  return settings.map((setting) =>
    recommender.rank(marks, { ...everything, ...setting, deal, offset: 0, limit }),
  );
}

function figuresOf(
  setting: ControlSetting,
  { means, ndcg20 }: Sums,
  first: Sums,
  folds: number,
): Omit<ControlFigures, 'likes' | 'few'> {
  const mean = (name: Mean) => means[name] / folds;
  return {
    setting,
    ndcg20: mean('ndcg20'),
    ndcg100: mean('ndcg100'),
    gain20: mean('ndcg20') - first.means.ndcg20 / folds,
    gainError: standardError(ndcg20.map((value, n) => value - first.ndcg20[n])),
    genreDistance: mean('genreDistance'),
    tasteDistance: mean('tasteDistance'),
    coverage: mean('coverage'),
    novelty: mean('novelty'),
    kept: mean('kept'),
    people: ndcg20.length,
  };
}

/** Mean 1 − cosine over all pairs of a list's items, in the space of who likes them. */
function distances(model: RankingModel): (items: Uint32Array) => number {
  const { vectors, size } = spaceOf(model);
  const norms = rowNorms(vectors, size);
  return (items) => {
    let sum = 0;
    for (let a = 0; a < items.length; a++)
      for (let b = 0; b < a; b++) sum += 1 - cosine(vectors, norms, size, items[a], items[b]);
    return sum / Math.max(1, (items.length * (items.length - 1)) / 2);
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function zeros(): Record<Mean, number> {
  return {
    ndcg20: 0,
    ndcg100: 0,
    genreDistance: 0,
    tasteDistance: 0,
    coverage: 0,
    novelty: 0,
    kept: 0,
  };
}
