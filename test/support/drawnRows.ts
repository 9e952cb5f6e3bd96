import type { GaussianSide, GibbsSampler } from '../../src/engine/gibbs';
import { createPhilox } from '../../src/engine/philox';
import { runInSlices } from '../../src/engine/wasm/slices';
import { makeSides, type SideShape } from './gaussianSides';

/** What a sampler drew: rows × d each. */
export interface DrawnRows {
  readonly x: Float64Array;
  readonly mean: Float64Array;
}

/** Draws the first `rows` rows of a made side, all of them by default. */
export async function drawnRows(
  sampler: GibbsSampler,
  shape: SideShape,
  tau = 1.3,
  seed = 1,
  rows = shape.counts.length,
): Promise<DrawnRows> {
  const made = makeSides(shape);
  const sides = sampler.adopt((adopt) => {
    const move = (side: GaussianSide): GaussianSide => ({
      ...side,
      start: adopt(side.start),
      other: adopt(side.other),
      y: adopt(side.y),
      x: adopt(side.x),
      conditionalMean: adopt(side.conditionalMean),
      priorMean: adopt(side.priorMean),
      noise: adopt(side.noise),
    });
    const start = made.side.start.slice(0, rows + 1);
    return { side: move({ ...made.side, rows, start }), other: move(made.other) };
  }, shape.d);
  const address = { random: createPhilox(seed), stream: 3, step: 4 };
  await runInSlices(sampler.drawRows(sides.side, sides.other, tau, address), undefined);
  const { x, conditionalMean } = sides.side;
  return { x: x.slice(), mean: conditionalMean.slice() };
}

/** The largest difference of a row's numbers, relative to the largest of them. */
export function worstDrawn(ours: Float64Array, theirs: Float64Array, d: number): number {
  let most = 0;
  for (let at = 0; at < theirs.length; at += d) {
    const size = Math.max(...theirs.subarray(at, at + d).map(Math.abs));
    for (let k = at; k < at + d; k++) {
      const error = Math.abs(ours[k] - theirs[k]) / size;
      // NaN must count as wrong.
      most = error >= 0 ? Math.max(most, error) : Infinity;
    }
  }
  return most;
}
