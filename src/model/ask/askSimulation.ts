import type { RatingColumns } from '../../data/library';
import type { Mark } from '../../data/records';
import { createRandom } from '../../engine/random';
import { runInSlices } from '../../engine/wasm/slices';
import { Asker, askPool, ASK_DEFAULTS, type AskOptions } from './askNext';
import type { ItemEvidence } from '../evidence/evidence';
import type { Ratings } from '../evaluation/evaluateRanking';
import { markEvidence, ratingEvidence } from '../evidence/feedback';
import type { ItemModel } from '../ranking/foldIn';
import { ndcgAt } from '../evaluation/metrics';
import type { RankingModel } from '../ranking/rankingModel';
import type { TestUser } from '../evaluation/rankingSplit';
import { SeenChance } from './seenChance';
import { topItems } from '../recommend/topItems';

const CUT = 100;

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

/** One question of an interview. */
export interface Question {
  readonly item: number;
  /** Null where they had not seen it. */
  readonly halfStars: number | null;
}

/** All ways of asking, over the same best-known films. */
export async function askStrategies(
  model: ItemModel,
  ratings: RatingColumns,
  options: AskOptions = ASK_DEFAULTS,
): Promise<AskStrategies> {
  const pool = askPool(ratings, model.items, options.pool);
  const chance = await runInSlices(SeenChance.make(ratings, model.items, pool), undefined);
  const asker = await runInSlices(Asker.make(model, ratings, chance, options), undefined);
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
 * Asks a person until they have given so many answers and been asked so many questions, or there is
 * nothing left to ask. They answer with their stars where they have rated the film, and otherwise have
 * not seen it; a held-out like is a film that they have not seen yet.
 */
export function interview(
  { rated }: Interviewee,
  ask: Ask,
  answersWanted: number,
  questionsWanted: number,
): Question[] {
  const asked: Question[] = [];
  const answers = new Map<number, number>();
  const unseen: number[] = [];
  while (answers.size < answersWanted || asked.length < questionsWanted) {
    const item = ask({ answers, unseen });
    if (item === null) break;
    const halfStars = rated.get(item) ?? null;
    if (halfStars === null) unseen.push(item);
    else answers.set(item, halfStars);
    asked.push({ item, halfStars });
  }
  return asked;
}

/** The interview up to its n-th answer; all of it when it has no more. */
export function untilAnswers(asked: readonly Question[], n: number): readonly Question[] {
  let answers = 0;
  const end = asked.findIndex(({ halfStars }) => halfStars !== null && ++answers === n);
  return n === 0 ? [] : end < 0 ? asked : asked.slice(0, end + 1);
}

/**
 * NDCG@100 of the held-out likes after some questions. Whatever the person rated is left out of the
 * ranking, asked about or not, so that no way of asking gains by what it takes off the list.
 */
export function ndcgAfter(
  { rated, held }: Interviewee,
  model: RankingModel,
  asked: readonly Question[],
): number {
  return ndcgWithout(model, evidenceIn(asked), held, (item) => rated.has(item));
}

/**
 * NDCG@100 after each of several interviews, leaving out of all rankings the films that got an answer
 * in any. Every other like of the person is to be found: the held-out ones and those not asked about.
 */
export function ndcgOnTheRest(
  { rated, held }: Interviewee,
  model: RankingModel,
  interviews: readonly (readonly Question[])[],
): number[] {
  const evidences = interviews.map(evidenceIn);
  const answered = new Set(evidences.flatMap((evidence) => evidence.map(({ item }) => item)));
  const wanted = new Set(held);
  for (const [item, halfStars] of rated)
    if (ratingEvidence(halfStars).target > 0 && !answered.has(item)) wanted.add(item);
  return evidences.map((evidence) =>
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

function evidenceIn(asked: readonly Question[]): ItemEvidence[] {
  return evidenceOf(
    new Map(
      asked.flatMap(({ item, halfStars }) => (halfStars === null ? [] : [[item, halfStars]])),
    ),
  );
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
