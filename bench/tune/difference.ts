import { standardError } from '../../src/model/standardError';

/** A mean difference between two settings, and how sure it is. */
export interface Difference {
  readonly mean: number;
  readonly error: number;
}

/** The mean of b − a over pairs, in groups of what is not independent. */
export function pairedDifference(
  a: readonly number[],
  b: readonly number[],
  group?: ArrayLike<number>,
): Difference {
  const differences = b.map((value, n) => value - a[n]);
  const mean = differences.reduce((sum, value) => sum + value, 0) / Math.max(1, differences.length);
  return { mean, error: standardError(differences, group) };
}

/** "+.0012 ± .0009", and a star where the difference is more than twice its standard error. */
export function inWords({ mean, error }: Difference): string {
  const sign = mean < 0 ? '−' : '+';
  const star = Math.abs(mean) > 2 * error && error > 0 ? ' \\*' : '';
  return `${sign}${Math.abs(mean).toFixed(4)} ± ${error.toFixed(4)}${star}`;
}
