import type { Library } from '../src/data/library';
import type { Store } from '../src/data/store';
import { Failure } from '../src/failure';
import type { ContentModel } from '../src/model/ranking/contentModel';
import type { Ease } from '../src/model/ranking/ease';
import { heard, likesWeight } from '../src/model/evidence/evidence';
import { isLike, markEvidence } from '../src/model/evidence/feedback';
import {
  Hybrid,
  HYBRID_DEFAULTS,
  HYBRID_PARTS,
  loadHybrid,
  partWeights,
  type HybridPart,
} from '../src/model/ranking/hybrid';
import { recommenderOf } from '../src/model/recommend/hybridRecommender';
import type { IalsRanking } from '../src/model/ranking/ialsRanking';
import { places, type Places } from '../src/model/recommend/place';
import type { RankingData, SavedModel } from '../src/model/ranking/rankingModel';
import { savedArray } from '../src/model/saved';
import type { ItemMark, Recommender } from '../src/model/recommend/recommender';
import type { Blend, ModelInfo } from './protocol';

/** Changes whenever a kept model would no longer be what this code trains. */
const CODE = `hybrid 2 ${JSON.stringify(HYBRID_DEFAULTS)}`;

/** What a snapshot keeps beside the model. */
interface SnapshotInfo {
  readonly model: ModelInfo;
}

/** The blend with all its parts. */
export interface ServedParts {
  readonly ials: IalsRanking;
  readonly ease: Ease;
  readonly titles: ContentModel;
  readonly familiar: ContentModel;
  readonly rare: ContentModel;
}

/** What a library gives ranking models to learn from. */
export function rankingData({ films, userIds, ratings }: Library): RankingData {
  return { films, users: userIds.length, ratings };
}

/** @throws Failure `bad-input` when they are not of so many films */
function keptPlaces(saved: SavedModel, films: number): Places {
  return {
    hue: savedArray(saved, 'hue', 'Float32Array', films),
    reach: savedArray(saved, 'reach', 'Float32Array', films),
    axes: savedArray(saved, 'axes', 'Float64Array', 2 * HYBRID_DEFAULTS.ials.factors),
  };
}

/**
 * @param before of the model before it, so that films keep their colour
 * @throws Failure `cancelled`
 */
export function placesOf(
  { model }: IalsRanking,
  before: Places | null,
  signal: AbortSignal,
): Promise<Places> {
  const { factors, popularity, options } = model;
  // Squared: most cards on screen are of well-known films, so it is those that must differ.
  const weights = Float64Array.from(popularity, (count) => count ** 2);
  return places(factors, options.factors, weights, before?.axes, signal);
}

/** A model in use: its recommender, the films' places, and how to keep it. */
export class ServedModel {
  readonly recommender: Recommender;
  private readonly hybrid: Hybrid;

  /** @param places of the films, as the model has them */
  constructor(
    private readonly library: Library,
    readonly parts: ServedParts,
    readonly info: ModelInfo,
    readonly places: Places,
  ) {
    const { films } = library;
    this.hybrid = new Hybrid(parts, films.length);
    // Whatever is asked before it is done is answered all the same.
    void this.hybrid.quicken();
    this.recommender = recommenderOf(this.hybrid, films);
  }

  /** What each part of the blend counts for somebody with these marks, as shares of the whole. */
  blend(marks: readonly ItemMark[]): Blend {
    const evidence = heard(marks.map(({ item, mark }) => ({ item, ...markEvidence(mark) })));
    const likes = marks.filter(({ mark }) => isLike(mark)).length;
    const weights = partWeights(likesWeight(evidence), HYBRID_DEFAULTS);
    const whole = HYBRID_PARTS.reduce((sum, part) => sum + weights[part], 0);
    const shares = HYBRID_PARTS.map((part): [HybridPart, number] => [part, weights[part] / whole]);
    return { likes, shares: Object.fromEntries(shares) as Record<HybridPart, number> };
  }

  /** The kept model, or null when it belongs to another library, other options or other code. */
  static async restore(store: Store, library: Library): Promise<ServedModel | null> {
    const [ranking, ease] = await Promise.all([
      store.loadSnapshot('ranking'),
      store.loadSnapshot('ease'),
    ]);
    for (const record of [ranking, ease])
      if (record?.libraryHash !== library.info.hash || record.code !== CODE) return null;
    if (!ranking || !ease) return null;
    try {
      const parts = { ...ranking.saved.parts, ease: ease.saved };
      const hybrid = loadHybrid({ ...ranking.saved, parts }, rankingData(library));
      // Written by this same code version, which `code` has just vouched for.
      const { model } = ranking.info as SnapshotInfo;
      const kept = keptPlaces(ranking.saved, library.films.length);
      // Each part was loaded as its own kind, and none may be missing.
      if (HYBRID_PARTS.some((part) => !hybrid.parts[part])) return null;
      const all = hybrid.parts as ServedParts;
      return new ServedModel(library, all, model, kept);
    } catch (error) {
      if (error instanceof Failure && error.code === 'bad-input') return null;
      throw error;
    }
  }

  /**
   * @param fresh false when only iALS is new: EASE is by far the largest part, and learning a visitor
   *   leaves it as it is, so that it is not written again
   */
  async save(store: Store, fresh: boolean): Promise<void> {
    const { ease, ...others } = this.hybrid.save().parts ?? {};
    const about = {
      libraryHash: this.library.info.hash,
      code: CODE,
      savedAt: this.info.trainedAt,
    };
    const info: SnapshotInfo = { model: this.info };
    if (fresh) await store.saveSnapshot('ease', { ...about, saved: ease, info: {} });
    const { hue, reach, axes } = this.places;
    const saved = { arrays: { hue, reach, axes }, info: {}, parts: others };
    await store.saveSnapshot('ranking', { ...about, saved, info });
  }
}
