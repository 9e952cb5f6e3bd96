import MiniSearch, { type SearchOptions } from 'minisearch';
import type { Film } from './library';

interface Entry {
  readonly id: number;
  readonly title: string;
  readonly others: string;
  readonly year: string;
}

/** How much of the index is built before other work may run. */
const CHUNK = 400;

/**
 * Title search over a catalogue: prefixes, typing errors, accents, the year, and "The" in any place.
 * The index is built in steps, so that it never holds up the thread it shares.
 */
export class TitleSearch {
  private readonly index: MiniSearch<Entry>;
  private readonly options: SearchOptions;
  private readonly titles: readonly string[];
  private readonly ready: Promise<void>;

  /** @param popularity how many people rated each film; well-known films come first among equals */
  constructor(films: readonly Film[], popularity: Uint32Array) {
    this.index = new MiniSearch<Entry>({
      fields: ['title', 'others', 'year'],
      tokenize: (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [],
      processTerm: (term) => term,
    });
    this.options = {
      boost: { title: 3, year: 2 },
      prefix: true,
      // One error from four letters on, two from nine; digits are meant as typed.
      fuzzy: (term) => (term.length < 4 || /^\d+$/.test(term) ? false : term.length < 9 ? 1 : 2),
      weights: { fuzzy: 0.3, prefix: 0.6 },
      boostDocument: (id) => 1 + Math.log2(1 + popularity[id as number]) / 4,
    };
    this.titles = films.map(({ title }) => fold(title));
    const entries = films.map((film, id) => ({
      id,
      title: film.title,
      others: (film.otherTitles ?? []).join(' '),
      year: film.year === null ? '' : String(film.year),
    }));
    this.ready = this.index.addAllAsync(entries, { chunkSize: CHUNK });
  }

  /** Items by how well they fit, best first. Every word must fit; if none does, any may. */
  async find(text: string, limit: number): Promise<number[]> {
    await this.ready;
    const all = this.index.search(text, { ...this.options, combineWith: 'AND' });
    const found = all.length > 0 ? all : this.index.search(text, this.options);
    const wanted = fold(text).trim();
    // A title typed in full comes before longer ones that merely hold it.
    const exact = (title: number) => (this.titles[title] === wanted ? 1 : 0);
    return found
      .sort((a, b) => exact(b.id as number) - exact(a.id as number) || b.score - a.score)
      .slice(0, limit)
      .map(({ id }) => id as number);
  }
}

/** Lower case, without accents, apostrophes closed up: "L’Été d'Amélie" becomes "lete damelie". */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’ʼ`]/g, '')
    .replace(/&/g, ' and ');
}
