/** Anything indexable with numbers: factors come as Float32Array or Float64Array. */
export type Numbers = Float32Array | Float64Array;

/**
 * Inner product of `length` numbers of `a` from `from` on with as many of `b` from `at` on. Four
 * running sums let the processor overlap the additions.
 */
export function dot(a: Numbers, from: number, b: Numbers, at: number, length: number): number {
  const even = length - (length % 4);
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  for (let f = 0; f < even; f += 4) {
    s0 += a[from + f] * b[at + f];
    s1 += a[from + f + 1] * b[at + f + 1];
    s2 += a[from + f + 2] * b[at + f + 2];
    s3 += a[from + f + 3] * b[at + f + 3];
  }
  for (let f = even; f < length; f++) s0 += a[from + f] * b[at + f];
  return s0 + s1 + s2 + s3;
}
