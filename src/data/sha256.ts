/**
 * SHA-256 (FIPS 180-4), synchronous and without a secure context, which `crypto.subtle` needs.
 * Written as one plain loop over int32 locals: that is what engines compile well.
 */
export function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  const state = START.slice();
  const tail = new Uint8Array(2 * BLOCK);
  let waiting = 0;
  let total = 0;
  for (const part of parts) {
    total += part.length;
    let at = 0;
    if (waiting) {
      at = Math.min(BLOCK - waiting, part.length);
      tail.set(part.subarray(0, at), waiting);
      waiting += at;
      if (waiting < BLOCK) continue;
      compress(state, tail, 0);
    }
    for (; at + BLOCK <= part.length; at += BLOCK) compress(state, part, at);
    tail.set(part.subarray(at));
    waiting = part.length - at;
  }

  // A one bit, zeros, and the length in bits as 64 bits, big-endian.
  tail[waiting] = 0x80;
  const end = waiting + 9 <= BLOCK ? BLOCK : 2 * BLOCK;
  tail.fill(0, waiting + 1, end);
  const view = new DataView(tail.buffer);
  view.setUint32(end - 8, Math.floor(total / 2 ** 29));
  view.setUint32(end - 4, (total * 8) >>> 0);
  for (let at = 0; at < end; at += BLOCK) compress(state, tail, at);

  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((word, i) => digest.setInt32(4 * i, word));
  return new Uint8Array(digest.buffer);
}

/** Bytes as lower-case hexadecimal digits. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const BLOCK = 64;
/** The first 32 bits after the point of the roots of the first primes: of 8 square, of 64 cube. */
const START = new Int32Array(8);
const ROUND = new Int32Array(64);
for (let n = 0, candidate = 2; n < 64; candidate++) {
  let divisor = 2;
  while (candidate % divisor) divisor++;
  if (divisor < candidate) continue;
  if (n < 8) START[n] = (Math.sqrt(candidate) % 1) * 2 ** 32;
  ROUND[n++] = (Math.cbrt(candidate) % 1) * 2 ** 32;
}

const schedule = new Int32Array(64);

function compress(state: Int32Array, bytes: Uint8Array, at: number): void {
  const w = schedule;
  for (let i = 0; i < 16; i++, at += 4)
    w[i] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15];
    const y = w[i - 2];
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0;
  }
  let a = state[0];
  let b = state[1];
  let c = state[2];
  let d = state[3];
  let e = state[4];
  let f = state[5];
  let g = state[6];
  let h = state[7];
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + ROUND[i] + w[i]) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
  state[5] += f;
  state[6] += g;
  state[7] += h;
}
