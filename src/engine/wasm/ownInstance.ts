import { Arena } from './arena';
import { instantiateKernels, type Kernels } from './kernels';
import { loadKernels } from './load';

/**
 * An instance with a memory of its own, for work beside the engine's.
 * @returns null where the kernels cannot be had
 */
export async function ownInstance(): Promise<{ kernels: Kernels; arena: Arena } | null> {
  const module = await loadKernels().catch(() => null);
  if (!module) return null;
  const kernels = await instantiateKernels(module);
  return { kernels, arena: new Arena(kernels.memory, kernels.heapBase()) };
}
