import { ContentModel, contentRows } from './content';
import { fitIals, fitItemKnn, fitPopularity } from './fitRanking';
import { fitHybrid, fitHybridEase, fitTitles, Hybrid, HYBRID_DEFAULTS } from './hybrid';
import { IALS_DEFAULTS } from './ials';
import { fitInformedIals } from './informedIals';
import type { FitRankingModel } from './rankingModel';

/**
 * Every ranking model by the name it has on the command line, weakest first:
 * - `popularity`: the same list for everybody.
 * - `content`: genres, years, themes and title words alone.
 * - `item-knn`: item-based nearest neighbours on likes.
 * - `ials-likes`: iALS on likes alone.
 * - `ials`: iALS from every rating, with genres and a prior, as in the hybrid.
 * - `ease`: EASE from every rating, with genres and years, as in the hybrid.
 * - `hybrid`: the blend.
 */
export const RANKING_MODELS = {
  popularity: async ({ films, users, ratings }) =>
    fitPopularity(ratings, { users, items: films.length }),
  content: async (data) => {
    const features = new ContentModel(contentRows(data.films, HYBRID_DEFAULTS.features));
    return new Hybrid({ titles: fitTitles(data), features }, data.films.length);
  },
  'item-knn': async ({ films, users, ratings }) =>
    fitItemKnn(ratings, { users, items: films.length }),
  'ials-likes': ({ films, users, ratings }, { engine, seed, signal }) =>
    fitIals(
      engine,
      ratings,
      { users, items: films.length },
      { ...IALS_DEFAULTS, seed, ...(signal && { signal }) },
    ),
  ials: (data, context) => fitInformedIals(data, context),
  ease: (data, context) => fitHybridEase(data, context),
  hybrid: (data, context) => fitHybrid(data, context),
} as const satisfies Record<string, FitRankingModel>;

export type RankingModelName = keyof typeof RANKING_MODELS;
