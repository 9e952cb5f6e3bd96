import type { WebGPUProgram } from '@tensorflow/tfjs-backend-webgpu';
import type { Side } from '../engine';
import type { AlsMemory } from './alsMemory';
import type { GpuContext } from './context';
import type { GpuArray } from './gpuArray';
import { partialsKernel } from './kernels/partials';
import { penaltyKernel } from './kernels/penalty';
import { program, type KernelSource } from './kernels/program';
import { tilingValues } from './kernels/normal';
import { reduceKernel } from './kernels/reduce';
import { RESIDUAL_THREADS, residualKernel } from './kernels/residual';
import { solveKernel } from './kernels/solve';
import type { PacedWork } from './pacer';
import type { Quads } from './plan';
import { StepWork } from './stepWork';
import { float, int, type Uniforms } from './uniforms';

/** Binds the kernels to a session's memory, as work for the pacer. */
export class AlsKernels {
  private readonly partials: KernelSource;
  private readonly solveRows: KernelSource;
  private readonly shape: Uniforms;
  private readonly stepWork: StepWork;

  constructor(
    private readonly context: GpuContext,
    private readonly memory: AlsMemory,
    private readonly alpha0: number,
    /** 0 where every row is solved exactly. */
    steps: number,
  ) {
    const { tiling } = memory;
    this.partials = partialsKernel(tiling);
    this.solveRows = solveKernel(tiling);
    this.stepWork = new StepWork(memory, alpha0, steps, this.run.bind(this));
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
      const mean = this.memory[fixed].steps;
      if (mean) works.push(...this.rowSum(fixed, mean.col, mean.obs, mean.moment, 0));
      works.push(...this.stepWork.conditioners(side, fixed), ...this.stepWork.improve(side, fixed));
      return works;
    }
    const count = plan.tasks.length / 4;
    works.push(this.rowWork(plan.tasks, 4, 0, count, factorise, rows(own.tasks, 0)));
    return works;
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
