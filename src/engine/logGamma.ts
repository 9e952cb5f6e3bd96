/**
 * ln Γ(x) by Stirling's series, after moving x to where the series is exact to double precision
 * (Abramowitz & Stegun 6.1.41). Relative error about 1e-14.
 * @param x above 0
 * @throws RangeError when it is not
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`logGamma needs a number above 0: ${x}`);
  let shift = 0;
  for (; x < 10; x++) shift -= Math.log(x);
  const inverse = 1 / x;
  const square = inverse * inverse;
  const series =
    inverse *
    (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188))));
  return shift + (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series;
}
