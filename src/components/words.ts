import type { Reason } from '../../workers/protocol';

/** A film's title as one would say it with its year. */
export function titleAndYear(film: { title: string; year: number | null }): string {
  return film.year === null ? film.title : `${film.title} (${film.year})`;
}

/** How a mark reads in "because you …". */
export function becauseOf(reason: Reason): string {
  return reason.mark === 'like' ? 'liked' : reason.mark === 'seen' ? 'saw' : 'rated';
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
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
