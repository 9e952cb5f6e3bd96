import MiniSearch, { type SearchOptions } from 'minisearch';
import { yieldToOthers } from '../engine/yieldToOthers';
import type { Film } from './library';
import { joined, titleForm } from './titleForm';
import { TitleStarts } from './titleStarts';

interface Entry {
  readonly id: number;
  readonly title: string;
  readonly others: string;
  /** Words that punctuation divides, closed up: "spiderman", "et". */
  readonly joined: string;
  readonly year: string;
}

/** How much of the index is built before other work may run. */
const CHUNK = 400;

/**
 * Title search over a catalogue: prefixes, typing errors, accents, the year, and "The" in any place.
 * Titles that begin with the text come first, by how well known they are ({@link TitleStarts}); then
 * those that hold its words somewhere. The index is built in steps, so that it never holds up the
 * thread it shares.
 */
export class TitleSearch {
  private readonly index: MiniSearch<Entry>;
  private readonly starts: TitleStarts;
  private readonly options: SearchOptions;
  private readonly ready: Promise<void>;

  /** @param popularity how many people rated each film; well-known films come first among equals */
  constructor(films: readonly Film[], popularity: Uint32Array) {
    this.starts = new TitleStarts(popularity);
    this.index = new MiniSearch<Entry>({
      fields: ['title', 'others', 'joined', 'year'],
      tokenize: (form) => form.split(/[ -]/).filter(Boolean),
      processTerm: (term) => term,
    });
    this.options = {
      boost: { title: 3, joined: 3, year: 2 },
      // One letter begins a word in most titles, so it only counts as a word of its own.
      prefix: (term) => term.length > 1,
      // One error from four letters on, two (or two letters swapped) from seven; digits are meant as typed.
      fuzzy: (term) => (term.length < 4 || /^\d+$/.test(term) ? false : term.length < 7 ? 1 : 2),
      weights: { fuzzy: 0.3, prefix: 0.6 },
      boostDocument: (id) => 1 + Math.log2(1 + popularity[id as number]) / 4,
    };
    this.ready = this.build(films);
  }

  /**
   * Items by how well they fit, best first: names that begin with the text, then titles in which
   * every word fits; if there are none of either, titles in which any does.
   */
  async find(text: string, limit: number): Promise<number[]> {
    await this.ready;
    const starts = this.starts.find(text);
    if (starts.length >= limit) return starts.slice(0, limit);
    const form = titleForm(text);
    // What is spelt as some title is was not mistyped.
    const strict = starts.length > 0 ? { fuzzy: false } : {};
    const all = this.index.search(form, { ...this.options, ...strict, combineWith: 'AND' });
    const any = starts.length + all.length > 0 ? all : this.index.search(form, this.options);
    return [...new Set([...starts, ...any.map(({ id }) => id as number)])].slice(0, limit);
  }

  private async build(films: readonly Film[]): Promise<void> {
    for (let from = 0; from < films.length; from += CHUNK) {
      // Also before the first, so that making the search costs its maker nothing.
      await yieldToOthers();
      films.slice(from, from + CHUNK).forEach((film, n) => {
        this.starts.add(film, from + n);
        this.index.add(entryOf(film, from + n));
      });
    }
  }
}

function entryOf({ title, year, otherTitles }: Film, id: number): Entry {
  const form = titleForm(title);
  const divided = form.split(' ').filter((word) => word.includes('-'));
  return {
    id,
    title: form,
    others: titleForm((otherTitles ?? []).join(' ')),
    joined: divided.map(joined).join(' '),
    year: year === null ? '' : String(year),
  };
}
