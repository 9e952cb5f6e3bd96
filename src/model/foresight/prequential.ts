import {
  pageHinkley,
  PAGE_HINKLEY_START,
  type PageHinkleyOptions,
  type PageHinkleyState,
} from './pageHinkley';

/** What was expected of a film before its mark came, and what came. */
export interface Outcome {
  /** Predicted stars, and the ends of the 90 % interval; null while no stars were predicted. */
  readonly expected: { readonly mean: number; readonly low: number; readonly high: number } | null;
  /** Its place in the person's list: the share of the films not marked that stood below it, 0 to 1. */
  readonly standing: number;
  /** What the mark says in stars. */
  readonly stars: number;
  /** The stars were given as such, and not only meant by a like or a dislike. */
  readonly exact: boolean;
  readonly liked: boolean;
}

/** How well a person's marks were foreseen. */
export interface Foresight {
  readonly count: number;
  /** Star ratings given as such that had a prediction, and the figures over these; null without any. */
  readonly stars: {
    readonly count: number;
    /** mean |stars − predicted|. */
    readonly error: number;
    /** Share within the 90 % interval. */
    readonly within: number;
  } | null;
  /** Likes, and the share of them that stood among the first {@link HIT_SHARE} of the list. */
  readonly likes: { readonly count: number; readonly hitRate: number } | null;
}

/** A like is a hit when its film stood within this share of the list from the top. */
export const HIT_SHARE = 0.05;
/** Marks that the running figures look back on. */
const WINDOW = 20;

/**
 * Prequential evaluation: every mark is first predicted, then learnt from (Dawid 1984; Gama et al.
 * 2013), so that every figure is of something not seen before.
 * @param outcomes oldest first; those before the last `window` are left out
 */
export function foresight(outcomes: readonly Outcome[], window = Infinity): Foresight {
  const last = window < outcomes.length ? outcomes.slice(outcomes.length - window) : outcomes;
  const rated = last.flatMap(({ expected, stars, exact }) =>
    expected && exact ? [{ ...expected, stars }] : [],
  );
  const likes = last.filter(({ liked }) => liked);
  const share = <T>(all: readonly T[], is: (one: T) => boolean) =>
    all.filter(is).length / all.length;
  return {
    count: last.length,
    stars: rated.length
      ? {
          count: rated.length,
          error: rated.reduce((sum, r) => sum + Math.abs(r.stars - r.mean), 0) / rated.length,
          within: share(rated, ({ stars, low, high }) => stars >= low && stars <= high),
        }
      : null,
    likes: likes.length
      ? {
          count: likes.length,
          hitRate: share(likes, ({ standing }) => standing >= 1 - HIT_SHARE),
        }
      : null,
  };
}

/** What the running figures are of: the last marks that each of them can be told from. */
export function recentForesight(
  outcomes: readonly Outcome[],
  window = WINDOW,
): Pick<Foresight, 'stars' | 'likes'> {
  return {
    stars: foresight(outcomes.filter(isRated), window).stars,
    likes: foresight(
      outcomes.filter(({ liked }) => liked),
      window,
    ).likes,
  };
}

/**
 * The running error in stars as it went: after each star rating, mean |stars − predicted| over the
 * last `window` of them.
 * @param outcomes oldest first
 */
export function runningErrors(outcomes: readonly Outcome[], window = WINDOW): number[] {
  const rated = outcomes.filter(isRated);
  return rated.map((_, n) => {
    const last = rated.slice(Math.max(0, n + 1 - window), n + 1);
    return foresight(last).stars?.error ?? 0;
  });
}

/** Star ratings given as such that had a prediction. */
function isRated({ expected, exact }: Outcome): boolean {
  return expected !== null && exact;
}

/**
 * How far a mark was from what was expected, 0 to 1: the mean of the error in stars, by the widest
 * there can be, and of how far the film stood from the end of the list where it belonged.
 */
export function surprise({ expected, standing, stars, liked }: Outcome): number {
  const misplaced = liked ? 1 - standing : standing;
  if (!expected) return misplaced;
  const error = Math.abs(stars - expected.mean) / Math.max(expected.mean - 0.5, 5 - expected.mean);
  return (Math.min(1, error) + misplaced) / 2;
}

/**
 * Chosen by simulation (as in `test/unit/model/prequential.test.ts`, other seeds): someone whose
 * taste stays sets it off once in some five hundred marks, someone whose taste turns mostly within
 * twenty-five. A false alarm costs a training, no more.
 */
const TASTE_CHANGE: PageHinkleyOptions = { tolerance: 0.03, threshold: 2.5, least: 10 };

/** Follows one person's marks for a lasting worsening of what is foreseen; null before the first. */
export function watchTaste(
  state: PageHinkleyState | null,
  outcome: Outcome,
): { readonly state: PageHinkleyState; readonly changed: boolean } {
  const next = pageHinkley(state ?? PAGE_HINKLEY_START, surprise(outcome), TASTE_CHANGE);
  // After an alarm it starts anew: what was normal before no longer is.
  return next.alarm
    ? { state: PAGE_HINKLEY_START, changed: true }
    : { state: next.state, changed: false };
}
