/** A film's title as MovieLens writes it, taken apart. */
export interface FilmTitle {
  readonly title: string;
  readonly year: number | null;
  readonly otherTitles: readonly string[];
}

/** Articles that catalogues move to the end, in the languages that MovieLens' films have. */
const ARTICLES =
  "The|An|A|L'|Le|La|Les|Un|Une|Il|Lo|I|Gli|Uno|Una|El|Los|Las|O|Os|Der|Die|Das|Ein|Eine|De|Het|Een|Det|Den|En|Et";
const MOVED_ARTICLE = new RegExp(`^(.+), (${ARTICLES})$`);
/** At the end, also as the years of a series: "(1999)", "(2006–2007)", "(2010-)". */
const YEAR = /\s*\((\d{4})(?:\s*[–-]\s*(?:\d{4})?\s*)?\)$/;
/** No film is older; a larger number in brackets is something else. */
const FIRST_YEAR = 1870;
const LAST_YEAR = 2199;

/**
 * Takes "Amélie (Fabuleux destin d'Amélie Poulain, Le) (2001)" apart into title, year and other
 * titles, and puts articles back in front: "Matrix, The (1999)" is "The Matrix".
 */
export function parseFilmTitle(text: string): FilmTitle {
  let rest = text.replace(/\s+/g, ' ').trim();
  const found = Number(YEAR.exec(rest)?.[1] ?? NaN);
  const year = found >= FIRST_YEAR && found <= LAST_YEAR ? found : null;
  if (year !== null) rest = rest.replace(YEAR, '');

  const others: string[] = [];
  for (let open = lastBracket(rest); open > 0; open = lastBracket(rest)) {
    const inside = rest.slice(open + 1, -1);
    others.unshift(...inside.split(/(?:^|,? )a\.?k\.?a\.? /i).map(frontArticle));
    rest = rest.slice(0, open).trim();
  }
  const title = frontArticle(rest);
  return {
    title,
    year,
    otherTitles: [...new Set(others)].filter((other) => other !== '' && other !== title),
  };
}

/** Where the bracket begins that ends the text; −1 without one, 0 when the text is all bracket. */
function lastBracket(text: string): number {
  if (!text.endsWith(')')) return -1;
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === ')') depth++;
    else if (text[at] === '(' && --depth === 0) return at;
  }
  return -1;
}

function frontArticle(text: string): string {
  return text
    .trim()
    .replace(MOVED_ARTICLE, (_, rest: string, article: string) =>
      article.endsWith("'") ? article + rest : `${article} ${rest}`,
    );
}
