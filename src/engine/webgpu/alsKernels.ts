import type { WebGPUProgram } from '@tensorflow/tfjs-backend-webgpu';
import type { Side } from '../engine';
import type { AlsMemory } from './alsMemory';
import type { GpuContext } from './context';
import type { GpuArray } from './gpuArray';
import { partialsKernel } from './kernels/partials';
import { penaltyKernel } from './kernels/penalty';
import { program, type KernelSource } from './kernels/program';
import { reduceKernel } from './kernels/reduce';
import { RESIDUAL_THREADS, residualKernel } from './kernels/residual';
import { solveKernel } from './kernels/solve';
import type { PacedWork } from './pacer';
import type { Quads } from './plan';

type Uniforms = NonNullable<Parameters<GpuContext['backend']['runWebGPUProgram']>[3]>;

const int = (value: number) => ({ type: 'int32', data: [value] });
const float = (value: number) => ({ type: 'float32', data: [value] });

/** Binds the kernels to a session's memory, as work for the pacer. */
export class AlsKernels {
  private readonly gramPartials: KernelSource;
  private readonly rowPartials: KernelSource;
  private readonly reduce: KernelSource;
  private readonly solveObserved: KernelSource;
  private readonly solveSummed: KernelSource;
  private readonly residual: KernelSource;
  private readonly penalty: KernelSource;

  constructor(
    private readonly context: GpuContext,
    private readonly memory: AlsMemory,
    private readonly alpha0: number,
  ) {
    const { tiling } = memory;
    this.gramPartials = partialsKernel(tiling, 'dense');
    this.rowPartials = partialsKernel(tiling, 'observed');
    this.reduce = reduceKernel(tiling);
    this.solveObserved = solveKernel(tiling, 'observed');
    this.solveSummed = solveKernel(tiling, 'summed');
    this.residual = residualKernel(tiling);
    this.penalty = penaltyKernel(tiling);
  }

  /** The Gram matrix of one side's factors. */
  gram(side: Side): PacedWork[] {
    const { factors, gramSegments, gramPlan, gram, rows } = this.memory[side];
    const { scratch, tiling } = this.memory;
    if (rows === 0) return [];
    const slots = gramPlan.length / 4;
    return [
      this.rowWork(gramPlan, 0, slots, 0, (first, last, groups) =>
        this.run(
          this.gramPartials,
          [factors, gramSegments],
          scratch,
          [int(first), int(last)],
          groups,
        ),
      ),
      {
        units: 1,
        cost: () => slots * tiling.stride * 4,
        dispatch: () =>
          this.run(this.reduce, [scratch], gram, [int(slots)], Math.ceil(tiling.stride / 64)),
      },
    ];
  }

  /** Solves one side's rows against the fixed side's factors and Gram matrix. */
  solve(side: Side, fixed: Side): PacedWork[] {
    const own = this.memory[side];
    const { factors, gram } = this.memory[fixed];
    const { scratch, padded } = this.memory;
    const { plan } = own;
    const alpha = float(this.alpha0);
    const factorise = padded ** 3 / 3;
    const works = plan.batches.flatMap((batch) => [
      this.rowWork(plan.segments, batch.firstSegment, batch.lastSegment, 0, (first, last, groups) =>
        this.run(
          this.rowPartials,
          [factors, own.col, own.obs, own.segments],
          scratch,
          [int(first), int(last)],
          groups,
        ),
      ),
      this.rowWork(plan.summed, batch.firstRow, batch.lastRow, factorise, (first, last, groups) =>
        this.run(
          this.solveSummed,
          [scratch, own.summed, gram],
          own.factors,
          [int(first), int(last), alpha],
          groups,
        ),
      ),
    ]);
    works.push(
      this.rowWork(plan.tasks, 0, plan.tasks.length / 4, factorise, (first, last, groups) =>
        this.run(
          this.solveObserved,
          [factors, own.col, own.obs, own.tasks, gram],
          own.factors,
          [int(first), int(last), alpha],
          groups,
        ),
      ),
    );
    return works;
  }

  /** The loss's sums, apart from the Gram matrices. */
  loss(): PacedWork[] {
    const { user, item, slices, sliceCount, residuals, padded } = this.memory;
    const works = [
      this.sumWork(sliceCount, padded * 64, (first, last, groups) =>
        this.run(
          this.residual,
          [user.factors, item.factors, user.col, user.obs, slices],
          residuals,
          [int(first), int(last)],
          groups,
        ),
      ),
    ];
    for (const { factors, lambda, penaltySums, rows } of [user, item])
      works.push(
        this.sumWork(rows, padded * 2, (first, last, groups) =>
          this.run(this.penalty, [factors, lambda], penaltySums, [int(first), int(last)], groups),
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

  /** Entries `first` to `last` - 1 of `quads`, several to a workgroup; positions 1 and 2 bound an entry. */
  private rowWork(
    quads: Quads,
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
        const at = end(unit) * 4;
        const length = quads[at + 2] - quads[at + 1];
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
