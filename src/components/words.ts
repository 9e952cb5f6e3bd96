import type { Mark } from '../../workers/protocol';
import { halfStarsInWords } from '../state/marks';

/** A film's title as one would say it with its year. */
export function titleAndYear(film: { title: string; year: number | null }): string {
  return film.year === null ? film.title : `${film.title} (${film.year})`;
}

/** How a rating of any kind reads in "you …": the words before the film's title and after it. */
export function becauseOf(mark: Mark): { readonly verb: string; readonly after: string } {
  switch (mark) {
    case 'like':
      return { verb: 'liked', after: '' };
    case 'dislike':
      return { verb: 'disliked', after: '' };
    case 'seen':
      return { verb: 'saw', after: '' };
    case 'skip':
      return { verb: 'were not interested in', after: '' };
    default:
      return { verb: 'rated', after: halfStarsInWords(mark) };
  }
}

/** "35 %"; the sign never stands alone on the next line. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}\u00a0%`;
}

/**
 * Shares as figures on a card, or null where they would mislead: above 100 % together, because
 * something else speaks against the film, or one alone that is all of it.
 */
export function cardFigures(shares: readonly number[]): readonly string[] | null {
  const sum = shares.reduce((total, share) => total + share, 0);
  if (sum > 1.005 || (shares.length === 1 && sum > 0.995)) return null;
  return shares.map(percent);
}

const whole = new Intl.NumberFormat('en-GB');

/** 100836 as "100,836". */
export function count(n: number): string {
  return whole.format(n);
}

/** "1 film", "2 films". */
export function plural(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}

/** What the number beside a film says. */
export const MATCH_IN_WORDS =
  'A match of 100\u00a0% is the film that suits you best of all you have not rated, 0\u00a0% an average one';

/** Whose ratings they are: "610 people", or "700 invented viewers" where a generator made them. */
export function raters(n: number, synthetic: boolean): string {
  return synthetic ? plural(n, 'invented viewer') : plural(n, 'person', 'people');
}

export function bytes(n: number): string {
  if (n < 1000) return `${n} B`;
  if (n < 1e6) return `${Math.round(n / 1000)} kB`;
  return n < 1e9 ? `${(n / 1e6).toFixed(1)} MB` : `${(n / 1e9).toFixed(1)} GB`;
}

/** "less than a second", "about 4 seconds", "about 2 minutes". */
export function timeLeft(seconds: number): string {
  if (seconds < 1) return 'less than a second left';
  if (seconds < 90) return `about ${plural(Math.round(seconds), 'second')} left`;
  return `about ${plural(Math.round(seconds / 60), 'minute')} left`;
}
