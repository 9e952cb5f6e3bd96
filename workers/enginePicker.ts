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
  /** Why the GPU is set aside; empty while it is not. */
  private unfit = '';

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

  /** Sets the GPU aside for the rest of the visit: the library does not fit it. */
  setGpuAside(why: string): void {
    this.unfit = why;
    this.picked?.engine.dispose();
    this.picked = null;
  }

  private async pick(): Promise<PickedEngine> {
    const { engine, why } = (await this.pickGpu()) ?? { engine: null, why: '' };
    if (engine) return { engine, info: { kind: engine.kind, label: engine.label, note: '' } };
    const wasm = this.asked === 'reference' ? null : await this.makeWasm();
    const other = wasm ?? createReferenceEngine();
    const missing =
      wasm || this.asked === 'reference'
        ? ''
        : ' WebAssembly SIMD is missing too, so this is slow.';
    const note =
      why || missing ? `${why}${missing} The work is done in ${other.label}.`.trim() : '';
    return { engine: other, info: { kind: other.kind, label: other.label, note } };
  }

  /** A GPU engine, or why there is none where one was to be expected; null where none is wanted. */
  private async pickGpu(): Promise<{ engine: Engine | null; why: string } | null> {
    if (this.asked !== null && this.asked !== 'webgpu') return null;
    if (this.unfit) return { engine: null, why: this.unfit };
    if (this.losses >= LOSSES_ALLOWED)
      return { engine: null, why: 'The graphics processor was lost twice.' };
    if (this.asked === null && !(await this.hasHardware()))
      return { engine: null, why: 'No graphics processor that WebGPU can use.' };
    try {
      return { engine: await this.makers.webgpu(), why: '' };
    } catch (error) {
      // One sentence on the page; the cause is for developers.
      console.warn('WebGPU could not be used:', error);
      return { engine: null, why: 'WebGPU could not be used here.' };
    }
  }

  private async makeWasm(): Promise<Engine | null> {
    try {
      return await this.makers.wasm();
    } catch (error) {
      console.warn('WebAssembly could not be used:', error);
      return null;
    }
  }

  private async hasHardware(): Promise<boolean> {
    return (await this.makers.probeGpu().catch(() => 'none')) === 'hardware';
  }
}

/** True for the failures with which a GPU refuses a problem that other engines may hold. */
export function isTooLargeForGpu(engine: Engine, error: unknown): boolean {
  const codes: readonly string[] = ['too-large', 'engine-unavailable'];
  return engine.kind === 'webgpu' && error instanceof Failure && codes.includes(error.code);
}

/** True for the failure with which sessions end when their device is lost. */
export function isEngineLost(error: unknown): boolean {
  return error instanceof Failure && error.code === 'engine-lost';
}
