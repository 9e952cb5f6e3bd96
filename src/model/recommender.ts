import type { Film } from '../data/library';
import type { Mark } from '../data/records';
import { isLike, markEvidence } from './feedback';
import type { FoldedUser, ItemModel } from './foldIn';
import { rowNorms, similarItems, type Neighbour } from './neighbours';
import { fameCap, withFame, withVariety } from './rerank';
import { topItems } from './topItems';

/** A mark on a film of the open library. */
export interface ItemMark {
  readonly item: number;
  readonly mark: Mark;
}

/** What narrows and shapes a list. */
export interface RankQuery {
  readonly genresIn: readonly string[];
  readonly genresOut: readonly string[];
  readonly yearFrom: number | null;
  readonly yearTo: number | null;
  /** −1 hidden gems, 0 as the model says, 1 hits. */
  readonly fame: number;
  /** 0 pure ranking, 1 as varied as can be. */
  readonly variety: number;
  readonly offset: number;
  readonly limit: number;
}

/** One mark's exact, signed share of a film's score. */
export interface ItemReason extends ItemMark {
  readonly share: number;
}

/** A film of a list, with why it is there. */
export interface RankedItem {
  readonly item: number;
  readonly score: number;
  /** The score as a percentage of the highest that any film has for the person, 1 to 99. */
  readonly match: number;
  /** Largest share first. */
  readonly reasons: readonly ItemReason[];
}

/** A part of the list, and what is to be said of the whole. */
export interface RankedPage {
  readonly items: readonly RankedItem[];
  /** How many films pass the query. */
  readonly total: number;
  /** True when at least one mark is a like. */
  readonly personal: boolean;
}

/** Where one film stands for a person. */
export interface ItemExplanation extends RankedItem {
  /** 1-based place among the films not yet marked; null when it is marked itself. */
  readonly rank: number | null;
  readonly candidates: number;
  /** False when nothing is liked: the ranking is then by popularity, bent by dislikes. */
  readonly personal: boolean;
  /** Share of the score that comes from popularity; 0 when `personal`. */
  readonly popularity: number;
}

/** A film for two people, with how it suits each. */
export interface JointItem {
  readonly item: number;
  readonly matchA: number;
  readonly matchB: number;
}

/** How many of the best candidates variety re-orders; what comes after keeps its order. */
const VARIETY_POOL = 240;
/** How many times more candidates than asked are looked at for genres. */
const SIMILAR_POOL = 4;
/** What genres count for in how alike two films are. */
const GENRE_SAY = 0.3;
const CARD_REASONS = 3;
const EXPLANATION_REASONS = 12;
/**
 * For two people: what lies below this quantile of either one's scores is vetoed. People of very
 * different taste leave too few films, so the veto is then relaxed step by step, never dropped.
 */
const MISERY_QUANTILES = [0.8, 0.6, 0.4];
const ENOUGH_FOR_TWO = 30;

/** A person's scores, with what belongs to them. */
interface Taste {
  readonly user: FoldedUser;
  readonly marks: readonly ItemMark[];
  readonly marked: ReadonlySet<number>;
  /** Score of every item, length items. */
  readonly scores: Float32Array;
  /** True when at least one mark is a like. */
  readonly personal: boolean;
  /** The highest score of any film, marked ones included: a full match. */
  readonly full: number;
}

/** Ranks films for a person from marks, over one trained model. No state but a memory of the last person. */
export class Recommender {
  private readonly norms: Float32Array;
  private last: { name: string; taste: Taste } | null = null;

  /**
   * @param films genres and years of every item
   * @param users how many people the model was trained on, for the share of them who like a film
   */
  constructor(
    private readonly model: ItemModel,
    private readonly films: readonly Film[],
    private readonly users: number,
  ) {
    this.norms = rowNorms(model.factors, model.options.factors);
  }

  /** The person's list under a query. Without a like the list is by popularity, bent by dislikes. */
  recommend(marks: readonly ItemMark[], query: RankQuery): RankedPage {
    const taste = this.taste(marks);
    // By popularity alone, bending it would leave the hits on top: then they are left out.
    const { popularity } = this.model;
    const cap = taste.personal ? Infinity : fameCap(popularity, query.fame);
    const tooKnown = (item: number) => popularity[item] > cap;
    const { order, scores, total } = this.order(taste.scores, taste.marked, query, tooKnown);
    const shown = order.subarray(query.offset, query.offset + query.limit);
    return {
      items: Array.from(shown, (item) => this.describe(taste, item, scores[item])),
      total,
      personal: taste.personal,
    };
  }

  /** Where one film stands for the person, and why; every mark's share, largest first. */
  explain(marks: readonly ItemMark[], item: number): ItemExplanation {
    const taste = this.taste(marks);
    const score = taste.scores[item];
    let candidates = 0;
    let better = 0;
    taste.scores.forEach((other, i) => {
      if (taste.marked.has(i)) return;
      candidates++;
      if (other > score || (other === score && i < item)) better++;
    });
    return {
      item,
      score,
      match: match(score, taste.full),
      ...this.reasons(taste, item),
      rank: taste.marked.has(item) ? null : better + 1,
      candidates,
      personal: taste.personal,
    };
  }

  /**
   * The films most like one, best first: by who likes them (cosine of the factors), and by genres,
   * since a hit is liked by everyone who likes another hit.
   */
  similar(item: number, count: number): Neighbour[] {
    const { factors, options, popularity } = this.model;
    const pool = similarItems(
      factors,
      this.norms,
      options.factors,
      item,
      count * SIMILAR_POOL,
      popularity,
    );
    const { genres } = this.films[item];
    return pool
      .map(({ item: other, similarity }) => ({
        item: other,
        similarity:
          (1 - GENRE_SAY) * similarity + GENRE_SAY * overlap(genres, this.films[other].genres),
      }))
      .sort((a, b) => b.similarity - a.similarity || a.item - b.item)
      .slice(0, count);
  }

  /**
   * How a list suits the person: the mean over its films of each one's percentile in their ranking.
   * @returns null percent without a like or without films; items best first
   */
  matchList(
    marks: readonly ItemMark[],
    items: readonly number[],
  ): { percent: number | null; best: number[] } {
    const taste = this.taste(marks);
    const best = [...items].sort((a, b) => taste.scores[b] - taste.scores[a]);
    if (!taste.personal || items.length === 0) return { percent: null, best };
    const sorted = taste.scores.slice().sort();
    const below = items.map((item) => lowerBound(sorted, taste.scores[item]) / sorted.length);
    return { percent: (100 * below.reduce((a, b) => a + b, 0)) / items.length, best };
  }

  /**
   * Films for two: by the mean of both matches, leaving out what either has marked and what lies
   * low in either one's ranking ("average without misery", Masthoff 2011).
   */
  together(
    marksA: readonly ItemMark[],
    marksB: readonly ItemMark[],
    query: RankQuery,
  ): JointItem[] {
    const a = this.taste(marksA);
    const b = this.taste(marksB);
    const marked = new Set([...a.marked, ...b.marked]);
    const joint = Float32Array.from(
      a.scores,
      (score, i) => (score / a.full + b.scores[i] / b.full) / 2,
    );
    let order: Uint32Array = new Uint32Array();
    for (const q of MISERY_QUANTILES) {
      const [leastA, leastB] = [quantile(a.scores, q), quantile(b.scores, q)];
      const vetoed = (item: number) => a.scores[item] < leastA || b.scores[item] < leastB;
      const found = this.order(joint, marked, query, vetoed);
      order = found.order;
      if (found.total >= ENOUGH_FOR_TWO) break;
    }
    return Array.from(order.subarray(query.offset, query.offset + query.limit), (item) => ({
      item,
      matchA: match(a.scores[item], a.full),
      matchB: match(b.scores[item], b.full),
    }));
  }

  /** Fold-in and scores, remembered for the last person, since paging asks again for the same. */
  private taste(marks: readonly ItemMark[]): Taste {
    const name = marks.map(({ item, mark }) => `${item}:${mark}`).join();
    if (this.last?.name === name) return this.last.taste;
    const user = this.model.foldIn(
      marks.map(({ item, mark }) => ({ item, ...markEvidence(mark) })),
    );
    const scores = this.model.scores(user.x);
    const personal = marks.some(({ mark }) => isLike(mark));
    if (!personal) {
      // Nothing says what is wanted: start from what the average person likes.
      for (let i = 0; i < scores.length; i++) scores[i] += this.average(i);
    }
    const full = scores.reduce((most, score) => Math.max(most, score), 0);
    const marked = new Set(marks.map(({ item }) => item));
    // Films that nobody rated can leave nothing to compare with.
    const taste = { user, marks, marked, scores, personal, full: full > 1e-6 ? full : 1 };
    this.last = { name, taste };
    return taste;
  }

  private order(
    scores: Float32Array,
    marked: ReadonlySet<number>,
    query: RankQuery,
    vetoed: (item: number) => boolean = () => false,
  ): { order: Uint32Array; scores: Float32Array; total: number } {
    const { factors, popularity, options } = this.model;
    const passes = filter(this.films, query);
    let total = 0;
    const accepted = new Uint8Array(scores.length);
    for (let i = 0; i < scores.length; i++) {
      if (marked.has(i) || !passes(i) || vetoed(i)) continue;
      accepted[i] = 1;
      total++;
    }
    const bent = withFame(scores, popularity, query.fame);
    const wanted = query.offset + query.limit;
    const pooled = query.variety > 0 ? Math.max(VARIETY_POOL, wanted) : wanted;
    const best = topItems(bent, pooled, (item) => accepted[item] === 1);
    if (query.variety <= 0) return { order: best, scores, total };
    const order = best.slice();
    const pool = best.subarray(0, VARIETY_POOL);
    order.set(withVariety(pool, bent, query.variety, factors, this.norms, options.factors));
    return { order, scores, total };
  }

  /** A film as a card shows it: only what speaks for it, and only from likes. */
  private describe(taste: Taste, item: number, score: number): RankedItem {
    const reasons = this.reasons(taste, item)
      .reasons.filter(({ mark, share }) => isLike(mark) && share > 0)
      .slice(0, CARD_REASONS);
    return { item, score, match: match(score, taste.full), reasons };
  }

  /** What every mark, and popularity, adds to a film's score, as shares of it. */
  private reasons(
    taste: Taste,
    item: number,
  ): { reasons: readonly ItemReason[]; popularity: number } {
    const { terms } = this.model.explain(taste.user, item);
    const popular = taste.personal ? 0 : this.average(item);
    const sum = terms.reduce((total, term) => total + term, popular);
    const size = terms.reduce((total, term) => total + Math.abs(term), popular);
    // Shares of a score of nearly nothing would blow up; then they are shares of all that was said.
    const whole = sum > 0.1 * size ? sum : size || 1;
    const markOf = new Map(taste.marks.map(({ item: i, mark }) => [i, mark]));
    const reasons = taste.user.evidence.flatMap((evidence, n) => {
      const mark = markOf.get(evidence.item);
      return mark === undefined ? [] : [{ item: evidence.item, mark, share: terms[n] / whole }];
    });
    reasons.sort((a, b) => Math.abs(b.share) - Math.abs(a.share));
    return { reasons: reasons.slice(0, EXPLANATION_REASONS), popularity: popular / whole };
  }

  /** The share of people who like a film: what one expects of somebody about whom nothing is known. */
  private average(item: number): number {
    return this.model.popularity[item] / Math.max(1, this.users);
  }
}

/** A score as a percentage of a full match, kept within 1 to 99: a model is never certain. */
function match(score: number, full: number): number {
  return Math.min(99, Math.max(1, Math.round((100 * score) / full)));
}

function filter(films: readonly Film[], query: RankQuery): (item: number) => boolean {
  const { yearFrom, yearTo } = query;
  const wanted = new Set(query.genresIn);
  const unwanted = new Set(query.genresOut);
  return (item) => {
    const { genres, year } = films[item];
    if (wanted.size > 0 && !genres.some((genre) => wanted.has(genre))) return false;
    if (unwanted.size > 0 && genres.some((genre) => unwanted.has(genre))) return false;
    if (yearFrom === null && yearTo === null) return true;
    return year !== null && year >= (yearFrom ?? -Infinity) && year <= (yearTo ?? Infinity);
  };
}

/** Shared genres by all genres of two films (Jaccard), 0 to 1. */
function overlap(a: readonly string[], b: readonly string[]): number {
  const shared = a.filter((genre) => b.includes(genre)).length;
  return shared / Math.max(1, a.length + b.length - shared);
}

/** How many values of an ascending array are below `value`. */
function lowerBound(sorted: Float32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function quantile(values: Float32Array, q: number): number {
  const sorted = values.slice().sort();
  return sorted[Math.floor(q * (sorted.length - 1))] ?? -Infinity;
}
