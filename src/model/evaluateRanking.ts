import type { Library, RatingColumns } from '../data/library';
import { meanMetrics, rankingMetrics, type RankingMetrics } from './metrics';
import type { TestUser } from './rankingSplit';
import { topItems } from './topItems';

/** A trained ranking model, as the protocol sees it. */
export interface RankingModel {
  /** Scores of every item for someone who likes the given items. */
  scores(given: readonly number[]): Float32Array | Float64Array;
}

/** Trains on ratings whose users and items are indices into the library's. */
export type FitRanking = (ratings: RatingColumns) => Promise<RankingModel>;

/** The deepest cut that the metrics look at. */
const DEPTH = 100;

/**
 * The ranking protocol of Liang et al. 2018 on given splits: for each fold, train on everybody not
 * held out in it, fold the test users in by their given films, rank all films not given, and score
 * against the held-out ones. Mean over users within a fold, then over folds.
 * @param onFold called with each fold's means as they are known
 */
export async function evaluateRanking(
  library: Library,
  testUsers: readonly TestUser[],
  fit: FitRanking,
  onFold?: (fold: number, metrics: RankingMetrics) => void,
): Promise<RankingMetrics> {
  const itemOf = new Map(library.films.map(({ id }, item) => [id, item]));
  const items = (ids: readonly number[]) => ids.flatMap((id) => itemOf.get(id) ?? []);
  const folds = [...new Set(testUsers.map(({ fold }) => fold))].sort((a, b) => a - b);
  const means: RankingMetrics[] = [];
  for (const fold of folds) {
    const held = testUsers.filter((user) => user.fold === fold);
    const model = await fit(withoutUsers(library, new Set(held.map(({ userId }) => userId))));
    const metrics = held.map((user) => {
      const given = items(user.given);
      const seen = new Set(given);
      const ranked = topItems(model.scores(given), DEPTH, (item) => !seen.has(item));
      return rankingMetrics(ranked, new Set(items(user.held)));
    });
    means.push(meanMetrics(metrics));
    onFold?.(fold, means[means.length - 1]);
  }
  return meanMetrics(means);
}

/** The library's ratings without those of some users, named by their own numbers. */
export function withoutUsers(library: Library, userIds: ReadonlySet<number>): RatingColumns {
  const { user, item, halfStars, time } = library.ratings;
  const keep = Uint8Array.from(library.userIds, (id) => (userIds.has(id) ? 0 : 1));
  const kept = (_: number, at: number) => keep[user[at]] === 1;
  return {
    user: user.filter(kept),
    item: item.filter(kept),
    halfStars: halfStars.filter(kept),
    time: time.filter(kept),
  };
}
