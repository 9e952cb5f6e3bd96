import { Failure } from '../../failure';
import type {
  Adopt,
  DrawAddress,
  DrawnWeights,
  GaussianSide,
  GibbsSampler,
  Steps,
  WeightsTask,
} from '../gibbs';
import type { Random } from '../random';
import { RowSystem } from '../reference/gaussianRow';
import type { GpuContext } from './context';
import { GaussianMemory } from './gaussianMemory';
import { readBack } from './gpuArray';
import {
  gaussianKernel,
  gaussianTiling,
  MOST_NUMBERS,
  UNSOUND,
  type GaussianTiling,
} from './kernels/gaussian';
import { program } from './kernels/program';
import type { PacedWork } from './pacer';

/** Rows that each side's first draw is tried by. */
const TRIED = 8;
/** What those may be wrong by, relative to the row: ten times what 32 bits cost at worst. */
const TRUSTED = 1e-2;

const int = (value: number) => ({ type: 'int32', data: [value | 0] });

/**
 * Draws rows on the GPU, in 32 bits, and leaves the rest of a sweep to a sampler on the CPU, on whose
 * arrays it works. Weights of side information are drawn one after the other, each from what the one
 * before left, so that a GPU would wait most of the time; squared errors are hardly more work than
 * reading them back. Rows that 32 bits cannot draw to a thousandth are drawn again in float64. Drivers
 * that compute something else are found out: of each side's first draw some rows are drawn in float64
 * as well, and where the two differ, or the GPU has no room, the CPU draws rows too.
 */
export class WebgpuGibbs implements GibbsSampler {
  /** Rows drawn again in float64, so far. */
  redrawn = 0;
  private readonly memories = new Map<Uint32Array, GaussianMemory>();
  /** False once the GPU has proved to be of no use. */
  private trusted = true;

  constructor(
    private readonly context: GpuContext,
    private readonly cpu: GibbsSampler,
  ) {}

  adopt<T>(move: (adopt: Adopt) => T, d: number): T {
    return this.cpu.adopt(move, d);
  }

  /** @throws Failure `training-diverged` as the reference, and `engine-lost` */
  *drawRows(
    side: GaussianSide,
    other: GaussianSide,
    tau: number,
    address: DrawAddress,
  ): Steps<void> {
    const memory = side.d <= MOST_NUMBERS && this.trusted ? yield* this.open(side, other) : null;
    const values = memory && (yield* this.draw(memory, side, other, tau, address));
    if (!values) yield* this.cpu.drawRows(side, other, tau, address);
    else this.redrawn += yield* take(values, side, other, tau, address);
  }

  drawWeights(task: WeightsTask, address: DrawAddress): Steps<DrawnWeights> {
    return this.cpu.drawWeights(task, address);
  }

  addScatter(values: Float64Array, mean: Float64Array, into: Float64Array): Steps<void> {
    return this.cpu.addScatter(values, mean, into);
  }

  squaredErrors(side: GaussianSide, other: GaussianSide, out: Float64Array): Steps<void> {
    return this.cpu.squaredErrors(side, other, out);
  }

  dispose(): void {
    for (const memory of this.memories.values()) memory.dispose();
    this.memories.clear();
    this.cpu.dispose?.();
  }

  /** What {@link GaussianMemory.result} holds after the draw; null where it is not to be trusted. */
  private *draw(
    memory: GaussianMemory,
    side: GaussianSide,
    other: GaussianSide,
    tau: number,
    address: DrawAddress,
  ): Steps<Float32Array | null> {
    const { random, stream, step } = address;
    memory.write(side, other, tau);
    yield;
    yield this.context.pacer.run([this.work(memory, random.key, stream, step)]);
    const { backend, watch } = this.context;
    const [values] = yield* valueOf(watch.settled(readBack(backend, [memory.result])));
    if (!memory.tried) {
      memory.tried = true;
      this.trusted = isRight(values, memory.tasks, side, other, tau, address);
      if (!this.trusted) console.warn('The GPU draws wrong rows: the CPU draws them instead.');
    }
    return this.trusted ? values : null;
  }

  /** What the side has on the GPU, made for its first draw; null where it does not fit. */
  private *open(side: GaussianSide, other: GaussianSide): Steps<GaussianMemory | null> {
    this.context.watch.check();
    const known = this.memories.get(side.start);
    if (known) return known;
    try {
      const tiling = gaussianTiling(side.d);
      const memory = yield* valueOf(GaussianMemory.create(this.context, side, other, tiling));
      this.memories.set(side.start, memory);
      const { dispatch } = this.work(memory, [0, 0], 0, 0);
      if (memory.rows > 0) yield this.context.compile(() => dispatch(0, 1));
      return memory;
    } catch (error) {
      if (!(error instanceof Failure && error.code === 'engine-unavailable')) throw error;
      this.trusted = false;
      return null;
    }
  }

  private work(
    memory: GaussianMemory,
    [low, high]: readonly [number, number],
    stream: number,
    step: number,
  ): PacedWork {
    const { tiling, tasks, rows, inputs, result } = memory;
    const source = gaussianKernel(tiling);
    const tensors = inputs.map((array) => array.tensor);
    return {
      units: rows,
      cost: (unit) => costOf(tiling, tasks[4 * unit + 2] - tasks[4 * unit + 1]),
      dispatch: (first, last) =>
        void this.context.backend.runWebGPUProgram(
          program(source, result.length, last - first),
          tensors,
          'float32',
          [int(first), int(low), int(high), int(stream), int(step)],
          result.tensor,
        ),
    };
  }
}

/** Floating-point operations of a row. */
function costOf({ d }: GaussianTiling, ratings: number): number {
  return (ratings + d / 3) * (d + 1) * (d + 2);
}

/** Yields the promise, so that whoever runs the steps waits for it. */
function* valueOf<T>(promise: Promise<T>): Steps<T> {
  const settled: { value: T }[] = [];
  const failed: { reason: unknown }[] = [];
  yield promise.then(
    (value) => void settled.push({ value }),
    (reason: unknown) => void failed.push({ reason }),
  );
  for (const { reason } of failed) throw reason;
  for (const { value } of settled) return value;
  throw new Failure('internal', 'Steps went on before they might.');
}

/** Takes over draws and means, and draws anew what is unsound. Returns how many rows that were. */
function* take(
  values: Float32Array,
  side: GaussianSide,
  other: GaussianSide,
  tau: number,
  { random, stream, step }: DrawAddress,
): Steps<number> {
  const { rows, d, x, conditionalMean } = side;
  const system = new RowSystem(d);
  let redrawn = 0;
  for (let r = 0; r < rows; r++) {
    let sound = true;
    for (let k = 0, at = r * d, from = 2 * at; k < d; k++, at++, from++) {
      x[at] = values[from];
      conditionalMean[at] = values[from + d];
      sound &&= isSound(x[at]) && isSound(conditionalMean[at]);
    }
    if (!sound) {
      drawExactly(system, r, side, other, tau, random.at(stream, step, r));
      redrawn++;
    }
    // Rows in float64 take longest.
    if (r % 4096 === 4095 || redrawn % 64 === 63) yield;
  }
  return redrawn;
}

/** Whether some rows, long ones and short ones, are what float64 draws. */
function isRight(
  values: Float32Array,
  tasks: Int32Array,
  side: GaussianSide,
  other: GaussianSide,
  tau: number,
  { random, stream, step }: DrawAddress,
): boolean {
  const { rows, d } = side;
  const system = new RowSystem(d);
  const [draw, mean] = [new Float64Array(d), new Float64Array(d)];
  const scratch = { ...side, x: draw, conditionalMean: mean };
  for (let n = 0; n < Math.min(TRIED, rows); n++) {
    const row = tasks[4 * Math.floor((n * rows) / Math.min(TRIED, rows))];
    drawExactly(system, row, scratch, other, tau, random.at(stream, step, row), 0);
    const drawn = values.subarray(2 * row * d, (2 * row + 1) * d);
    if (!drawn.every(isSound)) continue;
    const size = Math.max(...draw.map(Math.abs));
    for (let k = 0; k < d; k++) if (!(Math.abs(drawn[k] - draw[k]) <= TRUSTED * size)) return false;
  }
  return true;
}

/** False for numbers that are none, too. */
function isSound(value: number): boolean {
  return Math.abs(value) < UNSOUND;
}

/** Draws one row as the reference does, to `at` in the side's rows. */
function drawExactly(
  system: RowSystem,
  row: number,
  side: GaussianSide,
  other: GaussianSide,
  tau: number,
  random: Random,
  at = row * side.d,
): void {
  const { d, start, y } = side;
  system.reset(side.precision, side.priorMean, row * d);
  const weight = tau * side.noise[row];
  system.add(other.x, other.noise, side.other, y, start[row], start[row + 1], weight);
  system.solve(side.conditionalMean, side.x, at, random);
}
