import type { HybridPart } from '../../workers/protocol';
import { percent } from './words';

/** A part of the blend in plain English: what it is called, and what it goes by. */
interface PartWords {
  readonly part: HybridPart;
  readonly name: string;
  readonly what: string;
}

/** The parts in the order in which they are always shown. */
export const BLEND_PARTS: readonly PartWords[] = [
  { part: 'ials', name: 'Viewers like you', what: 'what people of your taste like' },
  { part: 'ease', name: 'Films liked together', what: 'who likes the one likes the other' },
  { part: 'titles', name: 'Titles', what: 'words that titles share, as sequels do' },
  { part: 'features', name: 'Genres and years', what: 'the same genres, themes and time' },
];

/** A share as a figure: "62 %", "−3 %", "< 1 %" for what speaks for it but rounds to nothing. */
export function shareOf(share: number): string {
  if (share > 0 && share < 0.005) return '<\u00a01\u00a0%';
  return percent(share).replace('-', '−');
}
