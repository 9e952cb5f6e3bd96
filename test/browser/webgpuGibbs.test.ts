import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { normalPair, philox } from '../../src/engine/philox';
import { createRandom } from '../../src/engine/random';
import { referenceGibbs } from '../../src/engine/reference/gibbs';
import { createWebgpuEngine, type WebgpuEngine } from '../../src/engine/webgpu/engine';
import { PHILOX } from '../../src/engine/webgpu/kernels/philox';
import { trainBayes, type Draw } from '../../src/model/bayes/train';
import { drawnRows, worstDrawn } from '../support/drawnRows';
import type { SideShape } from '../support/gaussianSides';

// Real WebGPU on the browser's software adapter, which is slow: problems stay small.

let gpu: WebgpuEngine;
beforeAll(async () => {
  gpu = await createWebgpuEngine({ allowSoftware: true });
});
afterAll(() => gpu.dispose());

/** Runs WGSL of `fn answer(input: vec4<u32>) -> vec4<u32>` on each of the inputs. */
async function answers(code: string, inputs: Uint32Array): Promise<Uint32Array> {
  const adapter = await navigator.gpu.requestAdapter();
  if (!adapter) throw new Error('No adapter.');
  const device = await adapter.requestDevice();
  try {
    const module = device.createShaderModule({
      code: `${code}
@group(0) @binding(0) var<storage, read> inputs: array<vec4<u32>>;
@group(0) @binding(1) var<storage, read_write> outputs: array<vec4<u32>>;
@compute @workgroup_size(64) fn run(@builtin(global_invocation_id) id: vec3<u32>) {
  if (id.x < arrayLength(&inputs)) { outputs[id.x] = answer(inputs[id.x]); }
}`,
    });
    const pipeline = device.createComputePipeline({ layout: 'auto', compute: { module } });
    const size = inputs.byteLength;
    const { STORAGE, COPY_DST, COPY_SRC, MAP_READ } = GPUBufferUsage;
    const from = device.createBuffer({ size, usage: STORAGE | COPY_DST });
    const to = device.createBuffer({ size, usage: STORAGE | COPY_SRC });
    const read = device.createBuffer({ size, usage: MAP_READ | COPY_DST });
    device.queue.writeBuffer(from, 0, inputs as Uint32Array<ArrayBuffer>);
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    pass.setPipeline(pipeline);
    pass.setBindGroup(
      0,
      device.createBindGroup({
        layout: pipeline.getBindGroupLayout(0),
        entries: [from, to].map((buffer, binding) => ({ binding, resource: { buffer } })),
      }),
    );
    pass.dispatchWorkgroups(Math.ceil(inputs.length / 256));
    pass.end();
    encoder.copyBufferToBuffer(to, 0, read, 0, size);
    device.queue.submit([encoder.finish()]);
    await read.mapAsync(GPUMapMode.READ);
    return new Uint32Array(read.getMappedRange().slice(0));
  } finally {
    device.destroy();
  }
}

const EDGES = [0, 1, 2, 0x7fffffff, 0x80000000, 0xb504f333, 0xb504f334, 0xffff0000, 0xffffffff];

/** Seeded words, the edges of their range among them. */
function words(count: number): Uint32Array {
  const random = createRandom(3);
  return Uint32Array.from({ length: count }, (_, i) => EDGES[i] ?? random.integer(2 ** 32));
}

describe('random numbers in WGSL', () => {
  test('Philox gives the reference’s words, bit for bit', async () => {
    const key = [0xa4093822, 0x299f31d0] as const;
    const inputs = words(4 * 512);
    const given = await answers(
      `${PHILOX} fn answer(x: vec4<u32>) -> vec4<u32> { return philox(x, vec2<u32>(${key[0]}u, ${key[1]}u)); }`,
      inputs,
    );
    const expected = inputs.slice();
    for (let at = 0; at < expected.length; at += 4)
      philox(expected.subarray(at, at + 4), key[0], key[1]);
    expect(given).toEqual(expected);
  });

  test('normals are the reference’s up to the rounding of 32 bits', async () => {
    // Every edge with every edge, then anything.
    const inputs = words(4 * 2048);
    EDGES.forEach((word, i) =>
      EDGES.forEach((turn, j) => inputs.set([word, turn], 4 * (EDGES.length * i + j))),
    );
    const given = new Float32Array(
      (
        await answers(
          `${PHILOX} fn answer(x: vec4<u32>) -> vec4<u32> {
  return vec4<u32>(bitcast<vec2<u32>>(normal_pair(x.x, x.y)), 0u, 0u); }`,
          inputs,
        )
      ).buffer,
    );
    const pair = new Float64Array(2);
    let worst = 0;
    for (let at = 0; at < inputs.length; at += 4) {
      normalPair(inputs[at], inputs[at + 1], pair);
      const length = Math.hypot(pair[0], pair[1]);
      for (const n of [0, 1]) worst = Math.max(worst, Math.abs(given[at + n] - pair[n]) / length);
    }
    expect(worst).toBeLessThan(2e-6);
  });
});

interface Parity {
  readonly error: number;
  /** Rows that 32 bits could not draw. */
  readonly redrawn: number;
}

async function parity(shape: SideShape, tau?: number): Promise<Parity> {
  const sampler = await gpu.gibbs();
  const ours = await drawnRows(sampler, shape, tau);
  const theirs = await drawnRows(referenceGibbs, shape, tau);
  sampler.dispose();
  return {
    error: Math.max(
      worstDrawn(ours.x, theirs.x, shape.d),
      worstDrawn(ours.mean, theirs.mean, shape.d),
    ),
    redrawn: sampler.redrawn,
  };
}

describe('rows drawn from their Gaussian on the GPU, as by the reference', () => {
  const counts = [0, 1, 2, 3, 5, 16, 33, 130];

  test.each([1, 2, 5, 9, 16, 17, 18, 24, 33, 64])('rows of %d numbers', async (d) => {
    const { error, redrawn } = await parity({ d, counts, others: 50, seed: d });
    expect(error).toBeLessThan(1e-4);
    expect(redrawn).toBe(0);
    // The CPU draws to more digits than the GPU has.
    expect(error).toBeGreaterThan(1e-10);
  });

  test('rows of more numbers than a workgroup holds are left to the CPU', async () => {
    const { error } = await parity({ d: 65, counts: [0, 5, 80], others: 9, seed: 1 });
    expect(error).toBeLessThan(1e-9);
  });

  test.each([
    ['empty ones only', { counts: [0, 0, 0] }, 1],
    ['a single one', { counts: [1] }, 1],
    ['none at all', { counts: [] }, 1],
    ['all on one row of the other side', { counts: [300, 3, 20], duplicates: true }, 1],
    ['tiny factors', { counts, scale: 1e-8 }, 1],
    ['huge factors', { counts, scale: 1e4 }, 1],
    ['noise of very different sizes', { counts, spread: 4 }, 1],
    ['almost no noise', { counts, scale: 0.1 }, 1e8],
    ['nothing but noise', { counts }, 1e-12],
  ] as const)('badly conditioned: %s', async (_, shape, tau) => {
    const { error } = await parity({ d: 17, others: 40, seed: 8, ...shape }, tau);
    expect(error).toBeLessThan(1e-3);
  });

  test('what 32 bits cannot draw to a thousandth is drawn again, and nothing else', async () => {
    const shape = { d: 17, counts: [0, 1, 400], others: 40, seed: 8, scale: 0.1 };
    const { redrawn } = await parity(shape, 1e8);
    // The row without ratings is as good as its prior.
    expect(redrawn).toBeGreaterThan(0);
    expect(redrawn).toBeLessThan(3);
  });

  test.each([
    ['a rating that is no number', { tau: 1, scale: NaN }],
    ['infinite factors', { tau: 1, scale: Infinity }],
    ['an infinite precision', { tau: Infinity, scale: 1 }],
    ['a negative precision', { tau: -1e9, scale: 1 }],
  ])('fail for %s', async (_, { tau, scale }) => {
    const shape = { d: 5, counts: [3, 0, 2], others: 4, seed: 3, scale };
    await expect(drawnRows(await gpu.gibbs(), shape, tau)).rejects.toMatchObject({
      code: 'training-diverged',
    });
  });

  test('a GPU that computes something else is found out, and the CPU draws', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const read = vi.spyOn(GPUBuffer.prototype, 'getMappedRange').mockImplementation(function (
      this: GPUBuffer,
    ) {
      return new Float32Array(this.size / 4).fill(0.1).buffer;
    });
    try {
      const { error } = await parity({ d: 9, counts: [0, 3, 20], others: 9, seed: 1 });
      expect(error).toBeLessThan(1e-10);
      expect(read).toHaveBeenCalledOnce();
      expect(warn).toHaveBeenCalledOnce();
    } finally {
      vi.restoreAllMocks();
    }
  });

  test('a seed gives the same draws again, another seed others', async () => {
    const shape = { d: 17, counts: [4, 0, 40], others: 9, seed: 1 };
    const one = await drawnRows(await gpu.gibbs(), shape);
    expect(await drawnRows(await gpu.gibbs(), shape)).toEqual(one);
    const two = await drawnRows(await gpu.gibbs(), shape, 1.3, 2);
    expect(worstDrawn(two.x, one.x, 17)).toBeGreaterThan(0.1);
  });
});

describe('a training whose rows the GPU draws', () => {
  const random = createRandom(5);
  const ratings = {
    users: 30,
    items: 20,
    user: Uint32Array.from({ length: 240 }, () => random.integer(30)),
    item: Uint32Array.from({ length: 240 }, () => random.integer(20)),
    value: Float64Array.from({ length: 240 }, () => (1 + random.integer(10)) / 2),
  };
  const options = { factors: 4, sweeps: 8, burnIn: 7, kept: 1, seed: 1 };

  async function itemRows(engine?: WebgpuEngine): Promise<Float64Array> {
    const rows: Float64Array[] = [];
    const sink = { add: ({ items }: Draw) => void rows.push(items.x.slice()) };
    await trainBayes(ratings, options, [sink], { engine });
    return rows[0];
  }

  test('follows the reference, and leaves no memory behind', async () => {
    // TensorFlow.js keeps what it has once made.
    const ours = await itemRows(gpu);
    const before = gpu.memory();
    await itemRows(gpu);
    expect(gpu.memory()).toBe(before);
    expect(worstDrawn(ours, await itemRows(), 5)).toBeLessThan(1e-2);
  });

  test('ends with a Failure when the device is lost', async () => {
    const own = await createWebgpuEngine({ allowSoftware: true });
    const run = itemRows(own);
    own.loseDevice();
    await expect(run).rejects.toMatchObject({ code: 'engine-lost' });
    own.dispose();
    gpu = await createWebgpuEngine({ allowSoftware: true });
  });
});
