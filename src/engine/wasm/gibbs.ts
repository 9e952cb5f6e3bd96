import { samplingDiverged } from '../diverged';
import type {
  Adopt,
  DrawAddress,
  DrawnWeights,
  GaussianSide,
  GibbsSampler,
  SamplerArray,
  WeightsTask,
} from '../gibbs';
import { Arena } from './arena';
import { instantiateKernels, type Kernels } from './kernels';

/** Work between two chances to yield, in ratings of 17 numbers: about a millisecond. */
const CHUNK = 8192;
/** What a row costs beside its ratings, in ratings. */
const ROW_WORK = 16;

/** A sampler with an instance of the kernels and memory of its own, which end with it. */
export async function createWasmGibbs(module: WebAssembly.Module): Promise<GibbsSampler> {
  return new WasmGibbs(await instantiateKernels(module));
}

/** See `assembly/gaussianRows.ts`, `gaussianWeights.ts` and `gaussianSums.ts`. */
class WasmGibbs implements GibbsSampler {
  constructor(private readonly kernels: Kernels) {}

  adopt<T>(move: (adopt: Adopt) => T, d: number): T {
    const { kernels } = this;
    // First only counted: memory that grew later would take the views of what is there away.
    let bytes = 0;
    const counted = new Set<SamplerArray>();
    move((array) => {
      if (!counted.has(array)) bytes += Math.ceil(array.byteLength / 16) * 16;
      counted.add(array);
      return array;
    });
    const arena = new Arena(kernels.memory, kernels.configureGaussian(d, kernels.heapBase()));
    let next = arena.take(bytes);
    const copies = new Map<SamplerArray, SamplerArray>();
    const copy = (array: SamplerArray): SamplerArray => {
      const at = next;
      next += Math.ceil(array.byteLength / 16) * 16;
      const view =
        array instanceof Float64Array
          ? arena.float64(at, array.length)
          : arena.uint32(at, array.length);
      view.set(array);
      copies.set(array, view);
      return view;
    };
    // A copy is of its original's kind.
    return move(<A extends SamplerArray>(array: A) => (copies.get(array) ?? copy(array)) as A);
  }

  *drawRows(
    side: GaussianSide,
    other: GaussianSide,
    tau: number,
    { random, stream, step }: DrawAddress,
  ): Generator<void, void> {
    const { kernels } = this;
    this.put(kernels.precisionPointer(), side.precision);
    kernels.selectGaussian(
      side.start.byteOffset,
      side.other.byteOffset,
      side.y.byteOffset,
      side.noise.byteOffset,
      side.priorMean.byteOffset,
      side.x.byteOffset,
      side.conditionalMean.byteOffset,
      other.x.byteOffset,
      other.noise.byteOffset,
      tau,
    );
    for (const [from, to] of chunks(side.start, ROW_WORK, workOf(side.d))) {
      if (!kernels.drawGaussian(from, to, ...random.key, stream, step)) throw samplingDiverged();
      yield;
    }
  }

  *drawWeights(
    { d, features, weights, lambda, residual, root }: WeightsTask,
    { random, stream, step }: DrawAddress,
  ): Generator<void, DrawnWeights> {
    const { kernels } = this;
    const { start, row, value } = features;
    this.put(kernels.rootPointer(), root);
    kernels.beginWeights();
    for (const [from, to] of chunks(start, ROW_WORK, workOf(d))) {
      kernels.drawWeights(
        from,
        to,
        start.byteOffset,
        row.byteOffset,
        value.byteOffset,
        weights.byteOffset,
        residual.byteOffset,
        lambda,
        ...random.key,
        stream,
        step,
      );
      yield;
    }
    let used = 0;
    for (let f = 0; f + 1 < start.length; f++) used += Number(start[f + 1] > start[f]);
    const at = kernels.squaresPointer();
    return { squares: new Float64Array(kernels.memory.buffer, at, d * d).slice(), used };
  }

  *addScatter(values: Float64Array, mean: Float64Array, into: Float64Array): Generator<void, void> {
    const { kernels } = this;
    const d = mean.length;
    const rows = values.length / d;
    this.put(kernels.meanPointer(), mean);
    kernels.beginScatter();
    const most = 2 * workOf(d);
    for (let from = 0; from < rows; from += most) {
      kernels.addScatter(from, Math.min(rows, from + most), values.byteOffset);
      yield;
    }
    const size = Math.ceil(d / 4) * 4;
    const sums = new Float64Array(kernels.memory.buffer, kernels.scatterPointer(), size * size);
    // The kernel's tiles lie above the diagonal.
    for (let i = 0; i < d; i++) for (let k = 0; k <= i; k++) into[i * d + k] += sums[k * size + i];
  }

  *squaredErrors(
    side: GaussianSide,
    other: GaussianSide,
    out: Float64Array,
  ): Generator<void, void> {
    for (const [from, to] of chunks(side.start, 1, 16 * CHUNK)) {
      this.kernels.squaredErrors(
        from,
        to,
        side.start.byteOffset,
        side.other.byteOffset,
        side.y.byteOffset,
        side.x.byteOffset,
        other.x.byteOffset,
        out.byteOffset,
      );
      yield;
    }
  }

  private put(at: number, values: Float64Array): void {
    new Float64Array(this.kernels.memory.buffer, at, values.length).set(values);
  }
}

/** A chunk's ratings: the more numbers a row has, the fewer. */
function workOf(d: number): number {
  return Math.max(256, Math.ceil((CHUNK * 17 * 17) / (d * d)));
}

/** Runs of rows of about `most` ratings, each row counted as `own` more. */
function* chunks(
  start: Uint32Array,
  own: number,
  most: number,
): Generator<readonly [from: number, to: number]> {
  const rows = start.length - 1;
  let from = 0;
  let work = 0;
  for (let r = 0; r < rows; r++) {
    work += start[r + 1] - start[r] + own;
    if (work < most && r + 1 < rows) continue;
    yield [from, r + 1];
    from = r + 1;
    work = 0;
  }
}
