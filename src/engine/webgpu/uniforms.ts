import type { GpuContext } from './context';

/** What a program takes in its uniform buffer. */
export type Uniforms = NonNullable<Parameters<GpuContext['backend']['runWebGPUProgram']>[3]>;

export const int = (value: number) => ({ type: 'int32', data: [value] });
export const float = (value: number) => ({ type: 'float32', data: [value] });
