import {
  BatchMatMul,
  getKernel,
  registerKernel,
  Transpose,
  unregisterKernel,
  type KernelBackend,
  type KernelConfig,
  type TensorInfo,
} from '@tensorflow/tfjs-core';

/**
 * Makes a backend transpose its matrices before it multiplies them. The WebAssembly backend has a
 * fast product for matrices as they lie and a plain loop for transposed ones, which is what gradients
 * ask for: transposing first is about ten times as fast.
 */
export function transposeBeforeMultiplying(backendName: string): void {
  const multiply = kernelOf(BatchMatMul, backendName);
  const transpose = kernelOf(Transpose, backendName);
  unregisterKernel(BatchMatMul, backendName);
  registerKernel({
    ...multiply,
    kernelFunc: ({ inputs, attrs, backend }) => {
      const flipped: TensorInfo[] = [];
      const upright = (x: TensorInfo | undefined, isTransposed: unknown): TensorInfo => {
        if (!x) throw new Error('A product needs two matrices.');
        if (isTransposed !== true) return x;
        const perm = x.shape.map((_, axis) => axis);
        perm.push(...perm.splice(-2).reverse());
        const out = one(transpose.kernelFunc({ inputs: { x }, attrs: { perm }, backend }));
        flipped.push(out);
        return out;
      };
      const a = upright(inputs['a'], attrs?.['transposeA']);
      const b = upright(inputs['b'], attrs?.['transposeB']);
      const out = multiply.kernelFunc({
        inputs: { a, b },
        attrs: { ...attrs, transposeA: false, transposeB: false },
        backend,
      });
      for (const { dataId } of flipped) (backend as Disposer).disposeData(dataId);
      return out;
    },
  });
}

/** What of a backend is needed here. */
type Disposer = Pick<KernelBackend, 'disposeData'>;

function kernelOf(name: string, backendName: string): KernelConfig {
  // The types promise a kernel.
  const kernel = getKernel(name, backendName) as KernelConfig | undefined;
  if (!kernel) throw new Error(`The ${backendName} backend has no ${name}.`);
  return kernel;
}

function one(result: TensorInfo | TensorInfo[]): TensorInfo {
  return Array.isArray(result) ? result[0] : result;
}
