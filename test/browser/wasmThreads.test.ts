import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine';
import { createReferenceEngine } from '../../src/engine/reference/engine';
import { createWasmEngine } from '../../src/engine/wasm/engine';
import { loadKernels } from '../../src/engine/wasm/load';
import { spawnWasmThread } from '../../workers/spawnWasmThread';
import { makeFactors, makeProblem, worstRowError } from '../support/problems';

describe('the WebAssembly engine in a browser', () => {
  const problem = makeProblem({ users: 80, items: 300, factors: 48, seed: 1, perUser: 20 });
  const engines: Engine[] = [createReferenceEngine()];

  beforeAll(async () => {
    const module = await loadKernels();
    if (!module) throw new Error('This browser has no WebAssembly SIMD.');
    for (const threads of [1, 2])
      engines.push(await createWasmEngine({ module, threads, spawn: spawnWasmThread }));
  });
  afterAll(() => {
    for (const engine of engines) engine.dispose();
  });

  it('loads its kernels, starts its threads and agrees with the reference', async () => {
    expect(engines.map(({ label }) => label)).toEqual([
      'JavaScript',
      'WebAssembly · 1 thread',
      'WebAssembly · 2 threads',
    ]);
    const [reference, one, two] = await Promise.all(
      engines.map(async (engine) => {
        const session = await engine.als(problem);
        session.setFactors('item', makeFactors(300, 48, 2));
        await session.solve('user');
        await session.solve('item');
        return { item: await session.readFactors('item'), loss: await session.loss() };
      }),
    );
    expect(worstRowError(one.item, reference.item, 48)).toBeLessThan(1e-4);
    expect(one.loss / reference.loss).toBeCloseTo(1, 6);
    expect(two).toEqual(one);
  });
});
