import { createRandom } from '../../engine/random';
import type { Ratings } from './evaluateRanking';
import { ratingEvidence } from '../evidence/feedback';
import type { TestUser } from './rankingSplit';

/** Fewer likes are too few to take a fifth from. */
const LEAST_LIKES = 5;
/** Figures of fewer people say nothing. */
export const LEAST_PEOPLE = 10;
const FOLDS = 5;

/**
 * A ranking split for a library that comes without one: everybody is held out in one of five folds,
 * a random fifth of their likes to be found and the rest given.
 * @param without people (by the library's own numbers) who take no part
 */
export function holdOut(
  { films, userIds, ratings }: Ratings,
  seed: number,
  without: ReadonlySet<number> = new Set(),
): TestUser[] {
  const random = createRandom(seed);
  const likes = new Map<number, number[]>();
  for (let p = 0; p < ratings.item.length; p++) {
    const userId = userIds[ratings.user[p]];
    if (ratingEvidence(ratings.halfStars[p]).target <= 0 || without.has(userId)) continue;
    const list = likes.get(userId) ?? [];
    likes.set(userId, list);
    list.push(films[ratings.item[p]].id);
  }
  return [...likes].flatMap(([userId, ids], n) => {
    if (ids.length < LEAST_LIKES) return [];
    const shuffled = ids.map((id) => ({ id, at: random.next() })).sort((a, b) => a.at - b.at);
    const count = Math.max(1, Math.floor(ids.length / 5));
    const order = shuffled.map(({ id }) => id);
    return [{ userId, fold: n % FOLDS, held: order.slice(0, count), given: order.slice(count) }];
  });
}

/** How many people like enough films to be held out. */
export function peopleToHoldOut({ userIds, ratings }: Ratings): number {
  const likes = new Uint32Array(userIds.length);
  const { user, halfStars } = ratings;
  for (let p = 0; p < user.length; p++)
    if (ratingEvidence(halfStars[p]).target > 0) likes[user[p]]++;
  return likes.reduce((people, count) => people + Number(count >= LEAST_LIKES), 0);
}

/**
 * The first folds of a split, with so many people in each at most, drawn at random: the others are
 * then trained on.
 */
export function partOfSplit(
  split: readonly TestUser[],
  folds: number,
  most: number,
  seed: number,
): TestUser[] {
  const random = createRandom(seed);
  const all = [...new Set(split.map(({ fold }) => fold))].sort((a, b) => a - b);
  return all.slice(0, folds).flatMap((fold) => {
    const people = split
      .filter((user) => user.fold === fold)
      .map((user) => ({ user, at: random.next() }));
    if (people.length <= most) return people.map(({ user }) => user);
    return people
      .sort((a, b) => a.at - b.at)
      .slice(0, most)
      .map(({ user }) => user);
  });
}
