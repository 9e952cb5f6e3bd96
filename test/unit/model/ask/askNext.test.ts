import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createReferenceEngine } from '../../../../src/engine/reference/engine';
import { AskGains } from '../../../../src/model/ask/askGains';
import { Asker, askPool, ASK_DEFAULTS, type Asked } from '../../../../src/model/ask/askNext';
import { liked } from '../../../../src/model/evidence/evidence';
import { ItemModel } from '../../../../src/model/ranking/foldIn';
import {
  IALS_DEFAULTS,
  ialsProblem,
  toObservations,
  trainIals,
} from '../../../../src/model/ranking/ials';
import { likesOf } from '../../../../src/model/evidence/likes';
import { SeenChance } from '../../../../src/model/ask/seenChance';
import { clusteredRatings } from '../../../support/clusteredRatings';
import { toTheEnd } from '../../../support/toTheEnd';

const ITEMS = 90;
const USERS = 120;
const GROUPS = 3;
const ratings = clusteredRatings({
  users: USERS,
  items: ITEMS,
  groups: GROUPS,
  perUser: 14,
  seed: 3,
});
const NOBODY: Asked = { evidence: [], seen: [], unseen: [] };

let model: ItemModel;
let asker: Asker;

beforeAll(async () => {
  const options = { ...IALS_DEFAULTS, factors: 8 };
  const problem = ialsProblem(toObservations(ratings, USERS, ITEMS), options);
  const { item } = await trainIals(createReferenceEngine(), problem, options);
  model = new ItemModel(item, likesOf(ratings, ITEMS), options);
  asker = toTheEnd(
    Asker.make(model, ratings, toTheEnd(SeenChance.make(ratings, ITEMS, askPool(ratings, ITEMS)))),
  );
});

/** Someone who likes these items. */
const who = (...items: number[]): Asked => ({ evidence: liked(items), seen: items, unseen: [] });

describe('what a film would teach', () => {
  const K = 3;
  const number = fc.double({ min: -2, max: 2, noNaN: true });
  const vector = fc.array(number, { minLength: K, maxLength: K });

  it('is what an answer takes off the variance of the scores, worked out in full', () => {
    fc.assert(
      fc.property(
        fc.array(vector, { minLength: 4, maxLength: 4 }),
        fc.array(vector, { minLength: 3, maxLength: 3 }),
        vector,
        fc.double({ min: 0.05, max: 2, noNaN: true }),
        fc.nat(3),
        (films, roots, x, noise, answered) => {
          // Any Gaussian: RᵀR + 1 is a covariance. Every film is wanted alike.
          const c = plusIdentity(square(roots));
          const s = square(films);
          fc.pre(quadratic(s, x, x) > 1e-3);
          const gains = AskGains.of(
            Float64Array.from(films.flat()),
            Float64Array.from(c.flat()),
            Float64Array.from(s.flat()),
            Float64Array.from(x),
            K,
            noise,
          );
          const check = (covariance: number[][]) =>
            films.forEach((film, place) => {
              const taken =
                variance(covariance, s, x) - variance(afterAnswer(covariance, film, noise), s, x);
              expect(gains.gain(place)).toBeCloseTo(taken, 6);
            });
          check(c);
          gains.answered(answered);
          check(afterAnswer(c, films[answered], noise));
        },
      ),
    );
  });
});

describe('what to ask next', () => {
  it('asks a stranger about films of every group, known ones first of all', () => {
    const asked = asker.next(NOBODY, 6);
    expect(new Set(asked)).toHaveProperty('size', 6);
    expect(new Set(asked.map((item) => item % GROUPS))).toHaveProperty('size', GROUPS);
  });

  it('takes each answer into account: the next row is another one', () => {
    const first = asker.next(NOBODY, 5);
    const then = asker.next(who(first[0]), 5);
    expect(then).not.toContain(first[0]);
    expect(then).not.toEqual(first.slice(1));
  });

  it('does not ask how much of the taste there is that one is known to have', () => {
    // Two tastes, at right angles: films 0, 2 and 4 are of one, 1, 3 and 5 of the other.
    const factors = Float32Array.of(1, 0, 0, 1, 0.9, 0, 0, 0.9, 0.8, 0, 0, 0.8);
    const users = Uint32Array.from({ length: 60 }, (_, n) => Math.floor(n / 3));
    const items = Uint32Array.from({ length: 60 }, (_, n) => 2 * (n % 3) + (users[n] % 2));
    const alike = {
      user: users,
      item: items,
      halfStars: new Uint8Array(60).fill(10),
      time: new Uint32Array(60),
    };
    const options = { ...IALS_DEFAULTS, factors: 2 };
    const two = new ItemModel(factors, likesOf(alike, 6), options);
    const chance = toTheEnd(SeenChance.make(alike, 6, askPool(alike, 6)));
    const chooser = toTheEnd(Asker.make(two, alike, chance, { ...ASK_DEFAULTS, seen: 0 }));
    // What was seen is the same for both, and so is what is believed but for where x points.
    const first = (item: number) => chooser.next({ ...NOBODY, evidence: liked([item]) }, 3)[0] % 2;
    expect([first(0), first(2), first(4)]).toEqual([1, 1, 1]);
    expect([first(1), first(3), first(5)]).toEqual([0, 0, 0]);
  });

  it('asks one by one what it asks at once, when the earlier ones are on the screen', () => {
    const row = asker.next(who(0, 3), 4);
    const one: number[] = [];
    for (let n = 0; n < 4; n++) one.push(...asker.next({ ...who(0, 3), open: [...one] }, 1));
    expect(one).toEqual(row);
  });

  it('never asks about what was marked, was not seen, or is on the screen', () => {
    const some = fc.uniqueArray(fc.nat(ITEMS - 1), { maxLength: 30 });
    fc.assert(
      fc.property(some, some, some, some, (marked, seen, unseen, open) => {
        const asked = asker.next({ evidence: liked(marked), seen, unseen, open }, 8);
        const spoken = [...marked, ...seen, ...unseen, ...open];
        expect(asked.filter((item) => spoken.includes(item))).toEqual([]);
        expect(new Set(asked).size).toBe(asked.length);
        expect(asked).toHaveLength(8);
      }),
      { numRuns: 40 },
    );
  });

  it('prefers what somebody is likely to have seen', () => {
    const chance = toTheEnd(SeenChance.make(ratings, ITEMS, askPool(ratings, ITEMS)));
    const mean = (items: number[]) => {
      const chances = chance.chances([], []);
      const sum = items.reduce((total, item) => total + chances[chance.films.indexOf(item)], 0);
      return sum / items.length;
    };
    const bold = toTheEnd(Asker.make(model, ratings, chance, { ...ASK_DEFAULTS, seen: 0 }));
    expect(mean(asker.next(NOBODY, 8))).toBeGreaterThan(mean(bold.next(NOBODY, 8)));
  });

  it('has nothing to ask once every film has been spoken of, and one film when one is left', () => {
    const all = Array.from({ length: ITEMS }, (_, item) => item);
    expect(asker.next({ ...NOBODY, seen: all }, 5)).toEqual([]);
    expect(asker.next({ ...NOBODY, unseen: all }, 5)).toEqual([]);
    const [last] = askPool(ratings, ITEMS, 1);
    expect(asker.next({ ...NOBODY, unseen: all.filter((item) => item !== last) }, 5)).toEqual([
      last,
    ]);
  });

  it('asks those who only dislike, and those with hundreds of marks', () => {
    const dislikes = [0, 1, 2].map((item) => ({ item, weight: 1, target: -0.5 }));
    expect(asker.next({ ...NOBODY, evidence: dislikes, seen: [0, 1, 2] }, 5)).toHaveLength(5);
    const most = Array.from({ length: ITEMS - 5 }, (_, item) => item);
    expect(asker.next(who(...most), 10).length).toBeLessThanOrEqual(5);
  });

  it('asks about nothing where nobody has rated anything', () => {
    const none = ratings.user.slice(0, 0);
    const empty = { user: none, item: none, halfStars: new Uint8Array(), time: none };
    const chance = toTheEnd(SeenChance.make(empty, ITEMS, askPool(empty, ITEMS)));
    expect(toTheEnd(Asker.make(model, empty, chance)).next(NOBODY, 5)).toEqual([]);
  });

  it('keeps its pool to films that somebody rated, the best known first', () => {
    const pool = askPool(ratings, ITEMS, 10);
    const counts = new Uint32Array(ITEMS);
    for (const item of ratings.item) counts[item]++;
    expect(pool).toHaveLength(10);
    for (let n = 1; n < 10; n++)
      expect(counts[pool[n - 1]]).toBeGreaterThanOrEqual(counts[pool[n]]);
  });
});

// Plain matrix algebra, to check against.

function square(rows: readonly (readonly number[])[]): number[][] {
  const k = rows[0].length;
  return Array.from({ length: k }, (_, a) =>
    Array.from({ length: k }, (__, b) => rows.reduce((sum, row) => sum + row[a] * row[b], 0)),
  );
}

function plusIdentity(m: readonly (readonly number[])[]): number[][] {
  return m.map((row, a) => row.map((value, b) => value + (a === b ? 1 : 0)));
}

function quadratic(m: readonly (readonly number[])[], a: readonly number[], b: readonly number[]) {
  return m.reduce(
    (sum, row, i) => sum + a[i] * row.reduce((s, value, j) => s + value * b[j], 0),
    0,
  );
}

/** (C⁻¹ + yyᵀ/ρ)⁻¹, by inverting twice. */
function afterAnswer(c: readonly (readonly number[])[], y: readonly number[], noise: number) {
  return inverse(inverse(c).map((row, a) => row.map((v, b) => v + (y[a] * y[b]) / noise)));
}

/** tr(S C) without what lies along x: the variance of all scores, but for their common length. */
function variance(
  c: readonly (readonly number[])[],
  s: readonly (readonly number[])[],
  x: number[],
) {
  const sx = s.map((row) => row.reduce((sum, value, j) => sum + value * x[j], 0));
  const xsx = quadratic(s, x, x);
  let trace = 0;
  for (let a = 0; a < c.length; a++)
    for (let b = 0; b < c.length; b++) trace += (s[a][b] - (sx[a] * sx[b]) / xsx) * c[b][a];
  return trace;
}

/** Gauss–Jordan. */
function inverse(m: readonly (readonly number[])[]): number[][] {
  const n = m.length;
  const rows = m.map((row, a) => [...row, ...row.map((_, b) => (a === b ? 1 : 0))]);
  for (let p = 0; p < n; p++) {
    const best = rows
      .slice(p)
      .reduce((at, row, i) => (Math.abs(row[p]) > Math.abs(rows[at][p]) ? p + i : at), p);
    [rows[p], rows[best]] = [rows[best], rows[p]];
    const pivot = rows[p][p];
    rows[p] = rows[p].map((value) => value / pivot);
    for (let r = 0; r < n; r++) {
      if (r === p) continue;
      const factor = rows[r][p];
      rows[r] = rows[r].map((value, c) => value - factor * rows[p][c]);
    }
  }
  return rows.map((row) => row.slice(n));
}
