import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { Tensor1D } from '@tensorflow/tfjs-core';

/** Uploads go in pieces, because the browser keeps a second copy of each until it has arrived. */
const UPLOAD_BYTES = 2 ** 25;

/**
 * A GPU buffer of ours, and the tensor through which TensorFlow.js sees it. TensorFlow.js' own pool
 * never gives buffers back and keeps one for every size it ever met, so each retraining on a
 * slightly larger library would cost a library's worth of memory.
 */
export class GpuArray {
  readonly tensor: Tensor1D;
  readonly buffer: GPUBuffer;

  constructor(
    private readonly backend: WebGPUBackend,
    readonly length: number,
    dtype: 'float32' | 'int32',
  ) {
    this.buffer = backend.device.createBuffer({
      size: length * 4,
      usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST,
    });
    this.tensor = backend.createTensorFromGPUData(
      { buffer: this.buffer, zeroCopy: true },
      [length],
      dtype,
    ) as Tensor1D;
  }

  get bytes(): number {
    return this.buffer.size;
  }

  /** Replaces the start of the array. Work recorded before sees the old values, work after the new. */
  write(values: Float32Array | Int32Array | Uint32Array): void {
    flush(this.backend);
    const step = UPLOAD_BYTES / 4;
    for (let from = 0; from < values.length; from += step) {
      const piece = values.subarray(from, from + step);
      this.backend.queue.writeBuffer(
        this.buffer,
        from * 4,
        piece.buffer,
        piece.byteOffset,
        piece.byteLength,
      );
    }
  }

  /** Sets every value to zero. */
  clear(): void {
    flush(this.backend);
    const encoder = this.backend.device.createCommandEncoder();
    encoder.clearBuffer(this.buffer);
    this.backend.queue.submit([encoder.finish()]);
  }

  dispose(): void {
    this.tensor.dispose();
    this.buffer.destroy();
  }
}

/** Submits what TensorFlow.js has recorded; it holds back up to 15 dispatches. */
export function flush(backend: WebGPUBackend): void {
  backend.ensureCommandEncoderReady();
  backend.endComputePassEncoder();
  backend.submitQueue();
}

/**
 * Copies arrays back in one round trip. Not through `tensor.data()`: it answers from a cache that
 * in-place writes do not invalidate.
 */
export async function readBack(
  backend: WebGPUBackend,
  arrays: readonly GpuArray[],
): Promise<Float32Array[]> {
  flush(backend);
  const { device } = backend;
  const size = arrays.reduce((sum, array) => sum + array.bytes, 0);
  const staging = device.createBuffer({
    size,
    usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
  });
  try {
    const encoder = device.createCommandEncoder();
    let offset = 0;
    for (const { buffer, bytes } of arrays) {
      encoder.copyBufferToBuffer(buffer, 0, staging, offset, bytes);
      offset += bytes;
    }
    backend.queue.submit([encoder.finish()]);
    await staging.mapAsync(GPUMapMode.READ);
    const mapped = staging.getMappedRange();
    offset = 0;
    return arrays.map(({ length, bytes }) => {
      const values = new Float32Array(mapped, offset, length).slice();
      offset += bytes;
      return values;
    });
  } finally {
    staging.destroy();
  }
}
