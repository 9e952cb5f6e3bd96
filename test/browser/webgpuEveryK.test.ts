import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine, Side } from '../../src/engine/engine';
import { createReferenceEngine } from '../../src/engine/reference/engine';
import { createWebgpuEngine, type WebgpuEngine } from '../../src/engine/webgpu/engine';
import { makeCornerRows, type CornerRows } from '../support/cornerRows';
import { worstRowError } from '../support/problems';
import { worstEnergyError } from './rowErrors';

const MOST = 256;
const STEP = 32;
const RUNS = Array.from({ length: MOST / STEP }, (_, i) => [i * STEP + 1, (i + 1) * STEP] as const);

const reference = createReferenceEngine();
let gpu: WebgpuEngine;

beforeAll(async () => {
  gpu = await createWebgpuEngine({ allowSoftware: true });
});
afterAll(() => gpu.dispose());

/** One half-epoch from the given factors. */
async function solved(engine: Engine, rows: CornerRows, side: Side): Promise<Float32Array> {
  const session = await engine.als(rows.problem);
  session.setFactors('user', rows.user);
  session.setFactors('item', rows.item);
  await session.solve(side);
  const values = await session.readFactors(side);
  session.dispose();
  return values;
}

/** The adapter is slow: items, which are many alike, and long rows are met at every sixteenth k. */
const long = (k: number): boolean => k % 16 === 0;
const sidesFor = (k: number): Side[] => (long(k) ? ['user', 'item'] : ['user']);

test.each(RUNS)('WebGPU agrees with the reference at every k from %i to %i', async (from, to) => {
  for (let k = from; k <= to; k++) {
    const rows = makeCornerRows(k, false, long(k));
    for (const side of sidesFor(k)) {
      const error = worstRowError(
        await solved(gpu, rows, side),
        await solved(reference, rows, side),
        k,
      );
      expect(error, `k = ${k}, ${side}`).toBeLessThan(1e-4);
    }
  }
});

// 32 bits cannot tell all directions of such a row apart, so that the factors may differ. What must
// not: how far the row's objective is from its minimum.
test.each(RUNS)(
  'WebGPU reaches the minimum of badly scaled rows at every k from %i to %i',
  async (from, to) => {
    for (let k = from; k <= to; k++) {
      const rows = makeCornerRows(k, true, long(k));
      const { users, items, userPenalty, itemPenalty, alpha0 } = rows.problem;
      const user = { observations: users, penalty: userPenalty, fixed: rows.item };
      const item = { observations: items, penalty: itemPenalty, fixed: rows.user };
      for (const side of sidesFor(k)) {
        const inputs = { ...(side === 'user' ? user : item), alpha0, factors: k };
        const error = worstEnergyError(
          inputs,
          await solved(gpu, rows, side),
          await solved(reference, rows, side),
        );
        expect(error, `k = ${k}, ${side}`).toBeLessThan(2e-3);
      }
    }
  },
);
