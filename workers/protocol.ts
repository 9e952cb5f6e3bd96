/**
 * The model worker's face: every message between the page and `workers/model.ts`, as plain data.
 * The page talks to it through comlink (`state/worker.ts`). Long calls take a `token`, with which
 * `cancel(token)` stops them, and a progress callback (a comlink proxy). A call that fails resolves
 * to nothing: it rejects with an error whose message is a JSON `PlainFailure` (see `src/failure.ts`).
 */
import type { EngineKind } from '../src/engine/engine';
import type { Film, LibraryInfo } from '../src/data/library';
import type { HybridPart } from '../src/model/ranking/hybrid';
import type { Foresight, Outcome } from '../src/model/foresight/prequential';
import type { RankQuery as Query } from '../src/model/recommend/recommender';
import type { Mark } from '../src/data/records';
import type { EvaluationOutlook, EvaluationRequest, OnEvaluation } from './evaluation';

export type { Mark };

/** A film as the page shows it. */
export interface FilmView extends Film {
  /** Item index in the open library. */
  readonly item: number;
  /** The same film's name in every library (`src/share/filmKey`). */
  readonly key: number;
  /** How many people rated it in the library. */
  readonly ratings: number;
  /** Its place in the model: hue in degrees and distance from the middle, 0 to 1. Null before training. */
  readonly place: { readonly hue: number; readonly reach: number } | null;
}

/** One mark, named by the film's library-independent key. */
export interface ProfileMark {
  readonly key: number;
  readonly mark: Mark;
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** What a long call is at: fetching bytes, storing them, preparing the engine, training, comparing films. */
export type Phase = 'fetch' | 'store' | 'engine' | 'train' | 'compare';

/** One small record that every long call reports. */
export interface Progress {
  readonly phase: Phase;
  /** Bytes, epochs, or hundredths. */
  readonly done: number;
  /** 0 while unknown. */
  readonly total: number;
  /** A few words for the page: "WebAssembly · 2 threads", "epoch 3 of 16". */
  readonly detail: string;
  /** While training: the objective per observation after each epoch so far. */
  readonly losses?: readonly number[];
  readonly secondsLeft?: number;
}

/** Called as a long call gets on; a comlink proxy. */
export type OnProgress = (progress: Progress) => void;

/** The engine in use, as the page names it. */
export interface EngineInfo {
  readonly kind: EngineKind;
  readonly label: string;
  /** Why it is not the one asked for, in one sentence, or empty. */
  readonly note: string;
}

/** A trained model, described. */
export interface ModelInfo {
  readonly factors: number;
  readonly epochs: number;
  readonly engine: EngineInfo;
  readonly trainedAt: number;
  /** How many of the profile's marks were in the training matrix. */
  readonly learntMarks: number;
  readonly seconds: number;
  readonly losses: readonly number[];
  /** How many films, the best known, were compared with each other (EASE); others rank without that. */
  readonly compared: number;
}

export type { HybridPart };

/** What the parts of the blend count for somebody. */
export interface Blend {
  /** How many films they like. */
  readonly likes: number;
  /** Each part's share of all weights, 0 to 1. */
  readonly shares: Readonly<Record<HybridPart, number>>;
}

/** What the page learns when the library is open. */
export interface Opened {
  readonly library: LibraryInfo;
  /** True when it came from IndexedDB and no network was used. */
  readonly fromStore: boolean;
  /** False when nothing can be kept (storage refused or full); `storageNote` then says why. */
  readonly kept: boolean;
  readonly storageNote: string;
  /** Genres with how many films have them, most first. */
  readonly genres: readonly { readonly name: string; readonly films: number }[];
  /** First and last year of a film. */
  readonly years: readonly [number, number];
  /** Well-known, mutually different films for the first screen. */
  readonly starters: readonly FilmView[];
  /** The snapshot's model when one fits, else null: call `train`. */
  readonly model: ModelInfo | null;
}

/** Where the library is, and what is to train on it. */
export interface OpenRequest {
  /** Absolute URL of library.json. */
  readonly manifestUrl: string;
  /** From `?engine=`; null chooses. */
  readonly engine: EngineKind | null;
  /** Why the page has no database, or '': the worker then asks for none either. */
  readonly without?: string;
}

/** Whose marks join the training matrix, and where it starts from. */
export interface TrainRequest {
  readonly profile: readonly ProfileMark[];
  /** `fresh` starts from random factors; `warm` trains a few epochs on from the current model. */
  readonly mode: 'fresh' | 'warm';
}

export type { RankQuery as Query } from '../src/model/recommend/recommender';

/** An exact share of a film's score that comes from one mark, through all parts of the blend. */
export interface Reason {
  readonly film: FilmView;
  readonly mark: Mark;
  /**
   * Signed share of the score. All shares of a film, with that of popularity, sum to 1 when its
   * score is clearly positive; else they are shares of the sum of their sizes.
   */
  readonly share: number;
}

/** A film of the list. */
export interface Recommendation {
  readonly film: FilmView;
  readonly score: number;
  /** Whole per cent between an average film (0) and the person's best (100), of those not marked. */
  readonly match: number;
  /** The strongest reasons, largest first, at most three. */
  readonly reasons: readonly Reason[];
  /** 1-based place that it would have without chance, where that had a say; else null. */
  readonly placeWithoutChance: number | null;
}

/** A part of the list, as many as asked for from the offset on. */
export interface RecommendationPage {
  readonly recommendations: readonly Recommendation[];
  /** How many films pass the filters. */
  readonly total: number;
  /** Marks of the profile whose film is not in this library. */
  readonly unknownMarks: number;
  /** False when the profile says nothing yet: the list is then by popularity. */
  readonly personal: boolean;
  readonly milliseconds: number;
}

/** Why a film stands where it does for the person. */
export interface Explanation {
  readonly film: FilmView;
  readonly score: number;
  /** As of a recommendation; it says nothing of a film that is marked itself. */
  readonly match: number;
  /** 1-based rank among the films not yet marked, without filters; null when it is marked. */
  readonly rank: number | null;
  readonly candidates: number;
  /** False when nothing is liked: the ranking is then by what most people like, bent by dislikes. */
  readonly personal: boolean;
  /** Signed share of the score that comes from what most people like. */
  readonly popularity: number;
  /** Each part's exact, signed share of the score; they sum as reasons and popularity do. */
  readonly parts: Readonly<Partial<Record<HybridPart, number>>>;
  /** Every mark's share, largest magnitude first, at most twelve. */
  readonly reasons: readonly Reason[];
}

/** A film like another. */
export interface SimilarFilm {
  readonly film: FilmView;
  /** How alike, 0 to 1: who likes them (cosine of the factors), genres, years and themes. */
  readonly similarity: number;
}

/** What not to ask a person about, by film key, and how many films to ask about. */
export interface AskRequest {
  /** Films they have not seen: these change nothing but what is likely to have been seen. */
  readonly unseen: readonly number[];
  /** Films that they are being asked about already. */
  readonly open: readonly number[];
  readonly count: number;
}

/** How a shared list suits a person. */
export interface ListMatch {
  /** Mean over the list of each film's percentile in the person's ranking, 0 to 100; null without marks or films. */
  readonly percent: number | null;
  /** Films of the list by how well they suit, best first. */
  readonly best: readonly FilmView[];
}

/** Films for two people. */
export interface JointPage {
  readonly recommendations: readonly JointRecommendation[];
  /** Every film is in this part of both rankings, from the top: 0.02 for the best 2 %, 1 for all. */
  readonly within: number;
}

/** A film for two people: it stands high with both (average without misery). */
export interface JointRecommendation {
  readonly film: FilmView;
  /** Each one's match, as in their own list. */
  readonly matchA: number;
  readonly matchB: number;
}

/** The stars that somebody is expected to give a film. */
export interface StarPrediction {
  /** Posterior mean, on the library's scale. */
  readonly mean: number;
  /** Ends of the central 90 % interval of a rating by them, within the scale. */
  readonly low: number;
  readonly high: number;
  /** Standard deviation of a rating about the mean. */
  readonly sd: number;
  /** False when the profile holds no opinion: it is then what a stranger would give. */
  readonly personal: boolean;
}

/** The model of stars, described. */
export interface StarsInfo {
  readonly sweeps: number;
  /** Draws of the sampler that were kept. */
  readonly draws: number;
  readonly factors: number;
  /** How many it learnt from. */
  readonly ratings: number;
  readonly seconds: number;
  /** Milliseconds since 1970. */
  readonly learntAt: number;
  /** What a like and a dislike count as, in stars: what people give then in this library. */
  readonly like: number;
  readonly dislike: number;
  /** Lowest and highest rating that there can be, whether the library has them or not. */
  readonly min: number;
  readonly max: number;
}

export type { Foresight, Outcome };

/** How well a person's marks were foreseen, and whether their taste has changed. */
export interface ForesightFigures {
  readonly all: Foresight;
  /** Of the last twenty that each figure can be told from. */
  readonly recent: Pick<Foresight, 'stars' | 'likes'>;
  /** The running error in stars after each of the latest star ratings, oldest first. */
  readonly trend: readonly number[];
  /** The latest mark that set off the test for a change of taste, as a place in the outcomes, or null. */
  readonly changedAt: number | null;
}

/** Every call of the page to the worker. */
export interface ModelWorker {
  /** Opens the library from IndexedDB, or fetches, verifies and stores it; loads a snapshot that fits. */
  open(request: OpenRequest, token: number, onProgress: OnProgress): Promise<Opened>;
  /** Prepares the engine when needed and trains. A `cancelled` failure leaves the last model in place. */
  train(request: TrainRequest, token: number, onProgress: OnProgress): Promise<ModelInfo>;
  cancel(token: number): void;

  recommend(profile: readonly ProfileMark[], query: Query): Promise<RecommendationPage>;
  explain(profile: readonly ProfileMark[], item: number): Promise<Explanation>;
  similar(item: number, count: number): Promise<readonly SimilarFilm[]>;
  /** What the parts of the blend count for this profile. */
  blend(profile: readonly ProfileMark[]): Promise<Blend>;
  /** Title search: prefix, typos, accents, "The" anywhere, year. Works before training. */
  search(text: string, limit: number): Promise<readonly FilmView[]>;
  /** Films by key, null where this library has none; in the order asked. */
  resolve(keys: readonly number[]): Promise<readonly (FilmView | null)[]>;
  /** A film by the library's own id, or null. */
  filmById(id: number): Promise<FilmView | null>;
  matchList(profile: readonly ProfileMark[], keys: readonly number[]): Promise<ListMatch>;
  together(a: readonly ProfileMark[], b: readonly ProfileMark[], query: Query): Promise<JointPage>;

  /**
   * The films whose rating would teach the model most about the person, likely enough to have been
   * seen; the most telling first, and fewer than asked for when little is left to ask.
   */
  ask(profile: readonly ProfileMark[], request: AskRequest): Promise<readonly FilmView[]>;

  /** What an evaluation of the open library would come to. */
  evaluationOutlook(): Promise<EvaluationOutlook>;
  /**
   * Measures models on people and ratings held out of the open library, in a thread of its own, so
   * that recommendations stay quick. Figures come with the events, fold by fold.
   */
  evaluate(request: EvaluationRequest, token: number, onEvent: OnEvaluation): Promise<void>;

  /**
   * Makes stars predictable: from what is kept, else (or with `fresh`) by learning in a thread of its
   * own, beside which every other call is answered as usual. `library-unsupported` for too many ratings.
   */
  learnStars(fresh: boolean, token: number, onProgress: OnProgress): Promise<StarsInfo>;
  /** Stars for items, null for those that there are not; `bad-input` before `learnStars`. */
  predict(
    profile: readonly ProfileMark[],
    items: readonly number[],
  ): Promise<readonly (StarPrediction | null)[]>;

  /**
   * What was expected of a film before its mark came, and what came; for a profile that the mark is not
   * in. Null for a mark without an opinion, for a film that has an opinion in the profile or is not in
   * this library, and before there is a model.
   */
  foresee(profile: readonly ProfileMark[], mark: ProfileMark): Promise<Outcome | null>;
  /**
   * What these outcomes, oldest first, come to. Needs no library.
   * @param testFrom how many of them the test for a change of taste has left behind
   */
  foresight(outcomes: readonly Outcome[], testFrom: number): Promise<ForesightFigures>;

  /** Tests only (`?test`): destroys the GPU device as if the driver had been reset. */
  loseDevice(): Promise<void>;
}
