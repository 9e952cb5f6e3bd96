import type { GaussianSide } from '../gibbs';
import type { GpuContext } from './context';
import { GpuArray } from './gpuArray';
import { rowWidth, type GaussianTiling } from './kernels/gaussian';

/** What a side's draws need on the GPU. Ratings are copied once, everything else for each draw. */
export class GaussianMemory {
  readonly rows: number;
  /** (row, first rating, last + 1, 0), longest rows first: none starts when others are done. */
  readonly tasks: Int32Array;
  /** In the order of the kernel's inputs. */
  readonly inputs: readonly GpuArray[];
  /** rows × 2 d: the draw, then the mean. */
  readonly result: GpuArray;
  /** Whether a first draw has been compared with float64. */
  tried = false;
  private readonly others: Float32Array;
  private readonly priors: Float32Array;
  private readonly arrays: GpuArray[] = [];

  private constructor(
    private readonly context: GpuContext,
    side: GaussianSide,
    other: GaussianSide,
    readonly tiling: GaussianTiling,
  ) {
    const width = rowWidth(side.d);
    this.rows = side.rows;
    this.tasks = planRows(side);
    this.others = new Float32Array(other.rows * width);
    this.priors = new Float32Array(side.rows * width);
    this.inputs = [
      this.array(this.others.length),
      this.filled(Int32Array.from(side.other)),
      this.filled(Float32Array.from(side.y)),
      this.filled(this.tasks),
      this.array(this.priors.length),
      this.array(side.d * side.d),
    ];
    this.result = this.array(2 * side.rows * side.d);
  }

  /** @throws Failure `engine-unavailable` where it does not fit */
  static create(
    context: GpuContext,
    side: GaussianSide,
    other: GaussianSide,
    tiling: GaussianTiling,
  ): Promise<GaussianMemory> {
    return context.allocate(() => new GaussianMemory(context, side, other, tiling));
  }

  /** Copies what a draw starts from. */
  write(side: GaussianSide, other: GaussianSide, tau: number): void {
    const { others, priors } = this;
    const { d } = side;
    const width = rowWidth(d);
    for (let r = 0; r < other.rows; r++) {
      for (let k = 0; k < d; k++) others[r * width + k] = other.x[r * d + k];
      others[r * width + d] = Math.sqrt(other.noise[r]);
    }
    for (let r = 0; r < side.rows; r++) {
      for (let k = 0; k < d; k++) priors[r * width + k] = side.priorMean[r * d + k];
      priors[r * width + d] = Math.sqrt(tau * side.noise[r]);
    }
    this.inputs[0].write(others);
    this.inputs[4].write(priors);
    this.inputs[5].write(Float32Array.from(side.precision));
  }

  dispose(): void {
    for (const array of this.arrays) {
      this.context.ownBytes -= array.bytes;
      array.dispose();
    }
    this.arrays.length = 0;
  }

  private filled(values: Float32Array | Int32Array): GpuArray {
    const array = this.array(values.length, values instanceof Int32Array ? 'int32' : 'float32');
    array.write(values);
    return array;
  }

  /** A binding may not be empty, so nothing becomes one `vec4`. */
  private array(length: number, dtype: 'float32' | 'int32' = 'float32'): GpuArray {
    const array = new GpuArray(this.context.backend, Math.max(4, length), dtype);
    this.arrays.push(array);
    this.context.ownBytes += array.bytes;
    return array;
  }
}

function planRows({ rows, start }: GaussianSide): Int32Array {
  const length = (row: number) => start[row + 1] - start[row];
  const order = Uint32Array.from({ length: rows }, (_, row) => row).sort(
    (a, b) => length(b) - length(a) || a - b,
  );
  const tasks = new Int32Array(4 * rows);
  order.forEach((row, i) => tasks.set([row, start[row], start[row + 1], 0], 4 * i));
  return tasks;
}
