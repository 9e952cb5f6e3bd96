import type { AlsProblem, Engine, Side } from '../../src/engine/engine';
import { createRandom } from '../../src/engine/random';
import { createReferenceEngine } from '../../src/engine/reference/engine';
import { makeFactors, makeProblem, makeProblemOf, type Cell } from './problems';

/** Factors that a training starts from. */
export interface Start {
  readonly user: Float32Array;
  readonly item: Float32Array;
}

export function randomStart(
  { users, items, factors }: AlsProblem,
  seed: number,
  scale = 0.1,
): Start {
  return {
    user: makeFactors(users.rows, factors, seed, scale),
    item: makeFactors(items.rows, factors, seed + 1, scale),
  };
}

/** One side's factors after so many half-epochs on it. */
export async function solved(
  engine: Engine,
  problem: AlsProblem,
  start: Start,
  side: Side,
  times = 1,
): Promise<Float32Array> {
  const session = await engine.als(problem);
  session.setFactors('user', start.user);
  session.setFactors('item', start.item);
  for (let n = 0; n < times; n++) await session.solve(side);
  const values = await session.readFactors(side);
  session.dispose();
  return values;
}

/** The objective in float64 at some factors. */
export async function lossAt(
  problem: AlsProblem,
  user: Float32Array,
  item: Float32Array,
): Promise<number> {
  const session = await createReferenceEngine().als(problem);
  session.setFactors('user', user);
  session.setFactors('item', item);
  return session.loss();
}

/** The objective in float64 at the start and after each half-epoch. */
export async function course(
  engine: Engine,
  problem: AlsProblem,
  start: Start,
  epochs: number,
): Promise<number[]> {
  const session = await engine.als(problem);
  session.setFactors('user', start.user);
  session.setFactors('item', start.item);
  const losses = [await lossAt(problem, start.user, start.item)];
  for (let epoch = 0; epoch < epochs; epoch++)
    for (const side of ['user', 'item'] as const) {
      await session.solve(side);
      const [user, item] = [await session.readFactors('user'), await session.readFactors('item')];
      losses.push(await lossAt(problem, user, item));
    }
  session.dispose();
  return losses;
}

/** Short, long and empty rows, duplicates, and observations without weight. */
export function mixedRows(k: number): AlsProblem {
  const problem = makeProblem({
    users: 40,
    items: 90,
    factors: k,
    seed: k,
    perUser: 14,
    popular: 0.8,
    emptyEvery: 7,
    duplicates: 20,
  });
  for (let p = 0; p < 40; p += 3) problem.users.weight[p] = 0;
  return problem;
}

/** Tastes, popular films, rows of all lengths: what a preconditioner has to cope with. */
export function tastes(
  { users, items, factors }: { users: number; items: number; factors: number },
  [shortest, longest]: readonly [number, number],
): AlsProblem {
  const random = createRandom(factors);
  const cells: Cell[] = [];
  for (let user = 0; user < users; user++) {
    if (user % 11 === 0) continue;
    for (let n = Math.round(shortest + longest * random.next() ** 2); n > 0; n--) {
      // One of nine tastes, most of the time, and among its films the popular ones.
      const taste = random.next() < 0.8 ? user % 9 : random.integer(9);
      const item = 9 * Math.floor(random.next() ** 2 * Math.floor(items / 9)) + taste;
      cells.push({ user, item, weight: 0.5 + random.next(), target: random.next() < 0.9 ? 1 : 0 });
    }
  }
  return makeProblemOf(cells, users, items, factors);
}
