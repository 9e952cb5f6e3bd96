import type { HeldOutUser } from './evaluateRanking';
import { ndcgAt } from './metrics';
import { standardError } from './standardError';

/** Of so many likes people are known by, where the controls are measured again: what a newcomer sees. */
export const FEW_LIKES = [0, 2, 5, 15] as const;

/** What a setting of the controls does to lists of people who are known by a few of their likes. */
export interface AtFewLikes {
  /** So many are known; all the others are to be found. */
  readonly likes: number;
  readonly ndcg20: number;
  /** How much that is above the first setting's: mean over people, and its standard error. */
  readonly gain20: number;
  readonly gainError: number;
  /** Part of the first setting's first 20 that is still there. */
  readonly kept: number;
  readonly people: number;
}

const TOP = 20;

/** Gathers {@link AtFewLikes} over people and folds, for several settings at once. */
export class FewLikes {
  /** By number of likes, then by setting, then by person. */
  private readonly ndcg: readonly (readonly number[][])[];
  private readonly kept: readonly (readonly number[][])[];

  constructor(private readonly settings: number) {
    const empty = () => FEW_LIKES.map(() => Array.from({ length: settings }, (): number[] => []));
    this.ndcg = empty();
    this.kept = empty();
  }

  /**
   * One person. Who likes fewer films than are to be known is passed over there.
   * @param listsOf one list for each setting, best first, for someone who likes the items given
   */
  add({ given, held }: HeldOutUser, listsOf: (known: readonly number[]) => Uint32Array[]): void {
    FEW_LIKES.forEach((likes, at) => {
      if (given.length < likes) return;
      const wanted = new Set([...held, ...given.slice(likes)]);
      const lists = listsOf(given.slice(0, likes)).map((list) => list.subarray(0, TOP));
      const first = new Set(lists[0]);
      lists.forEach((list, n) => {
        this.ndcg[at][n].push(ndcgAt(list, wanted, TOP));
        const left = list.filter((item) => first.has(item)).length;
        this.kept[at][n].push(left / Math.max(1, first.size));
      });
    });
  }

  /** For each setting, the figures at each number of likes that anybody has. */
  figures(): AtFewLikes[][] {
    return Array.from({ length: this.settings }, (_, n) =>
      FEW_LIKES.flatMap((likes, at) => {
        const [first, own] = [this.ndcg[at][0], this.ndcg[at][n]];
        if (own.length === 0) return [];
        const gains = own.map((value, person) => value - first[person]);
        return [
          {
            likes,
            ndcg20: mean(own),
            gain20: mean(gains),
            gainError: standardError(gains),
            kept: mean(this.kept[at][n]),
            people: own.length,
          },
        ];
      }),
    );
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
