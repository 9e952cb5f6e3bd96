/**
 * WGSL of Philox 4×32-10 and of normals from it: see `src/engine/philox.ts`, whose words these are
 * bit for bit. Normals differ in rounding only: the same reductions and polynomials in 32 bits, cut
 * to what 32 bits can tell, and 1 − u taken from the word itself, where u is too near 1 for them.
 *
 * `normal_pair(word, turn)` gives two normals; `philox(counter, key)` four random words.
 */
export const PHILOX = `
// The upper half of a product of two 32-bit numbers, by halves of 16.
fn high_product(a: u32, b: u32) -> u32 {
  let a0 = a & 0xffffu;
  let a1 = a >> 16u;
  let b0 = b & 0xffffu;
  let b1 = b >> 16u;
  let low = a0 * b0;
  let middle = a1 * b0 + (low >> 16u);
  let other = a0 * b1 + (middle & 0xffffu);
  return a1 * b1 + (middle >> 16u) + (other >> 16u);
}

fn philox(counter: vec4<u32>, key: vec2<u32>) -> vec4<u32> {
  var x = counter;
  var k = key;
  for (var i = 0; i < 10; i += 1) {
    x = vec4<u32>(
      high_product(0xcd9e8d57u, x.z) ^ x.y ^ k.x,
      0xcd9e8d57u * x.z,
      high_product(0xd2511f53u, x.x) ^ x.w ^ k.y,
      0xd2511f53u * x.x,
    );
    k += vec2<u32>(0x9e3779b9u, 0xbb67ae85u);
  }
  return x;
}

// ln((word + 1/2)/2^32) = exponent·ln 2 + ln(1 + f), with 1 + f from √½ to √2.
fn log_of_uniform(word: u32) -> f32 {
  let zeros = countLeadingZeros(word);
  let shifted = select(word << zeros, 0x80000000u, word == 0u);
  let rest = select(0.5 * f32(1u << zeros), 0.0, word == 0u);
  var exponent = -f32(zeros);
  var f = 0.0;
  // √½·2^32.
  if (shifted < 0xb504f334u) {
    exponent -= 1.0;
    f = (f32(shifted << 1u) + 2.0 * rest) * 0x1p-32;
  } else {
    f = -(f32(~shifted) + (1.0 - rest)) * 0x1p-32;
  }
  let s = f / (2.0 + f);
  let z = s * s;
  let series = z * (0.6666666666666735 + z * (0.3999999999940942 + z * (0.2857142874366239
    + z * (0.22222198432149784 + z * 0.1818357216161805))));
  let square = 0.5 * f * f;
  return exponent * 0.693145751953125
    - (square - (s * (square + series) + exponent * 0.00000142860677) - f);
}

fn normal_pair(word: u32, turn: u32) -> vec2<f32> {
  let radius = sqrt(-2.0 * log_of_uniform(word));
  let quarters = turn + 0x20000000u;
  let quarter = quarters >> 30u;
  let angle = f32(i32(quarters & 0x3fffffffu) - 0x20000000) * 1.4629180792671596e-9;
  let z = angle * angle;
  let sine = angle + angle * z * (-0.16666666666666632 + z * (0.00833333333332249
    + z * (-0.0001984126982985795 + z * 0.0000027557313707070068)));
  let cosine = 1.0 - 0.5 * z + z * z * (0.0416666666666666 + z * (-0.001388888888887411
    + z * (0.00002480158728947673 - z * 2.7557314351390663e-7)));
  let odd = (quarter & 1u) == 1u;
  let pair = select(vec2<f32>(cosine, sine), vec2<f32>(sine, cosine), odd) * radius;
  return vec2<f32>(
    select(pair.x, -pair.x, quarter == 1u || quarter == 2u),
    select(pair.y, -pair.y, quarter >= 2u),
  );
}`;
