import { isLike } from '../src/model/evidence/feedback';
import type { PageHinkleyState } from '../src/model/foresight/pageHinkley';
import {
  foresight,
  recentForesight,
  runningErrors,
  watchTaste,
  type Outcome,
} from '../src/model/foresight/prequential';
import type { ItemMark, Recommender } from '../src/model/recommend/recommender';
import type { ForesightFigures } from './protocol';
import type { Stars } from './stars';

/** As many as a small line can show. */
const TREND = 120;

/**
 * What is expected of a film by the marks before, beside the mark that has come. Null where there is
 * nothing to compare: the mark tells of no opinion, or the film has had an opinion before.
 */
export function foresee(
  recommender: Pick<Recommender, 'explain'>,
  stars: Pick<Stars, 'ready' | 'predict' | 'starsOf'>,
  before: readonly ItemMark[],
  { item, mark }: ItemMark,
): Outcome | null {
  const given = stars.starsOf(mark);
  const earlier = before.find((other) => other.item === item);
  // To have seen a film says nothing of it; any other mark has been learnt from.
  if (given === null || (earlier && earlier.mark !== 'seen')) return null;
  const others = earlier ? before.filter((other) => other !== earlier) : before;
  const { rank, candidates } = recommender.explain(others, item);
  if (rank === null) return null;
  const [prediction = null] = stars.ready ? stars.predict(others, [item]) : [];
  return {
    expected: prediction && {
      mean: prediction.mean,
      low: prediction.low,
      high: prediction.high,
    },
    standing: candidates > 1 ? (candidates - rank) / (candidates - 1) : 1,
    stars: given,
    exact: typeof mark === 'number',
    liked: isLike(mark),
  };
}

/** The figures of all outcomes, and the test for a change of taste over those from `testFrom` on. */
export function figuresOf(outcomes: readonly Outcome[], testFrom: number): ForesightFigures {
  let state: PageHinkleyState | null = null;
  let changedAt: number | null = null;
  for (let n = testFrom; n < outcomes.length; n++) {
    const watched = watchTaste(state, outcomes[n]);
    state = watched.state;
    if (watched.changed) changedAt = n;
  }
  return {
    all: foresight(outcomes),
    recent: recentForesight(outcomes),
    trend: runningErrors(outcomes).slice(-TREND),
    changedAt,
  };
}
