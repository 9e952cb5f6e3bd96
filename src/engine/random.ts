/** A repeatable stream of random numbers. */
export interface Random {
  /** Uniform on [0, 1), with all 53 bits that a number can hold there. */
  next(): number;
  /** Standard normal: mean 0, variance 1. */
  normal(): number;
  /**
   * Uniform whole number from 0 to n − 1, without modulo bias.
   * @param n whole number from 1 to 2³²
   * @throws RangeError when n is anything else
   */
  integer(n: number): number;
}

const TWO_32 = 2 ** 32;

/**
 * Seeded generator for everything that must be repeatable: initial factors, Gibbs draws, splits,
 * the sample library. xoshiro128** (Blackman & Vigna 2021), its state filled from the seed by a
 * mixing counter so that neighbouring seeds give unrelated streams. Not for secrets.
 *
 * `next` and `integer` are identical everywhere. `normal` goes through `Math.log`, whose last bit
 * may differ between JavaScript engines.
 *
 * @param seed any safe integer
 * @throws RangeError when it is not one
 */
export function createRandom(seed: number): Random {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`Seed must be a safe integer: ${seed}`);

  // Both halves of the seed count: 1 and 2³² + 1 must not share a stream.
  let counter = mix32((seed | 0) ^ mix32(Math.floor(seed / TWO_32) | 0));
  const nextStateWord = (): number => {
    counter = (counter + 0x9e3779b9) | 0;
    return mix32(counter);
  };
  // In an array: variables of a closure that do not fit 31 bits are objects, a new one for each change.
  const state = Int32Array.from({ length: 4 }, nextStateWord);
  // The all-zero state would never leave itself; one odd word rules it out.
  state[3] |= 1;

  function bits32(): number {
    const [s0, s1] = [state[0], state[1]];
    const s2 = state[2] ^ s0;
    const s3 = state[3] ^ s1;
    state[0] = s0 ^ s3;
    state[1] = s1 ^ s2;
    state[2] = s2 ^ (s1 << 9);
    state[3] = rotateLeft(s3, 11);
    return Math.imul(rotateLeft(Math.imul(s1, 5), 7), 9) >>> 0;
  }

  function next(): number {
    const high = bits32() >>> 5;
    const low = bits32() >>> 6;
    return (high * 2 ** 26 + low) / 2 ** 53;
  }

  // The polar method makes normals in pairs; the second waits here.
  const spare = new Float64Array(1);
  let hasSpare = false;

  function normal(): number {
    if (hasSpare) {
      hasSpare = false;
      return spare[0];
    }
    let x: number;
    let y: number;
    let square: number;
    do {
      x = 2 * next() - 1;
      y = 2 * next() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square === 0);
    const scale = Math.sqrt((-2 * Math.log(square)) / square);
    spare[0] = y * scale;
    hasSpare = true;
    return x * scale;
  }

  function integer(n: number): number {
    if (!Number.isInteger(n) || n < 1 || n > TWO_32)
      throw new RangeError(`Bound must be a whole number from 1 to 2^32: ${n}`);
    // Draws beyond the last whole multiple of n would favour small results.
    const limit = TWO_32 - (TWO_32 % n);
    let draw: number;
    do draw = bits32();
    while (draw >= limit);
    return draw % n;
  }

  return { next, normal, integer };
}

function rotateLeft(x: number, by: number): number {
  return (x << by) | (x >>> (32 - by));
}

/** A 32-bit bijection in which every input bit reaches every output bit (MurmurHash3's finaliser). */
function mix32(x: number): number {
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}
