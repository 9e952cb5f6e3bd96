import { table } from '../../scripts/table';

/** Timestamps that one query set holds at most, two to a dispatch. */
const QUERIES = 4096;

interface Line {
  dispatches: number;
  ms: number;
  longest: number;
}

/**
 * Times every dispatch on the GPU itself, whoever records it: each gets a pass of its own with
 * timestamps around it. That costs some microseconds a dispatch, so times of a profiled epoch are
 * for comparing kernels with each other. Dispatches beyond 2,048 a recording are not timed.
 */
export class GpuProfile {
  private readonly codes = new WeakMap<GPUShaderModule, string>();
  private readonly names = new WeakMap<GPUComputePipeline, string>();
  private readonly devices = new WeakMap<GPUCommandEncoder, GPUDevice>();
  private device: GPUDevice | null = null;
  private queries: GPUQuerySet | null = null;
  private readonly timed: string[] = [];

  /** Watches what is made from here on: call before the engine is. */
  install(): void {
    const { codes, names, devices } = this;
    const use = (used: GPUDevice) => void (this.device = used);
    const device = GPUDevice.prototype;
    const { createShaderModule, createComputePipeline, createComputePipelineAsync } = device;
    const { createCommandEncoder } = device;
    const { beginComputePass } = GPUCommandEncoder.prototype;
    const named = (pipeline: GPUComputePipeline, from: GPUComputePipelineDescriptor) => {
      names.set(pipeline, nameOf(codes.get(from.compute.module) ?? ''));
      return pipeline;
    };
    device.createShaderModule = function (from) {
      use(this);
      const module = createShaderModule.call(this, from);
      codes.set(module, from.code);
      return module;
    };
    device.createComputePipeline = function (from) {
      return named(createComputePipeline.call(this, from), from);
    };
    device.createComputePipelineAsync = async function (from) {
      return named(await createComputePipelineAsync.call(this, from), from);
    };
    device.createCommandEncoder = function (from) {
      const encoder = createCommandEncoder.call(this, from);
      devices.set(encoder, this);
      return encoder;
    };
    const open = (encoder: GPUCommandEncoder, from?: GPUComputePassDescriptor) =>
      this.openPass((own) => beginComputePass.call(encoder, { ...from, ...own }));
    const recording = (encoder: GPUCommandEncoder) =>
      this.queries !== null && devices.get(encoder) === this.device;
    GPUCommandEncoder.prototype.beginComputePass = function (from) {
      return recording(this) ? open(this, from) : beginComputePass.call(this, from);
    };
  }

  /** Begins a recording on the device that kernels were last compiled for. */
  start(): void {
    this.timed.length = 0;
    this.queries = this.device?.features.has('timestamp-query')
      ? this.device.createQuerySet({ type: 'timestamp', count: QUERIES })
      : null;
  }

  /** Ends the recording: milliseconds on the GPU by kernel, as a table. */
  async stop(wallMs: number): Promise<string> {
    const { device, queries } = this;
    if (!device || !queries) return 'This adapter offers no timestamps.';
    this.queries = null;
    const stamps = await readStamps(device, queries, this.timed.length * 2);
    queries.destroy();
    const lines = new Map<string, Line>();
    let sum = 0;
    this.timed.forEach((name, i) => {
      const line = lines.get(name) ?? { dispatches: 0, ms: 0, longest: 0 };
      const ms = Number(stamps[2 * i + 1] - stamps[2 * i]) / 1e6;
      line.dispatches++;
      line.ms += ms;
      line.longest = Math.max(line.longest, ms);
      sum += ms;
      lines.set(name, line);
    });
    const rows = [...lines].map(([name, { dispatches, ms, longest }]) => [
      name,
      String(dispatches),
      ms.toFixed(3),
      longest.toFixed(3),
      `${((100 * ms) / sum).toFixed(0)} %`,
    ]);
    rows.push(['all', String(this.timed.length), sum.toFixed(3), '', '']);
    const caption = `${wallMs.toFixed(2)} ms by the clock, of which the GPU computed ${sum.toFixed(2)} ms`;
    return `${caption}\n\n${table(['kernel, by its inputs', 'dispatches', 'GPU, ms', 'longest', 'share'], rows)}`;
  }

  /** Stands in for a pass, and opens one for each dispatch. */
  private openPass(
    begin: (own: GPUComputePassDescriptor) => GPUComputePassEncoder,
  ): GPUComputePassEncoder {
    let pipeline: GPUComputePipeline | null = null;
    const groups: (readonly [number, GPUBindGroup])[] = [];
    const stand = {
      setPipeline: (next: GPUComputePipeline) => void (pipeline = next),
      setBindGroup: (index: number, group: GPUBindGroup) => void (groups[index] = [index, group]),
      dispatchWorkgroups: (x: number, y = 1, z = 1) => {
        const at = this.timed.length * 2;
        const querySet = this.queries;
        const fits = querySet && at + 2 <= QUERIES;
        const pass = begin(
          fits
            ? {
                timestampWrites: {
                  querySet,
                  beginningOfPassWriteIndex: at,
                  endOfPassWriteIndex: at + 1,
                },
              }
            : {},
        );
        if (fits && pipeline) this.timed.push(this.names.get(pipeline) ?? '?');
        if (pipeline) pass.setPipeline(pipeline);
        for (const [index, group] of groups) pass.setBindGroup(index, group);
        pass.dispatchWorkgroups(x, y, z);
        pass.end();
      },
      end: () => undefined,
    };
    // The engine uses no more of a pass than this.
    return stand as unknown as GPUComputePassEncoder;
  }
}

async function readStamps(
  device: GPUDevice,
  queries: GPUQuerySet,
  count: number,
): Promise<BigUint64Array> {
  const size = Math.max(8, count * 8);
  const resolved = device.createBuffer({
    size,
    usage: GPUBufferUsage.QUERY_RESOLVE | GPUBufferUsage.COPY_SRC,
  });
  const staging = device.createBuffer({
    size,
    usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
  });
  const encoder = device.createCommandEncoder();
  if (count > 0) encoder.resolveQuerySet(queries, 0, count, resolved, 0);
  encoder.copyBufferToBuffer(resolved, 0, staging, 0, size);
  device.queue.submit([encoder.finish()]);
  await staging.mapAsync(GPUMapMode.READ);
  const stamps = new BigUint64Array(staging.getMappedRange().slice(0));
  resolved.destroy();
  staging.destroy();
  return stamps;
}

/** The storage bindings' names, which tell the kernels apart. */
function nameOf(code: string): string {
  const names = [...code.matchAll(/var<storage,\s*(?:read|read_write)>\s*(\w+)/g)].map(
    ([, name]) => name,
  );
  return names.filter((name) => name !== 'result').join(' ') || 'unnamed';
}
