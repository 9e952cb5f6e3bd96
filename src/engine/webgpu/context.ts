import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { env } from '@tensorflow/tfjs-core';
import { Failure } from '../../failure';
import type { DeviceWatch } from './deviceWatch';
import { Pacer } from './pacer';

/** What the sessions of one engine share. */
export class GpuContext {
  readonly pacer: Pacer;
  /** Bytes in buffers of our own, which TensorFlow.js does not count. */
  ownBytes = 0;
  private compiling: Promise<void> = Promise.resolve();

  constructor(
    readonly backend: WebGPUBackend,
    readonly watch: DeviceWatch,
  ) {
    this.pacer = new Pacer(backend, watch);
  }

  /**
   * Compiles, in parallel and off this thread, the pipelines of everything that `record` dispatches,
   * without running it. One call at a time: TensorFlow.js matches finished pipelines to its cache
   * by position, so nothing may be added meanwhile.
   */
  compile(record: () => void): Promise<void> {
    const turn = this.compiling.then(async () => {
      this.watch.check();
      env().set('WEBGPU_ENGINE_COMPILE_ONLY', true);
      try {
        record();
      } finally {
        env().set('WEBGPU_ENGINE_COMPILE_ONLY', false);
      }
      await this.watch.settled(this.backend.checkCompileCompletionAsync());
    });
    this.compiling = turn.catch(() => undefined);
    return turn;
  }

  /**
   * Runs `create` and waits until the device has accepted all buffers that it made.
   * @throws Failure `engine-unavailable` when they do not fit.
   */
  async allocate<V extends { dispose(): void }>(create: () => V): Promise<V> {
    const { device } = this.backend;
    device.pushErrorScope('validation');
    device.pushErrorScope('out-of-memory');
    let made: V | undefined;
    let thrown: unknown;
    try {
      made = create();
    } catch (error) {
      thrown = error;
    }
    const errors = [device.popErrorScope(), device.popErrorScope()];
    const [full, invalid] = await this.watch.settled(Promise.all(errors));
    const reason = full?.message ?? invalid?.message;
    if (made && reason === undefined) return made;
    made?.dispose();
    if (thrown instanceof Error && !(thrown instanceof RangeError)) throw thrown;
    throw new Failure(
      'engine-unavailable',
      'This library does not fit in the graphics card’s memory.',
      'Use the WebAssembly engine instead.',
      { cause: thrown ?? reason },
    );
  }
}
