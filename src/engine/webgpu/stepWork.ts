import type { Side } from '../engine';
import type { AlsMemory } from './alsMemory';
import type { GpuArray } from './gpuArray';
import { inverseKernel } from './kernels/inverse';
import { tilingValues } from './kernels/normal';
import type { KernelSource } from './kernels/program';
import { stepsKernel } from './kernels/steps';
import type { PacedWork } from './pacer';
import { float, int, type Uniforms } from './uniforms';

type Run = (
  source: KernelSource,
  inputs: readonly GpuArray[],
  output: GpuArray,
  uniforms: Uniforms,
  workgroups: number,
) => void;

/** The half of a half-epoch that rows which take steps need, as work for the pacer. */
export class StepWork {
  private readonly invert: KernelSource;
  private readonly improveRows: KernelSource;

  constructor(
    private readonly memory: AlsMemory,
    private readonly alpha0: number,
    private readonly steps: number,
    private readonly run: Run,
  ) {
    this.invert = inverseKernel(memory.tiling);
    this.improveRows = stepsKernel(memory.stepTiling);
  }

  /** The plain Gram matrix of the fixed side, and the inverse of each bin's preconditioner. */
  conditioners(side: Side, fixed: Side): PacedWork[] {
    const { bins, binCount } = this.memory[side].steps ?? { bins: null, binCount: 0 };
    const { gram, steps } = this.memory[fixed];
    const { matrices, padded, tiling } = this.memory;
    if (!bins || !steps || !matrices) return [];
    const invert = (from: number, to: number, sweeps: 0 | 1): PacedWork => ({
      units: Math.ceil((to - from) / tiling.rows),
      cost: () => (tiling.rows * padded ** 3) / 2,
      dispatch: (first, last) =>
        this.run(
          this.invert,
          [gram, steps.moment, bins],
          matrices,
          [
            ...tilingValues(tiling).map(int),
            int(from + first * tiling.rows),
            int(Math.min(from + last * tiling.rows, to)),
            int(sweeps),
            float(this.alpha0),
          ],
          last - first,
        ),
    });
    return [invert(0, 1, 0), invert(1, binCount, 1)];
  }

  /** Improves one side's rows; those without observations become zero. */
  improve(side: Side, fixed: Side): PacedWork[] {
    const { col, obs, lambda, factors: own, steps } = this.memory[side];
    const { factors } = this.memory[fixed];
    const { matrices, padded } = this.memory;
    const { rows } = this.memory.stepTiling;
    if (!steps || !matrices) return [];
    const { plan, tasks } = steps;
    const count = plan.length / 4;
    const shape = [padded / 4, this.steps].map(int);
    return [
      {
        units: Math.ceil(count / rows),
        cost: (unit) => {
          // The rows of a workgroup wait for its longest, which comes first.
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
}
