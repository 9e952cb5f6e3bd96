import type { Library } from '../src/data/library';
import { filmFeatures } from '../src/model/bayes/content';
import type { Features } from '../src/model/bayes/features';
import { KeptDraws } from '../src/model/bayes/keptDraws';
import type { BayesOptions } from '../src/model/bayes/options';
import { starRatings } from '../src/model/bayes/ratings';
import { saveBayes } from '../src/model/bayes/saved';
import { trainBayes, type BayesRun } from '../src/model/bayes/train';
import { Failure } from '../src/failure';
import type { SavedModel } from '../src/model/ranking/rankingModel';

/** All that learning to predict stars takes, as plain data. */
export interface StarsTask {
  readonly users: number;
  readonly items: number;
  readonly user: Uint32Array;
  readonly item: Uint32Array;
  readonly halfStars: Uint8Array;
  readonly features: Features;
  readonly options: BayesOptions;
}

/** What came of it. */
export interface LearntStars {
  readonly saved: SavedModel;
  readonly seconds: number;
}

/** The task of a library. Its columns are the library's own, not copies. */
export function starsTask({ ratings, films, userIds }: Library, options: BayesOptions): StarsTask {
  const { user, item, halfStars } = ratings;
  const shape = { users: userIds.length, items: films.length };
  return { ...shape, user, item, halfStars, features: filmFeatures(films), options };
}

/**
 * Learns, in slices that let others have their turn.
 * @throws Failure `cancelled`, `training-diverged`; `internal` where memory does not suffice
 */
export async function runStarsTask(task: StarsTask, run: BayesRun = {}): Promise<LearntStars> {
  const { user, item, halfStars, features, options } = task;
  const began = performance.now();
  try {
    const kept = new KeptDraws(options);
    const ratings = starRatings({ user, item, halfStars }, task);
    await trainBayes({ ...ratings, itemFeatures: features }, options, [kept], run);
    return { saved: saveBayes(kept.model()), seconds: (performance.now() - began) / 1000 };
  } catch (error) {
    throw error instanceof RangeError ? outOfMemory(error) : error;
  }
}

/** Typed arrays that cannot be had are a RangeError in every browser. */
function outOfMemory(cause: unknown): Failure {
  return new Failure(
    'internal',
    'There is not enough memory to learn what stars you would give, so films show none.',
    'Close other tabs, then try again on the Library page.',
    { cause },
  );
}
