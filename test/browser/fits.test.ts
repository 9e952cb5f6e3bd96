import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gpuNeeds } from '../../src/engine/fits';
import { createWebgpuEngine, type WebgpuEngine } from '../../src/engine/webgpu/engine';
import { makeProblem } from '../support/problems';

let gpu: WebgpuEngine;
beforeAll(async () => {
  gpu = await createWebgpuEngine({ allowSoftware: true });
});
afterAll(() => gpu.dispose());

describe('what a problem needs of a GPU', () => {
  it.each([1, 17, 64, 130, 256])(
    'is no less than what is allocated, at %i factors',
    async (factors) => {
      for (const shape of [
        { users: 1, items: 1, perUser: 0 },
        { users: 40, items: 25, perUser: 8 },
        // A popular film: its row is split.
        { users: 1500, items: 12, perUser: 2, popular: 1 },
      ]) {
        for (const steps of [undefined, 2]) {
          const made = makeProblem({ ...shape, factors, seed: 5 });
          const problem = steps === undefined ? made : { ...made, steps };
          const before = gpu.memory();
          const session = await gpu.als(problem);
          const taken = gpu.memory() - before;
          session.dispose();
          expect(taken).toBeLessThanOrEqual(gpuNeeds(problem).total);
          expect(gpu.memory()).toBe(before);
        }
      }
    },
  );
});
