import type { Film } from '../../data/library';
import type { Mark } from '../../data/records';
import { createRandom } from '../../engine/random';
import { isLike, markEvidence } from '../evidence/feedback';
import { forTwo } from './forTwo';
import { likenessRows } from './likeness';
import type { Neighbour } from './neighbours';
import { queryFilter } from './queryFilter';
import type { FoldedPerson, RankingModel } from '../ranking/rankingModel';
import { fameCap, fameOf, withFame, withVariety } from './rerank';
import { matchOf, spreadOf, type ScoreSpread } from '../scoreSpread';
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
  /** 0 no chance; 1 as much as the model's doubt about the person allows (`drawAround.ts`). */
  readonly surprise?: number;
  /** Which draw: a safe integer. The same deal of the same person is always the same list. */
  readonly deal?: number;
  readonly offset: number;
  readonly limit: number;
}

/** One mark's exact, signed share of a film's score. */
export interface ItemReason extends ItemMark {
  readonly share: number;
}

/** A film with its score and why it has it. */
export interface ScoredItem {
  readonly item: number;
  readonly score: number;
  /** Whole per cent between an average film (0) and the person's best (100): {@link matchOf}. */
  readonly match: number;
  /** Largest share first. */
  readonly reasons: readonly ItemReason[];
}

/** A film of a list. Its score, match and reasons are those without chance, and so exact. */
export interface RankedItem extends ScoredItem {
  /** 1-based place by score and fame alone where chance had a say, else null. */
  readonly placeWithoutChance: number | null;
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
export interface ItemExplanation extends ScoredItem {
  /** 1-based place among the films not yet marked; null when it is marked itself. */
  readonly rank: number | null;
  readonly candidates: number;
  /** False when nothing is liked: the ranking is then by what most people like, bent by dislikes. */
  readonly personal: boolean;
  /** Signed share of the score that comes from what most people like: the model's own part. */
  readonly popularity: number;
  /** Of a blend, each part's signed share of the score by its name; they sum as all reasons do. */
  readonly parts: Readonly<Record<string, number>>;
}

/** What ranking needs beside the model. */
export interface RecommenderData {
  /** Genres and years of every item. */
  readonly films: readonly Film[];
  /** How many people like each item. */
  readonly popularity: Uint32Array;
  /** Who likes the items, by which and genre variety tells them apart: row-major items × size. */
  readonly vectors: Float32Array;
  readonly size: number;
}

/** Films for two people, with how each suits either. */
export interface JointPage {
  readonly items: readonly {
    readonly item: number;
    readonly matchA: number;
    readonly matchB: number;
  }[];
  /** Every film is in this part of both rankings, from the top: 0.02 for the best 2 %, 1 for all. */
  readonly within: number;
}

/** How many of the best candidates variety re-orders; what comes after keeps its order. */
const VARIETY_POOL = 240;
const CARD_REASONS = 3;
const EXPLANATION_REASONS = 12;

type Scores = Float32Array | Float64Array;

/** A person's scores, with what belongs to them. */
interface Taste {
  readonly person: FoldedPerson;
  readonly marks: readonly ItemMark[];
  readonly marked: ReadonlySet<number>;
  /** Score of every item, length items. */
  readonly scores: Scores;
  /** True when at least one mark is a like. */
  readonly personal: boolean;
  /** Of the scores of films not marked. */
  readonly spread: ScoreSpread;
}

/** A list before it is cut into pages. */
interface Ordered {
  readonly order: Uint32Array;
  /** Scores bent by fame, without chance. */
  readonly bent: Scores;
  /** 1 for every item that may be listed. */
  readonly accepted: Uint8Array;
  readonly total: number;
}

/** Ranks films for a person from marks, over one trained model. No state but a memory of the last person. */
export class Recommender {
  private readonly known: Float64Array;
  private last: { name: string; taste: Taste } | null = null;

  constructor(
    private readonly model: RankingModel,
    private readonly data: RecommenderData,
  ) {
    this.known = fameOf(data.popularity);
  }

  /** The person's list under a query. Without a like it is what most people like, bent by dislikes. */
  recommend(marks: readonly ItemMark[], query: RankQuery): RankedPage {
    const taste = this.taste(marks);
    const { order, total, bent, accepted } = this.listOf(taste, query);
    const shown = order.subarray(query.offset, query.offset + query.limit);
    const chance = (query.surprise ?? 0) > 0 && taste.person.chance !== undefined;
    return {
      items: Array.from(shown, (item) => ({
        ...this.describe(taste, item, taste.scores[item]),
        placeWithoutChance: chance ? placeOf(item, bent, accepted) : null,
      })),
      total,
      personal: taste.personal,
    };
  }

  /** The items of {@link recommend}'s list alone, which costs far less than their reasons. */
  rank(marks: readonly ItemMark[], query: RankQuery): Uint32Array {
    const { order } = this.listOf(this.taste(marks), query);
    return order.subarray(query.offset, query.offset + query.limit);
  }

  private listOf(taste: Taste, query: RankQuery): Ordered {
    // By popularity alone, bending it would leave the hits on top: then they are left out.
    const { popularity } = this.data;
    const cap = taste.personal ? Infinity : fameCap(popularity, query.fame);
    const chance = drawnChance(taste.person, query);
    return this.order(taste.scores, taste.marked, query, (item) => popularity[item] > cap, chance);
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
      match: matchOf(score, taste.spread),
      ...this.reasons(taste, item),
      rank: taste.marked.has(item) ? null : better + 1,
      candidates,
      personal: taste.personal,
    };
  }

  /** The films most like one, best first. */
  similar(item: number, count: number): Neighbour[] {
    return this.model.similar(item, count);
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
   * Films for two, by the mean of what both think of them, leaving out what either has marked and
   * what does not stand high with both: {@link forTwo}.
   */
  together(marksA: readonly ItemMark[], marksB: readonly ItemMark[], query: RankQuery): JointPage {
    const a = this.taste(marksA);
    const b = this.taste(marksB);
    const marked = new Set([...a.marked, ...b.marked]);
    const passes = queryFilter(this.data.films, query);
    const { scores, vetoed, within } = forTwo(a.scores, b.scores, marked, passes);
    const { order } = this.order(scores, marked, query, vetoed);
    const shown = order.subarray(query.offset, query.offset + query.limit);
    const items = Array.from(shown, (item) => ({
      item,
      matchA: matchOf(a.scores[item], a.spread),
      matchB: matchOf(b.scores[item], b.spread),
    }));
    return { items, within };
  }

  /** Fold-in and scores, remembered for the last person, since paging asks again for the same. */
  private taste(marks: readonly ItemMark[]): Taste {
    const name = marks.map(({ item, mark }) => `${item}:${mark}`).join();
    if (this.last?.name === name) return this.last.taste;
    const person = this.model.foldIn(
      marks.map(({ item, mark }) => ({ item, ...markEvidence(mark) })),
    );
    const scores = person.scores();
    const personal = marks.some(({ mark }) => isLike(mark));
    const marked = new Set(marks.map(({ item }) => item));
    const spread = spreadOf(scores, marked);
    const taste = { person, marks, marked, scores, personal, spread };
    this.last = { name, taste };
    return taste;
  }

  private order(
    scores: Scores,
    marked: ReadonlySet<number>,
    query: RankQuery,
    vetoed: (item: number) => boolean = () => false,
    chance: Scores | null = null,
  ): Ordered {
    const { films } = this.data;
    const passes = queryFilter(films, query);
    let total = 0;
    const accepted = new Uint8Array(scores.length);
    for (let i = 0; i < scores.length; i++) {
      if (marked.has(i) || !passes(i) || vetoed(i)) continue;
      accepted[i] = 1;
      total++;
    }
    const bent = withFame(scores, this.known, query.fame);
    const drawn = chance ? chance.map((add, i) => bent[i] + add) : bent;
    const wanted = query.offset + query.limit;
    const pooled = query.variety > 0 ? Math.max(VARIETY_POOL, wanted) : wanted;
    const best = topItems(drawn, pooled, (item) => accepted[item] === 1);
    if (query.variety <= 0) return { order: best, bent, accepted, total };
    const order = best.slice();
    const pool = best.subarray(0, VARIETY_POOL);
    const { rows, size } = likenessRows(this.data, pool);
    order.set(withVariety(pool, drawn, query.variety, rows, size, wanted));
    return { order, bent, accepted, total };
  }

  /** A film as a card shows it: only what speaks for it, and only from likes. */
  private describe(taste: Taste, item: number, score: number): ScoredItem {
    const reasons = this.reasons(taste, item)
      .reasons.filter(({ mark, share }) => isLike(mark) && share > 0)
      .slice(0, CARD_REASONS);
    return { item, score, match: matchOf(score, taste.spread), reasons };
  }

  /** What every mark, the model itself and each part add to a film's score, as shares of it. */
  private reasons(
    taste: Taste,
    item: number,
  ): Pick<ItemExplanation, 'reasons' | 'popularity' | 'parts'> {
    const { terms, rest, parts = {} } = taste.person.explain(item);
    const sum = terms.reduce((total, term) => total + term, rest);
    const size = terms.reduce((total, term) => total + Math.abs(term), Math.abs(rest));
    // Shares of a score of nearly nothing would blow up; then they are shares of all that was said.
    const whole = sum > 0.1 * size ? sum : size || 1;
    const markOf = new Map(taste.marks.map(({ item: i, mark }) => [i, mark]));
    const reasons = taste.person.evidence.flatMap((evidence, n) => {
      const mark = markOf.get(evidence.item);
      return mark === undefined ? [] : [{ item: evidence.item, mark, share: terms[n] / whole }];
    });
    reasons.sort((a, b) => Math.abs(b.share) - Math.abs(a.share));
    return {
      reasons: reasons.slice(0, EXPLANATION_REASONS),
      popularity: rest / whole,
      parts: Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part / whole])),
    };
  }
}

/** What chance adds to the scores, or null where it has no say. */
function drawnChance(person: FoldedPerson, { surprise = 0, deal = 0 }: RankQuery): Scores | null {
  if (surprise <= 0) return null;
  const drawn = person.chance?.(createRandom(deal));
  return drawn ? drawn.map((add) => surprise * add) : null;
}

/** 1-based place of an item among those accepted. */
function placeOf(item: number, scores: Scores, accepted: Uint8Array): number {
  let better = 0;
  for (let i = 0; i < scores.length; i++)
    if (accepted[i] && (scores[i] > scores[item] || (scores[i] === scores[item] && i < item)))
      better++;
  return better + 1;
}

/** How many values of an ascending array are below `value`. */
function lowerBound(sorted: Scores, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
