import type { Random } from '../../engine/random';
import { confidence, type Confidences } from '../evidence/confidence';
import { keptContentRows, type ContentWeights } from './content';
import { ContentFeatures, ContentModel } from './contentModel';
import { Ease, fitEase, type EaseOptions } from './ease';
import { heard, likesWeight, type ItemEvidence } from '../evidence/evidence';
import { IalsRanking } from './ialsRanking';
import { fitInformedIals, INFORMED_IALS_DEFAULTS, type InformedIalsOptions } from './informedIals';
import { toObservations } from './ials';
import { bestKnown, likesOf } from '../evidence/likes';
import type { Neighbour } from '../recommend/neighbours';
import { stackRows } from '../evidence/observations';
import { partOf } from '../partOf';
import type {
  FitContext,
  FoldedPerson,
  ItemTerms,
  RankingData,
  RankingModel,
  SavedModel,
} from './rankingModel';
import { misfit } from '../saved';
import { spreadOf } from '../scoreSpread';

/** The models that the hybrid is made of. */
export const HYBRID_PARTS = ['ials', 'ease', 'titles', 'familiar', 'rare'] as const;
export type HybridPart = (typeof HYBRID_PARTS)[number];

/** EASE with what it learns from. */
export interface HybridEaseOptions extends EaseOptions {
  readonly confidences: Confidences;
  /** Rows of content below the users'. */
  readonly content: ContentWeights;
  /** How many of the best-known films take part. */
  readonly cover: number;
}

/** What a part's scaled scores count for someone with few likes, and for someone with many. */
export interface PartWeight {
  readonly few: number;
  readonly many: number;
}

/** How the blend's parts are trained, and what each counts; see {@link HYBRID_DEFAULTS}. */
export interface HybridOptions {
  /** Of the part `ials`. */
  readonly ials: InformedIalsOptions;
  /** Of the part `ease`. */
  readonly ease: HybridEaseOptions;
  /** Content of the parts `familiar` and `rare`; titles' words are the part `titles`. */
  readonly features: ContentWeights;
  /** `familiar` multiplies a film's content score by likes to this power: kindred films one knows. */
  readonly fame: number;
  /** `rare` multiplies it by rarity / (rarity + likes): content stands in where ratings are few. */
  readonly rarity: number;
  /** What each part counts, in standard deviations of its scores; see {@link partWeights}. */
  readonly weights: Readonly<Record<HybridPart, PartWeight>>;
  /** So many likes lie half way from few to many. */
  readonly half: number;
}

/**
 * Chosen on validation users cut from the training part of every fold of the ranking splits (two cuts
 * each). No model of a fold saw that fold's held-out rows. Options were chosen on other people and
 * ratings cut from training parts, which are held out in other folds. Themes are in the features alone,
 * since they moved nothing else. `bench/tune.md` has each option beside its neighbours.
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
  features: { rareGenres: 1, years: 0.5, yearStep: 3, themes: 1 },
  fame: 0.7,
  rarity: 25,
  weights: {
    ials: { few: 1, many: 1 },
    ease: { few: 0.5, many: 1.2 },
    titles: { few: 0, many: 0.5 },
    familiar: { few: 0.7, many: 0 },
    rare: { few: 0, many: 0.9 },
  },
  half: 10,
};

/** Words that titles share: what brings sequels together. */
const TITLE_WORDS: ContentWeights = { titleWords: 1 };
/** How many times more candidates than asked are looked at for content. */
const SIMILAR_POOL = 4;
/** What content counts for in how alike two films are. */
const CONTENT_SAY = 0.3;

/**
 * What each part counts for someone whose likes weigh n (a like 1, a middling rating less): from `few`
 * to `many` with n² / (n² + half²). To one or two likes, content says more than taste as long as it
 * keeps to films one knows; to many it says most of films that few have rated. Where nothing is liked
 * iALS is alone, which believes something of strangers and bends it by dislikes.
 */
export function partWeights(
  n: number,
  { weights, half }: HybridOptions,
): Record<HybridPart, number> {
  const many = n ** 2 / (n ** 2 + half ** 2);
  const said = Math.min(1, n);
  const between = ({ few, many: most }: PartWeight) => (1 - many) * few + many * most;
  return {
    ials: between(weights.ials),
    ease: said * between(weights.ease),
    titles: said * between(weights.titles),
    familiar: said * between(weights.familiar),
    rare: said * between(weights.rare),
  };
}

/** The trained parts of a blend, any of which may be missing. */
export interface HybridParts extends Partial<Record<HybridPart, RankingModel>> {
  readonly ials?: RankingModel;
  readonly ease?: RankingModel;
  readonly titles?: RankingModel;
  readonly familiar?: ContentModel;
  readonly rare?: ContentModel;
}

/**
 * The blend Σ weight · score / deviation, with each part's scores divided by their standard deviation
 * over the films of which the person said nothing, so that no part counts more for having larger
 * numbers. (Standard scores but for a constant, so the order is theirs, and everything adds up.) A
 * part that is missing, or that says the same of every film, adds nothing.
 */
export class Hybrid implements RankingModel {
  constructor(
    readonly parts: HybridParts,
    private readonly items: number,
    private readonly options: HybridOptions = HYBRID_DEFAULTS,
  ) {}

  foldIn(evidence: readonly ItemEvidence[]): FoldedPerson {
    const used = heard(evidence);
    const weights = partWeights(likesWeight(used), this.options);
    const voices = HYBRID_PARTS.flatMap((name): Voice[] => {
      const model = this.parts[name];
      if (!model || weights[name] === 0) return [];
      return [{ name, weight: weights[name], person: model.foldIn(used) }];
    });
    return new BlendedPerson(used, voices, this.items);
  }

  /**
   * Candidates and likeness by who likes them (iALS), with a share for genres, years and themes,
   * since a hit is liked by everyone who likes another hit. By those alone where iALS knows nothing.
   */
  similar(item: number, count: number): Neighbour[] {
    const { ials, familiar: features } = this.parts;
    const pool = ials?.similar(item, features ? count * SIMILAR_POOL : count) ?? [];
    if (!features) return pool;
    if (pool.length === 0) return features.similar(item, count);
    const content = features.cosines(
      item,
      pool.map(({ item: other }) => other),
    );
    return pool
      .map(({ item: other, similarity }, n) => ({
        item: other,
        similarity: (1 - CONTENT_SAY) * similarity + CONTENT_SAY * content[n],
      }))
      .sort((a, b) => b.similarity - a.similarity || a.item - b.item)
      .slice(0, count);
  }

  async quicken(): Promise<void> {
    const parts: HybridParts & Partial<Record<HybridPart, RankingModel>> = this.parts;
    for (const name of HYBRID_PARTS) await parts[name]?.quicken?.();
  }

  save(): SavedModel {
    const parts: Record<string, SavedModel> = {};
    for (const name of HYBRID_PARTS) {
      const part = this.parts[name];
      if (part) parts[name] = part.save();
    }
    return { arrays: {}, info: {}, parts };
  }
}

/** One part of a blend, for one person. */
interface Voice {
  readonly name: HybridPart;
  readonly weight: number;
  readonly person: FoldedPerson;
}

/** A person folded into every part. */
class BlendedPerson implements FoldedPerson {
  /** Weight / deviation of each voice; the deviations need all scores, so they are found once. */
  private scales: readonly number[] | null = null;

  constructor(
    readonly evidence: readonly ItemEvidence[],
    private readonly voices: readonly Voice[],
    private readonly items: number,
  ) {}

  scores(): Float64Array {
    const total = new Float64Array(this.items);
    const given = this.evidence.map(({ item }) => item);
    this.scales = this.voices.map(({ weight, person }) => {
      const scores = person.scores();
      const { deviation } = spreadOf(scores, given);
      const scale = deviation > 0 ? weight / deviation : 0;
      if (scale > 0) for (let i = 0; i < total.length; i++) total[i] += scale * scores[i];
      return scale;
    });
    return total;
  }

  /** Of the parts that believe more than one thing of the person, as they count in the score. */
  chance(random: Random): Float64Array {
    if (!this.scales) this.scores();
    const total = new Float64Array(this.items);
    this.voices.forEach(({ person }, v) => {
      const scale = this.scales?.[v] ?? 0;
      if (scale > 0) person.chance?.(random).forEach((add, i) => (total[i] += scale * add));
    });
    return total;
  }

  /** Every part's terms in the weight and scale that they have in the score. */
  explain(item: number): ItemTerms {
    if (!this.scales) this.scores();
    const terms = new Float64Array(this.evidence.length);
    const parts: Record<string, number> = {};
    let rest = 0;
    this.voices.forEach(({ name, person }, v) => {
      const scale = this.scales?.[v] ?? 0;
      if (scale === 0) return;
      const of = person.explain(item);
      let sum = of.rest;
      of.terms.forEach((term, n) => {
        sum += term;
        terms[n] += scale * term;
      });
      rest += scale * of.rest;
      parts[name] = scale * sum;
    });
    return { terms, rest, parts };
  }
}

/**
 * Trains every part. EASE alone grows with the cube of the films it covers, and so covers the best
 * known only.
 * @throws Failure `cancelled`; `engine-lost`; `engine-unavailable`; `training-diverged`
 */
export async function fitHybrid(
  data: RankingData,
  context: FitContext,
  options: HybridOptions = HYBRID_DEFAULTS,
): Promise<Hybrid> {
  const ials = await fitInformedIals(data, partOf(context, 0, 0.5), options.ials);
  const ease = await fitHybridEase(data, partOf(context, 0.5, 1), options.ease);
  return new Hybrid({ ials, ease, ...fitContent(data, options) }, data.films.length, options);
}

/** The parts of the blend that go by what films are about; how many like them only scales that. */
export function fitContent(
  data: RankingData,
  options: HybridOptions = HYBRID_DEFAULTS,
): Readonly<Record<'titles' | 'familiar' | 'rare', ContentModel>> {
  const { titles, features, fame, rarity } = contentOf(data, options);
  return {
    titles: new ContentModel(titles),
    familiar: new ContentModel(features, fame),
    rare: new ContentModel(features, rarity),
  };
}

/** Features, and what each film's score by them is multiplied by. */
function contentOf({ films, ratings }: RankingData, options: HybridOptions) {
  const likes = Float64Array.from(likesOf(ratings, films.length));
  return {
    titles: new ContentFeatures(keptContentRows(films, TITLE_WORDS)),
    features: new ContentFeatures(keptContentRows(films, options.features)),
    fame: likes.map((count) => count ** options.fame),
    rarity: likes.map((count) => options.rarity / (options.rarity + count)),
  };
}

/**
 * A kept blend, or one of some of its parts.
 * @throws Failure `bad-input` when a part is unknown or does not fit
 */
export function loadHybrid(
  { parts = {} }: SavedModel,
  data: RankingData,
  options: HybridOptions = HYBRID_DEFAULTS,
): Hybrid {
  const { films } = data;
  const { titles, features, fame, rarity } = contentOf(data, options);
  const load: { [Part in HybridPart]: (saved: SavedModel) => NonNullable<HybridParts[Part]> } = {
    ials: (saved) => IalsRanking.load(saved, data, options.ials, options.ials.prior),
    ease: (saved) => Ease.load(saved, films.length),
    titles: (saved) => ContentModel.load(saved, titles),
    familiar: (saved) => ContentModel.load(saved, features, fame),
    rare: (saved) => ContentModel.load(saved, features, rarity),
  };
  const names = HYBRID_PARTS.filter((name) => name in parts);
  if (names.length === 0 || names.length !== Object.keys(parts).length) throw misfit();
  const loaded = names.map((name) => [name, load[name](parts[name])]);
  return new Hybrid(Object.fromEntries(loaded) as HybridParts, films.length, options);
}

/** EASE on ratings as confidences and rows of content, for the best-known films. */
export async function fitHybridEase(
  { films, users, ratings }: RankingData,
  { signal, onProgress }: Pick<FitContext, 'signal' | 'onProgress'>,
  options: HybridEaseOptions = HYBRID_DEFAULTS.ease,
): Promise<Ease> {
  const people = toObservations(ratings, users, films.length, undefined, (halfStars) =>
    confidence(halfStars, options.confidences),
  );
  const rows = stackRows(people, keptContentRows(films, options.content));
  const cover = bestKnown(ratings, films.length, options.cover);
  return fitEase(rows, cover, options, signal, onProgress);
}
