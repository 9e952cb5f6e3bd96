import type { HybridPart } from '../../workers/protocol';
import { percent } from './words';

/** Parts of the blend in plain English: what they are called, and what they go by. */
interface PartWords {
  readonly parts: readonly HybridPart[];
  readonly name: string;
  readonly what: string;
}

/**
 * The parts in the order in which they are always shown. What films are about has two, one for films
 * that many know and one for those that few do; to a visitor they are one.
 */
export const BLEND_PARTS: readonly PartWords[] = [
  { parts: ['ials'], name: 'Viewers like you', what: 'what people of your taste like' },
  { parts: ['ease'], name: 'Films liked together', what: 'who likes the one likes the other' },
  { parts: ['titles'], name: 'Titles', what: 'words that titles share, as sequels do' },
  {
    parts: ['familiar', 'rare'],
    name: 'Genres and years',
    what: 'the same genres, themes and time',
  },
];

/** A named share of a whole, and its place among all that there can be. */
export interface NamedShare extends PartWords {
  readonly place: number;
  readonly share: number;
}

/** What has a part in a whole, in words; what has none is left out. */
export function namedShares(
  shares: Readonly<Partial<Record<HybridPart, number>>>,
): readonly NamedShare[] {
  return BLEND_PARTS.map((words, place) => ({
    ...words,
    place,
    share: words.parts.reduce((sum, part) => sum + (shares[part] ?? 0), 0),
  })).filter(({ share }) => share !== 0);
}

/** A share as a figure: "62 %", "−3 %", "< 1 %" for what speaks for it but rounds to nothing. */
export function shareOf(share: number): string {
  if (share > 0 && share < 0.005) return '<\u00a01\u00a0%';
  return percent(share).replace('-', '−');
}
