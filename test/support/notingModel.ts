import type { ItemEvidence } from '../../src/model/evidence/evidence';
import type { RankingData } from '../../src/model/ranking/rankingModel';
import type { RatingModelKind } from '../../src/model/ratings/ratingModel';

/** One question to a model: about these items, knowing that. */
interface Asked {
  readonly evidence: readonly ItemEvidence[];
  readonly items: readonly number[];
}

/**
 * A model that learns nothing, and notes what it was trained on and asked.
 * @param meanOf what it says of an item, ± 1 star
 */
export function notingModel(meanOf: (item: number) => number) {
  const trained: RankingData[] = [];
  const asked: Asked[] = [];
  const kind: RatingModelKind = {
    fit: (data) => {
      trained.push(data);
      return Promise.resolve({
        foldIn: (evidence) => ({
          evidence,
          scores: () => new Float64Array(),
          explain: () => ({ terms: new Float64Array(), rest: 0 }),
          predict: (items) => {
            asked.push({ evidence, items: Array.from(items) });
            return {
              mean: Float64Array.from(items, meanOf),
              sd: new Float64Array(items.length).fill(1),
            };
          },
        }),
        similar: () => [],
        save: () => ({ arrays: {}, info: {} }),
      });
    },
    load: () => {
      throw new Error('not asked for');
    },
  };
  return { kind, trained, asked };
}
