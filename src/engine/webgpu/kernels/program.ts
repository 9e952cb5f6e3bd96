import type { WebGPUProgram } from '@tensorflow/tfjs-backend-webgpu';

/** What differs from kernel to kernel. */
export interface KernelSource {
  /** Names everything that is baked into the code: pipelines are cached by it. */
  readonly key: string;
  /** Inputs in binding order, each with its vector width. */
  readonly inputs: Readonly<Record<string, 1 | 2 | 4>>;
  readonly outputWidth: 1 | 4;
  /** Uniforms after the ones that TensorFlow.js adds, as `name : type,` each. */
  readonly uniforms: string;
  readonly threads: number;
  /** WGSL with `fn main(index : i32)`. */
  readonly code: string;
}

/**
 * A program for one run. TensorFlow.js writes into the object (it appends to `shaderKey`), so each
 * run needs its own.
 */
export function program(
  source: KernelSource,
  outputLength: number,
  workgroups: number,
): WebGPUProgram {
  return {
    variableNames: Object.keys(source.inputs),
    variableComponents: Object.values(source.inputs),
    outputComponent: source.outputWidth,
    outputShape: [outputLength],
    shaderKey: source.key,
    uniforms: source.uniforms,
    dispatchLayout: { x: [0] },
    dispatch: [workgroups, 1, 1],
    workgroupSize: [source.threads, 1, 1],
    getUserCode: () => source.code,
  };
}
