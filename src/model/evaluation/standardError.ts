/**
 * Standard error of the mean of values that are not independent within a group, as one person's are:
 * √(Σ_g (Σ_{n∈g} (x_n − x̄))² · G / (G − 1)) / N (Liang & Zeger 1986, for a mean). With every value
 * in a group of its own it is the usual s / √N.
 * @param values what is averaged
 * @param group which group each value is of; without it each is its own
 * @returns 0 where there are fewer than two groups, since nothing can be said then
 */
export function standardError(values: ArrayLike<number>, group?: ArrayLike<number>): number {
  const count = values.length;
  let sum = 0;
  for (let n = 0; n < count; n++) sum += values[n];
  const mean = sum / Math.max(1, count);
  const sums = new Map<number, number>();
  for (let n = 0; n < count; n++) {
    const of = group ? group[n] : n;
    sums.set(of, (sums.get(of) ?? 0) + values[n] - mean);
  }
  if (sums.size < 2) return 0;
  let squares = 0;
  for (const each of sums.values()) squares += each ** 2;
  return Math.sqrt((squares * sums.size) / (sums.size - 1)) / count;
}

/**
 * How much better one of two is than the other on the same people: the mean of paired differences, and
 * its standard error.
 * @param group as of {@link standardError}
 */
export function pairedGain(
  ours: readonly number[],
  theirs: readonly number[],
  group?: ArrayLike<number>,
): { readonly mean: number; readonly error: number } {
  const differences = ours.map((value, n) => value - theirs[n]);
  const sum = differences.reduce((total, value) => total + value, 0);
  return { mean: sum / Math.max(1, ours.length), error: standardError(differences, group) };
}
