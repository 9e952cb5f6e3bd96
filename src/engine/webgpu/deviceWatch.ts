import { Failure } from '../../failure';

/**
 * Knows whether a device is still there. Work that waits on a lost device may never settle,
 * so every wait goes through {@link DeviceWatch.settled}.
 */
export class DeviceWatch {
  private failure: Failure | null = null;
  private ended = false;
  /** A set, not one shared promise: `Promise.race` against a promise that lives long would leak. */
  private readonly waiting = new Set<(failure: Failure) => void>();

  constructor(
    readonly device: GPUDevice,
    private readonly onLost: (reason: string) => void,
  ) {
    void device.lost.then((info) => this.lose(info.message || info.reason));
    // Results after a validation or memory error cannot be trusted, so it counts as a loss.
    device.addEventListener('uncapturederror', (event) => this.lose(event.error.message));
  }

  /** Ends the watch: what happens to the device from here on is our own doing. */
  end(): void {
    if (this.ended) return;
    this.ended = true;
    this.fail(new Failure('engine-lost', 'The WebGPU engine was closed.'));
  }

  /** @throws Failure `engine-lost` when the device is gone. */
  check(): void {
    if (this.failure) throw this.failure;
  }

  /** The promise's value; rejects with `engine-lost` when the device goes first, or the promise fails. */
  settled<V>(promise: Promise<V>): Promise<V> {
    return new Promise<V>((resolve, reject) => {
      if (this.failure) {
        promise.catch(() => undefined);
        reject(this.failure);
        return;
      }
      this.waiting.add(reject);
      const done = (): boolean => this.waiting.delete(reject);
      promise.then(
        (value) => {
          done();
          // Destroying a device settles its waits as if all were well.
          if (this.failure) reject(this.failure);
          else resolve(value);
        },
        (error: unknown) => {
          done();
          reject(this.failure ?? lost(String(error)));
        },
      );
    });
  }

  private lose(reason: string): void {
    if (this.ended || this.failure) return;
    this.fail(lost(reason));
    this.onLost(reason);
  }

  private fail(failure: Failure): void {
    this.failure ??= failure;
    for (const reject of this.waiting) reject(this.failure);
    this.waiting.clear();
  }
}

function lost(reason: string): Failure {
  return new Failure(
    'engine-lost',
    'The graphics card stopped answering, so training was interrupted.',
    'Matinee starts again from its last saved state. If it happens often, close other tabs that use the graphics card.',
    { cause: reason },
  );
}
