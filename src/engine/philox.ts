import type { Random } from './random';

/** Random numbers that are looked up rather than drawn in turn: an address gives the same anywhere. */
export interface AddressedRandom {
  /** The key: low and high 32 bits of the seed. */
  readonly key: readonly [low: number, high: number];
  /**
   * The numbers at an address. Valid until the next call of `at`.
   * @param stream what they are for, so that no two uses share numbers
   * @param step for example the sweep
   * @param row what of it, for example the row of a matrix
   */
  at(stream: number, step: number, row: number): Random;
}

const MULTIPLIER_0 = 0xd2511f53;
const MULTIPLIER_1 = 0xcd9e8d57;
const WEYL_0 = 0x9e3779b9;
const WEYL_1 = 0xbb67ae85;
const ROUNDS = 10;
const TWO_32 = 2 ** 32;

/**
 * Philox 4×32-10 (Salmon, Moraes, Dror & Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3"):
 * a keyed bijection of 128-bit counters whose values pass for random. Nothing is carried from one
 * call to the next, so that numbers do not depend on who asks first.
 * @param words the counter, four words; on return the random ones, as unsigned numbers
 */
export function philox(words: Uint32Array, keyLow: number, keyHigh: number): void {
  let x0 = words[0];
  let x1 = words[1];
  let x2 = words[2];
  let x3 = words[3];
  let k0 = keyLow >>> 0;
  let k1 = keyHigh >>> 0;
  for (let round = 0; round < ROUNDS; round++) {
    const y1 = Math.imul(MULTIPLIER_1, x2);
    const y3 = Math.imul(MULTIPLIER_0, x0);
    const y0 = highProduct(MULTIPLIER_1, x2) ^ x1 ^ k0;
    const y2 = highProduct(MULTIPLIER_0, x0) ^ x3 ^ k1;
    x0 = y0 >>> 0;
    x1 = y1;
    x2 = y2 >>> 0;
    x3 = y3;
    k0 = (k0 + WEYL_0) | 0;
    k1 = (k1 + WEYL_1) | 0;
  }
  words[0] = x0;
  words[1] = x1;
  words[2] = x2;
  words[3] = x3;
}

/** The upper 32 bits of a product of two unsigned 32-bit numbers; every step is exact in a double. */
function highProduct(a: number, b: number): number {
  const low = a * (b & 0xffff);
  return (a * (b >>> 16) + Math.floor(low / 0x10000)) / 0x10000;
}

/**
 * A generator over {@link philox}: block n of an address is the counter (n, row, step, stream).
 * A normal takes half a block's words; the n-th normal of an address is the same however many others
 * are asked for, as long as only normals are.
 * @param seed any safe integer
 * @throws RangeError when it is not one
 */
export function createPhilox(seed: number): AddressedRandom {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`Seed must be a safe integer: ${seed}`);
  const key = [seed >>> 0, Math.floor(seed / TWO_32) >>> 0] as const;
  const random = new PhiloxStream(key[0], key[1]);
  return { key, at: (stream, step, row) => random.seek(stream, step, row) };
}

class PhiloxStream implements Random {
  private readonly words = new Uint32Array(4);
  private block = 0;
  private stream = 0;
  private step = 0;
  private row = 0;
  /** Words of the block that are used up. */
  private used = 4;
  private readonly pair = new Float64Array(2);
  private hasSpare = false;

  constructor(
    private readonly keyLow: number,
    private readonly keyHigh: number,
  ) {}

  seek(stream: number, step: number, row: number): this {
    this.stream = stream;
    this.step = step;
    this.row = row;
    this.block = 0;
    this.used = 4;
    this.hasSpare = false;
    return this;
  }

  next(): number {
    const at = this.take();
    return ((this.words[at] >>> 5) * 2 ** 26 + (this.words[at + 1] >>> 6)) / 2 ** 53;
  }

  normal(): number {
    if (this.hasSpare) {
      this.hasSpare = false;
      return this.pair[1];
    }
    const at = this.take();
    normalPair(this.words[at], this.words[at + 1], this.pair);
    this.hasSpare = true;
    return this.pair[0];
  }

  integer(n: number): number {
    if (!Number.isInteger(n) || n < 1 || n > TWO_32)
      throw new RangeError(`Bound must be a whole number from 1 to 2^32: ${n}`);
    // Draws beyond the last whole multiple of n would favour small results.
    const limit = TWO_32 - (TWO_32 % n);
    for (;;) {
      const word = this.words[this.take()];
      if (word < limit) return word % n;
    }
  }

  /** Where two fresh words are. */
  private take(): number {
    if (this.used === 4) {
      this.words[0] = this.block++;
      this.words[1] = this.row;
      this.words[2] = this.step;
      this.words[3] = this.stream;
      philox(this.words, this.keyLow, this.keyHigh);
      this.used = 0;
    }
    this.used += 2;
    return this.used - 2;
  }
}

/**
 * Two independent normals from two random words, by Box & Muller 1958: of length √(−2 ln u), in the
 * direction of a random angle. With 32 bits each none is beyond 6.7. Only operations that IEEE 754
 * defines to the last bit are used, so the WebAssembly twin and every browser give the same numbers.
 */
export function normalPair(word: number, turn: number, out: Float64Array): void {
  const length = Math.sqrt(-2 * logOfUniform(word));
  // A turn in eighths, from −1 to 1 about the nearest quarter.
  const quarters = (turn + 0x20000000) >>> 0;
  const quarter = quarters >>> 30;
  const angle = ((quarters & 0x3fffffff) - 0x20000000) * RADIANS;
  const z = angle * angle;
  const sine = angle + angle * z * (S1 + z * (S2 + z * (S3 + z * (S4 + z * (S5 + z * S6)))));
  const cosine = 1 - 0.5 * z + z * z * (C1 + z * (C2 + z * (C3 + z * (C4 + z * (C5 + z * C6)))));
  const a = (quarter & 1 ? sine : cosine) * length;
  const b = (quarter & 1 ? cosine : sine) * length;
  out[0] = quarter === 1 || quarter === 2 ? -a : a;
  out[1] = quarter >= 2 ? -b : b;
}

/** ln((word + ½)/2³²), never 0 or infinite. */
export function logOfUniform(word: number): number {
  const zeros = Math.clz32(word);
  // From ½ to 1, by a power of two: exact.
  let mantissa = (word + 0.5) * POWERS[zeros];
  let exponent = -zeros;
  if (mantissa < Math.SQRT1_2) {
    mantissa *= 2;
    exponent--;
  }
  const f = mantissa - 1;
  const s = f / (2 + f);
  const z = s * s;
  const series = z * (L1 + z * (L2 + z * (L3 + z * (L4 + z * (L5 + z * (L6 + z * L7))))));
  const half = 0.5 * f * f;
  return exponent * LN2_HIGH - (half - (s * (half + series) + exponent * LN2_LOW) - f);
}

/** Radians of 2⁻³² of a turn. */
const RADIANS = (2 * Math.PI) / TWO_32;
/** 2⁻³² · 2ⁿ. */
const POWERS = Float64Array.from({ length: 33 }, (_, n) => 2 ** (n - 32));

// Minimax polynomials for sine and cosine up to an eighth of a turn, and for the logarithm between
// √½ and √2, with the coefficients of FDLIBM (Sun Microsystems 1993): within a unit of the last place.
const S1 = -0.16666666666666632;
const S2 = 0.00833333333332249;
const S3 = -0.0001984126982985795;
const S4 = 0.0000027557313707070068;
const S5 = -2.5050760253406863e-8;
const S6 = 1.58969099521155e-10;
const C1 = 0.0416666666666666;
const C2 = -0.001388888888887411;
const C3 = 0.00002480158728947673;
const C4 = -2.7557314351390663e-7;
const C5 = 2.087572321298175e-9;
const C6 = -1.1359647557788195e-11;
const L1 = 0.6666666666666735;
const L2 = 0.3999999999940942;
const L3 = 0.2857142874366239;
const L4 = 0.22222198432149784;
const L5 = 0.1818357216161805;
const L6 = 0.15313837699209373;
const L7 = 0.14798198605116586;
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
