import type { RatingColumns } from '../data/library';
import type { Mark } from '../data/records';
import { createRandom } from '../engine/random';
import { Asker, askPool, ASK_DEFAULTS, type AskOptions } from './askNext';
import type { ItemEvidence } from './evidence';
import type { Ratings } from './evaluateRanking';
import { markEvidence } from './feedback';
import type { ItemModel } from './foldIn';
import { ndcgAt } from './metrics';
import type { RankingModel } from './rankingModel';
import type { TestUser } from './rankingSplit';
import { SeenChance } from './seenChance';
import { topItems } from './topItems';

/** A held-out person who can be asked: what they rated (half stars by item), but for held-out likes. */
export interface Interviewee {
  readonly user: number;
  readonly rated: ReadonlyMap<number, number>;
  readonly held: ReadonlySet<number>;
}

/** What has been said in an interview so far. */
export interface Interview {
  /** Answers in the order they were given, half stars by item. */
  readonly answers: ReadonlyMap<number, number>;
  readonly unseen: readonly number[];
}

/** The next item to ask a person about, or null where there is none left. */
export type Ask = (interview: Interview) => number | null;

/** The ways of asking that are compared. */
export interface AskStrategies {
  /** By how many people rated it. */
  popular(): Ask;
  /** In random order, among the same well-known films. */
  random(user: number): Ask;
  /** By what the answer would teach ({@link Asker}). */
  telling(): Ask;
}

/** Counts of answers at which an interview's figures are taken; the last one ends it. */
export const ANSWERS = [0, 1, 3, 5, 10] as const;
/** Counts of questions, answered or not, likewise. */
export const QUESTIONS = [10, 20] as const;
const CUT = 100;

/** How one interview went. */
export interface InterviewResult {
  /** NDCG@100 by {@link ANSWERS}. Someone who knows fewer films has said all they can. */
  readonly byAnswers: readonly number[];
  /** NDCG@100 by {@link QUESTIONS}. */
  readonly byQuestions: readonly number[];
  /** How many of the first ten questions were answered. */
  readonly answeredOfTen: number;
  /** Questions until ten answers, or until there was none left. */
  readonly questions: number;
  /** The ten answers. */
  readonly evidence: readonly ItemEvidence[];
}

/** All ways of asking, over the same best-known films. */
export function askStrategies(
  model: ItemModel,
  ratings: RatingColumns,
  options: AskOptions = ASK_DEFAULTS,
): AskStrategies {
  const pool = askPool(ratings, model.items, options.pool);
  const asker = new Asker(model, ratings, new SeenChance(ratings, model.items, pool), options);
  const inOrder = (order: Iterable<number>): Ask => {
    const items = [...order].values();
    return () => items.next().value ?? null;
  };
  return {
    popular: () => inOrder(pool),
    random: (user) => {
      const random = createRandom(user + 1);
      const at = Float64Array.from(pool, () => random.next());
      return inOrder(
        pool
          .map((_, n) => n)
          .sort((a, b) => at[a] - at[b])
          .map((n) => pool[n]),
      );
    },
    telling: () => {
      return ({ answers, unseen }) =>
        asker.next({ evidence: evidenceOf(answers), seen: [...answers.keys()], unseen }, 1)[0] ??
        null;
    },
  };
}

/**
 * Asks a person until ten answers (and twenty questions): they answer with their stars where they
 * have rated the film, and otherwise have not seen it. After so many answers or questions, films are
 * ranked without any that the person rated, asked about or not: what is left are their held-out likes
 * and films they never rated, the same for every way of asking.
 */
export function interview(person: Interviewee, model: RankingModel, ask: Ask): InterviewResult {
  const answers = new Map<number, number>();
  const unseen: number[] = [];
  const quality = (evidence: readonly ItemEvidence[]) =>
    ndcgWithout(model, evidence, person.held, (item) => person.rated.has(item));
  const byAnswers = [quality([])];
  const byQuestions: number[] = [];
  const most = Math.max(...ANSWERS);
  let evidence: ItemEvidence[] = [];
  let answeredOfTen = 0;
  let questions = 0;
  let asked = 0;
  while (byAnswers.length < ANSWERS.length || byQuestions.length < QUESTIONS.length) {
    const item = ask({ answers, unseen });
    if (item === null) break;
    asked++;
    const halfStars = person.rated.get(item);
    if (halfStars === undefined) unseen.push(item);
    else {
      answers.set(item, halfStars);
      if (answers.size === ANSWERS[byAnswers.length]) byAnswers.push(quality(evidenceOf(answers)));
    }
    if (answers.size <= most && halfStars !== undefined) {
      evidence = evidenceOf(answers);
      questions = asked;
    }
    if (asked === 10) answeredOfTen = answers.size;
    if (asked === QUESTIONS[byQuestions.length]) byQuestions.push(quality(evidenceOf(answers)));
  }
  // Whoever knows fewer films has gone through all of them.
  if (answers.size < most) questions = asked;
  const last = quality(evidenceOf(answers));
  while (byAnswers.length < ANSWERS.length) byAnswers.push(last);
  while (byQuestions.length < QUESTIONS.length) byQuestions.push(last);
  return { byAnswers, byQuestions, answeredOfTen, questions, evidence };
}

/**
 * NDCG@100 after either's ten answers, leaving out of both rankings the films that either answered
 * about. Every other like of the person is to be found: the held-out ones and those not asked about.
 */
export function comparedOnTheRest(
  person: Interviewee,
  model: RankingModel,
  results: readonly InterviewResult[],
): number[] {
  const answered = new Set(results.flatMap(({ evidence }) => evidence.map(({ item }) => item)));
  const wanted = new Set(person.held);
  for (const [item, halfStars] of person.rated)
    if (halfStars >= 8 && !answered.has(item)) wanted.add(item);
  return results.map(({ evidence }) =>
    ndcgWithout(model, evidence, wanted, (item) => answered.has(item)),
  );
}

/** Everybody of a split who has held-out likes, by fold. */
export function interviewees(
  { films, userIds, ratings }: Ratings,
  people: readonly TestUser[],
): Map<number, Interviewee[]> {
  const itemOf = new Map(films.map(({ id }, item) => [id, item]));
  const userOf = new Map(Array.from(userIds, (id, user) => [id, user]));
  const rated = new Map<number, Map<number, number>>();
  ratings.item.forEach((item, p) => {
    const own = rated.get(ratings.user[p]) ?? new Map<number, number>();
    rated.set(ratings.user[p], own);
    own.set(item, ratings.halfStars[p]);
  });
  const folds = new Map<number, Interviewee[]>();
  for (const { userId, fold, held: ids } of people) {
    const user = userOf.get(userId) ?? -1;
    const held = new Set(ids.flatMap((id) => itemOf.get(id) ?? []));
    if (!held.size) continue;
    const askable = new Map([...(rated.get(user) ?? [])].filter(([item]) => !held.has(item)));
    folds.set(fold, [...(folds.get(fold) ?? []), { user, rated: askable, held }]);
  }
  return folds;
}

function evidenceOf(answers: ReadonlyMap<number, number>): ItemEvidence[] {
  return Array.from(answers, ([item, halfStars]) => ({ item, ...markEvidence(halfStars as Mark) }));
}

function ndcgWithout(
  model: RankingModel,
  evidence: readonly ItemEvidence[],
  held: ReadonlySet<number>,
  left: (item: number) => boolean,
): number {
  const ranked = topItems(model.foldIn(evidence).scores(), CUT, (item) => !left(item));
  return ndcgAt(ranked, held, CUT);
}

/** Mean of paired differences, and its standard error over the people. */
export function pairedGain(
  ours: readonly number[],
  theirs: readonly number[],
): { readonly mean: number; readonly error: number } {
  const n = ours.length;
  const differences = ours.map((value, at) => value - theirs[at]);
  const mean = differences.reduce((sum, d) => sum + d, 0) / Math.max(1, n);
  const squares = differences.reduce((sum, d) => sum + (d - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / Math.max(1, n - 1) / Math.max(1, n)) };
}
