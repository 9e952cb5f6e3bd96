import type { Foresight } from '../../../workers/protocol';
import type { OutcomeRecord } from '../../data/records';
import { percent, plural } from '../../components/words';

/** A share of as few as these is told as "3 of 4": a percentage would say more than there is. */
const FEW = 20;

/** "3 of 4", or "88 %" of many. */
export function shareInWords(share: number, count: number): string {
  return count <= FEW ? `${Math.round(share * count)} of ${count}` : percent(share);
}

/** "0.6" stars: a tenth is as fine as it means anything. */
export function errorFigure(stars: number): string {
  return stars.toFixed(1);
}

type Rated = NonNullable<Foresight['stars']>;
type Liked = NonNullable<Foresight['likes']>;

/** "over the last 20 star ratings; 0.7 over all 57" */
export function errorInWords(recent: Rated, all?: Rated | null): string {
  if (!all || all.count <= recent.count) return `over ${plural(recent.count, 'star rating')}`;
  return `over the last ${recent.count} star ratings; ${errorFigure(all.error)} over all\u00a0${all.count}`;
}

/** "star ratings; nine in ten would be right; 88 % of all 57" */
export function withinInWords(recent: Rated, all?: Rated | null): string {
  const said = 'star ratings; nine in ten would be right';
  if (!all || all.count <= recent.count) return said;
  return `${said}; ${shareInWords(all.within, all.count)} of all\u00a0${all.count}`;
}

/** "stood in the first 5 % of your list before you said so; 54 % of all 43" */
export function hitsInWords(recent: Liked, all?: Liked | null): string {
  const said = 'stood in the first 5\u00a0% of your list before you said so';
  if (!all || all.count <= recent.count) return said;
  return `${said}; ${shareInWords(all.hitRate, all.count)} of all\u00a0${all.count}`;
}

/** Fewer than these make no line. */
export const LEAST_TREND = 3;
/** The picture's height in stars, unless the errors were larger: a small change is drawn small. */
const LEAST_HEIGHT = 1.5;

/** How far up the picture each running error lies, 0 to 1, from nought at the foot. */
export function trendHeights(errors: readonly number[]): number[] {
  const top = Math.max(LEAST_HEIGHT, ...errors);
  return errors.map((error) => error / top);
}

/** The line in words, for those who cannot see it. */
export function trendInWords(errors: readonly number[]): string {
  const [first, last] = [errors[0], errors.at(-1) ?? 0].map(errorFigure);
  const course = first === last ? `steady at ${last} stars` : `first ${first} stars, now ${last}`;
  return `Average error after each of your star ratings: ${course}`;
}

/** "expected 3.9" of a mark that stars were predicted for, or null. */
export function expectedBefore(outcome: OutcomeRecord | undefined): string | null {
  return outcome?.expected ? `expected ${outcome.expected.mean.toFixed(1)}` : null;
}
