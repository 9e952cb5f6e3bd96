import { Failure } from '../../failure';
import type { SavedArrays, SavedModel } from '../ranking/rankingModel';
import type { BayesModel, KeptDraw } from './keptDraws';

/** The numbers beside the arrays. */
interface Shape extends Pick<BayesModel, 'd' | 'scale' | 'countScale' | 'seed'> {
  readonly items: number;
  readonly draws: number;
}

/** What each draw holds, laid end to end in the saved arrays. */
const PARTS = ['itemMeans', 'itemNoise', 'precision', 'mu', 'hasRated', 'counts'] as const;

/**
 * A model as plain data: each part of the draws in one array, draw after draw. The item rows are in
 * single precision from the start (`keptDraws.ts`), so that nothing is lost here:
 * `loadBayes(saveBayes(model))` predicts the same to the last bit.
 */
export function saveBayes(model: BayesModel): SavedModel {
  const { items, d, scale, countScale, seed, draws, wellKnown } = model;
  const info: Shape = { items, d, draws: draws.length, scale, countScale, seed };
  return {
    arrays: {
      wellKnown,
      ...Object.fromEntries(PARTS.map((part) => [part, joined(draws.map((draw) => draw[part]))])),
      tau: Float64Array.from(draws, ({ tau }) => tau),
      degrees: Float64Array.from(draws, ({ degrees }) => degrees),
    },
    info: { ...info },
  };
}

/**
 * A model from what {@link saveBayes} made of it. Its arrays are views of the saved ones.
 * @param items how many the model must know
 * @throws Failure `bad-input` when the parts do not fit together, or not the items
 */
export function loadBayes(saved: SavedModel, items: number): BayesModel {
  const arrays: Partial<SavedArrays> = saved.arrays;
  const shape = readShape(saved.info);
  const { wellKnown, tau, degrees } = arrays;
  if (
    !shape ||
    shape.items !== items ||
    !isKind(wellKnown, Int32Array) ||
    wellKnown.length !== items ||
    !isKind(tau, Float64Array) ||
    !isKind(degrees, Float64Array)
  )
    throw unfit();
  const { d, draws: count, scale, countScale, seed } = shape;
  const features = wellKnown.reduce((known, row) => known + Number(row >= 0), 0);
  if (wellKnown.some((row) => row < -1 || row >= features)) throw unfit();
  const lengths: Record<(typeof PARTS)[number], number> = {
    itemMeans: items * d,
    itemNoise: items,
    precision: d * d,
    mu: d,
    hasRated: features * d,
    counts: 2 * d,
  };
  const fits =
    tau.length === count &&
    degrees.length === count &&
    PARTS.every((part) => arrays[part]?.length === count * lengths[part]);
  if (!fits) throw unfit();
  const part = <T extends Float32Array | Float64Array>(
    name: (typeof PARTS)[number],
    Kind: new () => T,
    s: number,
  ): T => {
    const all = arrays[name];
    if (!isKind(all, Kind)) throw unfit();
    return all.subarray(s * lengths[name], (s + 1) * lengths[name]) as T;
  };
  const draws = Array.from({ length: count }, (_, s): KeptDraw => ({
    itemMeans: part('itemMeans', Float32Array, s),
    itemNoise: part('itemNoise', Float32Array, s),
    precision: part('precision', Float64Array, s),
    mu: part('mu', Float64Array, s),
    hasRated: part('hasRated', Float32Array, s),
    counts: part('counts', Float64Array, s),
    tau: tau[s],
    degrees: degrees[s],
  }));
  return { items, d, scale, countScale, wellKnown, draws, seed };
}

function joined<T extends Float32Array | Float64Array>(parts: readonly T[]): T {
  const size = parts[0].length;
  // A typed array's own constructor, which its type does not name.
  const all = new (parts[0].constructor as new (length: number) => T)(size * parts.length);
  parts.forEach((part, s) => all.set(part, s * size));
  return all;
}

/** By name and not by instanceof: a structured clone may come from another realm. */
function isKind<T extends object>(value: unknown, Kind: new () => T): value is T {
  return Object.prototype.toString.call(value) === `[object ${Kind.name}]`;
}

function readShape(info: SavedModel['info']): Shape | null {
  const { items, d, draws, seed } = info;
  const scale = readScale(info['scale'], ['leastSd', 'mostSd']) as Shape['scale'] | null;
  const countScale = readScale(info['countScale']);
  const sizes = [items, d, draws];
  if (!scale || !countScale || !sizes.every((n) => Number.isSafeInteger(n) && Number(n) > 0))
    return null;
  if (!Number.isSafeInteger(seed)) return null;
  return { items, d, draws, seed, scale, countScale } as Shape;
}

function readScale(value: unknown, more: readonly string[] = []): Shape['countScale'] | null {
  if (typeof value !== 'object' || value === null) return null;
  const named = value as Record<string, unknown>;
  const numbers = ['mean', 'sd', 'min', 'max', ...more].map((name) => named[name]);
  return numbers.every((n) => Number.isFinite(n)) && Number(named['sd']) > 0
    ? (value as Shape['countScale'])
    : null;
}

function unfit(): Failure {
  return new Failure(
    'bad-input',
    'The model kept for stars does not fit this library, so it is not used.',
    'Learn it again.',
  );
}
