import type { FavouritesRecord, OutcomeRecord, ProfileRecord } from '../../data/records';

/** Everything a visitor said, and how it was foreseen, to keep elsewhere. */
export function ratingsAsJson(
  records: readonly ProfileRecord[],
  favourites: Pick<FavouritesRecord, 'title' | 'films'>,
  outcomes: readonly OutcomeRecord[] = [],
): string {
  const marks = records.map(({ time, ...record }) => ({ ...record, time: isoTime(time) }));
  const foreseen = outcomes.map(({ time, ...outcome }) => ({ ...outcome, time: isoTime(time) }));
  const all = { format: 'matinee-ratings-1', marks, favourites, foreseen };
  return `${JSON.stringify(all, null, 2)}\n`;
}

/** One line a mark (RFC 4180): title, year, stars 0.5 to 5 or empty, mark in a word, time in UTC. */
export function ratingsAsCsv(records: readonly ProfileRecord[]): string {
  const lines = records.map(({ title, year, mark, time }) =>
    [
      quoted(title),
      year ?? '',
      typeof mark === 'number' ? mark / 2 : '',
      typeof mark === 'number' ? 'rated' : mark,
      isoTime(time),
    ].join(','),
  );
  return ['title,year,stars,mark,time', ...lines, ''].join('\r\n');
}

/** Hands a text to the visitor as a file. */
export function download(name: string, type: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  // The browser has taken hold of the blob by the next task.
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

const quoted = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

const isoTime = (time: number): string | null => {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
};
