import { memory } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AlsProblem } from '../../src/engine/engine';
import { createRandom } from '../../src/engine/random';
import { createReferenceEngine } from '../../src/engine/reference/engine';
import { createWebgpuEngine, type WebgpuEngine } from '../../src/engine/webgpu/engine';
import { planSide } from '../../src/engine/webgpu/plan';
import { longestStepped, mostBins, planSteps } from '../../src/engine/webgpu/stepPlan';
import { stepBytes, stepTilingFor } from '../../src/engine/webgpu/stepTiling';
import { tilingFor } from '../../src/engine/webgpu/tiling';
import { makeCornerRows } from '../support/cornerRows';
import { course, lossAt, mixedRows, randomStart, solved, tastes } from '../support/halfEpochs';
import {
  makeFactors,
  makeProblem,
  makeProblemOf,
  worstRowError,
  type Cell,
} from '../support/problems';

// Real WebGPU on the browser's software adapter, which is slow: problems stay small.

const reference = createReferenceEngine();
let gpu: WebgpuEngine;

beforeAll(async () => {
  gpu = await createWebgpuEngine({ allowSoftware: true });
});
afterAll(() => gpu.dispose());

describe('many steps come to the exact solution', () => {
  test.each([1, 2, 3, 7, 16, 33, 64, 100, 128, 256])('%i factors', async (k) => {
    const problem = mixedRows(k);
    const start = randomStart(problem, k);
    const exact = await solved(reference, problem, start, 'user');
    const zeros = { ...start, user: new Float32Array(40 * k) };
    for (const [from, steps] of [
      [start, 20],
      [zeros, 7],
    ] as const) {
      const values = await solved(gpu, { ...problem, steps }, from, 'user', 2);
      expect(worstRowError(values, exact, k)).toBeLessThan(1e-4);
    }
  });

  test.each([6, 33, 128])('corner cases of both sides at %i factors', async (k) => {
    const { problem, user, item } = makeCornerRows(k, false);
    for (const side of ['user', 'item'] as const) {
      const exact = await solved(reference, problem, { user, item }, side);
      const values = await solved(gpu, { ...problem, steps: 20 }, { user, item }, side, 3);
      expect(worstRowError(values, exact, k), side).toBeLessThan(1e-4);
    }
  });

  test.each([1e-12, 1e-6, 1, 1e6, 1e12])('factors on a scale of %d', async (scale) => {
    const k = 33;
    const ordinary = mixedRows(k);
    const start = randomStart(ordinary, k);
    const exact = await solved(reference, ordinary, start, 'user');
    // The same problem in other units: what is multiplied on one side is divided on the other.
    const problem = {
      ...ordinary,
      steps: 20,
      userPenalty: ordinary.userPenalty.map((penalty) => penalty * scale ** 2),
    };
    const rescaled = {
      user: start.user.map((value) => value / scale),
      item: start.item.map((value) => value * scale),
    };
    const values = await solved(gpu, problem, rescaled, 'user', 2);
    const back = values.map((value) => value * scale);
    expect(worstRowError(back, exact, k)).toBeLessThan(1e-4);
  });

  test('no base weight; neither observations nor weight', async () => {
    const cells = [{ user: 1, item: 2, weight: 0, target: 1 }];
    const weightless = { ...makeProblemOf(cells, 5, 6, 9), steps: 8 };
    const zeros = await solved(gpu, weightless, randomStart(weightless, 3), 'user', 3);
    expect(Math.max(...zeros.map(Math.abs))).toBeLessThan(1e-6);
    const shape = { users: 30, items: 40, factors: 20, seed: 8, perUser: 10, alpha0: 0 };
    const problem = makeProblem(shape);
    const start = randomStart(problem, 4);
    const exact = await solved(reference, problem, start, 'user');
    const values = await solved(gpu, { ...problem, steps: 20 }, start, 'user', 3);
    expect(worstRowError(values, exact, 20)).toBeLessThan(1e-4);
  });
});

describe('two steps', () => {
  test.each([33, 64, 128])('follow exact epochs at %i factors, never upwards', async (k) => {
    const problem = tastes({ users: 180, items: 270, factors: k }, [4, 70]);
    const start = { user: new Float32Array(180 * k), item: makeFactors(270, k, 5) };
    const exact = await course(reference, problem, start, 4);
    const ours = await course(gpu, { ...problem, steps: 2 }, start, 4);
    ours.forEach((loss, half) => {
      if (half > 0) expect(loss).toBeLessThan(ours[half - 1] * (1 + 1e-6));
    });
    for (const half of [6, 8]) expect(ours[half] / exact[half]).toBeLessThan(1.01);
  });

  test.each([5, 40, 72, 128])('take one for average rows, at %i factors', async (k) => {
    // Everybody has everything: the preconditioner is each row's own matrix.
    const cells: Cell[] = [];
    for (let user = 0; user < 34; user++)
      for (let item = 0; item < 30; item++)
        cells.push({
          user,
          item,
          weight: user < 17 ? 0.5 : 4,
          target: (user * item) % 3 === 0 ? 1 : 0,
        });
    const problem = makeProblemOf(cells, 34, 30, k);
    const start = randomStart(problem, 7, 0.5);
    const exact = await solved(reference, problem, start, 'user');
    const once = await solved(gpu, { ...problem, steps: 1 }, start, 'user');
    expect(worstRowError(once, exact, k)).toBeLessThan(2e-3);
  });

  test('go on from the row that is there, exactly at its minimum, and stay finite there', async () => {
    const problem = tastes({ users: 90, items: 108, factors: 33 }, [4, 70]);
    const start = randomStart(problem, 6);
    const least = await solved(reference, problem, start, 'user');
    const once = await solved(gpu, { ...problem, steps: 1 }, { ...start, user: least }, 'user');
    expect(worstRowError(once, least, 33)).toBeLessThan(1e-5);
  });

  test('from nothing come as near as thrice as many from elsewhere', async () => {
    const problem = tastes({ users: 90, items: 108, factors: 64 }, [4, 70]);
    const start = { ...randomStart(problem, 6), user: new Float32Array(90 * 64) };
    const exact = await solved(reference, problem, start, 'user');
    const six = await solved(gpu, { ...problem, steps: 2 }, start, 'user');
    const tiny = { ...start, user: start.user.map((_, i) => (i % 64 === 0 ? 1e-12 : 0)) };
    const twice = await solved(gpu, { ...problem, steps: 2 }, tiny, 'user');
    const thrice = await solved(gpu, { ...problem, steps: 6 }, tiny, 'user');
    const error = worstRowError(six, exact, 64);
    expect(error / worstRowError(thrice, exact, 64)).toBeCloseTo(1, 1);
    expect(error).toBeLessThan(worstRowError(twice, exact, 64) / 3);
  });

  test('are as many beside a row of zeros as elsewhere', async () => {
    const problem = { ...tastes({ users: 40, items: 54, factors: 33 }, [4, 70]), steps: 2 };
    const start = randomStart(problem, 6);
    const zero = start.user.map((value, i) => (Math.floor(i / 33) % 4 === 1 ? 0 : value));
    const warm = await solved(gpu, problem, start, 'user');
    const beside = await solved(gpu, problem, { ...start, user: zero }, 'user');
    const others = (all: Float32Array) => all.filter((_, i) => Math.floor(i / 33) % 4 !== 1);
    // The last step's curvature is summed in another order than the others'.
    expect(worstRowError(others(beside), others(warm), 33)).toBeLessThan(1e-5);
    expect(worstRowError(beside, warm, 33)).toBeGreaterThan(1e-3);
  });

  test('never make a side worse where weights, penalties and factors span decades', async () => {
    for (const [k, alpha0, scale] of [
      [4, 0.3, 1],
      [20, 0, 10],
      [33, 10, 0.01],
      [70, 0.3, 10],
      [128, 1e-3, 1],
    ] as const) {
      const problem = makeProblem({
        users: 40,
        items: 50,
        factors: k,
        seed: 100 + k,
        perUser: 12,
        duplicates: 10,
        emptyEvery: 9,
        alpha0,
        badlyScaled: true,
      });
      const start = randomStart(problem, k, scale);
      for (const values of [start.user, start.item])
        for (let i = 0; i < values.length; i++) values[i] *= 10 ** (((i % k) % 4) - 2);
      const before = await lossAt(problem, start.user, start.item);
      for (const times of [1, 6]) {
        const values = await solved(gpu, { ...problem, steps: 2 }, start, 'user', times);
        const after = await lossAt(problem, values, start.item);
        expect(after, `k = ${k}, ${times} times`).toBeLessThan(before * (1 + 1e-5));
      }
    }
  });

  test('do not where factors are nearly the same either, which rounding them further would', async () => {
    const [users, items, k] = [12, 40, 8];
    const random = createRandom(5);
    const cells: Cell[] = [];
    for (let user = 0; user < users; user++)
      for (let item = 0; item < items; item++)
        if (random.next() < 0.6)
          cells.push({
            user,
            item,
            weight: 1e4 * (0.5 + random.next()),
            target: random.next() < 0.5 ? 1 : 0,
          });
    const problem = makeProblemOf(cells, users, items, k, { alpha0: 0, penalty: () => 1e-3 });
    const start = {
      user: new Float32Array(users * k),
      item: Float32Array.from(
        { length: items * k },
        (_, i) => Math.cos(1.3 * (i % k) + 0.2) + 1e-4 * random.normal(),
      ),
    };
    let before = await lossAt(problem, start.user, start.item);
    for (const times of [1, 3, 6]) {
      const values = await solved(gpu, { ...problem, steps: 2 }, start, 'user', times);
      const after = await lossAt(problem, values, start.item);
      expect(after, `${times} times`).toBeLessThan(before * (1 + 1e-5));
      before = after;
    }
  });

  test('a row that is no number begins anew, and its neighbours do not notice', async () => {
    const problem = { ...tastes({ users: 40, items: 54, factors: 33 }, [4, 70]), steps: 20 };
    const start = randomStart(problem, 6);
    const spoilt = { ...start, user: start.user.slice() };
    spoilt.user[5 * 33 + 2] = NaN;
    spoilt.user[7 * 33] = Infinity;
    const exact = await solved(reference, problem, start, 'user');
    const values = await solved(gpu, problem, spoilt, 'user', 2);
    expect(worstRowError(values, exact, 33)).toBeLessThan(1e-4);
  });

  test('a row of numbers beyond all bounds stays as it was; others are improved', async () => {
    const rows = (weight: number): AlsProblem => {
      const cells: Cell[] = [];
      for (let user = 0; user < 40; user++)
        for (let item = 0; item < 5; item++)
          cells.push({ user, item, weight: user === 2 ? weight : 1, target: 1 });
      return makeProblemOf(cells, 40, 8, 20);
    };
    const problem = rows(1e38);
    const start = randomStart(problem, 2, 1);
    const values = await solved(gpu, { ...problem, steps: 8 }, start, 'user', 3);
    expect(values.every(Number.isFinite)).toBe(true);
    const exact = await solved(reference, rows(1), start, 'user');
    const others = (all: Float32Array) => all.filter((_, i) => Math.floor(i / 20) !== 2);
    expect(await lossAt(problem, values, start.item)).toBeLessThanOrEqual(
      await lossAt(problem, start.user, start.item),
    );
    expect(worstRowError(others(values), others(exact), 20)).toBeLessThan(1e-4);
  });
});

test('rows too long for one workgroup are solved exactly, beside short ones', async () => {
  const users = 4200;
  const cells: Cell[] = [];
  for (let user = 0; user < users; user++) {
    cells.push({ user, item: 0, weight: 1 + (user % 3), target: user % 4 === 0 ? 0 : 1 });
    if (user % 40 === 0) cells.push({ user, item: 1 + (user % 9), weight: 1, target: 1 });
  }
  const problem = makeProblemOf(cells, users, 11, 24);
  const start = randomStart(problem, 9, 1);
  const exact = await solved(reference, problem, start, 'item');
  const once = await solved(gpu, { ...problem, steps: 1 }, start, 'item');
  expect(worstRowError(once.subarray(0, 24), exact.subarray(0, 24), 24)).toBeLessThan(1e-4);
  expect(worstRowError(once.subarray(24), exact.subarray(24), 24)).toBeGreaterThan(1e-3);
  const often = await solved(gpu, { ...problem, steps: 16 }, start, 'item', 3);
  expect(worstRowError(often, exact, 24)).toBeLessThan(1e-4);
});

test('sixty epochs take no more memory than two, and rows without ratings become zero', async () => {
  const problem = { ...tastes({ users: 60, items: 54, factors: 12 }, [4, 70]), steps: 2 };
  const session = await gpu.als(problem);
  session.setFactors('user', makeFactors(60, 12, 3));
  session.setFactors('item', makeFactors(54, 12, 4));
  const taken = () => ({ bytes: gpu.memory(), tensors: memory().numTensors });
  let before = taken();
  for (let epoch = 0; epoch < 60; epoch++) {
    await session.solve('user');
    await session.solve('item');
    if (epoch === 1) before = taken();
  }
  expect(taken()).toEqual(before);
  const user = await session.readFactors('user');
  for (let row = 0; row < 60; row++)
    expect(
      user.subarray(row * 12, (row + 1) * 12).every((v) => v === 0),
      `row ${row}`,
    ).toBe(row % 11 === 0);
  session.dispose();
});

test('a number of steps that makes no sense is refused', async () => {
  for (const steps of [0, -1, 1.5, NaN])
    await expect(gpu.als({ ...mixedRows(3), steps })).rejects.toMatchObject({ code: 'bad-input' });
});

describe('the plan of steps', () => {
  test.each([4, 1] as const)(
    'has every row once, %i to a workgroup, of one bin each',
    (together) => {
      const { users, items, userPenalty, itemPenalty } = makeProblem({
        users: 1300,
        items: 40,
        factors: 4,
        seed: 3,
        perUser: 6,
        popular: 0.9,
        emptyEvery: 7,
        badlyScaled: true,
      });
      for (const [side, penalty] of [
        [users, userPenalty],
        [items, itemPenalty],
      ] as const) {
        const plan = planSide(side, penalty, 64, longestStepped(side));
        const { tasks, bins } = planSteps(side, penalty, plan, together);
        const most = mostBins(side.rows);
        expect(bins.length / 2).toBeLessThanOrEqual(1 + most);
        expect(bins.length / 2).toBeGreaterThan(most / 2);
        expect(bins.every(Number.isFinite)).toBe(true);
        const seen: number[] = [];
        for (let at = 0; at < tasks.length; at += 4) {
          const [row, begin, end, bin] = tasks.subarray(at, at + 4);
          expect(bin).toBe(tasks[at - (at % (4 * together)) + 3]);
          expect(1 + bin).toBeLessThan(bins.length / 2);
          if (row < 0) continue;
          seen.push(row);
          expect([begin, end]).toEqual([side.start[row], side.start[row + 1]]);
        }
        expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: side.rows }, (_, r) => r));
      }
    },
  );

  test('puts rows together that have about the same penalty and weight', () => {
    const { users, userPenalty } = makeProblem({
      users: 1500,
      items: 40,
      factors: 4,
      seed: 3,
      perUser: 6,
    });
    const plan = planSide(users, userPenalty, 64);
    const { tasks, bins } = planSteps(users, userPenalty, plan, 4);
    for (let at = 0; at < tasks.length; at += 4) {
      const [row, begin, end, bin] = tasks.subarray(at, at + 4);
      if (row < 0 || begin === end) continue;
      const weight = users.weight.subarray(begin, end).reduce((a, b) => a + b, 0);
      const [penalty, total] = bins.subarray(2 * bin + 2, 2 * bin + 4);
      expect(Math.abs(Math.log(penalty / userPenalty[row]))).toBeLessThan(0.6);
      expect(Math.abs(Math.log(total / weight))).toBeLessThan(0.8);
    }
  });

  test('fits every k into 128 threads and 16 KiB of workgroup memory', () => {
    for (let k = 1; k <= 256; k++) {
      const tiling = tilingFor(k);
      const steps = stepTilingFor(tiling);
      expect(steps.threads).toBeLessThanOrEqual(128);
      expect(steps.lanes).toBeGreaterThanOrEqual(tiling.padded / 4);
      expect(steps.lanes % 4).toBe(0);
      expect(stepBytes(steps)).toBeLessThanOrEqual(16_384);
    }
  });
});
