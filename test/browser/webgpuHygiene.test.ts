import { memory } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AlsSession, Side } from '../../src/engine/engine';
import { createWebgpuEngine, type WebgpuEngine } from '../../src/engine/webgpu/engine';
import { SPLIT_ABOVE } from '../../src/engine/webgpu/plan';
import { makeFactors, makeProblem } from '../support/problems';

const EPOCHS = 200;
const SIDES: readonly Side[] = ['user', 'item'];

/** Calls of everything that makes something on the device or reads it back. */
const calls = { buffers: 0, pipelines: 0, readBacks: 0, submits: 0 };
const restore: (() => void)[] = [];
let gpu: WebgpuEngine;
let session: AlsSession;

/** Counts the calls of a method of all GPU objects of a kind. */
function count<K extends string>(
  kind: { prototype: Record<K, (...args: never[]) => unknown> },
  method: K,
  counter: keyof typeof calls,
): void {
  const { prototype } = kind;
  const original = prototype[method];
  prototype[method] = function (this: unknown, ...args: never[]) {
    calls[counter]++;
    return original.apply(this, args);
  };
  restore.push(() => {
    prototype[method] = original;
  });
}

async function epoch(): Promise<void> {
  for (const side of SIDES) await session.solve(side);
}

/** What is taken on the device: TensorFlow.js' share, and that with our own buffers. */
function taken() {
  const { numTensors, ...rest } = memory();
  // The WebGPU backend adds this to what the types promise.
  const { numBytesAllocatedInGPU } = rest as { numBytesAllocatedInGPU?: number };
  return { ofTensorflow: numBytesAllocatedInGPU, all: gpu.memory(), numTensors };
}

beforeAll(async () => {
  count(GPUDevice, 'createBuffer', 'buffers');
  count(GPUDevice, 'createComputePipeline', 'pipelines');
  count(GPUDevice, 'createComputePipelineAsync', 'pipelines');
  count(GPUBuffer, 'mapAsync', 'readBacks');
  count(GPUQueue, 'submit', 'submits');
  gpu = await createWebgpuEngine({ allowSoftware: true });
  // Every kernel has work: one item is so popular that its row is split.
  const shape = { users: SPLIT_ABOVE + 20, items: 9, factors: 5, seed: 6, perUser: 1, popular: 1 };
  session = await gpu.als(makeProblem(shape));
  session.setFactors('item', makeFactors(shape.items, shape.factors, 3));
});

afterAll(() => {
  for (const undo of restore) undo();
  gpu.dispose();
});

test(`${EPOCHS} epochs take no more memory than two, and read nothing back`, async () => {
  // The second epoch meets every shape that there is in TensorFlow.js' pool.
  for (let n = 0; n < 2; n++) await epoch();
  const before = { ...taken(), ...calls };
  for (let n = 2; n < EPOCHS; n++) await epoch();
  const after = { ...taken(), ...calls };
  expect(before.ofTensorflow).toBeGreaterThan(0);
  expect(before.all).toBeGreaterThan(before.ofTensorflow ?? Infinity);
  expect(before.submits).toBeGreaterThan(0);
  expect({ ...after, submits: 0 }).toEqual({ ...before, submits: 0 });
});

test('the loss is one read-back, only where it is asked for; so are factors', async () => {
  await epoch();
  await session.loss();
  const before = { ...calls };
  await epoch();
  expect(calls.readBacks).toBe(before.readBacks);
  await session.loss();
  expect(calls.readBacks).toBe(before.readBacks + 1);
  await session.readFactors('item');
  expect(calls.readBacks).toBe(before.readBacks + 2);
  // One staging buffer each, destroyed again.
  expect(calls.buffers).toBe(before.buffers + 2);
  expect(calls.pipelines).toBe(before.pipelines);
});

test('rows that take steps make nothing and read nothing back either', async () => {
  const shape = { users: 60, items: 40, factors: 5, seed: 7, perUser: 6, emptyEvery: 9 };
  const stepping = await gpu.als({ ...makeProblem(shape), steps: 2 });
  stepping.setFactors('item', makeFactors(shape.items, shape.factors, 3));
  const both = async () => {
    for (const side of SIDES) await stepping.solve(side);
  };
  for (let n = 0; n < 2; n++) await both();
  const before = { ...taken(), ...calls };
  for (let n = 2; n < 40; n++) await both();
  expect({ ...taken(), ...calls, submits: 0 }).toEqual({ ...before, submits: 0 });
  expect(calls.submits).toBeGreaterThan(before.submits);
  stepping.dispose();
});
