import type { AlsProblem, Observations } from '../../src/engine/engine';
import { createRandom } from '../../src/engine/random';
import { transpose } from '../../src/model/evidence/observations';

/** One observation of a test problem. */
export interface Cell {
  readonly user: number;
  readonly item: number;
  readonly weight: number;
  readonly target: number;
}

export interface ProblemShape {
  readonly users: number;
  readonly items: number;
  readonly factors: number;
  readonly seed: number;
  /** Expected observations a user; 0 makes an empty problem. */
  readonly perUser: number;
  readonly alpha0?: number;
  /** Every k-th row is left without observations (0: none). */
  readonly emptyEvery?: number;
  /** One item that this share of the users has. */
  readonly popular?: number;
  /** Adds this many copies of already observed pairs. */
  readonly duplicates?: number;
  /** Weights over six decades, penalties down to 1e-3. */
  readonly badlyScaled?: boolean;
}

/** A seeded random problem; the same shape always gives the same problem. */
export function makeProblem(shape: ProblemShape): AlsProblem {
  const random = createRandom(shape.seed);
  const cells: Cell[] = [];
  const weight = () => (shape.badlyScaled ? 10 ** (random.next() * 6 - 3) : 0.5 + random.next());
  const cell = (user: number, item: number): Cell => ({
    user,
    item,
    weight: weight(),
    target: random.next() < 0.8 ? 1 : -0.5,
  });
  for (let user = 0; user < shape.users; user++) {
    if (shape.emptyEvery && user % shape.emptyEvery === 0) continue;
    if (shape.popular && random.next() < shape.popular) cells.push(cell(user, 0));
    const count = Math.round(shape.perUser * 2 * random.next());
    for (let n = 0; n < count; n++) {
      // Squaring gives the long tail that films have.
      const item = Math.floor(random.next() ** 2 * shape.items);
      if (shape.emptyEvery && item % shape.emptyEvery === 1) continue;
      cells.push(cell(user, item));
    }
  }
  for (let n = 0; n < (shape.duplicates ?? 0) && cells.length > 0; n++) {
    const { user, item } = cells[random.integer(cells.length)];
    cells.push(cell(user, item));
  }
  const penalty = () => (shape.badlyScaled ? 10 ** (random.next() * 3 - 3) : 0.1 + random.next());
  return makeProblemOf(cells, shape.users, shape.items, shape.factors, {
    alpha0: shape.alpha0 ?? 0.3,
    penalty,
  });
}

/** A problem of exactly these observations. */
export function makeProblemOf(
  cells: readonly Cell[],
  userCount: number,
  itemCount: number,
  factors: number,
  options: { alpha0?: number; penalty?: () => number } = {},
): AlsProblem {
  const penalty = options.penalty ?? (() => 0.5);
  const users = byUser(cells, userCount, itemCount);
  return {
    users,
    items: transpose(users),
    factors,
    alpha0: options.alpha0 ?? 0.3,
    userPenalty: Float32Array.from({ length: userCount }, penalty),
    itemPenalty: Float32Array.from({ length: itemCount }, penalty),
  };
}

/** Seeded normal factors, rows × k, times `scale`. */
export function makeFactors(rows: number, k: number, seed: number, scale = 0.1): Float32Array {
  const random = createRandom(seed);
  return Float32Array.from({ length: rows * k }, () => random.normal() * scale);
}

/** Largest over rows of ‖a − b‖ / max(‖b‖, floor), with floor a millionth of the largest row of b. */
export function worstRowError(a: Float32Array, b: Float32Array, k: number): number {
  if (a.length !== b.length) return Infinity;
  const norm = (values: (i: number) => number, row: number) => {
    let sum = 0;
    for (let f = 0; f < k; f++) sum += values(row * k + f) ** 2;
    return Math.sqrt(sum);
  };
  const rows = a.length / k;
  let largest = 0;
  for (let r = 0; r < rows; r++)
    largest = Math.max(
      largest,
      norm((i) => b[i], r),
    );
  let worst = 0;
  for (let r = 0; r < rows; r++) {
    const difference = norm((i) => a[i] - b[i], r);
    // NaN must count as wrong, which Math.max alone would do only by luck.
    if (!(difference >= 0)) return Infinity;
    if (difference > 0)
      worst = Math.max(
        worst,
        difference /
          Math.max(
            norm((i) => b[i], r),
            largest * 1e-6,
          ),
      );
  }
  return worst;
}

function byUser(cells: readonly Cell[], rows: number, cols: number): Observations {
  const sorted = [...cells].sort((a, b) => a.user - b.user || a.item - b.item);
  const start = new Uint32Array(rows + 1);
  for (const { user } of sorted) start[user + 1]++;
  for (let r = 0; r < rows; r++) start[r + 1] += start[r];
  return {
    rows,
    cols,
    start,
    col: Uint32Array.from(sorted, (c) => c.item),
    weight: Float32Array.from(sorted, (c) => c.weight),
    target: Float32Array.from(sorted, (c) => c.target),
  };
}
