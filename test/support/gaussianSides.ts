import type { GaussianSide } from '../../src/engine/gibbs';
import { createRandom } from '../../src/engine/random';

/** How a made side is to be. */
export interface SideShape {
  readonly d: number;
  /** How many ratings each row has. */
  readonly counts: readonly number[];
  /** Rows of the other side. */
  readonly others: number;
  readonly seed: number;
  /** Size of the other side's factors and of the ratings. */
  readonly scale?: number;
  /** All of a row's ratings on one other row. */
  readonly duplicates?: boolean;
  /** Noise factors from 10^−spread to 10^spread. */
  readonly spread?: number;
}

/** A side and the other that its rows are drawn given, filled with random numbers. */
export function makeSides(shape: SideShape): { side: GaussianSide; other: GaussianSide } {
  const { d, counts, others, seed, scale = 1, duplicates = false, spread = 0.3 } = shape;
  const random = createRandom(seed);
  const normals = (count: number, size: number) =>
    Float64Array.from({ length: count }, () => size * random.normal());
  const rows = counts.length;
  const start = new Uint32Array(rows + 1);
  counts.forEach((count, r) => (start[r + 1] = start[r] + count));
  const ratings = start[rows];
  const only = random.integer(others);
  // Symmetric and positive definite: a product with its own transpose, and something more.
  const root = normals(d * d, 0.3);
  const precision = new Float64Array(d * d);
  for (let i = 0; i < d; i++)
    for (let j = 0; j < d; j++) {
      let sum = i === j ? 0.5 : 0;
      for (let p = 0; p < d; p++) sum += root[i * d + p] * root[j * d + p];
      precision[i * d + j] = sum;
    }
  const sideOf = (count: number, size: number): Omit<GaussianSide, 'start' | 'other' | 'y'> => ({
    rows: count,
    d,
    x: normals(count * d, size),
    conditionalMean: new Float64Array(count * d),
    priorMean: normals(count * d, 1),
    precision,
    noise: Float64Array.from({ length: count }, () => 10 ** (spread * (2 * random.next() - 1))),
  });
  return {
    side: {
      ...sideOf(rows, 1),
      start,
      other: Uint32Array.from({ length: ratings }, () =>
        duplicates ? only : random.integer(others),
      ),
      y: normals(ratings, scale),
    },
    other: {
      ...sideOf(others, scale),
      start: new Uint32Array(others + 1),
      other: new Uint32Array(),
      y: new Float64Array(),
    },
  };
}
