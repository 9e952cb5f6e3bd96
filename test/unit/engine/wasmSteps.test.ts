import fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AlsProblem, AlsSession, Engine, Side } from '../../../src/engine/engine';
import { createReferenceEngine } from '../../../src/engine/reference/engine';
import { createWasmEngine } from '../../../src/engine/wasm/engine';
import { instantiateKernels } from '../../../src/engine/wasm/kernels';
import { LocalLane, type Lane } from '../../../src/engine/wasm/lane';
import { spawnNodeThread } from '../../../src/engine/wasm/nodeThreads';
import { padded } from '../../../src/engine/wasm/padded';
import { Part } from '../../../src/engine/wasm/part';
import { planShares, planSide, STEPS, TOGETHER } from '../../../src/engine/wasm/plan';
import { WasmAls } from '../../../src/engine/wasm/session';
import { makeCornerRows } from '../../support/cornerRows';
import {
  course,
  lossAt,
  mixedRows,
  randomStart,
  solved,
  tastes,
  type Start,
} from '../../support/halfEpochs';
import { makeFactors, makeProblem, makeProblemOf, worstRowError } from '../../support/problems';
import { baseOf, BUILD_MS, builtKernels } from '../../support/wasm';

let module: WebAssembly.Module;
let one: Engine;
const reference = createReferenceEngine();
const engines: Engine[] = [];

beforeAll(async () => {
  module = await builtKernels();
  one = await createWasmEngine({ module, threads: 1 });
}, BUILD_MS);

afterEach(() => {
  for (const engine of engines.splice(0)) engine.dispose();
});

/** How rows take their steps. */
interface Way {
  readonly path: number;
  readonly panel: number;
}

/** One after the other; or together, in panels of so many columns. */
const ALONE: Way = { path: STEPS, panel: 0 };
const TOGETHER_IN_PANELS: Way = { path: TOGETHER, panel: 7 };

/** User rows after so many steps from the start, every row of them, on this path, worth it or not. */
async function improved(problem: AlsProblem, start: Start, steps: number, { path, panel }: Way) {
  const { items, users } = problem;
  const [share] = planShares({ ...problem, steps }, 1);
  const totals = new Float64Array(users.cols);
  for (let p = 0; p < users.col.length; p++) totals[users.col[p]] += users.weight[p];
  const total = Math.max(
    1e-30,
    totals.reduce((a, b) => a + b, 0),
  );
  const user = {
    ...share.user,
    usesBasis: true,
    steps,
    path: new Uint8Array(users.rows).fill(path),
    panel,
    columnWeight: Float32Array.from(totals, (sum) => sum / total),
  };
  const kernels = await instantiateKernels(module);
  const part = new Part(kernels, { ...share, user });
  part.setFactors('item', start.item);
  part.setFactors('user', start.user);
  const base = baseOf(problem, start.item);
  const { moments } = await part.turn('item', base, [0, items.rows], true);
  await part.solve('user', { moment: moments });
  await part.straighten('user', 0, users.rows);
  return { values: part.rows('user'), exactRows: kernels.exactRows() };
}

const USERS = 300;
const ITEMS = 500;

/** A library of the size and shape at which steps pay: most rows are long. */
function library(factors: number): AlsProblem {
  return tastes({ users: USERS, items: ITEMS, factors }, [8, 100]);
}

describe.each([
  ['of one row after the other', ALONE],
  ['of many rows together', TOGETHER_IN_PANELS],
])('steps of conjugate gradients %s', (_, way) => {
  it.each([1, 2, 3, 4, 5, 7, 8, 16, 31, 33, 64, 100, 128, 256])(
    'come to the exact solution with k = %i: short, long and empty rows, duplicates',
    async (k) => {
      const problem = mixedRows(k);
      const exact = await solved(reference, problem, randomStart(problem, k), 'user');
      for (const scale of [0, 0.1]) {
        const start = { ...randomStart(problem, k), user: makeFactors(40, k, 5, scale) };
        const { values } = await improved(problem, start, 60, way);
        expect(worstRowError(values, exact, k)).toBeLessThan(1e-4);
      }
    },
  );

  it.each([1, 6, 33, 64, 128])('come to it in corner cases with k = %i', async (k) => {
    const { problem, user, item } = makeCornerRows(k, false);
    const exact = await solved(reference, problem, { user, item }, 'user');
    const { values } = await improved(problem, { user, item }, 80, way);
    expect(worstRowError(values, exact, k)).toBeLessThan(1e-4);
  });

  it.each([4, 33, 64])(
    'come to the least objective with k = %i where weights, penalties and factors span decades',
    async (k) => {
      const problem = makeProblem({
        users: 60,
        items: 80,
        factors: k,
        seed: 100 + k,
        perUser: 12,
        duplicates: 10,
        badlyScaled: true,
      });
      const start = randomStart(problem, k, 1);
      for (const values of [start.user, start.item])
        for (let i = 0; i < values.length; i++) values[i] *= 10 ** (((i % k) % 3) - 2);
      const exact = await solved(reference, problem, start, 'user');
      const { values } = await improved(problem, start, 400, way);
      // In f32 the flattest directions of such rows stay a little off, to no effect on the objective.
      expect(worstRowError(values, exact, k)).toBeLessThan(5e-3);
      const least = await lossAt(problem, exact, start.item);
      expect((await lossAt(problem, values, start.item)) / least).toBeLessThan(1 + 1e-5);
    },
  );

  it('never make a row worse, however ill-conditioned', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          users: fc.integer({ min: 1, max: 20 }),
          items: fc.integer({ min: 1, max: 40 }),
          factors: fc.integer({ min: 1, max: 40 }),
          seed: fc.nat(1000),
          perUser: fc.integer({ min: 0, max: 20 }),
          alpha0: fc.constantFrom(0, 1e-3, 0.3, 10),
          badlyScaled: fc.boolean(),
        }),
        fc.constantFrom(0.01, 1, 10),
        fc.integer({ min: 1, max: 4 }),
        async (shape, scale, steps) => {
          const problem = makeProblem(shape);
          const start = randomStart(problem, shape.seed, scale);
          const { values } = await improved(problem, start, steps, way);
          // Rows without observations are set to zero, which only lowers the objective.
          const before = await lossAt(problem, start.user, start.item);
          const after = await lossAt(problem, values, start.item);
          expect(after).toBeLessThanOrEqual(before * (1 + 1e-5));
        },
      ),
      { numRuns: 100, seed: 11 },
    );
  });

  it('take a row that is longer than one step of work', async () => {
    const cells = Array.from({ length: 30_000 }, (_, item) => ({
      user: item % 50 === 0 ? 1 : 0,
      item,
      weight: 1,
      target: item % 3 === 0 ? -0.5 : 1,
    }));
    const problem = makeProblemOf(cells, 2, 30_000, 64);
    const start = randomStart(problem, 5);
    const exact = await solved(reference, problem, start, 'user');
    const { values } = await improved(problem, start, 60, way);
    expect(worstRowError(values, exact, 64)).toBeLessThan(1e-4);
  });

  it('give way to the exact solution where numbers are not finite', async () => {
    const problem = library(16);
    const start = randomStart(problem, 3);
    const exact = await solved(reference, problem, start, 'user');
    for (const bad of [NaN, Infinity, 3e38]) {
      const user = start.user.slice();
      // Every other row: those beside it in a group of four must not suffer.
      for (let r = 0; r < 300; r += 2) user[r * 16 + 3] = bad;
      const { values } = await improved(problem, { ...start, user }, 60, way);
      expect(worstRowError(values, exact, 16)).toBeLessThan(1e-4);
    }
  });

  it('give rows whose targets are all zero the factors zero', async () => {
    const made = library(8);
    const users = { ...made.users, target: new Float32Array(made.users.col.length) };
    const problem = { ...made, users };
    const start = { ...randomStart(problem, 3), user: new Float32Array(300 * 8) };
    const { values } = await improved(problem, start, 2, way);
    expect(values.every((value) => value === 0)).toBe(true);
  });
});

describe('rows that take their steps together', () => {
  const shape = { users: 2500, items: 100, factors: 4, seed: 7, perUser: 20 };

  it('are solved in batches, whatever their number and the width of a panel', async () => {
    const problem = makeProblem(shape);
    const start = randomStart(problem, 8);
    const { values: alone } = await improved(problem, start, 2, ALONE);
    for (const panel of [1, 33, 100, 1000]) {
      const { values } = await improved(problem, start, 2, { path: TOGETHER, panel });
      expect(worstRowError(values, alone, 4)).toBeLessThan(1e-5);
    }
  });

  it('may have their columns in any order', async () => {
    const problem = makeProblem(shape);
    const { start, col, weight, target } = problem.users;
    const start0 = randomStart(problem, 8);
    const { values: alone } = await improved(problem, start0, 2, ALONE);
    for (let r = 0; r < shape.users; r += 2)
      for (const values of [col, weight, target]) values.subarray(start[r], start[r + 1]).reverse();
    const { values } = await improved(problem, start0, 2, TOGETHER_IN_PANELS);
    expect(worstRowError(values, alone, 4)).toBeLessThan(1e-5);
  });

  /** Long rows; the fixed side takes 5 MiB at 64 factors, each column as much in use as any other. */
  function wide(): AlsProblem {
    const [users, items] = [160, 20_000];
    const cells = Array.from({ length: users * 500 }, (_, n) => {
      const [user, at] = [n % users, Math.floor(n / users)];
      return { user, item: 40 * at + (user % 40), weight: 1, target: user % 2 };
    });
    return { ...makeProblemOf(cells, users, items, 64), steps: 2 };
  }

  it('are those of many observations, where the fixed side does not fit the caches', () => {
    const { users, ...rest } = wide();
    const { path, panel } = planSide(users, 64, 2);
    expect([...path]).toEqual(new Array(160).fill(TOGETHER));
    expect(panel).toBe(2048);
    expect(planShares({ ...rest, users }, 2).map(({ user }) => user.panel)).toEqual([2048, 2048]);
    // Not without steps, nor where half as many factors fit the caches,
    for (const plan of [planSide(users, 64), planSide(users, 32, 2)]) {
      expect(plan.path).not.toContain(TOGETHER);
      expect(plan.panel).toBe(0);
    }
    // nor where nine observations in ten are of a few columns,
    const col = users.col.map((item, at) => (at % 20 === 0 ? item : item % 64));
    expect(planSide({ ...users, col }, 64, 2).path).not.toContain(TOGETHER);
    // nor where a row has few in each panel.
    const start = Uint32Array.from({ length: 801 }, (_, r) => 100 * r);
    const short = planSide({ ...users, rows: 800, start }, 64, 2);
    expect(short.path).toContain(STEPS);
    expect(short.path).not.toContain(TOGETHER);
  });

  /** The same problem with people for films. */
  const transposed = ({
    users,
    items,
    userPenalty,
    itemPenalty,
    ...rest
  }: AlsProblem): AlsProblem => ({
    ...rest,
    users: items,
    items: users,
    userPenalty: itemPenalty,
    itemPenalty: userPenalty,
  });

  it.each([
    ['people', 'user', (problem: AlsProblem) => problem],
    ['films', 'item', transposed],
  ] as const)(
    'come to the exact solution with any number of threads, by the same bits: %s',
    async (_, side, arranged) => {
      const problem = arranged(wide());
      const start = randomStart(problem, 4);
      const exact = await solved(reference, problem, start, side);
      const two = await createWasmEngine({ module, threads: 2, spawn: spawnNodeThread });
      engines.push(two);
      const [mine, theirs] = [
        await solved(one, problem, start, side, 15),
        await solved(two, problem, start, side, 15),
      ];
      expect(worstRowError(mine, exact, 64)).toBeLessThan(1e-4);
      expect(theirs).toEqual(mine);
    },
  );

  it('can be cancelled in the middle of a pass, and solved again', async () => {
    const problem = makeProblem(shape);
    const start = randomStart(problem, 8);
    const [share] = planShares({ ...problem, steps: 2 }, 1);
    const user = {
      ...share.user,
      usesBasis: true,
      steps: 2,
      path: new Uint8Array(shape.users).fill(TOGETHER),
      panel: 10,
      columnWeight: new Float32Array(shape.items).fill(1 / shape.items),
    };
    const kernels = await instantiateKernels(module);
    const controller = new AbortController();
    let panels = 0;
    const watched = {
      ...kernels,
      // After the first panels of the second batch; each lasts as long as a slice.
      addTogether: (count: number, slots: number, before: number) => {
        kernels.addTogether(count, slots, before);
        if (++panels === 35) controller.abort();
        for (const began = performance.now(); performance.now() - began < 9;);
      },
    };
    const solvedBy = async (part: Part, signal?: AbortSignal) => {
      part.setFactors('item', start.item);
      part.setFactors('user', start.user);
      const base = baseOf(problem, start.item);
      const { moments } = await part.turn('item', base, [0, shape.items], true);
      await part.solve('user', { moment: moments }, signal);
      return part.rows('user');
    };
    const part = new Part(watched, { ...share, user });
    await expect(solvedBy(part, controller.signal)).rejects.toMatchObject({ code: 'cancelled' });
    // The first panel after it at the latest is the last one.
    expect(panels).toBeLessThan(37);
    const fresh = new Part(await instantiateKernels(module), { ...share, user });
    expect(await solvedBy(part)).toEqual(await solvedBy(fresh));
  });
});

/** A library of which both sides take steps. */
function turning(factors: number): AlsProblem {
  const problem = { ...library(factors), steps: 3 };
  for (const side of [problem.users, problem.items])
    expect(planSide(side, factors, problem.steps).path.includes(STEPS)).toBe(true);
  return problem;
}

/** Solves a side until steps lead nowhere. */
async function solveOut(session: AlsSession, side: Side): Promise<void> {
  for (let time = 0; time < 15; time++) await session.solve(side);
}

describe('the preconditioner', () => {
  it('has the moment of every run of turned rows, times their columns’ weights', async () => {
    const k = 17;
    const problem = turning(k);
    const start = randomStart(problem, 2);
    const [share] = planShares(problem, 1);
    const part = new Part(await instantiateKernels(module), share);
    part.setFactors('item', start.item);
    const cuts = [0, 7, 8, ITEMS];
    const { moments } = await part.turn('item', baseOf(problem, start.item), cuts, true);
    const size = padded(k);
    const turned = part.rows('item', 0, ITEMS);
    const expected = new Float64Array(3 * size);
    for (let run = 0; run < 3; run++)
      for (let row = cuts[run]; row < cuts[run + 1]; row++)
        for (let f = 0; f < k; f++)
          expected[run * size + f] += share.user.columnWeight[row] * turned[row * k + f] ** 2;
    const largest = Math.max(...expected);
    expect(largest).toBeGreaterThan(0);
    for (const [i, value] of expected.entries())
      expect(Math.abs(moments[i] - value)).toBeLessThan(1e-5 * largest);
    // Turning is a rotation: whole rows keep their lengths.
    const lengths = (values: Float32Array) =>
      Array.from({ length: ITEMS }, (_, r) => Math.hypot(...values.subarray(r * k, (r + 1) * k)));
    const before = lengths(start.item);
    for (const [r, length] of lengths(turned).entries()) expect(length).toBeCloseTo(before[r], 5);
  });

  it('brings two steps closer to the solution than its diagonal alone', async () => {
    const k = 32;
    // Everybody rates films of all kinds, and those outweigh the rest of the matrix.
    const shape = { users: 60, items: 300, factors: k, seed: 1, perUser: 80, alpha0: 0.001 };
    const problem = { ...makeProblem(shape), steps: 2 };
    const start = randomStart(problem, 2);
    for (let i = 0; i < start.item.length; i++) start.item[i] *= 10 ** (((i % k) % 3) - 1);
    const exact = await solved(reference, problem, start, 'user');
    const least = await lossAt(problem, exact, start.item);
    const [whole, diagonal] = await Promise.all(
      [1, 0].map(async (counts) => {
        const [share] = planShares(problem, 1);
        const part = new Part(await instantiateKernels(module), share);
        part.setFactors('item', start.item);
        part.setFactors('user', start.user);
        const base = baseOf(problem, start.item);
        const { moments } = await part.turn('item', base, [0, 300], true);
        await part.solve('user', { moment: moments.map((value) => counts * value) });
        await part.straighten('user', 0, 60);
        return (await lossAt(problem, part.rows('user'), start.item)) - least;
      }),
    );
    expect(whole).toBeLessThan(0.5 * diagonal);
  });
});

describe('training with two steps', () => {
  it.each([8, 32, 64])('lowers the objective and is nearly exact with k = %i', async (k) => {
    const exact = library(k);
    const stepped = { ...exact, steps: 2 };
    expect(planSide(exact.users, k, 2).path.includes(STEPS)).toBe(true);
    // From next to nothing, the first epochs find directions rather than lengths, and steps lag.
    for (const [scale, excess] of [
      [0.1, 0.01],
      [0.001, 0.02],
    ]) {
      const start = { ...randomStart(exact, 4, scale), user: new Float32Array(300 * k) };
      const losses = await course(one, stepped, start, 4);
      for (let half = 1; half < losses.length; half++)
        expect(losses[half]).toBeLessThanOrEqual(losses[half - 1] * (1 + 1e-6));
      const best = await course(reference, exact, start, 3);
      expect(losses[6] / best[6]).toBeLessThan(1 + excess);
    }
  });

  it.each([16, 64])('goes on from one side’s factors alone, with k = %i', async (k) => {
    const problem = { ...library(k), steps: 2 };
    const start = { ...randomStart(problem, 4), user: new Float32Array(USERS * k) };
    const session = await one.als(problem);
    session.setFactors('item', start.item);
    for (let epoch = 0; epoch < 12; epoch++) {
      await session.solve('user');
      await session.solve('item');
    }
    const [last, item] = [await session.loss(), await session.readFactors('item')];
    const [, , after] = await course(one, problem, { ...start, item }, 1);
    expect(after).toBeLessThan(last);
  });

  it('gives the same bits for any number of threads', async () => {
    const problem = { ...library(33), steps: 2 };
    const results = await Promise.all(
      [0, 1, 2, 3].map(async (threads) => {
        const spawn = threads > 0 ? { spawn: spawnNodeThread } : {};
        const engine = await createWasmEngine({ module, threads, ...spawn });
        engines.push(engine);
        const session = await engine.als(problem);
        session.setFactors('item', makeFactors(500, 33, 2));
        for (let epoch = 0; epoch < 3; epoch++) {
          await session.solve('user');
          await session.solve('item');
        }
        return [await session.readFactors('user'), await session.readFactors('item')];
      }),
    );
    expect(results[1]).toEqual(results[0]);
    expect(results[2]).toEqual(results[0]);
    expect(results[3]).toEqual(results[0]);
  });

  it.each([1, 2, 3])(
    'reads factors in the basis they were set in (threads: %i)',
    async (threads) => {
      const engine = await createWasmEngine({ module, threads, spawn: spawnNodeThread });
      engines.push(engine);
      const k = 33;
      const problem = turning(k);
      const start = randomStart(problem, 6);
      const exact = await reference.als(problem);
      const session = await engine.als(problem);
      for (const each of [exact, session]) {
        each.setFactors('user', start.user);
        each.setFactors('item', start.item);
      }
      for (const side of ['user', 'item', 'item', 'user'] as const) {
        await exact.solve(side);
        await solveOut(session, side);
        // Whatever is read stays where it is for what comes next.
        const other = side === 'user' ? 'item' : 'user';
        const ours = await session.readFactors(side);
        expect(worstRowError(ours, await exact.readFactors(side), k)).toBeLessThan(1e-4);
        const still = await session.readFactors(other);
        expect(worstRowError(still, await exact.readFactors(other), k)).toBeLessThan(1e-4);
      }
      const losses = [await session.loss(), await exact.loss()];
      expect(losses[0] / losses[1]).toBeCloseTo(1, 6);
    },
  );

  it('takes new factors of one side while both are turned', async () => {
    const problem = turning(16);
    const start = randomStart(problem, 6);
    const other = randomStart(problem, 9);
    const session = await one.als(problem);
    session.setFactors('item', start.item);
    await session.solve('user');
    await session.solve('item');
    session.setFactors('item', other.item);
    const loss = await session.loss();
    const user = await session.readFactors('user');
    expect(loss / (await lossAt(problem, user, other.item))).toBeCloseTo(1, 5);
    await solveOut(session, 'user');
    const exact = await solved(reference, problem, { ...start, item: other.item }, 'user');
    expect(worstRowError(await session.readFactors('user'), exact, 16)).toBeLessThan(1e-4);
    const item = await session.readFactors('item');
    expect(worstRowError(item, other.item, 16)).toBeLessThan(1e-5);
  });

  it('reads the other side, which is still turned, right after new factors of one', async () => {
    const problem = turning(16);
    const session = await one.als(problem);
    session.setFactors('user', randomStart(problem, 3).user);
    session.setFactors('item', randomStart(problem, 3).item);
    await session.solve('user');
    await session.solve('item');
    const before = {
      user: await session.readFactors('user'),
      item: await session.readFactors('item'),
    };
    for (const side of ['user', 'item'] as const) {
      await session.solve(side);
      const other = side === 'user' ? 'item' : 'user';
      session.setFactors(side, before[side]);
      expect(worstRowError(await session.readFactors(other), before[other], 16)).toBeLessThan(1e-5);
    }
  });

  it('reaches the same model whether or not somebody reads in between', async () => {
    const problem = { ...library(33), steps: 2 };
    const engine = await createWasmEngine({ module, threads: 2, spawn: spawnNodeThread });
    engines.push(engine);
    const losses: number[] = [];
    for (const reads of [false, true]) {
      const session = await engine.als(problem);
      session.setFactors('item', makeFactors(ITEMS, 33, 2));
      for (let epoch = 0; epoch < 4; epoch++) {
        await session.solve('user');
        if (reads) await session.readFactors('user');
        await session.solve('item');
        if (reads) await session.readFactors('item');
      }
      losses.push(await session.loss());
    }
    expect(losses[1] / losses[0]).toBeCloseTo(1, 5);
  });

  it('keeps the side that was fixed when cancelled between two lanes', async () => {
    const problem = { ...library(33), steps: 2 };
    const controller = new AbortController();
    let armed = false;
    let firstDone: Promise<unknown> = Promise.resolve();
    const [first, second] = [new LocalLane(module), new LocalLane(module)];
    const lanes: Lane[] = [
      {
        isHere: true,
        call: (part, operation, input, signal) => {
          const answer = first.call(part, operation, input, signal);
          if (operation === 'solve') firstDone = answer;
          return answer;
        },
        dispose: () => first.dispose(),
      },
      {
        isHere: true,
        call: async (part, operation, input, signal) => {
          if (armed && operation === 'solve') {
            await firstDone;
            controller.abort();
          }
          return second.call(part, operation, input, signal);
        },
        dispose: () => second.dispose(),
      },
    ];
    const session = await WasmAls.open(problem, lanes);
    session.setFactors('item', makeFactors(ITEMS, 33, 2));
    for (let epoch = 0; epoch < 2; epoch++) {
      await session.solve('user');
      await session.solve('item');
    }
    const before = await session.loss();
    const item = await session.readFactors('item');
    armed = true;
    await expect(session.solve('user', controller.signal)).rejects.toMatchObject({
      code: 'cancelled',
    });
    armed = false;
    expect(worstRowError(await session.readFactors('item'), item, 33)).toBeLessThan(1e-5);
    await session.solve('user');
    expect(await session.loss()).toBeLessThan(before);
  });

  it('is exact without steps, and refuses a number of steps that makes no sense', async () => {
    const problem = library(16);
    expect(planSide(problem.users, 16).path.includes(STEPS)).toBe(false);
    for (const steps of [0, -1, 1.5, NaN])
      await expect(one.als({ ...problem, steps })).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('refuses factors that are not finite', async () => {
    const problem = { ...library(16), steps: 2 };
    const session = await one.als(problem);
    session.setFactors('user', new Float32Array(300 * 16).fill(NaN));
    await expect(session.solve('item')).rejects.toMatchObject({ code: 'training-diverged' });
  });
});
