import type { AlsProblem } from '../../src/engine/engine';
import { createRandom } from '../../src/engine/random';
import { makeFactors, makeProblemOf, type Cell } from './problems';

/** Longer than any row that an engine solves in one piece. */
const HEAVY = 1030;
/** Observations of the heavy row where it is not wanted. */
const LIGHT = 30;
const ITEMS = 14;

/** A small problem in which every user row is a corner case, and random factors to start from. */
export interface CornerRows {
  readonly problem: AlsProblem;
  readonly user: Float32Array;
  readonly item: Float32Array;
}

/**
 * Users: one without ratings, one rating, one pair thrice, a heavy row, a few ratings, every item
 * with duplicates, and one more than k ratings. With most k there are fewer items than factors, so
 * that only the penalty makes the matrices regular.
 * @param badlyScaled weights over six decades, penalties over two, columns of factors over four
 * @param long whether to have the two long rows, which slow engines take long over
 */
export function makeCornerRows(k: number, badlyScaled: boolean, long = true): CornerRows {
  const random = createRandom(7000 + k);
  const cells: Cell[] = [];
  const add = (user: number, item: number, target?: number) =>
    cells.push({
      user,
      item,
      weight: badlyScaled ? 10 ** (random.next() * 6 - 3) : 0.5 + random.next(),
      target: target ?? (random.next() < 0.8 ? 1 : -0.5),
    });
  const any = () => random.integer(ITEMS);
  add(1, any());
  // Likes only: the right-hand side of a row that contradicts itself is all rounding error.
  for (let n = 0; n < 3; n++) add(2, 5, 1);
  for (let n = 0; n < (long ? HEAVY : LIGHT); n++) add(3, any());
  for (let n = 0; n < 4; n++) add(4, any());
  for (let n = 0; n < ITEMS + 5; n++) add(5, n % ITEMS);
  for (let n = 0; n <= (long ? k : Math.min(k, LIGHT)); n++) add(6, any());
  const penalty = () => (badlyScaled ? 10 ** (random.next() * 2 - 2) : 0.1 + random.next());
  const problem = makeProblemOf(cells, 7, ITEMS, k, { penalty });
  const scale = badlyScaled ? 1 : 0.2;
  const user = makeFactors(7, k, k, scale);
  const item = makeFactors(ITEMS, k, k + 1, scale);
  if (badlyScaled)
    for (const values of [user, item])
      for (let i = 0; i < values.length; i++) values[i] *= 10 ** (((i % k) % 4) - 2);
  return { problem, user, item };
}
