import { expect, test } from 'vitest';
import { createReferenceEngine } from '../../src/engine/reference/engine';
import { probeGpu } from '../../src/engine/webgpu/device';
import { createWebgpuEngine } from '../../src/engine/webgpu/engine';
import { makeFactors, makeProblem, worstRowError } from '../support/problems';

// What only a browser has: its own software adapter, and workers.

test('the software adapter is recognised, named, and refused unless allowed', async () => {
  expect(await probeGpu()).toEqual({ kind: 'software', description: 'SwiftShader' });
  const gpu = await createWebgpuEngine({ allowSoftware: true });
  expect(gpu.kind).toBe('webgpu');
  expect(gpu.label).toBe('WebGPU · software (SwiftShader)');
  gpu.dispose();
  await expect(createWebgpuEngine({ allowSoftware: false })).rejects.toMatchObject({
    code: 'engine-unavailable',
  });
});

test('works in a module worker', async () => {
  const worker = new Worker(new URL('./webgpuWorker.ts', import.meta.url), { type: 'module' });
  const solved = await new Promise<Float32Array>((resolve, reject) => {
    worker.onmessage = (event: MessageEvent<Float32Array>) => resolve(event.data);
    worker.onerror = (event) => reject(new Error(event.message));
  });
  worker.terminate();
  const exact = await createReferenceEngine().als(
    makeProblem({ users: 20, items: 15, factors: 7, seed: 4, perUser: 6 }),
  );
  exact.setFactors('item', makeFactors(15, 7, 1));
  await exact.solve('user');
  expect(worstRowError(solved, await exact.readFactors('user'), 7)).toBeLessThan(1e-4);
});
