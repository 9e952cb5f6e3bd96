import { outOfMemory } from '../outOfMemory';

const PAGE = 65536;
/** What a 32-bit memory can hold. */
const LIMIT = 65536 * PAGE;

/** Hands out memory of an instance, upwards, never to be given back: a part lives and dies whole. */
export class Arena {
  constructor(
    private readonly memory: WebAssembly.Memory,
    private next: number,
  ) {}

  /**
   * Reserves bytes, aligned to 16.
   * @throws Failure `engine-unavailable` when the browser refuses that much memory.
   */
  take(bytes: number): number {
    const at = Math.ceil(this.next / 16) * 16;
    this.next = at + bytes;
    const missing = this.next - this.memory.buffer.byteLength;
    if (missing > 0) {
      try {
        if (this.next > LIMIT) throw new RangeError('more than 4 GiB');
        this.memory.grow(Math.ceil(missing / PAGE));
      } catch (cause) {
        throw outOfMemory(cause);
      }
    }
    return at;
  }

  /** Reserves room for a copy of the values. */
  put(values: Uint32Array | Float32Array): number {
    const at = this.take(values.byteLength);
    if (values instanceof Uint32Array) this.uint32(at, values.length).set(values);
    else this.float32(at, values.length).set(values);
    return at;
  }

  // Views are made anew each time: growing the memory detaches the old ones.
  uint32(at: number, length: number): Uint32Array {
    return new Uint32Array(this.memory.buffer, at, length);
  }
  float32(at: number, length: number): Float32Array {
    return new Float32Array(this.memory.buffer, at, length);
  }
  float64(at: number, length: number): Float64Array {
    return new Float64Array(this.memory.buffer, at, length);
  }
}
