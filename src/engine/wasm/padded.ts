/** Factors of a row as the kernels want them: a multiple of a vector's width. */
export function padded(factors: number): number {
  return Math.ceil(factors / 4) * 4;
}
