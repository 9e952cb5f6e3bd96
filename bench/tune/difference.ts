/** "+.0012 ± .0009", and a star where the difference is more than twice its standard error. */
export function inWords({
  mean,
  error,
}: {
  readonly mean: number;
  readonly error: number;
}): string {
  const sign = mean < 0 ? '−' : '+';
  const star = Math.abs(mean) > 2 * error && error > 0 ? ' \\*' : '';
  return `${sign}${Math.abs(mean).toFixed(4)} ± ${error.toFixed(4)}${star}`;
}
