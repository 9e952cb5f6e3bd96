import { confidence, type Confidences } from './confidence';
import { ContentModel, contentRows, type ContentWeights } from './content';
import { fitEase, type EaseOptions } from './ease';
import { fitInformedIals, INFORMED_IALS_DEFAULTS, type InformedIalsOptions } from './informedIals';
import { toObservations } from './ials';
import { likesOf } from './likes';
import { stackRows, withoutEmptyRows } from './observations';
import type { FitContext, RankingData, RankingModel } from './rankingModel';

/** The models that the hybrid is made of. */
export const HYBRID_PARTS = ['ials', 'ease', 'titles', 'features'] as const;
export type HybridPart = (typeof HYBRID_PARTS)[number];

/** EASE with what it learns from. */
export interface HybridEaseOptions extends EaseOptions {
  readonly confidences: Confidences;
  /** Rows of content below the users'. */
  readonly content: ContentWeights;
  /** How many of the best-known films take part. */
  readonly cover: number;
}

export interface HybridOptions {
  readonly ials: InformedIalsOptions;
  readonly ease: HybridEaseOptions;
  /** Content of the part `features`; titles' words are the part `titles`. */
  readonly features: ContentWeights;
  /** What a part's z-scores count in the blend, once a person has said enough. */
  readonly weights: Readonly<Record<HybridPart, number>>;
  /** So many likes, and every part but iALS counts for half of its weight. */
  readonly half: number;
}

/**
 * Chosen on validation users cut from the training part of every fold of the ranking splits (two cuts
 * each), never on the held-out users. Themes are in the features alone, since they moved nothing else.
 */
export const HYBRID_DEFAULTS: HybridOptions = {
  ials: INFORMED_IALS_DEFAULTS,
  ease: {
    lambda: 100,
    dropout: 0.5,
    confidences: {
      high: { weight: 1, target: 1 },
      perStar: 0.1,
      middling: { weight: 0.6, target: 1 },
      low: { weight: 0.3, target: 1 },
    },
    content: { genres: 3, years: 3, yearStep: 2 },
    cover: 3000,
  },
  features: { genres: 1, years: 1, yearStep: 3, themes: 1 },
  weights: { ials: 1, ease: 1, titles: 0.5, features: 0.3 },
  half: 10,
};

/**
 * What each part counts for someone with n likes: iALS always its weight; the others
 * n² / (n² + half²) of theirs, since what is alike to one or two films is a poorer guess than what
 * iALS believes of strangers.
 */
export function partWeights(n: number, options: HybridOptions): Record<HybridPart, number> {
  const { weights, half } = options;
  const trust = n ** 2 / (n ** 2 + half ** 2);
  return {
    ials: weights.ials,
    ease: trust * weights.ease,
    titles: trust * weights.titles,
    features: trust * weights.features,
  };
}

/**
 * The blend Σ weight · z(part), with each part's scores standardised for the person over the films
 * not given, so that no part counts more for having larger numbers. A part that is missing, or that
 * says the same of every film, adds nothing.
 */
export class Hybrid implements RankingModel {
  constructor(
    readonly parts: Readonly<Partial<Record<HybridPart, RankingModel>>>,
    private readonly items: number,
    private readonly options: HybridOptions = HYBRID_DEFAULTS,
  ) {}

  scores(given: readonly number[]): Float64Array {
    const scores = new Float64Array(this.items);
    const weights = partWeights(new Set(given).size, this.options);
    for (const part of HYBRID_PARTS) {
      const model = this.parts[part];
      if (!model || weights[part] === 0) continue;
      const z = standardised(model.scores(given), given);
      for (let item = 0; item < scores.length; item++) scores[item] += weights[part] * z[item];
    }
    return scores;
  }
}

/** (score − mean) / standard deviation over the items not given; zeros where they are all alike. */
export function standardised(
  scores: Float32Array | Float64Array,
  given: readonly number[],
): Float64Array {
  const left = new Uint8Array(scores.length).fill(1);
  for (const item of given) left[item] = 0;
  let count = 0;
  let sum = 0;
  for (let i = 0; i < scores.length; i++)
    if (left[i]) {
      count++;
      sum += scores[i];
    }
  const mean = sum / Math.max(1, count);
  let widest = 0;
  for (let i = 0; i < scores.length; i++)
    if (left[i]) widest = Math.max(widest, Math.abs(scores[i] - mean));
  // Rounding leaves scores that are all alike a last digit apart.
  if (!(widest > Math.max(1e-300, 1e-9 * Math.abs(mean)))) return new Float64Array(scores.length);
  // In units of the widest, since the squares of tiny numbers would be nought.
  let squares = 0;
  for (let i = 0; i < scores.length; i++)
    if (left[i]) squares += ((scores[i] - mean) / widest) ** 2;
  const deviation = widest * Math.sqrt(squares / count);
  return Float64Array.from(scores, (score, i) => (left[i] ? (score - mean) / deviation : 0));
}

/**
 * Trains every part. EASE alone grows with the cube of the films it covers, and so covers the best
 * known only.
 * @throws Failure `cancelled`; `engine-lost`; `training-diverged`
 */
export async function fitHybrid(
  data: RankingData,
  context: FitContext,
  options: HybridOptions = HYBRID_DEFAULTS,
): Promise<Hybrid> {
  const parts = {
    ials: await fitInformedIals(data, context, options.ials),
    ease: await fitHybridEase(data, context, options.ease),
    titles: fitTitles(data),
    features: new ContentModel(contentRows(data.films, options.features)),
  };
  return new Hybrid(parts, data.films.length, options);
}

/** EASE on ratings as confidences and rows of content, for the best-known films. */
export async function fitHybridEase(
  { films, users, ratings }: RankingData,
  { signal }: FitContext,
  options: HybridEaseOptions = HYBRID_DEFAULTS.ease,
): Promise<RankingModel> {
  const people = withoutEmptyRows(
    toObservations(ratings, users, films.length, undefined, (halfStars) =>
      confidence(halfStars, options.confidences),
    ),
  );
  const rows = stackRows(people, contentRows(films, options.content));
  return fitEase(rows, bestKnown(ratings, films.length, options.cover), options, signal);
}

/** Words that titles share: what brings sequels together. */
export function fitTitles({ films }: RankingData): RankingModel {
  return new ContentModel(contentRows(films, { titleWords: 1 }));
}

/** The `count` films that most people like; of equally liked ones, those that most have rated. */
function bestKnown(ratings: RankingData['ratings'], items: number, count: number): Uint32Array {
  const likes = likesOf(ratings, items);
  const rated = new Uint32Array(items);
  for (const item of ratings.item) rated[item]++;
  return Uint32Array.from({ length: items }, (_, item) => item)
    .sort((a, b) => likes[b] - likes[a] || rated[b] - rated[a] || a - b)
    .slice(0, count);
}
