import type { Film } from './library';
import { agree, joined, titleForm } from './titleForm';

/** One way in which a film's name may begin. */
interface Start {
  readonly item: number;
  /** The name as a form, followed by the year, so that "the thing 2011" begins it too. */
  readonly form: string;
  readonly letters: string;
  /** How many of the letters are the name's, without the year. */
  readonly length: number;
  /** What a hit counts, against one on the film's own title. */
  readonly weight: number;
}

const ARTICLE = /^(the|a|an|le|la|les|el|los|las|il|das|der) /;
/** "The Empire Strikes Back" is the end of a longer title, and what people call the film. */
const SUBTITLE = /: | - /;
/** A name that is not the title as the page shows it. */
const OTHER_NAME_WEIGHT = 1 / 4;
/** Text typed without the title's spaces is rarer than text meant as it is. */
const OTHER_WORDS_WEIGHT = 1 / 8;
/** From this many letters on, spaces may differ; before, chance agrees too often ("them" and "The M…"). */
const JOINED_LETTERS = 5;
/** Text that ends with a word of the title was more probably meant than text that ends within one. */
const WHOLE_WORDS_WEIGHT = 3;
/**
 * A name typed in full is worth this much more for each of its letters: after "m" a person is on the
 * way to some well-known film rather than at "M"; after fifteen letters they mean what they typed.
 */
const LETTER_WEIGHT = 1.5;

/** Which films' names begin with a text, best first: by their ratings times how well they fit. */
export class TitleStarts {
  /** By their first letter. */
  private readonly starts = new Map<string, Start[]>();

  /** @param popularity how many people rated each film */
  constructor(private readonly popularity: Uint32Array) {}

  /** Takes a film in. */
  add({ title, year, otherTitles }: Film, item: number): void {
    const [, ...subtitles] = title.split(SUBTITLE);
    this.addName(title, year, item, 1);
    for (const other of [...subtitles, ...(otherTitles ?? [])])
      this.addName(other, year, item, OTHER_NAME_WEIGHT);
  }

  /** Items whose names begin with the text, best first, each once. */
  find(text: string): number[] {
    const form = titleForm(text);
    const letters = joined(form);
    const values = new Map<number, number>();
    for (const start of this.starts.get(letters.charAt(0)) ?? []) {
      if (!start.letters.startsWith(letters)) continue;
      const value = this.value(start, form, letters.length);
      if (value > (values.get(start.item) ?? 0)) values.set(start.item, value);
    }
    return Array.from(values.keys()).sort(
      (a, b) => (values.get(b) ?? 0) - (values.get(a) ?? 0) || a - b,
    );
  }

  private addName(name: string, year: number | null, item: number, weight: number): void {
    const full = titleForm(name);
    for (const form of new Set([full, full.replace(ARTICLE, '')])) {
      const letters = joined(form);
      if (letters === '') continue;
      const start = {
        item,
        form: year === null ? form : `${form} ${year}`,
        letters: year === null ? letters : `${letters}${year}`,
        length: letters.length,
        weight,
      };
      const others = this.starts.get(letters.charAt(0));
      if (others) others.push(start);
      else this.starts.set(letters.charAt(0), [start]);
    }
  }

  /** What a start that begins with the text is worth; 0 where only chance made them agree. */
  private value({ item, form, length, weight }: Start, text: string, typed: number): number {
    const { sameWords, wholeWords } = agree(form, text);
    if (!sameWords && typed < JOINED_LETTERS) return 0;
    let fit = weight * (sameWords ? 1 : OTHER_WORDS_WEIGHT);
    // A single letter is hardly ever a word.
    if (wholeWords && typed > 1) fit *= WHOLE_WORDS_WEIGHT;
    if (typed === length) fit *= LETTER_WEIGHT ** length;
    return (this.popularity[item] + 1) * fit;
  }
}
