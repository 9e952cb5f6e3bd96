import type { Observations } from '../src/engine/engine';
import { createRandom, type Random } from '../src/engine/random';

/** What a library is to look like. */
export interface LibraryShape {
  readonly name: string;
  readonly users: number;
  readonly items: number;
  readonly ratings: number;
  /** Standard deviation of the logarithm of an item's popularity, and of a user's activity. */
  readonly popularitySpread: number;
  readonly activitySpread: number;
  /** Standard deviation of the logarithm of a user's weights over the kinds of films. */
  readonly tasteSpread: number;
}

const shape = (
  name: string,
  ratings: number,
  users: number,
  items: number,
  popularitySpread: number,
): LibraryShape => ({
  name,
  users,
  items,
  ratings,
  popularitySpread,
  activitySpread: 1.3,
  tasteSpread: 1.2,
});

/**
 * Shapes of MovieLens' editions (people, films and ratings as GroupLens gives them). The spread of
 * the smallest is fitted to the real one (`test/unit/bench/synthetic.test.ts`); the others widen with
 * the number of films that hardly anybody has seen.
 */
export const SHAPES: Readonly<Record<string, LibraryShape>> = {
  '100k': shape('100 thousand', 100_836, 610, 9_742, 2.25),
  '1M': shape('1 million', 1_000_209, 6_040, 3_706, 1.4),
  '10M': shape('10 million', 10_000_054, 71_567, 10_681, 2),
  '20M': shape('20 million', 20_000_263, 138_493, 27_278, 2.5),
  '32M': shape('32 million', 32_000_204, 200_948, 87_585, 2.8),
};

/** Kinds of films that tastes differ in: the rank of the taste matrix. */
const KINDS = 12;
/** Everybody in MovieLens has rated twenty films. */
const LEAST_RATINGS = 20;
/** Nobody has seen more than this share of all films. */
const MOST_SEEN = 0.5;

/**
 * A seeded library, one observation of weight 1 and target 1 for each rating, straight into typed
 * arrays. Popularity and activity are log-normal; each film is of one kind and each user has weights
 * over kinds, so that P(user rates film) ∝ taste(user, kind) · popularity(film), without repeats.
 * Ratings come out at exactly `ratings`. Time linear in ratings.
 */
export function syntheticLibrary(of: LibraryShape, seed: number): Observations {
  const random = createRandom(seed);
  const { users, items } = of;
  const popularity = Float64Array.from({ length: items }, () =>
    Math.exp(of.popularitySpread * random.normal()),
  );
  const kinds = filmsByKind(items, random);
  const choices = kinds.map((films) => chooser(films.map((film) => popularity[film])));
  const kindPopularity = kinds.map((films) =>
    films.reduce((sum, film) => sum + popularity[film], 0),
  );
  const counts = activities(of, random);
  const start = new Uint32Array(users + 1);
  for (let u = 0; u < users; u++) start[u + 1] = start[u] + counts[u];

  const col = new Uint32Array(start[users]);
  const firsts = firstViewers(start, items, random);
  const seenBy = new Uint32Array(items);
  const weights = new Float64Array(KINDS);
  for (let u = 0; u < users; u++) {
    for (let kind = 0; kind < KINDS; kind++)
      weights[kind] = kindPopularity[kind] * Math.exp(of.tasteSpread * random.normal());
    const kindOf = chooser(weights);
    const take = (film: number): boolean => {
      if (seenBy[film] === u + 1) return false;
      seenBy[film] = u + 1;
      return true;
    };
    let at = start[u];
    for (let i = firsts.start[u]; i < firsts.start[u + 1]; i++)
      if (take(firsts.films[i])) col[at++] = firsts.films[i];
    // Who has seen everything popular goes on with anything.
    for (let tries = 40 * counts[u]; at < start[u + 1] && tries > 0; tries--) {
      const kind = kindOf(random);
      const film = kinds[kind][choices[kind](random)];
      if (take(film)) col[at++] = film;
    }
    for (let film = random.integer(items); at < start[u + 1]; film = (film + 1) % items)
      if (take(film)) col[at++] = film;
    col.subarray(start[u], start[u + 1]).sort();
  }
  const ones = () => new Float32Array(col.length).fill(1);
  return { rows: users, cols: items, start, col, weight: ones(), target: ones() };
}

/** What makes a library's shape, to compare a synthetic one with a real one. */
export interface ShapeFigures {
  /** Share of the items with ratings that have at most three. */
  readonly rare: number;
  /** Share of all ratings that the most popular hundredth of the items has; and the tenth. */
  readonly topHundredth: number;
  readonly topTenth: number;
  /** Ratings of the middle user. */
  readonly medianUser: number;
  /** Share of all ratings that the most active tenth of the users gave. */
  readonly activeTenth: number;
}

export function shapeFigures({ rows, cols, start, col }: Observations): ShapeFigures {
  const perItem = new Uint32Array(cols);
  for (const item of col) perItem[item]++;
  const rated = perItem.filter((count) => count > 0).sort();
  const perUser = Uint32Array.from({ length: rows }, (_, u) => start[u + 1] - start[u]).sort();
  const top = (sorted: Uint32Array, share: number) =>
    sorted.subarray(-Math.max(1, Math.round(sorted.length * share))).reduce((a, b) => a + b, 0) /
    col.length;
  return {
    rare: rated.filter((count) => count <= 3).length / rated.length,
    topHundredth: top(rated, 0.01),
    topTenth: top(rated, 0.1),
    medianUser: perUser[rows >> 1],
    activeTenth: top(perUser, 0.1),
  };
}

function filmsByKind(items: number, random: Random): number[][] {
  const kinds: number[][] = Array.from({ length: KINDS }, () => []);
  // The first ones go round, so that no kind is empty.
  for (let item = 0; item < items; item++)
    kinds[item < KINDS ? item : random.integer(KINDS)].push(item);
  return kinds;
}

/**
 * A first viewer for each film, since libraries list no film that nobody has rated.
 * @returns the films by user, in compressed sparse rows; nobody has more than they rate
 */
function firstViewers(start: Uint32Array, items: number, random: Random) {
  const users = start.length - 1;
  const ratings = start[users];
  const viewer = new Uint32Array(items).fill(users);
  const begin = new Uint32Array(users + 2);
  for (let film = 0; film < Math.min(items, ratings); film++) {
    let user = rowAt(start, random.integer(ratings));
    while (begin[user + 1] === start[user + 1] - start[user]) user = (user + 1) % users;
    viewer[film] = user;
    begin[user + 1]++;
  }
  for (let u = 0; u < users; u++) begin[u + 1] += begin[u];
  const films = new Uint32Array(items);
  const next = begin.slice();
  for (let film = 0; film < items; film++)
    if (viewer[film] < users) films[next[viewer[film]]++] = film;
  return { start: begin, films };
}

/** The row that owns a position. */
function rowAt(start: Uint32Array, position: number): number {
  let [low, high] = [0, start.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (start[middle] <= position) low = middle;
    else high = middle;
  }
  return low;
}

/** How many films each user rates: log-normal above the least, adding up to the number asked for. */
function activities(of: LibraryShape, random: Random): Uint32Array {
  const { users, items, ratings, activitySpread } = of;
  const most = Math.floor(items * MOST_SEEN);
  const least = Math.min(LEAST_RATINGS, Math.floor(ratings / users));
  if (most * users < ratings) throw new RangeError('So many ratings do not fit so few films.');
  const raw = Float64Array.from({ length: users }, () =>
    Math.exp(activitySpread * random.normal()),
  );
  const total = raw.reduce((a, b) => a + b, 0);
  const beyond = ratings - least * users;
  const counts = Uint32Array.from(raw, (activity) =>
    Math.min(most, least + Math.floor((activity / total) * beyond)),
  );
  let missing = ratings - counts.reduce((a, b) => a + b, 0);
  while (missing > 0) {
    const user = random.integer(users);
    const more = Math.min(missing, most - counts[user], 1 + Math.floor(counts[user] / 20));
    counts[user] += more;
    missing -= more;
  }
  return counts;
}

/** Draws an index with probability in proportion to its weight, in constant time (Vose 1991). */
function chooser(weights: ArrayLike<number>): (random: Random) => number {
  const n = weights.length;
  let total = 0;
  for (let i = 0; i < n; i++) total += weights[i];
  const share = Float64Array.from({ length: n }, (_, i) => (weights[i] * n) / total);
  const alias = new Uint32Array(n);
  const small: number[] = [];
  const large: number[] = [];
  share.forEach((s, i) => (s < 1 ? small : large).push(i));
  while (small.length > 0 && large.length > 0) {
    const less = small.pop() ?? 0;
    const more = large[large.length - 1];
    alias[less] = more;
    share[more] -= 1 - share[less];
    if (share[more] < 1) small.push(large.pop() ?? 0);
  }
  // What is left is 1 but for rounding.
  for (const i of [...small, ...large]) share[i] = 1;
  return (random) => {
    const i = random.integer(n);
    return random.next() < share[i] ? i : alias[i];
  };
}
