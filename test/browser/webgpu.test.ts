import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { memory } from '@tensorflow/tfjs-core';
import type { AlsProblem, AlsSession, Side } from '../../src/engine/engine';
import { createReferenceEngine } from '../../src/engine/reference/engine';
import { createWebgpuEngine, type WebgpuEngine } from '../../src/engine/webgpu/engine';
import { SPLIT_ABOVE } from '../../src/engine/webgpu/plan';
import { makeFactors, makeProblem, makeProblemOf, worstRowError } from '../support/problems';
import { worstEnergyError } from './rowErrors';

// Real WebGPU on the browser's software adapter, which is slow: problems stay small.

const TOLERANCE = 1e-4;
const reference = createReferenceEngine();
let gpu: WebgpuEngine;

beforeAll(async () => {
  gpu = await createWebgpuEngine({ allowSoftware: true });
});
afterAll(() => gpu.dispose());

interface Parity {
  /** Worst ‖x − x*‖/‖x*‖ over rows. */
  readonly row: Record<Side, number>;
  /** Worst relative error in the energy norm over rows. */
  readonly energy: Record<Side, number>;
  readonly loss: number;
}

/**
 * Both half-epochs on both engines, each from the same input: item factors drawn at random, then
 * the reference's user factors.
 */
async function compare(problem: AlsProblem, scale = 0.1): Promise<Parity> {
  const { factors: k, users, items, alpha0, userPenalty, itemPenalty } = problem;
  const ours = await gpu.als(problem);
  const theirs = await reference.als(problem);
  const drawn = makeFactors(items.rows, k, 17, scale);
  for (const session of [ours, theirs]) {
    session.setFactors('item', drawn);
    await session.solve('user');
  }
  const exactUsers = await theirs.readFactors('user');
  const solvedUsers = await ours.readFactors('user');
  for (const session of [ours, theirs]) {
    session.setFactors('user', exactUsers);
    await session.solve('item');
  }
  const exactItems = await theirs.readFactors('item');
  const solvedItems = await ours.readFactors('item');
  ours.setFactors('item', exactItems);
  const loss = Math.abs((await ours.loss()) / (await theirs.loss()) - 1);
  ours.dispose();
  return {
    row: {
      user: worstRowError(solvedUsers, exactUsers, k),
      item: worstRowError(solvedItems, exactItems, k),
    },
    energy: {
      user: worstEnergyError(
        { observations: users, penalty: userPenalty, alpha0, fixed: drawn, factors: k },
        solvedUsers,
        exactUsers,
      ),
      item: worstEnergyError(
        { observations: items, penalty: itemPenalty, alpha0, fixed: exactUsers, factors: k },
        solvedItems,
        exactItems,
      ),
    },
    loss,
  };
}

function expectParity({ row, loss }: Parity): void {
  expect(row.user).toBeLessThan(TOLERANCE);
  expect(row.item).toBeLessThan(TOLERANCE);
  expect(loss).toBeLessThan(1e-5);
}

describe('solves the same as the float64 reference', () => {
  for (const k of [1, 2, 3, 7, 16, 32, 63, 64, 65, 96, 128])
    test(`${k} factors, with empty rows, duplicates and a popular item`, async () => {
      expectParity(
        await compare(
          makeProblem({
            users: 70,
            items: 50,
            factors: k,
            seed: k,
            perUser: 12,
            emptyEvery: 7,
            popular: 0.9,
            duplicates: 20,
          }),
        ),
      );
    });

  test('rows split over several workgroups', async () => {
    const users = SPLIT_ABOVE * 2 + 37;
    const problem = makeProblem({
      users,
      items: 30,
      factors: 7,
      seed: 2,
      perUser: 3,
      popular: 1,
    });
    expect(problem.items.start[1]).toBeGreaterThan(SPLIT_ABOVE * 2);
    expectParity(await compare(problem));
  });

  test('no observations at all: exact zeros, whatever was there before', async () => {
    const problem = makeProblem({ users: 20, items: 30, factors: 7, seed: 1, perUser: 0 });
    const session = await gpu.als(problem);
    session.setFactors('user', makeFactors(20, 7, 1));
    session.setFactors('item', makeFactors(30, 7, 2));
    await session.solve('user');
    expect(await session.readFactors('user')).toEqual(new Float32Array(20 * 7));
    expect(await session.loss()).toBeGreaterThan(0);
    await session.solve('item');
    expect(await session.loss()).toBe(0);
    session.dispose();
  });

  test('one rating', async () => {
    const cell = { user: 3, item: 4, weight: 2, target: 1 };
    const problem = makeProblemOf([cell], 6, 9, 7);
    expectParity(await compare(problem));
    const session = await gpu.als(problem);
    session.setFactors('item', makeFactors(9, 7, 1));
    await session.solve('user');
    const solved = await session.readFactors('user');
    for (let u = 0; u < 6; u++)
      expect(solved.subarray(u * 7, (u + 1) * 7).some((v) => v !== 0)).toBe(u === 3);
    session.dispose();
  });

  test('a pair given twice counts twice', async () => {
    const cell = { user: 0, item: 1, weight: 1.5, target: 1 };
    const twice = await gpu.als(makeProblemOf([cell, cell], 2, 3, 7));
    const doubled = await gpu.als(makeProblemOf([{ ...cell, weight: 3 }], 2, 3, 7));
    const drawn = makeFactors(3, 7, 4, 1);
    for (const session of [twice, doubled]) {
      session.setFactors('item', drawn);
      await session.solve('user');
    }
    const expected = await doubled.readFactors('user');
    expect(worstRowError(await twice.readFactors('user'), expected, 7)).toBeLessThan(1e-5);
    twice.dispose();
    doubled.dispose();
  });
});

describe('badly scaled: weights over six decades, penalties down to 0.001', () => {
  // With all directions seen by the Gram matrix each row is still solvable in 32 bits.
  for (const [k, scale] of [
    [16, 1e-3],
    [16, 0.1],
    [16, 100],
    [64, 0.1],
    [64, 100],
  ] as const)
    test(`${k} factors of size ${scale}`, async () => {
      const shape = { users: 90, items: 100, factors: k, seed: k, perUser: 12, popular: 0.9 };
      expectParity(await compare(makeProblem({ ...shape, badlyScaled: true }), scale));
    });

  test('more factors than items: rows nearly singular in 32 bits still reach their minimum', async () => {
    const shape = { users: 50, items: 40, factors: 64, seed: 5, perUser: 12, popular: 0.9 };
    const { energy, loss } = await compare(makeProblem({ ...shape, badlyScaled: true }), 1);
    expect(energy.user).toBeLessThan(1e-3);
    expect(energy.item).toBeLessThan(1e-3);
    expect(loss).toBeLessThan(1e-5);
  });
});

describe('a session', () => {
  const problem = makeProblem({ users: 90, items: 70, factors: 7, seed: 9, perUser: 10 });

  async function start(engine: WebgpuEngine): Promise<AlsSession> {
    const session = await engine.als(problem);
    session.setFactors('item', makeFactors(70, 7, 3));
    return session;
  }

  test('lowers the loss every half-epoch, and uses no more memory after thirty epochs', async () => {
    const session = await start(gpu);
    let last = Infinity;
    const bytes: number[] = [];
    const tensors: number[] = [];
    for (let epoch = 0; epoch < 30; epoch++) {
      for (const side of ['user', 'item'] as const) {
        await session.solve(side);
        const loss = await session.loss();
        expect(loss).toBeLessThan(last * (1 + 1e-6));
        last = loss;
      }
      await session.readFactors('user');
      bytes.push(gpu.memory());
      tensors.push(memory().numTensors);
    }
    expect(bytes.at(-1)).toBe(bytes[1]);
    expect(tensors.at(-1)).toBe(tensors[0]);
    session.dispose();
  });

  test('gives its memory back, whatever its size', async () => {
    (await start(gpu)).dispose();
    const before = gpu.memory();
    const tensors = memory().numTensors;
    for (let n = 1; n <= 5; n++) {
      const session = await gpu.als(
        makeProblem({ users: 90 + n, items: 70 + n, factors: 7, seed: n, perUser: 10 }),
      );
      await session.solve('user');
      expect(gpu.memory()).toBeGreaterThan(before);
      session.dispose();
    }
    // What is left is TensorFlow.js' pool of uniforms: some bytes, not some per session.
    expect(gpu.memory() - before).toBeLessThan(2000);
    expect(memory().numTensors).toBe(tensors);
  });

  test('reads what was last written, also after in-place solves', async () => {
    const session = await start(gpu);
    await session.solve('user');
    const first = await session.readFactors('user');
    session.setFactors('item', makeFactors(70, 7, 4));
    await session.solve('user');
    expect(await session.readFactors('user')).not.toEqual(first);
    session.setFactors('user', first);
    expect(await session.readFactors('user')).toEqual(first);
    session.dispose();
  });

  test('can be cancelled, and goes on afterwards', async () => {
    const session = await start(gpu);
    const controller = new AbortController();
    const solving = session.solve('user', controller.signal);
    controller.abort();
    await expect(solving).rejects.toMatchObject({ code: 'cancelled' });
    await expect(session.solve('user', controller.signal)).rejects.toMatchObject({
      code: 'cancelled',
    });
    await session.solve('user');
    const exact = await reference.als(problem);
    exact.setFactors('item', makeFactors(70, 7, 3));
    await exact.solve('user');
    const expected = await exact.readFactors('user');
    expect(worstRowError(await session.readFactors('user'), expected, 7)).toBeLessThan(TOLERANCE);
    session.dispose();
  });

  test('rejects factors of the wrong size, and every call once closed', async () => {
    const session = await start(gpu);
    expect(() => session.setFactors('user', new Float32Array(3))).toThrow('90 × 7');
    session.dispose();
    await expect(session.solve('user')).rejects.toMatchObject({ code: 'internal' });
  });

  test('a lost device rejects what is running and all that follows; a new engine works', async () => {
    const reasons: string[] = [];
    gpu.dispose();
    gpu = await createWebgpuEngine({ allowSoftware: true, onLost: (r) => reasons.push(r) });
    const session = await start(gpu);
    const solving = session.solve('user');
    gpu.loseDevice();
    const lost = { code: 'engine-lost' };
    await expect(solving).rejects.toMatchObject(lost);
    await expect(session.solve('item')).rejects.toMatchObject(lost);
    await expect(session.loss()).rejects.toMatchObject(lost);
    await expect(session.readFactors('item')).rejects.toMatchObject(lost);
    await expect(gpu.als(problem)).rejects.toMatchObject(lost);
    expect(() => session.setFactors('item', makeFactors(70, 7, 3))).toThrow();
    expect(reasons).toHaveLength(1);
    session.dispose();

    gpu = await createWebgpuEngine({ allowSoftware: true });
    expectParity(await compare(problem));
    // Closing the lost engine was our own doing, and no second loss.
    expect(reasons).toHaveLength(1);
  });
});
