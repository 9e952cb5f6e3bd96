import { createRandom } from '../../src/engine/random';
import type { TrainingRatings } from '../../src/model/bayes/ratings';

/** Ratings made from known factors and noise, so that a model's errors have a known floor. */
export function lowRankRatings(shape: {
  users: number;
  items: number;
  /** Part of all pairs that are rated. */
  density: number;
  /** Standard deviation of the noise, in stars. */
  noise: number;
  seed: number;
}): TrainingRatings {
  const random = createRandom(shape.seed);
  const rows = (count: number, size: number) =>
    Array.from({ length: count }, () => Array.from({ length: size }, () => random.normal()));
  const [userRows, itemRows] = [rows(shape.users, 3), rows(shape.items, 3)];
  const user: number[] = [];
  const item: number[] = [];
  const value: number[] = [];
  for (let u = 0; u < shape.users; u++)
    for (let i = 0; i < shape.items; i++) {
      if (random.next() >= shape.density) continue;
      const [a, b, bias] = userRows[u];
      const [c, d, itemBias] = itemRows[i];
      user.push(u);
      item.push(i);
      value.push(
        3 + 0.6 * (a * c + b * d) + 0.3 * (bias + itemBias) + shape.noise * random.normal(),
      );
    }
  return {
    users: shape.users,
    items: shape.items,
    user: Uint32Array.from(user),
    item: Uint32Array.from(item),
    value: Float64Array.from(value),
  };
}

/** Parts ratings in two: about one in `every` is held out. */
export function holdOut(
  all: TrainingRatings,
  every: number,
  seed: number,
): { train: TrainingRatings; test: TrainingRatings } {
  const random = createRandom(seed);
  const held = Array.from(all.value, () => random.integer(every) === 0);
  const part = (out: boolean): TrainingRatings => ({
    users: all.users,
    items: all.items,
    user: all.user.filter((_, n) => held[n] === out),
    item: all.item.filter((_, n) => held[n] === out),
    value: all.value.filter((_, n) => held[n] === out),
  });
  return { train: part(false), test: part(true) };
}
