import type { Random } from '../../engine/random';

/**
 * Standard deviation of a like around what the factors say of it: the root mean square of 1 − x·y
 * over the likes that people of ml-latest-small are folded in by.
 */
const LIKE_DEVIATION = 0.55;

/**
 * Draws lie so much nearer to the mean than the posterior has it. iALS takes the films that nobody
 * marked for as noisy as likes are, while nearly all of them are as they seem: its posterior is too
 * wide, and after two likes its draws bring what nobody knows to the front. "Posterior reshaping" by
 * the same half served Chapelle & Li (2011) as well.
 */
const RESHAPING = 0.5;

/** σ of the draws. */
export const DRAW_DEVIATION = RESHAPING * LIKE_DEVIATION;

/**
 * How far from their mean a person's factors lie in one draw from what the model believes of them.
 * With the item factors fixed, iALS' row system A is the precision of a Gaussian in units of the
 * noise, so x ~ N(x̂, σ²A⁻¹). With A = LLᵀ that is x̂ + σL⁻ᵀz for z standard normal; this is σL⁻ᵀz.
 * Ranking by one such draw is Thompson sampling (Thompson 1933; for recommending: Chapelle & Li 2011):
 * what is little known of a person varies, what is well known hardly.
 * @param factor L, row-major k × k, lower triangle
 * @returns length k
 */
export function drawAround(factor: Float64Array, random: Random): Float64Array {
  const k = Math.sqrt(factor.length);
  const x = Float64Array.from({ length: k }, () => DRAW_DEVIATION * random.normal());
  for (let i = k - 1; i >= 0; i--) {
    let sum = x[i];
    for (let p = i + 1; p < k; p++) sum -= factor[p * k + i] * x[p];
    x[i] = sum / factor[i * k + i];
  }
  return x;
}
