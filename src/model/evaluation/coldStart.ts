import { createRandom } from '../../engine/random';
import type { TestUser } from './rankingSplit';

/** Of so many likes people are known by, where the start from nothing is measured. */
export const COLD_POINTS = [1, 3, 5, 10] as const;

/**
 * Test users of whom only some of the given films are known, drawn at random: the first `count` of
 * one order, so that who is known by three films is known by the first of them too. Nothing changes
 * in what is held out. Those with fewer films given are passed over, and stay out of training.
 */
export function coldStart(users: readonly TestUser[], count: number, seed: number): TestUser[] {
  const random = createRandom(seed);
  return users.map((user) => {
    const order = user.given
      .map((id) => ({ id, at: random.next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ id }) => id);
    return order.length < count ? { ...user, held: [] } : { ...user, given: order.slice(0, count) };
  });
}
