import type { Numbers } from '../reference/dot';

/** Adds values to a sum of as many. Loops like this one do not belong into async functions: there V8 compiles them anew each time. */
export function addTo(sum: Float64Array, values: Numbers): void {
  for (let i = 0; i < sum.length; i++) sum[i] += values[i];
}

/** The sum, from the first on, of arrays of so many numbers that lie one after the other. */
export function sumOfRuns(parts: readonly Numbers[], length: number): Float64Array {
  const sum = new Float64Array(length);
  for (const part of parts)
    for (let at = 0; at < part.length; at += length) addTo(sum, part.subarray(at, at + length));
  return sum;
}
