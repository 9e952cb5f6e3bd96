import { Failure } from '../../failure';
import { Autoencoder } from './autoencoder';
import { fitIals, fitItemKnn, fitPopularity } from './fitRanking';
import { contentRows, type ContentWeights } from './content';
import { ContentFeatures, ContentModel } from './contentModel';
import { Ease } from './ease';
import { fitHybrid, fitHybridEase, loadHybrid } from './hybrid';
import { IALS_DEFAULTS, toObservations } from './ials';
import { IalsRanking } from './ialsRanking';
import { fitInformedIals, INFORMED_IALS_DEFAULTS } from './informedIals';
import { ItemKnn } from './itemKnn';
import { fitLikesEase } from './likesEase';
import { Popularity } from './popularity';
import type { RankingData, RankingModelKind } from './rankingModel';
import { UserKnn, userLikes } from './userKnn';

/** What the model `content` goes by, all in equal parts. */
const CONTENT: ContentWeights = { genres: 1, years: 1, yearStep: 3, themes: 1, titleWords: 1 };

const shapeOf = ({ films, users }: RankingData) => ({ users, items: films.length });

/**
 * By the name it has on the command line, weakest first:
 * - `popularity`: the same list for everybody.
 * - `content`: genres, years, themes and title words alone.
 * - `user-knn`: user-based nearest neighbours on likes.
 * - `item-knn`: item-based nearest neighbours on likes.
 * - `autoencoder`: a neural network on likes, trained by TensorFlow.js.
 * - `ease-likes`: EASE on likes alone.
 * - `ials-likes`: iALS on likes alone.
 * - `ials`: iALS from every rating, with genres and a prior, as in the hybrid.
 * - `ease`: EASE from every rating, with genres and years, as in the hybrid.
 * - `hybrid`: the blend.
 */
const MODELS = {
  popularity: {
    fit: async (data) => fitPopularity(data.ratings, shapeOf(data)),
    load: (saved, { films }) => Popularity.load(saved, films.length),
  },
  content: {
    fit: async ({ films }) => new ContentModel(new ContentFeatures(contentRows(films, CONTENT))),
    load: (saved, { films }) =>
      ContentModel.load(saved, new ContentFeatures(contentRows(films, CONTENT))),
  },
  'user-knn': {
    fit: async (data) => new UserKnn(userLikes(data)),
    load: (saved, data) => UserKnn.load(saved, userLikes(data)),
  },
  'item-knn': {
    fit: async (data) => fitItemKnn(data.ratings, shapeOf(data)),
    load: (saved, { films, users, ratings }) =>
      ItemKnn.load(saved, toObservations(ratings, users, films.length)),
  },
  autoencoder: {
    fit: async (data, context) => (await autoencoderTraining()).fitAutoencoder(data, context),
    load: (saved, data) => Autoencoder.load(saved, data),
  },
  'ease-likes': {
    fit: (data, context) => fitLikesEase(data, context),
    load: (saved, { films }) => Ease.load(saved, films.length),
  },
  'ials-likes': {
    fit: (data, { engine, seed, signal, onProgress }) =>
      fitIals(engine, data.ratings, shapeOf(data), {
        ...IALS_DEFAULTS,
        seed,
        ...(signal && { signal }),
        onEpoch: ({ epoch, epochs }) => onProgress?.(epoch / epochs),
      }),
    load: (saved, data) => IalsRanking.load(saved, data, IALS_DEFAULTS),
  },
  ials: {
    fit: (data, context) => fitInformedIals(data, context),
    load: (saved, data) =>
      IalsRanking.load(saved, data, INFORMED_IALS_DEFAULTS, INFORMED_IALS_DEFAULTS.prior),
  },
  ease: {
    fit: (data, context) => fitHybridEase(data, context),
    load: (saved, { films }) => Ease.load(saved, films.length),
  },
  hybrid: {
    fit: (data, context) => fitHybrid(data, context),
    load: (saved, data) => loadHybrid(saved, data),
  },
} satisfies Record<string, RankingModelKind>;

/** TensorFlow.js is large, so it is fetched only to train the model that needs it. */
async function autoencoderTraining(): Promise<typeof import('./autoencoderTraining')> {
  try {
    return await import('./autoencoderTraining');
  } catch (cause) {
    throw new Failure(
      'engine-unavailable',
      'TensorFlow.js could not be loaded, so the autoencoder cannot be trained.',
      'Check the connection and reload the page, or leave this model out.',
      { cause },
    );
  }
}

/** What a ranking model is called. */
export type RankingModelName = keyof typeof MODELS;

/** Every ranking model. */
export const RANKING_MODELS: Readonly<Record<RankingModelName, RankingModelKind>> = MODELS;
