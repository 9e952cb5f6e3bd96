import { allFinite } from '../engine/finite';
import { Failure } from '../failure';
import type { SavedArrays, SavedModel } from './ranking/rankingModel';

/** The kinds of arrays that models are kept as. */
interface ArrayKinds {
  Float32Array: Float32Array;
  Float64Array: Float64Array;
  Uint32Array: Uint32Array;
}

/**
 * An array of a saved model, checked: of that kind and length, and finite throughout.
 * @throws Failure `bad-input`
 */
export function savedArray<Kind extends keyof ArrayKinds>(
  saved: SavedModel,
  name: string,
  kind: Kind,
  length: number,
): ArrayKinds[Kind] {
  const array: SavedArrays[string] | undefined = saved.arrays[name];
  // By name and not by instanceof: a structured clone may come from another realm.
  if (Object.prototype.toString.call(array) !== `[object ${kind}]`) throw misfit();
  const numbers = array as ArrayKinds[Kind];
  if (numbers.length !== length || !allFinite(numbers)) throw misfit();
  return numbers;
}

/**
 * A number of a saved model's description.
 * @throws Failure `bad-input` when it is missing or not finite
 */
export function savedNumber(saved: SavedModel, name: string): number {
  const value = saved.info[name];
  if (typeof value !== 'number' || !Number.isFinite(value)) throw misfit();
  return value;
}

/** What is thrown when a saved model is not one of this library and this code. */
export function misfit(): Failure {
  return new Failure(
    'bad-input',
    'The model that was kept does not fit this library.',
    'Train it again.',
  );
}
