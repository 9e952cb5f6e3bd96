import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import {
  findBackendFactory,
  getBackend,
  registerBackend,
  removeBackend,
  setBackend,
} from '@tensorflow/tfjs-core';
import { Failure } from '../../failure';
import type { AlsProblem, AlsSession, Engine } from '../engine';
import { referenceGibbs } from '../reference/gibbs';
import { createWasmGibbs } from '../wasm/gibbs';
import { loadKernels } from '../wasm/load';
import { GpuContext } from './context';
import { openDevice, type OpenedDevice } from './device';
import { DeviceWatch } from './deviceWatch';
import { WebgpuGibbs } from './gibbs';
import { WebgpuAls } from './session';

/** What {@link createWebgpuEngine} takes. */
export interface WebgpuOptions {
  /** Whether a CPU renderer is welcome; WebAssembly is much faster, so only tests want it. */
  readonly allowSoftware: boolean;
  /** Called once when the device is lost by anything but `dispose`. */
  readonly onLost?: (reason: string) => void;
}

/** The engine on a graphics processor. */
export interface WebgpuEngine extends Engine {
  gibbs(): Promise<WebgpuGibbs>;
  /** Destroys the device as a driver reset would. For tests. */
  loseDevice(): void;
  /** Bytes allocated on the GPU, by us and by TensorFlow.js. */
  memory(): number;
}

/** Most factors that the kernels' tiles cover with 256 threads and 16 KiB of workgroup memory. */
const MAX_FACTORS = 256;

/** TensorFlow.js has one active backend, so there is one engine at a time. */
let current: LiveEngine | null = null;

/**
 * Opens the GPU and hands it to TensorFlow.js. An engine made before is closed.
 * @throws Failure `engine-unavailable` when there is no adapter of the kind asked for.
 */
export async function createWebgpuEngine(options: WebgpuOptions): Promise<WebgpuEngine> {
  const opened = await openDevice();
  if (!opened || (opened.kind === 'software' && !options.allowSoftware)) {
    opened?.device.destroy();
    throw new Failure(
      'engine-unavailable',
      opened
        ? 'This browser offers WebGPU only in software.'
        : 'This browser offers no WebGPU adapter.',
      'Matinee uses the WebAssembly engine instead.',
    );
  }
  current?.dispose();
  current = null;
  const backend = await install(opened);
  current = new LiveEngine(opened, backend, options.onLost ?? (() => undefined));
  return current;
}

/**
 * Makes our device TensorFlow.js' backend. Its own factory, registered on import, asks for neither
 * the limits nor the features that we want, and the package falls back to WebGL without a word.
 */
async function install({ device, info }: OpenedDevice): Promise<WebGPUBackend> {
  // The types promise a factory, also where none is registered.
  const registered: unknown = findBackendFactory('webgpu');
  if (registered) removeBackend('webgpu');
  const backend = new WebGPUBackend(device, info);
  registerBackend('webgpu', () => backend);
  const accepted = await setBackend('webgpu');
  if (!accepted || getBackend() !== 'webgpu') {
    device.destroy();
    throw new Failure(
      'engine-unavailable',
      'TensorFlow.js could not use this WebGPU adapter.',
      'Matinee uses the WebAssembly engine instead.',
    );
  }
  return backend;
}

class LiveEngine implements WebgpuEngine {
  readonly kind = 'webgpu';
  readonly label: string;
  private readonly watch: DeviceWatch;
  private readonly context: GpuContext;
  private readonly sessions = new Set<AlsSession>();
  private disposed = false;

  constructor(
    opened: OpenedDevice,
    private readonly backend: WebGPUBackend,
    onLost: (reason: string) => void,
  ) {
    const { kind, description } = opened;
    this.label = `WebGPU · ${kind === 'software' ? `software (${description})` : description}`;
    this.watch = new DeviceWatch(opened.device, onLost);
    this.context = new GpuContext(backend, this.watch);
  }

  async als(problem: AlsProblem): Promise<AlsSession> {
    if (problem.factors > MAX_FACTORS)
      throw new Failure('bad-input', `At most ${MAX_FACTORS} factors are supported.`);
    const { steps = 1 } = problem;
    if (!Number.isInteger(steps) || steps < 1)
      throw new Failure('bad-input', 'Rows cannot take such a number of steps.');
    const session = await WebgpuAls.create(this.context, problem, (closed) =>
      this.sessions.delete(closed),
    );
    this.sessions.add(session);
    return session;
  }

  async gibbs(): Promise<WebgpuGibbs> {
    // Without them the CPU's part of a sweep is plain JavaScript.
    const module = await loadKernels().catch(() => null);
    return new WebgpuGibbs(this.context, module ? await createWasmGibbs(module) : referenceGibbs);
  }

  loseDevice(): void {
    this.watch.device.destroy();
  }

  memory(): number {
    return this.backend.memory().numBytesAllocatedInGPU + this.context.ownBytes;
  }

  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    this.watch.end();
    for (const session of this.sessions) session.dispose();
    if (current === this) {
      current = null;
      removeBackend('webgpu');
    }
    this.watch.device.destroy();
  }
}
