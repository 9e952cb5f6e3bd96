import type { Engine, EngineKind } from '../src/engine/engine';
import { createReferenceEngine } from '../src/engine/reference/engine';
import { Failure } from '../src/failure';
import type { EngineInfo } from './protocol';

/** After this many lost devices the GPU is left alone for the rest of the visit. */
const LOSSES_ALLOWED = 2;

export interface PickedEngine {
  readonly engine: Engine;
  readonly info: EngineInfo;
}

/** What makes engines; tests put their own here. */
export interface EngineMakers {
  /** What kind of GPU there is, without loading anything heavy. */
  probeGpu(): Promise<'hardware' | 'software' | 'none'>;
  webgpu(): Promise<Engine>;
  /** Null without WebAssembly SIMD. */
  wasm(): Promise<Engine | null>;
}

/** Chooses the engine once, keeps it, and chooses again after its device was lost. */
export class EnginePicker {
  private picked: PickedEngine | null = null;
  private losses = 0;

  constructor(
    private readonly asked: EngineKind | null,
    private readonly makers: EngineMakers,
  ) {}

  /** The engine in use, made on the first call. */
  async engine(): Promise<PickedEngine> {
    this.picked ??= await this.pick();
    return this.picked;
  }

  /** The engine if one has been made. */
  get current(): Engine | null {
    return this.picked?.engine ?? null;
  }

  /** Says that the engine's device is gone; the next call of `engine` makes another. */
  lost(): void {
    this.losses++;
    this.picked?.engine.dispose();
    this.picked = null;
  }

  private async pick(): Promise<PickedEngine> {
    const notes: string[] = [];
    const made = (engine: Engine): PickedEngine => ({
      engine,
      info: { kind: engine.kind, label: engine.label, note: notes.join(' ') },
    });

    if (this.losses >= LOSSES_ALLOWED)
      notes.push('The graphics processor was lost twice, so the work goes on in WebAssembly.');
    else if (this.asked === 'webgpu' || (this.asked === null && (await this.hasHardware()))) {
      try {
        return made(await this.makers.webgpu());
      } catch (error) {
        // One sentence on the page; the cause is for developers.
        console.warn('WebGPU could not be used:', error);
        notes.push('WebGPU could not be used here, so the work is done in WebAssembly.');
      }
    } else if (this.asked === null)
      notes.push('No graphics processor that WebGPU can use, so the work is done in WebAssembly.');

    if (this.asked !== 'reference') {
      const wasm = await this.makers.wasm().catch((error: unknown) => {
        console.warn('WebAssembly could not be used:', error);
        return null;
      });
      if (wasm) return made(wasm);
      notes.push(
        'WebAssembly SIMD is missing here, so the work is done in plain JavaScript, slowly.',
      );
    }
    return made(createReferenceEngine());
  }

  private async hasHardware(): Promise<boolean> {
    return (await this.makers.probeGpu().catch(() => 'none')) === 'hardware';
  }
}

/** True for the failure with which sessions end when their device is lost. */
export function isEngineLost(error: unknown): boolean {
  return error instanceof Failure && error.code === 'engine-lost';
}
