/** Asks the browser for a GPU. Imports nothing, so that the engine can be chosen before TensorFlow.js loads. */

/** A graphics processor, a renderer on the CPU that passes for one, or nothing. */
export type GpuKind = 'hardware' | 'software' | 'none';

/** What the browser offers, found without opening it. */
export interface GpuProbe {
  readonly kind: GpuKind;
  /** Adapter as the browser names it, for example "apple metal-3"; empty when there is none. */
  readonly description: string;
}

/** A device of ours, to be destroyed by whoever opened it. */
export interface OpenedDevice {
  readonly device: GPUDevice;
  readonly info: GPUAdapterInfo;
  readonly kind: Exclude<GpuKind, 'none'>;
  readonly description: string;
}

/** Newer than some published type lists, hence the assertion. */
const FEATURES = ['timestamp-query', 'shader-f16', 'subgroups'] as readonly GPUFeatureName[];

/** CPU renderers that pass for an adapter. WebAssembly is many times faster than any of them. */
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|softpipe|basic render|\bwarp\b|software|\bcpu\b/i;

/** What kind of adapter the browser offers. Never throws. */
export async function probeGpu(): Promise<GpuProbe> {
  const adapter = await requestAdapter();
  return adapter
    ? { kind: kindOf(adapter), description: describe(adapter) }
    : { kind: 'none', description: '' };
}

/**
 * Opens a device with the adapter's own limits, then with ever fewer demands when it refuses.
 * @returns null when there is no adapter, or none that gives a device.
 */
export async function openDevice(): Promise<OpenedDevice | null> {
  const demands: ((adapter: GPUAdapter) => GPUDeviceDescriptor)[] = [
    (adapter) => ({ requiredFeatures: offered(adapter), requiredLimits: bufferLimits(adapter, 1) }),
    (adapter) => ({ requiredLimits: bufferLimits(adapter, 2) }),
    () => ({}),
  ];
  for (const demand of demands) {
    // An adapter is spent once it has been asked for a device, even when it refused: take a new one.
    const adapter = await requestAdapter();
    if (!adapter) return null;
    const kind = kindOf(adapter);
    const description = describe(adapter);
    try {
      const device = await adapter.requestDevice(demand(adapter));
      return { device, info: adapter.info, kind, description };
    } catch {
      // Ask for less.
    }
  }
  return null;
}

async function requestAdapter(): Promise<GPUAdapter | null> {
  // Old browsers have no `gpu`, whatever the types say.
  const gpu = (globalThis as { navigator?: { gpu?: GPU } }).navigator?.gpu;
  if (!gpu) return null;
  try {
    return await gpu.requestAdapter({ powerPreference: 'high-performance' });
  } catch {
    return null;
  }
}

function kindOf(adapter: GPUAdapter): 'hardware' | 'software' {
  const flagged = (adapter.info as { isFallbackAdapter?: boolean }).isFallbackAdapter === true;
  // Where the flag sat before it moved to `info`.
  const oldFlag = (adapter as { isFallbackAdapter?: boolean }).isFallbackAdapter === true;
  return flagged || oldFlag || SOFTWARE.test(words(adapter.info)) ? 'software' : 'hardware';
}

function describe(adapter: GPUAdapter): string {
  const { vendor, architecture, description } = adapter.info;
  if (/swiftshader/i.test(words(adapter.info))) return 'SwiftShader';
  return description || [vendor, architecture].filter(Boolean).join(' ') || 'unnamed adapter';
}

function words(info: GPUAdapterInfo): string {
  return `${info.vendor} ${info.architecture} ${info.device} ${info.description}`;
}

function offered(adapter: GPUAdapter): GPUFeatureName[] {
  return FEATURES.filter((feature) => adapter.features.has(feature));
}

/** The kernels keep to the default limits; only large libraries need larger buffers. */
function bufferLimits(adapter: GPUAdapter, divisor: number): Record<string, number> {
  const share = (offer: number, standard: number): number =>
    Math.max(standard, Math.floor(offer / divisor / 4) * 4);
  const { maxBufferSize, maxStorageBufferBindingSize } = adapter.limits;
  return {
    maxBufferSize: share(maxBufferSize, 2 ** 28),
    maxStorageBufferBindingSize: share(maxStorageBufferBindingSize, 2 ** 27),
  };
}
