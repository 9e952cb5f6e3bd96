import type { Observations } from '../../engine/engine';
import { heard, type ItemEvidence } from '../evidence/evidence';
import { toObservations } from './ials';
import type { Neighbour } from '../recommend/neighbours';
import { transpose } from '../evidence/observations';
import type {
  FoldedPerson,
  ItemTerms,
  RankingData,
  RankingModel,
  SavedModel,
} from './rankingModel';
import { misfit, savedNumber } from '../saved';
import { topItems } from '../recommend/topItems';

/** Hyper-parameters of {@link UserKnn}. */
export interface UserKnnOptions {
  /** How many people count. */
  readonly neighbours: number;
  /** Added to the denominator of every cosine. */
  readonly shrinkage: number;
}

/**
 * Chosen on validation users cut from the training part of the ranking splits, two cuts each of the
 * folds 0 and 2. NDCG@100 falls from 30 neighbours on (50: .312, 100: .297, 200: .274) and hardly
 * moves with the shrinkage (0, 5, 20: .312, .312, .309). 50 rather than 30, since larger libraries
 * hold more people who are alike.
 */
export const USER_KNN_DEFAULTS: UserKnnOptions = { neighbours: 50, shrinkage: 5 };

/** What a film gains when everybody likes it: settles only what neighbours leave open. */
const KNOWN = 1e-6;

/** A person of the library, and what of each neighbour's likes counts. */
interface Near {
  readonly user: number;
  /** 1 / (|x| √n_v + shrinkage). */
  readonly scale: number;
}

/**
 * User-based nearest neighbours on likes (Resnick et al. 1994; for implicit feedback as in Aiolli
 * 2013). With x_i = weight · target of a person's evidence, and N(v) the n_v films that v likes,
 *
 * `sim(v) = Σ_{i ∈ N(v)} x_i / (|x| √n_v + shrinkage)`
 *
 * and the score of a film is the sum of sim(v) over the nearest neighbours v who like it, those alike
 * more than not. Where that says nothing, films that more people like come first, by a millionth.
 * Given the neighbours and |x| this is linear in the evidence, so terms are exact.
 *
 * There is nothing to train: it keeps the library's likes, and a fold-in takes time in proportion to
 * the likes of everybody who shares one with the person.
 */
export class UserKnn implements RankingModel {
  private readonly items: Observations;
  /** KNOWN × share of people who like it, by item. */
  private readonly known: Float64Array;

  /** @param users likes users × items; weights and targets are not used */
  constructor(
    private readonly users: Observations,
    private readonly options: UserKnnOptions = USER_KNN_DEFAULTS,
  ) {
    this.items = transpose(users);
    const people = Math.max(1, users.rows);
    this.known = Float64Array.from(
      { length: users.cols },
      (_, item) => (KNOWN * degree(this.items, item)) / people,
    );
  }

  /**
   * A kept model over the likes it was made of.
   * @throws Failure `bad-input` when it does not fit them
   */
  static load(saved: SavedModel, users: Observations): UserKnn {
    const [neighbours, shrinkage] = ['neighbours', 'shrinkage'].map((n) => savedNumber(saved, n));
    const shape = [users.rows, users.cols, users.col.length];
    if (['users', 'items', 'likes'].some((n, at) => savedNumber(saved, n) !== shape[at]))
      throw misfit();
    return new UserKnn(users, { neighbours, shrinkage });
  }

  foldIn(evidence: readonly ItemEvidence[]): FoldedPerson {
    const used = heard(evidence);
    const near = this.nearest(used);
    return {
      evidence: used,
      scores: () => this.scores(used, near),
      explain: (item) => this.explain(used, near, item),
    };
  }

  /** By shrunk cosine of who likes them, without films that nobody likes as well. */
  similar(item: number, count: number): Neighbour[] {
    const { users, items } = this;
    const both = new Float64Array(items.rows);
    for (let p = items.start[item]; p < items.start[item + 1]; p++) {
      const user = items.col[p];
      for (let q = users.start[user]; q < users.start[user + 1]; q++) both[users.col[q]]++;
    }
    for (let other = 0; other < both.length; other++)
      if (both[other] > 0)
        both[other] /=
          Math.sqrt(degree(items, item) * degree(items, other)) + this.options.shrinkage;
    const found = topItems(both, count, (other) => other !== item && both[other] > 0);
    return Array.from(found, (other) => ({ item: other, similarity: both[other] }));
  }

  /** Nothing but its shape and options: it is made again from the library. */
  save(): SavedModel {
    const { users, options } = this;
    const shape = { users: users.rows, items: users.cols, likes: users.col.length };
    return { arrays: {}, info: { ...options, ...shape } };
  }

  /** The nearest people, most alike first. */
  private nearest(evidence: readonly ItemEvidence[]): Near[] {
    const { users, items, options } = this;
    const length = Math.sqrt(evidence.reduce((sum, piece) => sum + valueOf(piece) ** 2, 0));
    const similarity = new Float64Array(users.rows);
    for (const piece of evidence)
      for (let p = items.start[piece.item]; p < items.start[piece.item + 1]; p++)
        similarity[items.col[p]] += valueOf(piece);
    const scale = (user: number) =>
      1 / (length * Math.sqrt(degree(users, user)) + options.shrinkage);
    for (let user = 0; user < similarity.length; user++)
      if (similarity[user] !== 0) similarity[user] *= scale(user);
    const found = topItems(similarity, options.neighbours, (user) => similarity[user] > 0);
    return Array.from(found, (user) => ({ user, scale: scale(user) }));
  }

  private scores(evidence: readonly ItemEvidence[], near: readonly Near[]): Float64Array {
    const { users } = this;
    const value = new Float64Array(users.cols);
    for (const piece of evidence) value[piece.item] = valueOf(piece);
    const scores = this.known.slice();
    for (const { user, scale } of near) {
      let shared = 0;
      for (let p = users.start[user]; p < users.start[user + 1]; p++) shared += value[users.col[p]];
      for (let p = users.start[user]; p < users.start[user + 1]; p++)
        scores[users.col[p]] += shared * scale;
    }
    return scores;
  }

  private explain(
    evidence: readonly ItemEvidence[],
    near: readonly Near[],
    item: number,
  ): ItemTerms {
    const { users, known } = this;
    // What each film that some neighbour likes brings, per unit of evidence.
    const brings = new Float64Array(users.cols);
    for (const { user, scale } of near) {
      const liked = users.col.subarray(users.start[user], users.start[user + 1]);
      if (liked.includes(item)) for (const other of liked) brings[other] += scale;
    }
    const terms = Float64Array.from(evidence, (piece) => valueOf(piece) * brings[piece.item]);
    return { terms, rest: known[item] };
  }
}

/** The likes of a library as {@link UserKnn} takes them. */
export function userLikes({ films, users, ratings }: RankingData): Observations {
  return toObservations(ratings, users, films.length);
}

function valueOf({ weight, target }: ItemEvidence): number {
  return weight * target;
}

function degree({ start }: Observations, row: number): number {
  return start[row + 1] - start[row];
}
