import type { ProfileRecord } from '../../data/records';
import { markRank } from '../../state/marks';

export type SortBy = 'date' | 'title' | 'rating' | 'year';

export interface Order {
  readonly by: SortBy;
  readonly descending: boolean;
}

export const DEFAULT_ORDER: Order = { by: 'date', descending: true };
const STORAGE_KEY = 'matinee-ratings-order';

/** The way round that one wants first: newest, best and latest films, but titles from A. */
export function startsDescending(by: SortBy): boolean {
  return by !== 'title';
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });
const sortTitle = (title: string): string => title.replace(/^(the|an?) /i, '');

/** A sorted copy. Ties go to the title, then the newer mark, so that an order is always the same. */
export function inOrder(
  records: readonly ProfileRecord[],
  { by, descending }: Order,
): ProfileRecord[] {
  const titles = new Map(records.map((record) => [record, sortTitle(record.title)]));
  const byTitle = (a: ProfileRecord, b: ProfileRecord): number =>
    collator.compare(titles.get(a) ?? '', titles.get(b) ?? '');
  const compare: Record<SortBy, (a: ProfileRecord, b: ProfileRecord) => number> = {
    date: (a, b) => a.time - b.time,
    title: byTitle,
    rating: (a, b) => markRank(a.mark) - markRank(b.mark),
    year: (a, b) => (a.year ?? 0) - (b.year ?? 0),
  };
  const sign = descending ? -1 : 1;
  return [...records].sort(
    (a, b) => sign * compare[by](a, b) || byTitle(a, b) || b.time - a.time || a.key - b.key,
  );
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The records that have every word of the text in their title or year. */
export function matching(records: readonly ProfileRecord[], text: string): ProfileRecord[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...records];
  return records.filter(({ title, year }) => {
    const where = `${plain(title)} ${year ?? ''}`;
    return words.every((word) => where.includes(word));
  });
}

/** The order chosen last, or the default where nothing is kept or storage is refused. */
export function readOrder(): Order {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? 'null');
    if (typeof kept === 'object' && kept !== null && 'by' in kept && 'descending' in kept) {
      const { by, descending } = kept;
      if (by === 'date' || by === 'title' || by === 'rating' || by === 'year')
        return { by, descending: descending === true };
    }
  } catch {
    // Not ours, or refused.
  }
  return DEFAULT_ORDER;
}

export function keepOrder(order: Order): void {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(order));
  } catch {
    // The order holds for this visit.
  }
}
