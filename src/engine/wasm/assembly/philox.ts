/** The twin of `engine/philox.ts`, which says what this is: the same integers, the same doubles. */

let x0: u32 = 0;
let x1: u32 = 0;
let x2: u32 = 0;
let x3: u32 = 0;

let first: f64 = 0;
let second: f64 = 0;

function philox(keyLow: u32, keyHigh: u32): void {
  for (let round = 0; round < 10; round++) {
    const a = <u64>x0 * 0xd2511f53;
    const b = <u64>x2 * 0xcd9e8d57;
    x0 = (<u32>(b >> 32)) ^ x1 ^ keyLow;
    x2 = (<u32>(a >> 32)) ^ x3 ^ keyHigh;
    x1 = <u32>b;
    x3 = <u32>a;
    keyLow += 0x9e3779b9;
    keyHigh += 0xbb67ae85;
  }
}

/** Writes the first `count` normals of an address, `stride` bytes apart; up to 3 more may be written. */
export function normals(
  keyLow: u32,
  keyHigh: u32,
  stream: u32,
  step: u32,
  row: u32,
  out: usize,
  count: i32,
  stride: usize,
): void {
  for (let block: u32 = 0; <i32>(block * 4) < count; block++) {
    x0 = block;
    x1 = row;
    x2 = step;
    x3 = stream;
    philox(keyLow, keyHigh);
    normalPair(x0, x1);
    store<f64>(out, first);
    store<f64>(out + stride, second);
    normalPair(x2, x3);
    store<f64>(out + 2 * stride, first);
    store<f64>(out + 3 * stride, second);
    out += 4 * stride;
  }
}

/** For tests: the four words of a block at `to`. */
export function philoxWords(
  keyLow: u32,
  keyHigh: u32,
  c0: u32,
  c1: u32,
  c2: u32,
  c3: u32,
  to: usize,
): void {
  x0 = c0;
  x1 = c1;
  x2 = c2;
  x3 = c3;
  philox(keyLow, keyHigh);
  store<u32>(to, x0);
  store<u32>(to, x1, 4);
  store<u32>(to, x2, 8);
  store<u32>(to, x3, 12);
}

function normalPair(word: u32, turn: u32): void {
  const length = Math.sqrt(-2 * logOfUniform(word));
  const quarters = turn + 0x20000000;
  const quarter = quarters >> 30;
  const angle = <f64>(<i32>(quarters & 0x3fffffff) - 0x20000000) * RADIANS;
  const z = angle * angle;
  const sine = angle + angle * z * (S1 + z * (S2 + z * (S3 + z * (S4 + z * (S5 + z * S6)))));
  const cosine = 1 - 0.5 * z + z * z * (C1 + z * (C2 + z * (C3 + z * (C4 + z * (C5 + z * C6)))));
  const odd = (quarter & 1) !== 0;
  const a = (odd ? sine : cosine) * length;
  const b = (odd ? cosine : sine) * length;
  first = quarter === 1 || quarter === 2 ? -a : a;
  second = quarter >= 2 ? -b : b;
}

function logOfUniform(word: u32): f64 {
  const zeros = clz<u32>(word);
  // 2^(zeros − 32), written down by its bits.
  const power = reinterpret<f64>((<i64>zeros + (1023 - 32)) << 52);
  let mantissa = (<f64>word + 0.5) * power;
  let exponent = -(<f64>zeros);
  if (mantissa < Math.SQRT1_2) {
    mantissa *= 2;
    exponent -= 1;
  }
  const f = mantissa - 1;
  const s = f / (2 + f);
  const z = s * s;
  const series = z * (L1 + z * (L2 + z * (L3 + z * (L4 + z * (L5 + z * (L6 + z * L7))))));
  const half = 0.5 * f * f;
  return exponent * LN2_HIGH - (half - (s * (half + series) + exponent * LN2_LOW) - f);
}

const RADIANS: f64 = (2 * Math.PI) / 4294967296;
const S1: f64 = -0.16666666666666632;
const S2: f64 = 0.00833333333332249;
const S3: f64 = -0.0001984126982985795;
const S4: f64 = 0.0000027557313707070068;
const S5: f64 = -2.5050760253406863e-8;
const S6: f64 = 1.58969099521155e-10;
const C1: f64 = 0.0416666666666666;
const C2: f64 = -0.001388888888887411;
const C3: f64 = 0.00002480158728947673;
const C4: f64 = -2.7557314351390663e-7;
const C5: f64 = 2.087572321298175e-9;
const C6: f64 = -1.1359647557788195e-11;
const L1: f64 = 0.6666666666666735;
const L2: f64 = 0.3999999999940942;
const L3: f64 = 0.2857142874366239;
const L4: f64 = 0.22222198432149784;
const L5: f64 = 0.1818357216161805;
const L6: f64 = 0.15313837699209373;
const L7: f64 = 0.14798198605116586;
const LN2_HIGH: f64 = 0.6931471803691238;
const LN2_LOW: f64 = 1.9082149292705877e-10;
