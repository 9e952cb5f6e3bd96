import { spreadOf } from '../scoreSpread';

type Scores = Float32Array | Float64Array;

/**
 * Of what neither of two has marked, only the best 2 % of both rankings is looked at; where that
 * leaves fewer films than `ENOUGH`, the best 5 %, and so on. Chosen on pairs of validation people
 * (`bench/discovery.md`).
 */
export const VETOES = [0.98, 0.95, 0.9, 0.8, 0.6, 0.4] as const;
const ENOUGH = 30;

/** What two people's list is ordered by, and what is left out of it. */
export interface ForTwo {
  readonly scores: Float64Array;
  readonly vetoed: (item: number) => boolean;
  /** Every film left is in this part of both rankings, from the top; 1 where nothing is vetoed. */
  readonly within: number;
}

/**
 * Average without misery (Masthoff 2004): the mean of both people's standard scores, so that neither
 * counts for more for having larger numbers, over the films that stand high with both. How high is
 * relaxed along {@link VETOES} until enough are left. The last step leaves some for any two people, for
 * at least 60 % of films pass with each; a filter may keep just the others, and then nothing is vetoed.
 * @param marked what either has marked: left out of the means, deviations and quantiles
 * @param passes what the list may hold; counts only for how many films are left
 */
export function forTwo(
  a: Scores,
  b: Scores,
  marked: ReadonlySet<number>,
  passes: (item: number) => boolean,
): ForTwo {
  const [ofA, ofB] = [spreadOf(a, marked), spreadOf(b, marked)];
  const standard = (score: number, { mean, deviation }: typeof ofA) =>
    deviation > 0 ? (score - mean) / deviation : 0;
  const scores = Float64Array.from(
    a,
    (score, i) => (standard(score, ofA) + standard(b[i], ofB)) / 2,
  );
  const free = Uint32Array.from(a.keys()).filter((item) => !marked.has(item));
  const wanted = free.filter(passes);
  const [sortedA, sortedB] = [a, b].map((each) => Float64Array.from(free, (i) => each[i]).sort());
  for (const quantile of VETOES) {
    const at = Math.floor(quantile * (free.length - 1));
    const vetoed = (item: number) => a[item] < sortedA[at] || b[item] < sortedB[at];
    const left = wanted.reduce((count, item) => count + Number(!vetoed(item)), 0);
    if (left >= ENOUGH || (quantile === VETOES.at(-1) && left > 0))
      return { scores, vetoed, within: 1 - quantile };
  }
  return { scores, vetoed: () => false, within: 1 };
}
