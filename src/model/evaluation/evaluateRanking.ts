import type { Library, RatingColumns } from '../../data/library';
import { liked } from '../evidence/evidence';
import { likesOf } from '../evidence/likes';
import { ListQuality } from './listQuality';
import {
  ACCURACY,
  accuracyMetrics,
  type AccuracyMetrics,
  CUTS,
  meanMetrics,
  QUALITY,
  type RankingMetrics,
} from './metrics';
import type { RankingModel } from '../ranking/rankingModel';
import type { TestUser } from './rankingSplit';
import { ratingsWhere } from '../evidence/ratingsWhere';
import { topItems } from '../recommend/topItems';

/** Trains on ratings whose users and items are indices into the library's. */
export type FitRanking = (ratings: RatingColumns) => Promise<RankingModel>;

/** How an evaluation is getting on. */
export interface RankingReports {
  /** Each fold's means as they are known, and each test user's own figures that they are means of. */
  readonly onFold?: (
    fold: number,
    metrics: RankingMetrics,
    people: readonly AccuracyMetrics[],
  ) => void;
  /** Before each test user's list, with how many of the fold's test users have theirs. */
  readonly onPerson?: (fold: number, done: number, of: number) => void;
}

/** What the protocol needs of a library. */
export type Ratings = Pick<Library, 'films' | 'userIds' | 'ratings'>;

/**
 * The ranking protocol of Liang et al. 2018 on given splits: for each fold, train on everybody not
 * held out in it, fold the test users in by their given films, rank all films not given, and score
 * against the held-out ones. Mean over users within a fold, then over folds. A test user without
 * held-out films in the library is passed over.
 */
export async function evaluateRanking(
  library: Ratings,
  testUsers: readonly TestUser[],
  fit: FitRanking,
  { onFold, onPerson }: RankingReports = {},
): Promise<RankingMetrics> {
  const { films } = library;
  const means: RankingMetrics[] = [];
  for (const { fold, users, ratings } of heldOutFolds(library, testUsers)) {
    const model = await fit(ratings);
    await model.quicken?.();
    const people = new Set(ratings.user).size;
    const quality = new ListQuality(films, likesOf(ratings, films.length), people);
    const accuracy = users.flatMap((user, n) => {
      onPerson?.(fold, n, users.length);
      const { given, held } = user;
      if (!held.size) return [];
      const seen = new Set(given);
      const scores = model.foldIn(liked(given)).scores();
      const ranked = topItems(scores, Math.max(...CUTS), (item) => !seen.has(item));
      quality.add(ranked, given);
      return [accuracyMetrics(ranked, held)];
    });
    means.push({ ...meanMetrics(accuracy, ACCURACY), ...quality.metrics() });
    onFold?.(fold, means[means.length - 1], accuracy);
  }
  return meanMetrics(means, [...ACCURACY, ...QUALITY]);
}

/** A test user by items of the library. */
export interface HeldOutUser {
  readonly given: readonly number[];
  /** Empty where the library has none of their held-out films. */
  readonly held: ReadonlySet<number>;
}

/** What is trained on and who is tested in each fold of a split, in order. */
export function* heldOutFolds(
  library: Ratings,
  testUsers: readonly TestUser[],
): Generator<{
  readonly fold: number;
  readonly users: readonly HeldOutUser[];
  readonly ratings: RatingColumns;
}> {
  const itemOf = new Map(library.films.map(({ id }, item) => [id, item]));
  const items = (ids: readonly number[]) => ids.flatMap((id) => itemOf.get(id) ?? []);
  for (const fold of [...new Set(testUsers.map((user) => user.fold))].sort((a, b) => a - b)) {
    const those = testUsers.filter((user) => user.fold === fold);
    const ratings = withoutUsers(library, new Set(those.map(({ userId }) => userId)));
    const users = those.map(({ given, held }) => ({
      given: items(given),
      held: new Set(items(held)),
    }));
    yield { fold, users, ratings };
  }
}

/** The library's ratings without those of some users, named by their own numbers. */
export function withoutUsers(library: Ratings, userIds: ReadonlySet<number>): RatingColumns {
  const keep = Uint8Array.from(library.userIds, (id) => (userIds.has(id) ? 0 : 1));
  const { user } = library.ratings;
  return ratingsWhere(library.ratings, (n) => keep[user[n]] === 1);
}
