import { heard, type ItemEvidence } from '../evidence/evidence';
import type { Neighbour } from '../recommend/neighbours';
import type { FoldedPerson, RankingModel, SavedModel } from './rankingModel';
import { savedArray } from '../saved';

/** The same list for everybody: by how many people like each film. */
export class Popularity implements RankingModel {
  constructor(private readonly likes: Uint32Array) {}

  /** @throws Failure `bad-input` when it does not fit so many items */
  static load(saved: SavedModel, items: number): Popularity {
    return new Popularity(savedArray(saved, 'likes', 'Uint32Array', items));
  }

  /** Nothing a person says has a part in the scores. */
  foldIn(evidence: readonly ItemEvidence[]): FoldedPerson {
    const used = heard(evidence);
    return {
      evidence: used,
      scores: () => Float64Array.from(this.likes),
      explain: (item) => ({ terms: new Float64Array(used.length), rest: this.likes[item] }),
    };
  }

  /** It cannot tell which films are alike. */
  similar(): Neighbour[] {
    return [];
  }

  save(): SavedModel {
    return { arrays: { likes: this.likes }, info: {} };
  }
}
