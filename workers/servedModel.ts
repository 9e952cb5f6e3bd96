import type { Library } from '../src/data/library';
import type { Store } from '../src/data/store';
import { ItemModel } from '../src/model/foldIn';
import { likesOf } from '../src/model/likes';
import { IALS_DEFAULTS } from '../src/model/ials';
import { places, type Places } from '../src/model/place';
import { Recommender } from '../src/model/recommender';
import type { ModelInfo } from './protocol';
import type { Training } from './trainer';

/** Changes whenever a kept model would no longer be what this code trains. */
const CODE = `ials 1 ${JSON.stringify(IALS_DEFAULTS)}`;

/** What a snapshot keeps beside the factors. */
interface SnapshotInfo {
  readonly model: ModelInfo;
  /** The plane that colours come from, so that they survive a reload. */
  readonly axes: readonly number[];
}

type SavedFactors = Readonly<Record<'user' | 'item', Float32Array>>;

/** A model in use: its recommender, the films' places, and how to keep it. */
export class ServedModel {
  readonly recommender: Recommender;
  readonly places: Places;

  private constructor(
    private readonly library: Library,
    private readonly userFactors: Float32Array,
    readonly itemFactors: Float32Array,
    readonly info: ModelInfo,
    axes?: Float64Array,
  ) {
    const likes = likesOf(library.ratings, library.films.length);
    const model = new ItemModel(itemFactors, likes, IALS_DEFAULTS);
    this.recommender = new Recommender(model, library.films, library.userIds.length);
    // Squared: most cards on screen are of well-known films, so it is those that must differ.
    const weights = Float64Array.from(likes, (count) => count ** 2);
    this.places = places(itemFactors, IALS_DEFAULTS.factors, weights, axes);
  }

  /** @param axes of the model before it, so that films keep their colour */
  static trained(library: Library, training: Training, axes?: Float64Array): ServedModel {
    const { factors, engine, epochs, learntMarks } = training;
    const info: ModelInfo = {
      factors: IALS_DEFAULTS.factors,
      epochs,
      engine,
      trainedAt: Date.now(),
      learntMarks,
      seconds: factors.seconds,
      losses: factors.losses,
    };
    return new ServedModel(library, factors.user, factors.item, info, axes);
  }

  /** The kept model, or null when it belongs to another library, other options or other code. */
  static async restore(store: Store, library: Library): Promise<ServedModel | null> {
    const record = await store.loadSnapshot('ranking');
    if (!record || record.libraryHash !== library.info.hash || record.code !== CODE) return null;
    // Written by this same code version, which `code` has just vouched for.
    const { model, axes } = record.info as SnapshotInfo;
    const { user: userFactors, item: itemFactors } = record.saved.arrays as SavedFactors;
    return new ServedModel(library, userFactors, itemFactors, model, Float64Array.from(axes));
  }

  async save(store: Store): Promise<void> {
    const info: SnapshotInfo = { model: this.info, axes: [...this.places.axes] };
    await store.saveSnapshot('ranking', {
      libraryHash: this.library.info.hash,
      code: CODE,
      saved: { arrays: { user: this.userFactors, item: this.itemFactors }, info: {} },
      info,
      savedAt: this.info.trainedAt,
    });
  }
}
