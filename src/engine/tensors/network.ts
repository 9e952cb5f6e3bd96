import {
  add,
  addN,
  div,
  logSoftmax,
  mul,
  neg,
  sum,
  tensor1d,
  tensor2d,
  tidy,
  train,
  transpose,
  type AdamOptimizer,
  type Scalar,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { input, layers, model, regularizers, type LayersModel } from '@tensorflow/tfjs-layers';
import type { TensorBackend } from './backend';

/** Shape of the network, and how it learns. */
export interface NetworkOptions {
  /** Units of the hidden layer. */
  readonly hidden: number;
  /** Adds penalty / 2 · Σ w² of both layers' kernels to the loss. */
  readonly penalty: number;
  /** Of Adam (Kingma & Ba 2015). */
  readonly learningRate: number;
}

/** Weights of a network of C inputs and outputs and H hidden units. */
export interface NetworkWeights {
  /** Row-major C × H. */
  readonly encoder: Float32Array;
  /** Length H. */
  readonly hiddenBias: Float32Array;
  /** Row-major C × H: transposed, so that what belongs to an output lies together. */
  readonly decoder: Float32Array;
  /** Length C. */
  readonly outputBias: Float32Array;
}

/**
 * Two dense layers, tanh between them, trained by Adam on the multinomial likelihood
 * −Σ targetᵢ log softmax(output)ᵢ, mean over the rows of a batch. Holds tensors: dispose of it.
 */
export class Network {
  private readonly model: LayersModel;
  private readonly optimizer: AdamOptimizer;

  constructor(
    private readonly backend: TensorBackend,
    start: NetworkWeights,
    { hidden, penalty, learningRate }: NetworkOptions,
  ) {
    const size = start.outputBias.length;
    const kernelRegularizer = regularizers.l2({ l2: penalty / 2 });
    [this.model, this.optimizer] = backend.run(() => {
      // Starts from numbers of ours, not of TensorFlow.js, so that they are the same each time.
      const common = { kernelRegularizer, kernelInitializer: 'zeros' } as const;
      const encoder = layers.dense({ ...common, units: hidden, activation: 'tanh' });
      const decoder = layers.dense({ ...common, units: size });
      const inputs = input({ shape: [size] });
      const outputs = decoder.apply(encoder.apply(inputs)) as typeof inputs;
      tidy(() => {
        encoder.setWeights([tensor2d(start.encoder, [size, hidden]), tensor1d(start.hiddenBias)]);
        decoder.setWeights([
          transpose(tensor2d(start.decoder, [size, hidden])),
          tensor1d(start.outputBias),
        ]);
      });
      return [model({ inputs, outputs }), train.adam(learningRate)];
    });
  }

  /**
   * One step down the gradient.
   * @param input row-major rows × C
   * @param target row-major rows × C
   * @returns the loss before it
   */
  step(input: Float32Array, target: Float32Array, rows: number): number {
    const { model, optimizer } = this;
    const shape: [number, number] = [rows, input.length / rows];
    return this.backend.run(() =>
      tidy(() => {
        const x = tensor2d(input, shape);
        const wanted = tensor2d(target, shape);
        const loss = (): Scalar => {
          const output = model.apply(x, { training: true }) as Tensor;
          const likelihood = sum(mul(logSoftmax(output), wanted));
          return add(div(neg(likelihood), rows), addN(model.calculateLosses()));
        };
        return optimizer.minimize(loss, true)?.dataSync()[0] ?? NaN;
      }),
    );
  }

  /** What it has learnt so far. */
  weights(): NetworkWeights {
    return this.backend.run(() =>
      tidy(() => {
        const [encoder, hiddenBias, decoder, outputBias] = this.model.getWeights();
        const numbers = (tensor: Tensor) => Float32Array.from(tensor.dataSync());
        return {
          encoder: numbers(encoder),
          hiddenBias: numbers(hiddenBias),
          decoder: numbers(transpose(decoder)),
          outputBias: numbers(outputBias),
        };
      }),
    );
  }

  /** Row outputs of the network itself, row-major rows × C: what the own forward pass must equal. */
  outputs(input: Float32Array, rows: number): Float32Array {
    const shape: [number, number] = [rows, input.length / rows];
    return this.backend.run(() =>
      tidy(() =>
        Float32Array.from((this.model.predict(tensor2d(input, shape)) as Tensor).dataSync()),
      ),
    );
  }

  dispose(): void {
    this.backend.run(() => {
      this.optimizer.dispose();
      this.model.dispose();
    });
  }
}
