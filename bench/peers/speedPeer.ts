import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Factors } from '../../src/model/ranking/ials';
import type { Observations } from '../../src/engine/engine';

/** How a peer's model is set up. */
export interface PeerOptions {
  readonly factors: number;
  readonly regularization: number;
  readonly threads: number;
  /** Conjugate gradients (three steps); otherwise Cholesky. */
  readonly cg: boolean;
}

/** The same on a CUDA device, where conjugate gradients are the only way. */
export interface CudaOptions {
  readonly factors: number;
  readonly regularization: number;
  /** Factors as 16-bit numbers. */
  readonly half: boolean;
}

/** A running `speed.py` or `speedCuda.py` with one library. */
export class SpeedPeer {
  private readonly folder = mkdtempSync(join(tmpdir(), 'matinee-peers-'));
  private readonly child;
  private readonly answers;

  /** @param confidence of each observation, in the order of the user rows */
  constructor(
    python: string,
    { cols, start, col }: Observations,
    confidence: Float32Array,
    private readonly program: 'speed.py' | 'speedCuda.py' = 'speed.py',
  ) {
    this.write('start.bin', start);
    this.write('col.bin', col);
    this.write('value.bin', confidence);
    this.write('items.bin', Uint32Array.of(cols));
    const path = join(import.meta.dirname, program);
    this.child = spawn(python, ['-W', 'ignore', path, this.folder], {
      stdio: ['pipe', 'pipe', 'inherit'],
      // Two thread pools on the same cores stand in each other's way.
      env: { ...process.env, OPENBLAS_NUM_THREADS: '1' },
    });
    this.answers = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
  }

  /** Makes a model that starts from the factors given. */
  async open(name: string, options: PeerOptions | CudaOptions, from: Factors): Promise<void> {
    this.write('x.bin', from.user);
    this.write('y.bin', from.item);
    await this.ask({ open: name, ...options });
  }

  /** Runs one epoch: how many milliseconds each side took, and the factors after it. */
  async epoch(name: string): Promise<{ ms: number; factors: Factors }> {
    const { user, item } = (await this.ask({ epoch: name })) as { user: number; item: number };
    const factors = { user: this.read(`${name}-x.bin`), item: this.read(`${name}-y.bin`) };
    return { ms: 1000 * (user + item), factors };
  }

  /** Of `speedCuda.py`, before anything else: the device, or what stands in the way. */
  async device(): Promise<{ device: string } | { missing: string }> {
    return (await this.ask({ device: true })) as { device: string } | { missing: string };
  }

  dispose(): void {
    this.child.stdin.end();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async ask(order: object): Promise<unknown> {
    this.child.stdin.write(`${JSON.stringify(order)}\n`);
    for (;;) {
      const { value, done } = await this.answers.next();
      if (done) throw new Error(`${this.program} has ended before its time.`);
      // CUDA kernels print their warnings here too.
      if (value.startsWith('{')) return JSON.parse(value) as unknown;
    }
  }

  private write(name: string, values: Uint32Array | Float32Array): void {
    writeFileSync(join(this.folder, name), values);
  }

  private read(name: string): Float32Array {
    const bytes = readFileSync(join(this.folder, name));
    return new Float32Array(Uint8Array.from(bytes).buffer);
  }
}
