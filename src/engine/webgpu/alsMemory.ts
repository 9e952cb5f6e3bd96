import type { AlsProblem, Observations, Side } from '../engine';
import type { GpuContext } from './context';
import { GpuArray } from './gpuArray';
import { RESIDUAL_THREADS } from './kernels/residual';
import { planGram, planSide, planSlices, type Quads, type SidePlan } from './plan';
import { longestStepped, planSteps } from './stepPlan';
import { stepTilingFor, type StepTiling } from './stepTiling';
import { tilingFor, type Tiling } from './tiling';

/** Partial matrices take at most this much; longer queues of popular rows go in batches. */
const SCRATCH_BYTES = 2 ** 25;

/** What one side has in addition where rows take steps. */
export interface StepMemory {
  /** (row, begin, end, bin) of the rows that take steps, or are set to zero. */
  readonly tasks: GpuArray;
  readonly plan: Quads;
  /** (λ, W) of each bin, after a pair of zeros. */
  readonly bins: GpuArray;
  /** With the pair of zeros. */
  readonly binCount: number;
  /** Every row's own number and (√share, 0): its row of factors as an observation. */
  readonly col: GpuArray;
  readonly obs: GpuArray;
  /** `Σ share yyᵀ` of this side's factors, in tiles. */
  readonly moment: GpuArray;
}

/** One side of the problem on the GPU. */
export interface SideMemory {
  readonly rows: number;
  readonly plan: SidePlan;
  readonly gramPlan: Quads;
  /** rows × padded k. */
  readonly factors: GpuArray;
  readonly col: GpuArray;
  /** (√w, √w·t) of each observation: with z = √w·y the kernels need no weights. */
  readonly obs: GpuArray;
  readonly lambda: GpuArray;
  readonly tasks: GpuArray;
  readonly summed: GpuArray;
  readonly segments: GpuArray;
  readonly gramSegments: GpuArray;
  /** YᵀY of this side's factors, in tiles. */
  readonly gram: GpuArray;
  readonly penaltySums: GpuArray;
  readonly steps: StepMemory | null;
}

/** Everything that a session keeps on the GPU. Nothing is made or resized later. */
export class AlsMemory {
  readonly k: number;
  readonly padded: number;
  readonly tiling: Tiling;
  readonly stepTiling: StepTiling;
  readonly user: SideMemory;
  readonly item: SideMemory;
  /** Partial normal matrices: of the Gram matrix, then of a batch of popular rows. */
  readonly scratch: GpuArray;
  readonly slices: GpuArray;
  readonly sliceCount: number;
  readonly residuals: GpuArray;
  /** Where rows take steps: α₀G and the inverse of each bin's preconditioner, k × k each. */
  readonly matrices: GpuArray | null;
  private readonly arrays: GpuArray[] = [];

  private constructor(
    private readonly context: GpuContext,
    problem: AlsProblem,
  ) {
    this.tiling = tilingFor(problem.factors);
    this.stepTiling = stepTilingFor(this.tiling);
    this.k = problem.factors;
    this.padded = this.tiling.padded;
    const maxSlots = Math.max(64, Math.floor(SCRATCH_BYTES / (this.tiling.stride * 16)));
    const stepped = problem.steps !== undefined;
    this.user = this.side(problem.users, problem.userPenalty, maxSlots, stepped);
    this.item = this.side(problem.items, problem.itemPenalty, maxSlots, stepped);
    const sides = [this.user, this.item];
    const slots = Math.max(...sides.map((s) => Math.max(s.plan.slots, s.gramPlan.length / 4)));
    this.scratch = this.array(slots * this.tiling.stride * 4);
    const slices = planSlices(problem.users);
    this.sliceCount = slices.length / 4;
    this.slices = this.integers(slices);
    this.residuals = this.array(Math.ceil(this.sliceCount / RESIDUAL_THREADS));
    const matrices = Math.max(...sides.map(({ steps }) => steps?.binCount ?? 0));
    this.matrices = stepped ? this.array(matrices * this.padded * this.padded) : null;
  }

  static create(context: GpuContext, problem: AlsProblem): Promise<AlsMemory> {
    return context.allocate(() => new AlsMemory(context, problem));
  }

  of(side: Side): SideMemory {
    return this[side];
  }

  dispose(): void {
    for (const array of this.arrays) {
      this.context.ownBytes -= array.bytes;
      array.dispose();
    }
    this.arrays.length = 0;
  }

  private side(
    observations: Observations,
    penalty: Float32Array,
    maxSlots: number,
    stepped: boolean,
  ): SideMemory {
    const { rows, col, weight, target } = observations;
    const splitAbove = stepped ? longestStepped(observations) : undefined;
    const plan = planSide(observations, penalty, maxSlots, splitAbove);
    const gramPlan = planGram(rows, maxSlots);
    const pairs = new Float32Array(col.length * 2);
    for (let p = 0; p < col.length; p++) {
      const root = Math.sqrt(weight[p]);
      pairs[2 * p] = root;
      pairs[2 * p + 1] = root * target[p];
    }
    return {
      rows,
      plan,
      gramPlan,
      factors: this.array(rows * this.padded),
      col: this.integers(col),
      obs: this.floats(pairs),
      lambda: this.floats(penalty),
      tasks: this.integers(stepped ? new Int32Array(0) : plan.tasks),
      summed: this.integers(plan.summed),
      segments: this.integers(plan.segments),
      gramSegments: this.integers(gramPlan),
      gram: this.array(this.tiling.stride * 4),
      penaltySums: this.array(Math.ceil(rows / RESIDUAL_THREADS)),
      steps: stepped ? this.steps(observations, penalty, plan) : null,
    };
  }

  private steps(observations: Observations, penalty: Float32Array, plan: SidePlan): StepMemory {
    const { tasks, bins, shares } = planSteps(observations, penalty, plan, this.stepTiling.rows);
    return {
      tasks: this.integers(tasks),
      plan: tasks,
      bins: this.floats(bins),
      binCount: bins.length / 2,
      col: this.integers(Uint32Array.from({ length: observations.rows }, (_, row) => row)),
      obs: this.floats(shares),
      moment: this.array(this.tiling.stride * 4),
    };
  }

  private integers(values: Int32Array | Uint32Array): GpuArray {
    const array = this.array(values.length, 'int32');
    array.write(values);
    return array;
  }

  private floats(values: Float32Array): GpuArray {
    const array = this.array(values.length);
    array.write(values);
    return array;
  }

  /** Zeros. A binding may not be empty, so nothing becomes one `vec4`. */
  private array(length: number, dtype: 'float32' | 'int32' = 'float32'): GpuArray {
    const array = new GpuArray(this.context.backend, Math.max(4, length), dtype);
    this.arrays.push(array);
    this.context.ownBytes += array.bytes;
    return array;
  }
}
