/** Keys are whole numbers below this: 36 bits, so that five bytes of a link hold one and its stars. */
export const KEY_LIMIT = 2 ** 36;

/** Longest title that is read; a longer one only costs time. */
const TITLE_LIMIT = 400;

/** Articles that catalogues move behind the title: "Misérables, Les". */
const MOVED_ARTICLE =
  /^(.+?), ?(the|an?|les?|la|l['’]|une?|des|du|el|los|las|una?|il|lo|gli|i|der|die|das|den|dem|ein|eine|het|de|een|det|en|et|o|os|as|um|uma)$/u;
const ENGLISH_ARTICLE = /^(?:the|an?) (?=.*[\p{L}\p{N}])/u;

/** Letters that Unicode does not take apart into a base letter and a mark. */
const WHOLE_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/**
 * What is left of a title when everything that libraries write differently is gone: case, accents,
 * an English article, alternatives in brackets, spaces and punctuation. "Matrix, The" and
 * "The Matrix" both become "matrix".
 */
export function normaliseTitle(title: string): string {
  const plain = title
    .slice(0, TITLE_LIMIT)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/gu, (letter) => WHOLE_LETTERS[letter] ?? letter)
    .replace(/\s+/gu, ' ')
    // Only after a space: "(500) Days of Summer" and "[REC]²" keep theirs.
    .replace(/ \([^()]*\)/gu, '')
    .trim();
  const moved = MOVED_ARTICLE.exec(plain);
  const article = moved?.[2] ?? '';
  const inOrder = moved ? `${article}${/['’]$/u.test(article) ? '' : ' '}${moved[1]}` : plain;
  const bare = inOrder
    .replace(ENGLISH_ARTICLE, '')
    .replace(/&/gu, 'and')
    .replace(/[^\p{L}\p{N}]+/gu, '');
  // A title of signs only, such as "$", is its own name.
  return bare || plain;
}

/**
 * The name of a film in every library: a 36-bit hash of its normalised title and its year.
 * Of 87,000 films, two share a key with a chance of about 1 in 18.
 */
export function filmKey(title: string, year: number | null): number {
  const text = `${normaliseTitle(title)}|${year ?? ''}`;
  return (hash32(text, 0x2545f491) & 0xf) * 2 ** 32 + hash32(text, 0x9e3779b9);
}

/**
 * Every key under which a film may be looked up, its own first: then its other titles, then all of
 * them a year earlier and later, because catalogues disagree on the year of a release.
 */
export function filmKeys(
  title: string,
  year: number | null,
  otherTitles: readonly string[] = [],
): number[] {
  const titles = [title, ...otherTitles];
  const years = year === null ? [null] : [year, year - 1, year + 1];
  return [...new Set(years.flatMap((when) => titles.map((name) => filmKey(name, when))))];
}

/** A 32-bit hash over UTF-16 units: multiply, rotate, multiply for each, then an avalanche. */
function hash32(text: string, seed: number): number {
  let hash = seed | 0;
  for (let i = 0; i < text.length; i++) {
    let unit = Math.imul(text.charCodeAt(i), 0xcc9e2d51);
    unit = Math.imul((unit << 15) | (unit >>> 17), 0x1b873593);
    hash ^= unit;
    hash = Math.imul((hash << 13) | (hash >>> 19), 5) + 0x4f2b6d35;
  }
  hash ^= text.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
