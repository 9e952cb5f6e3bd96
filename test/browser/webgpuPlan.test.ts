import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { expect, test } from 'vitest';
import type { Observations } from '../../src/engine/engine';
import type { DeviceWatch } from '../../src/engine/webgpu/deviceWatch';
import { Pacer } from '../../src/engine/webgpu/pacer';
import { planGram, planSide, planSlices, SPLIT_ABOVE } from '../../src/engine/webgpu/plan';
import { MOST_ROWS, MOST_STAGED, POOL, tilingFor } from '../../src/engine/webgpu/tiling';

/** Rows of the given lengths; what they observe does not matter here. */
function rowsOf(lengths: readonly number[]): Observations {
  const start = new Uint32Array(lengths.length + 1);
  lengths.forEach((length, r) => (start[r + 1] = start[r] + length));
  const count = start[lengths.length];
  return {
    rows: lengths.length,
    cols: 1,
    start,
    col: new Uint32Array(count),
    weight: new Float32Array(count),
    target: new Float32Array(count),
  };
}

const quads = (values: Int32Array): number[][] =>
  Array.from({ length: values.length / 4 }, (_, i) => [...values.subarray(i * 4, i * 4 + 4)]);

test('every k fits 256 threads and 16 KiB of workgroup memory', () => {
  expect(16 * POOL + 4 * MOST_STAGED + 8 * MOST_ROWS + 4).toBeLessThanOrEqual(16_384);
  for (let k = 1; k <= 256; k++) {
    const t = tilingFor(k);
    const vectors = (t.rows * (t.stage * t.padded + t.tile * t.tile + 2 * t.padded)) / 4;
    expect(vectors).toBeLessThanOrEqual(POOL);
    expect(t.rows * t.stage).toBeLessThanOrEqual(MOST_STAGED);
    expect(t.rows).toBeLessThanOrEqual(MOST_ROWS);
    expect(t.rows * t.tiles).toBeLessThanOrEqual(t.threads);
    expect(t.threads).toBeLessThanOrEqual(256);
    expect(t.stage).toBeGreaterThanOrEqual(t.tile);
    expect(t.padded).toBeGreaterThanOrEqual(k);
    // The residual gives one thread to each vec4 of a row.
    expect(t.tiles).toBeGreaterThanOrEqual(t.padded / 4);
  }
});

test('short rows go longest first, empty rows not at all', () => {
  const plan = planSide(rowsOf([2, 0, 5, 1]), Float32Array.of(1, 2, 3, 4), 64);
  expect(quads(plan.tasks).map(([row, begin, end]) => [row, begin, end])).toEqual([
    [2, 2, 7],
    [0, 0, 2],
    [3, 7, 8],
  ]);
  expect(new Float32Array(plan.tasks.buffer)[3]).toBe(3);
  expect(plan.hasEmptyRows).toBe(true);
  expect(plan.batches).toEqual([]);
});

test('popular rows are cut into segments, in batches that fit the scratch buffer', () => {
  const lengths = [3, SPLIT_ABOVE + 1, 40_000, 200_000, 9];
  const observations = rowsOf(lengths);
  const plan = planSide(observations, new Float32Array(5).fill(1), 64);
  expect(quads(plan.tasks).map(([row]) => row)).toEqual([4, 0]);
  const segments = quads(plan.segments);
  const solved: number[] = [];
  for (const batch of plan.batches) {
    const own = segments.slice(batch.firstSegment, batch.lastSegment);
    expect(own.length).toBeLessThanOrEqual(64);
    const pairs = quads(plan.summed).slice(batch.firstRow * 2, batch.lastRow * 2);
    for (let i = 0; i < pairs.length; i += 2) {
      const [row, from, to] = pairs[i];
      const [first, last] = pairs[i + 1];
      expect([from, to]).toEqual([observations.start[row], observations.start[row + 1]]);
      solved.push(row);
      let at = observations.start[row];
      for (const [, begin, end] of own.filter(([slot]) => slot >= first && slot < last)) {
        expect(begin).toBe(at);
        at = end;
      }
      expect(at).toBe(observations.start[row + 1]);
    }
  }
  expect(solved).toEqual([3, 2, 1]);
});

test('the Gram matrix and the loss cover every row once', () => {
  for (const rows of [1, 31, 33, 100_000]) {
    const plan = quads(planGram(rows, 600));
    let at = 0;
    plan.forEach(([slot, begin, end], i) => {
      expect([slot, begin]).toEqual([i, at]);
      at = end;
    });
    expect(at).toBe(rows);
    expect(plan.length).toBeLessThanOrEqual(512);
  }
  const slices = quads(planSlices(rowsOf([0, 70, 1]), 32));
  expect(slices).toEqual([
    [1, 0, 32, 0],
    [1, 32, 64, 0],
    [1, 64, 70, 0],
    [2, 70, 71, 0],
  ]);
});

test('more workgroups than one dispatch may have go in several', async () => {
  const backend = {
    queue: { onSubmittedWorkDone: () => Promise.resolve() },
    ensureCommandEncoderReady: () => undefined,
    endComputePassEncoder: () => undefined,
    submitQueue: () => undefined,
  } as unknown as WebGPUBackend;
  const watch = {
    check: () => undefined,
    settled: (promise: Promise<unknown>) => promise,
  } as unknown as DeviceWatch;
  const seen: [number, number][] = [];
  await new Pacer(backend, watch).run([
    { units: 200_000, cost: () => 1, dispatch: (first, last) => seen.push([first, last]) },
  ]);
  let at = 0;
  for (const [first, last] of seen) {
    expect(first).toBe(at);
    expect(last - first).toBeLessThanOrEqual(65_535);
    at = last;
  }
  expect(at).toBe(200_000);
});

test('short works share a submission; what was recorded is submitted before a cancel is heard', async () => {
  const seen: string[] = [];
  const device = { onSubmittedWorkDone: () => Promise.resolve() };
  const backend = {
    queue: device,
    ensureCommandEncoderReady: () => undefined,
    endComputePassEncoder: () => undefined,
    submitQueue: () => seen.push('submit'),
  } as unknown as WebGPUBackend;
  const watch = {
    check: () => undefined,
    settled: (promise: Promise<unknown>) => promise,
  } as unknown as DeviceWatch;
  const work = (name: string, units: number, cost: number) => ({
    units,
    cost: () => cost,
    dispatch: (first: number, last: number) => seen.push(`${name} ${first} ${last}`),
  });
  await new Pacer(backend, watch).run([work('a', 2, 1), work('b', 1, 1), work('c', 3, 1)]);
  expect(seen).toEqual(['a 0 2', 'b 0 1', 'c 0 3', 'submit']);

  seen.length = 0;
  const cancelled = new Pacer(backend, watch).run(
    [work('a', 1, 1), work('b', 2, 1e12)],
    AbortSignal.abort(),
  );
  await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
  expect(seen).toEqual(['a 0 1', 'submit']);
});
