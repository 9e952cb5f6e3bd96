import type { WebGPUProgram } from '@tensorflow/tfjs-backend-webgpu';
import type { Side } from '../engine';
import type { AlsMemory, StepMemory } from './alsMemory';
import type { GpuContext } from './context';
import type { GpuArray } from './gpuArray';
import { inverseKernel } from './kernels/inverse';
import { partialsKernel } from './kernels/partials';
import { penaltyKernel } from './kernels/penalty';
import { program, type KernelSource } from './kernels/program';
import { tilingValues } from './kernels/normal';
import { reduceKernel } from './kernels/reduce';
import { RESIDUAL_THREADS, residualKernel } from './kernels/residual';
import { solveKernel } from './kernels/solve';
import { stepsKernel } from './kernels/steps';
import type { PacedWork } from './pacer';
import type { Quads } from './plan';

type Uniforms = NonNullable<Parameters<GpuContext['backend']['runWebGPUProgram']>[3]>;

const int = (value: number) => ({ type: 'int32', data: [value] });
const float = (value: number) => ({ type: 'float32', data: [value] });

/** Binds the kernels to a session's memory, as work for the pacer. */
export class AlsKernels {
  private readonly partials: KernelSource;
  private readonly solveRows: KernelSource;
  private readonly invert: KernelSource;
  private readonly shape: Uniforms;
  private readonly improveRows: KernelSource;

  constructor(
    private readonly context: GpuContext,
    private readonly memory: AlsMemory,
    private readonly alpha0: number,
    /** 0 where every row is solved exactly. */
    private readonly steps: number,
  ) {
    const { tiling } = memory;
    this.partials = partialsKernel(tiling);
    this.solveRows = solveKernel(tiling);
    this.invert = inverseKernel(tiling);
    this.improveRows = stepsKernel(memory.stepTiling);
    this.shape = tilingValues(tiling).map(int);
  }

  /** The Gram matrix of one side's factors. */
  gram(side: Side): PacedWork[] {
    const { col, obs, gram } = this.memory[side];
    return this.rowSum(side, col, obs, gram, 1);
  }

  /** `Σ z zᵀ` over one side's rows: as they are where `dense` is 1, or as `col` and `obs` have them. */
  private rowSum(
    side: Side,
    col: GpuArray,
    obs: GpuArray,
    total: GpuArray,
    dense: 0 | 1,
  ): PacedWork[] {
    const { factors, gramSegments, gramPlan, rows } = this.memory[side];
    const { scratch, tiling } = this.memory;
    if (rows === 0) return [];
    const slots = gramPlan.length / 4;
    return [
      this.rowWork(gramPlan, 4, 0, slots, 0, (first, last, groups) =>
        this.run(
          this.partials,
          [factors, col, obs, gramSegments],
          scratch,
          [...this.shape, int(first), int(last), int(dense)],
          groups,
        ),
      ),
      {
        units: 1,
        cost: () => slots * tiling.stride * 4,
        dispatch: () =>
          this.run(
            reduceKernel,
            [scratch],
            total,
            [int(tiling.stride), int(slots)],
            Math.ceil(tiling.stride / 64),
          ),
      },
    ];
  }

  /** Solves one side's rows against the fixed side's factors and Gram matrix. */
  solve(side: Side, fixed: Side): PacedWork[] {
    const own = this.memory[side];
    const { factors, gram } = this.memory[fixed];
    const { scratch, padded } = this.memory;
    const { plan } = own;
    const factorise = padded ** 3 / 3;
    const rows =
      (tasks: GpuArray, summed: 0 | 1) =>
      (first: number, last: number, groups: number): void =>
        this.run(
          this.solveRows,
          [factors, own.col, own.obs, tasks, gram, scratch],
          own.factors,
          [...this.shape, int(first), int(last), int(summed), float(this.alpha0)],
          groups,
        );
    const works = plan.batches.flatMap(({ firstSegment, lastSegment, firstRow, lastRow }) => [
      this.rowWork(plan.segments, 4, firstSegment, lastSegment, 0, (first, last, groups) =>
        this.run(
          this.partials,
          [factors, own.col, own.obs, own.segments],
          scratch,
          [...this.shape, int(first), int(last), int(0)],
          groups,
        ),
      ),
      this.rowWork(plan.summed, 8, firstRow, lastRow, factorise, rows(own.summed, 1)),
    ]);
    if (own.steps) {
      works.push(...this.conditioners(own.steps, fixed), ...this.improve(side, own.steps, fixed));
      return works;
    }
    const count = plan.tasks.length / 4;
    works.push(this.rowWork(plan.tasks, 4, 0, count, factorise, rows(own.tasks, 0)));
    return works;
  }

  /** The plain Gram matrix, and the inverse of each bin's preconditioner. */
  private conditioners({ bins }: StepMemory, fixed: Side): PacedWork[] {
    const { gram, steps } = this.memory[fixed];
    const { matrices, padded, tiling } = this.memory;
    if (!steps || !matrices) return [];
    const invert = (from: number, to: number, sweeps: 0 | 1): PacedWork => ({
      units: Math.ceil((to - from) / tiling.rows),
      cost: () => (tiling.rows * padded ** 3) / 2,
      dispatch: (first, last) =>
        this.run(
          this.invert,
          [gram, steps.moment, bins],
          matrices,
          [
            ...this.shape,
            int(from + first * tiling.rows),
            int(Math.min(from + last * tiling.rows, to)),
            int(sweeps),
            float(this.alpha0),
          ],
          last - first,
        ),
    });
    return [
      ...this.rowSum(fixed, steps.col, steps.obs, steps.moment, 0),
      invert(0, 1, 0),
      invert(1, bins.length / 2, 1),
    ];
  }

  /** Improves one side's rows by steps; those without observations become zero. */
  private improve(side: Side, { tasks, plan }: StepMemory, fixed: Side): PacedWork[] {
    const { col, obs, lambda, factors: own } = this.memory[side];
    const { factors } = this.memory[fixed];
    const { matrices, padded } = this.memory;
    const { rows } = this.memory.stepTiling;
    if (!matrices) return [];
    const count = plan.length / 4;
    const shape = [padded / 4, this.steps].map(int);
    return [
      {
        units: Math.ceil(count / rows),
        cost: (unit) => {
          const at = unit * rows * 4;
          const length = plan[at + 2] - plan[at + 1];
          const passes = 2 * this.steps + 1;
          return length > 0 ? rows * padded * passes * (length + padded) : 1;
        },
        dispatch: (from, to) =>
          this.run(
            this.improveRows,
            [factors, col, obs, tasks, matrices, lambda],
            own,
            [int(from * rows), int(Math.min(to * rows, count)), ...shape],
            to - from,
          ),
      },
    ];
  }

  /** The loss's sums, apart from the Gram matrices. */
  loss(): PacedWork[] {
    const { user, item, slices, sliceCount, residuals, padded } = this.memory;
    const width = int(padded / 4);
    const works = [
      this.sumWork(sliceCount, padded * 64, (first, last, groups) =>
        this.run(
          residualKernel,
          [user.factors, item.factors, user.col, user.obs, slices],
          residuals,
          [int(first), int(last), width],
          groups,
        ),
      ),
    ];
    for (const { factors, lambda, penaltySums, rows } of [user, item])
      works.push(
        this.sumWork(rows, padded * 2, (first, last, groups) =>
          this.run(
            penaltyKernel,
            [factors, lambda],
            penaltySums,
            [int(first), int(last), width],
            groups,
          ),
        ),
      );
    return works;
  }

  /** Records every dispatch that this session can make, for compilation. */
  recordAll(): void {
    const works = [
      ...this.gram('user'),
      ...this.gram('item'),
      ...this.solve('user', 'item'),
      ...this.solve('item', 'user'),
      ...this.loss(),
    ];
    for (const work of works) if (work.units > 0) work.dispatch(0, 1);
  }

  /**
   * Entries `first` to `last` - 1 of `list`, of `size` numbers each, several to a workgroup.
   * Positions 1 and 2 bound an entry.
   */
  private rowWork(
    list: Quads,
    size: 4 | 8,
    first: number,
    last: number,
    fixedCost: number,
    dispatch: (first: number, last: number, workgroups: number) => void,
  ): PacedWork {
    const { rows: perGroup, padded } = this.memory.tiling;
    const end = (unit: number): number => Math.min(first + unit * perGroup, last);
    return {
      units: Math.ceil((last - first) / perGroup),
      cost: (unit) => {
        // Entries of a workgroup wait for its longest, which comes first.
        const at = end(unit) * size;
        const length = size === 8 ? list[at + 5] - list[at + 4] : list[at + 2] - list[at + 1];
        return perGroup * (length * padded * padded + fixedCost);
      },
      dispatch: (from, to) => dispatch(end(from), end(to), to - from),
    };
  }

  /** `count` threads of a kernel that sums over its workgroup. */
  private sumWork(
    count: number,
    cost: number,
    dispatch: (first: number, last: number, workgroups: number) => void,
  ): PacedWork {
    return {
      units: Math.ceil(count / RESIDUAL_THREADS),
      cost: () => cost * RESIDUAL_THREADS,
      dispatch: (from, to) =>
        dispatch(from * RESIDUAL_THREADS, Math.min(to * RESIDUAL_THREADS, count), to - from),
    };
  }

  private run(
    source: KernelSource,
    inputs: readonly GpuArray[],
    output: GpuArray,
    uniforms: Uniforms,
    workgroups: number,
  ): void {
    const kernel: WebGPUProgram = program(source, output.length, workgroups);
    this.context.backend.runWebGPUProgram(
      kernel,
      inputs.map((array) => array.tensor),
      'float32',
      uniforms,
      output.tensor,
    );
  }
}
