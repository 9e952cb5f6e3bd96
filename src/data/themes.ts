import type { Film } from './library';

/** How many themes a film keeps. */
const MOST = 5;
const LONGEST = 40;
/** Tags about a person's own shelf or plans say nothing about the film. */
const SHELF =
  /\b(netflix|queue|watchlist|to (see|watch)|watched|seen|own(ed)?|dvds?|blu-?ray|vhs|bd-r|dvd-r\w*|clv|imdb)\b/;

/**
 * Each film's most frequent tags, at most five. Between equally frequent ones, the tag that more
 * films have wins, then the alphabet.
 * @param counts how often each (lower-case) tag was given, by film
 */
export function commonThemes(
  counts: ReadonlyMap<number, ReadonlyMap<string, number>>,
): Map<number, string[]> {
  const films = new Map<string, number>();
  for (const tags of counts.values())
    for (const tag of tags.keys()) films.set(tag, (films.get(tag) ?? 0) + 1);

  const themes = new Map<number, string[]>();
  for (const [film, tags] of counts) {
    const best = [...tags]
      .filter(([tag]) => tag !== '' && tag.length <= LONGEST && !SHELF.test(tag))
      .sort(
        ([a, timesA], [b, timesB]) =>
          timesB - timesA || (films.get(b) ?? 0) - (films.get(a) ?? 0) || (a < b ? -1 : 1),
      )
      .slice(0, MOST)
      .map(([tag]) => tag);
    if (best.length) themes.set(film, best);
  }
  return themes;
}

/**
 * The library without its films' themes, for measuring a model: tags were given by people, among
 * them those held out, whose taste they would give away. The other content was there before anybody
 * watched.
 */
export function withoutThemes<L extends { readonly films: readonly Film[] }>(library: L): L {
  const films = library.films.map((film) => {
    const { themes: _themes, ...rest } = film;
    return rest;
  });
  return { ...library, films };
}
