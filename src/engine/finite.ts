/** Arrays of numbers as models are kept in. */
export type NumberArray = Float32Array | Float64Array | Uint32Array | Int32Array | Uint8Array;

/** True when every number is finite. A loop, since a call for each of millions takes its time. */
export function allFinite(numbers: NumberArray): boolean {
  for (let i = 0; i < numbers.length; i++) if (!Number.isFinite(numbers[i])) return false;
  return true;
}
