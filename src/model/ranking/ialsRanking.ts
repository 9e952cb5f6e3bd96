import type { ItemEvidence } from '../evidence/evidence';
import { drawAround } from './drawAround';
import { ItemModel, type FoldInPrior } from './foldIn';
import type { IalsOptions } from './ials';
import { likesOf } from '../evidence/likes';
import { rowNorms, similarItems, type Neighbour } from '../recommend/neighbours';
import type { FoldedPerson, RankingData, RankingModel, SavedModel } from './rankingModel';
import { misfit, savedArray, savedNumber } from '../saved';

/** What the belief about strangers weighs (`FoldInPrior` without the belief itself). */
type PriorWeight = Pick<FoldInPrior, 'strength' | 'half'>;

/** iALS' item factors as a ranking model. */
export class IalsRanking implements RankingModel {
  private norms: Float32Array | null = null;

  constructor(readonly model: ItemModel) {}

  /**
   * A kept model.
   * @param options those it was trained with
   * @param prior as it was trained with, if with one
   * @throws Failure `bad-input` when it does not fit the data or the options
   */
  static load(
    saved: SavedModel,
    { films, ratings }: RankingData,
    options: IalsOptions,
    prior?: PriorWeight,
  ): IalsRanking {
    const k = options.factors;
    const { alpha0, lambda, nu } = options;
    const known = Object.entries({ factors: k, alpha0, lambda, nu });
    if (known.some(([name, value]) => savedNumber(saved, name) !== value)) throw misfit();
    const item = savedArray(saved, 'item', 'Float32Array', films.length * k);
    const mean = prior && savedArray(saved, 'mean', 'Float64Array', k);
    const believed = prior && mean ? { ...prior, mean } : undefined;
    return new IalsRanking(new ItemModel(item, likesOf(ratings, films.length), options, believed));
  }

  foldIn(evidence: readonly ItemEvidence[]): FoldedPerson {
    const { model } = this;
    const user = model.foldIn(evidence);
    return {
      evidence: user.evidence,
      scores: () => model.scores(user.x),
      explain: (item) => model.explain(user, item),
      chance: (random) => model.scores(drawAround(user.factor, random)),
    };
  }

  /** By cosine of the factors, without films of which too little is known. */
  similar(item: number, count: number): Neighbour[] {
    const { factors, options, popularity } = this.model;
    this.norms ??= rowNorms(factors, options.factors);
    return similarItems(factors, this.norms, options.factors, item, count, popularity);
  }

  quicken(): Promise<void> {
    return this.model.quicken();
  }

  save(): SavedModel {
    const { factors: item, options, prior } = this.model;
    const { factors, alpha0, lambda, nu } = options;
    return {
      arrays: { item, ...(prior && { mean: prior.mean }) },
      info: { factors, alpha0, lambda, nu },
    };
  }
}
