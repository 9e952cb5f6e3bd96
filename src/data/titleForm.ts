/** Letters that Unicode does not take apart into a base letter and a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
};

/**
 * A title as people type it: lower case, without accents or apostrophes, its words apart by ' ',
 * what other punctuation held together by '-': "L’Été d'E.T." becomes "lete de-t".
 */
export function titleForm(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđ]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/['’ʼ`]/g, '')
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, (between) => (/\s/.test(between) ? ' ' : '-'))
    .replace(/^[ -]+|[ -]+$/g, '');
}

/** A form with nothing between its letters, so that "spiderman", "spider man", "Spider-Man" agree. */
export function joined(form: string): string {
  return form.replace(/[ -]/g, '');
}

/** How the beginning of a title agrees with a text that it begins with, both as forms. */
export interface Agreement {
  /** The text ends where a word does. */
  readonly wholeWords: boolean;
  /** Where one has a space, so does the other, or at least punctuation. */
  readonly sameWords: boolean;
}

/** @param text a form whose letters {@link joined} are the first of `title`'s */
export function agree(title: string, text: string): Agreement {
  let sameWords = true;
  let at = 0;
  for (let n = 0; n < text.length; n++, at++) {
    const inText = isGap(text[n]) ? text[n++] : '';
    const inTitle = isGap(title[at]) ? title[at++] : '';
    // Punctuation agrees with a space, with punctuation and with nothing.
    if ((inText === ' ' && inTitle === '') || (inText === '' && inTitle === ' ')) sameWords = false;
  }
  return { wholeWords: at === title.length || title[at] === ' ', sameWords };
}

const isGap = (letter: string | undefined): boolean => letter === ' ' || letter === '-';
