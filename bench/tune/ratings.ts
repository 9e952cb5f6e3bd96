import type { Engine } from '../../src/engine/engine';
import { evaluateRatings } from '../../src/model/evaluation/evaluateRatings';
import type { RatingModelKind } from '../../src/model/ratings/ratingModel';
import { pairedGain } from '../../src/model/evaluation/standardError';
import type { ValidationRatings } from './validation';

/** Tenths of the validation ratings that are held out in turn: two, as more would tell little more. */
const HELD = [0, 1];

/** How far predictions were off, over all held-out ratings and one by one. */
export interface Off {
  readonly rmse: number;
  readonly mae: number;
  /** Squared errors, in the same order for every model. */
  readonly squares: readonly number[];
  /** Who gave each. */
  readonly people: readonly number[];
}

/** RMSE and MAE of a kind of model on the held-out tenths. */
export async function howFarOff(
  { library, folds }: ValidationRatings,
  kind: RatingModelKind,
  engine: Engine,
  seed = 1,
): Promise<Off> {
  const squares: number[] = [];
  const people: number[] = [];
  const { rmse, mae } = await evaluateRatings(library, folds, kind, {
    engine,
    seed,
    only: HELD,
    onFold: (_, __, held) => {
      for (let n = 0; n < held.stars.length; n++) {
        squares.push((held.predicted[n] - held.stars[n]) ** 2);
        people.push(held.user[n]);
      }
    },
  });
  return { rmse, mae, squares, people };
}

/** The difference of two RMSEs, from that of the squared errors: dRMSE = dMSE / (2 RMSE). */
export function rmseDifference(base: Off, other: Off): ReturnType<typeof pairedGain> {
  const { mean, error } = pairedGain(other.squares, base.squares, base.people);
  const scale = base.rmse + other.rmse;
  return { mean: mean / scale, error: error / scale };
}
