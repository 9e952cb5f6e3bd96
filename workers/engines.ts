import type { Engine } from '../src/engine/engine';
import { probeGpu } from '../src/engine/webgpu/device';
import type { EngineMakers } from './enginePicker';

/** An engine whose device can be lost on purpose, for tests. */
interface Losable {
  loseDevice(): void;
}

export function isLosable(engine: Engine): engine is Engine & Losable {
  return 'loseDevice' in engine;
}

/** The engines as browsers load them: each in a chunk of its own, fetched when it is chosen. */
export const browserEngines: EngineMakers = {
  probeGpu: async () => (await probeGpu()).kind,
  webgpu: async () => {
    throw new Error('not built yet');
  },
  wasm: async () => null,
};
