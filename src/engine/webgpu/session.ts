import { Failure, throwIfCancelled } from '../../failure';
import type { AlsProblem, AlsSession, Side } from '../engine';
import { refuseTooLargeForGpu } from '../fits';
import { readBack } from './gpuArray';
import type { GpuContext } from './context';
import { AlsKernels } from './alsKernels';
import { AlsMemory } from './alsMemory';

/** Iterative least squares on the GPU. All data stays there; only factors and the loss come back. */
export class WebgpuAls implements AlsSession {
  private disposed = false;
  private readonly kernels: AlsKernels;

  private constructor(
    private readonly context: GpuContext,
    private readonly problem: AlsProblem,
    private readonly memory: AlsMemory,
    private readonly onDispose: (session: WebgpuAls) => void,
  ) {
    this.kernels = new AlsKernels(context, memory, problem.alpha0, problem.steps ?? 0);
  }

  /**
   * @throws Failure `too-large` when an array is longer than the device's buffers, and
   *   `engine-unavailable` when they do not all fit its memory.
   */
  static async create(
    context: GpuContext,
    problem: AlsProblem,
    onDispose: (session: WebgpuAls) => void,
  ): Promise<WebgpuAls> {
    context.watch.check();
    refuseTooLargeForGpu(problem, context.backend.device.limits);
    const memory = await AlsMemory.create(context, problem);
    try {
      const session = new WebgpuAls(context, problem, memory, onDispose);
      await context.compile(() => session.kernels.recordAll());
      return session;
    } catch (error) {
      memory.dispose();
      throw error;
    }
  }

  setFactors(side: Side, values: Float32Array): void {
    this.enter();
    const { k, padded } = this.memory;
    const rows = this.memory[side].rows;
    if (values.length !== rows * k)
      throw new Failure('internal', `Expected ${rows} × ${k} ${side} factors.`);
    let wide = values;
    if (padded !== k) {
      wide = new Float32Array(rows * padded);
      for (let r = 0; r < rows; r++) wide.set(values.subarray(r * k, (r + 1) * k), r * padded);
    }
    this.memory[side].factors.write(wide);
  }

  async solve(side: Side, signal?: AbortSignal): Promise<void> {
    this.enter();
    throwIfCancelled(signal);
    const { plan, factors, steps } = this.memory[side];
    // Steps go on from what is there, and have empty rows on their list.
    if (plan.hasEmptyRows && !steps) factors.clear();
    const fixed: Side = side === 'user' ? 'item' : 'user';
    await this.context.pacer.run(
      [...this.kernels.gram(fixed), ...this.kernels.solve(side, fixed)],
      signal,
    );
  }

  async loss(): Promise<number> {
    this.enter();
    const { user, item, residuals, tiling } = this.memory;
    await this.context.pacer.run([
      ...this.kernels.gram('user'),
      ...this.kernels.gram('item'),
      ...this.kernels.loss(),
    ]);
    const [missed, userPenalty, itemPenalty, userGram, itemGram] = await this.context.watch.settled(
      readBack(this.context.backend, [
        residuals,
        user.penaltySums,
        item.penaltySums,
        user.gram,
        item.gram,
      ]),
    );
    let loss = 0;
    for (const values of [missed, userPenalty, itemPenalty]) for (const v of values) loss += v;
    // Tiles below the diagonal stand for their mirror image too. `vec4` number n belongs to tile
    // n mod tiles, and diagonal tiles come first.
    const { tile, tiles, blocks } = tiling;
    for (let i = 0; i < tiles * tile * tile; i++) {
      const twice = (i >> 2) % tiles >= blocks;
      loss += this.problem.alpha0 * (userGram[i] * itemGram[i]) * (twice ? 2 : 1);
    }
    return loss;
  }

  async readFactors(side: Side): Promise<Float32Array> {
    this.enter();
    const { k, padded } = this.memory;
    const { factors, rows } = this.memory[side];
    const [wide] = await this.context.watch.settled(readBack(this.context.backend, [factors]));
    const values = new Float32Array(rows * k);
    for (let r = 0; r < rows; r++) values.set(wide.subarray(r * padded, r * padded + k), r * k);
    return values;
  }

  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    this.memory.dispose();
    this.onDispose(this);
  }

  private enter(): void {
    if (this.disposed) throw new Failure('internal', 'This training session is closed.');
    this.context.watch.check();
  }
}
