import type { Film, Library } from './library';

/** A film is liked from four stars. */
const LIKED = 8;
/** Only films this well known are considered: the most liked, this many for each one wanted. */
const POOL = 4;
/** How much being unlike the films already chosen counts against being popular. */
const DIFFERENCE = 2;
/** Listed among MovieLens' genres, but it says how a film was shown. */
const NO_GENRE = 'IMAX';

/**
 * Well-known films that differ from one another, for a person to start from, so ordered that any
 * first few span genres and decades too. Greedy: the next film is the one with the largest
 * `likes · (1 − s)² / ((1 + g) √(1 + d))`, where s is its largest correlation with a film already
 * chosen over who liked which (cosine after centring: plain cosine finds all popular films alike),
 * and g and d are how many of those share its main genre and its decade: places go to genres as
 * seats to parties by D'Hondt's rule, and more loosely to decades, since most films are recent. One
 * film of a series is enough. The most liked comes first.
 */
export function chooseStarters(library: Library, count: number): Film[] {
  const users = library.userIds.length;
  const likes = countLikes(library);
  const pool = Array.from(likes.keys())
    .filter((item) => likes[item] > 0)
    .sort((a, b) => likes[b] - likes[a] || a - b)
    .slice(0, count * POOL);
  const together = countTogether(library, pool);
  const stems = pool.map((item) => seriesOf(library.films[item].title));
  const genres = mainGenres(library.films);
  const genreOf = (p: number) => genres[pool[p]];
  const decadeOf = (p: number) => Math.floor((library.films[pool[p]].year ?? 0) / 10);

  const chosen: number[] = [];
  const closest = new Float64Array(pool.length);
  const open = new Set(pool.keys());
  const ofGenre = new Map<string, number>();
  const ofDecade = new Map<number, number>();
  while (chosen.length < count && open.size) {
    let best = -1;
    let bestScore = -1;
    for (const p of open) {
      const [alike, contemporary] = [ofGenre.get(genreOf(p)) ?? 0, ofDecade.get(decadeOf(p)) ?? 0];
      const score =
        (likes[pool[p]] * (1 - closest[p]) ** DIFFERENCE) /
        ((1 + alike) * Math.sqrt(1 + contemporary));
      if (score > bestScore) [best, bestScore] = [p, score];
    }
    chosen.push(best);
    ofGenre.set(genreOf(best), (ofGenre.get(genreOf(best)) ?? 0) + 1);
    ofDecade.set(decadeOf(best), (ofDecade.get(decadeOf(best)) ?? 0) + 1);
    open.delete(best);
    for (const p of open) {
      if (sameSeries(stems[p], stems[best])) open.delete(p);
      const both = together[p * pool.length + best];
      const [a, b] = [likes[pool[p]], likes[pool[best]]];
      const correlation =
        (both - (a * b) / users) / Math.sqrt(a * (1 - a / users) * b * (1 - b / users));
      closest[p] = Math.max(closest[p], correlation || 0);
    }
  }
  return chosen.map((p) => library.films[pool[p]]);
}

/** Each film's genre that the fewest films have, since it says the most: '' without any. */
export function mainGenres(films: readonly Film[]): string[] {
  const counts = new Map<string, number>();
  for (const { genres } of films)
    for (const genre of genres) counts.set(genre, (counts.get(genre) ?? 0) + 1);
  const count = (genre: string) => (genre === NO_GENRE ? Infinity : (counts.get(genre) ?? 0));
  return films.map(
    ({ genres }) => [...genres].sort((a, b) => count(a) - count(b) || (a < b ? -1 : 1))[0] ?? '',
  );
}

function countLikes({ films, ratings }: Library): Uint32Array {
  const likes = new Uint32Array(films.length);
  ratings.item.forEach((item, i) => {
    if (ratings.halfStars[i] >= LIKED) likes[item] = likes[item] + 1;
  });
  return likes;
}

/** How many people liked both films of each pair of the pool; symmetric, pool × pool. */
function countTogether({ films, ratings }: Library, pool: readonly number[]): Uint32Array {
  const place = new Int32Array(films.length).fill(-1);
  pool.forEach((item, p) => (place[item] = p));
  const together = new Uint32Array(pool.length ** 2);
  let liked: number[] = [];
  ratings.user.forEach((user, i) => {
    if (user !== ratings.user[i - 1]) liked = [];
    const p = place[ratings.item[i]];
    if (p < 0 || ratings.halfStars[i] < LIKED) return;
    for (const q of liked) {
      together[p * pool.length + q] = together[p * pool.length + q] + 1;
      together[q * pool.length + p] = together[q * pool.length + p] + 1;
    }
    liked.push(p);
  });
  return together;
}

/** What the titles of a series have in common: "toy story" of "Toy Story 2", "alien" of "Alien³". */
function seriesOf(title: string): string {
  return title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/^(the|a|an) /, '')
    .replace(/(:| - | and the | episode | part | vol\.).*$/, '')
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .replace(/( ?\d+| [ivx]+)$/, '')
    .trim();
}

function sameSeries(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short === long || (short.length >= 5 && long.startsWith(short));
}
