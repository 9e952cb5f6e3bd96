import type { Random } from '../../engine/random';
import type { SampleFilm } from './parse';

/** One invented viewer. */
export interface Viewer {
  /** How much each film is to this viewer's taste: mean 0, variance 1 over all films. */
  readonly affinity: Float64Array;
  /** Generosity: stars added to every rating. */
  readonly bias: number;
  /** How far fame decides what this viewer sees; 1 is ordinary, less is adventurous. */
  readonly mainstream: number;
  /** Never gives half stars, as about two fifths of real raters do not. */
  readonly wholeStarsOnly: boolean;
}

/** What a taste can be about. Weights are by trait: the same word may be a genre and a theme. */
interface Traits {
  readonly genres: ReadonlyMap<string, number>;
  readonly themes: Map<string, number>;
  readonly directors: Map<string, number>;
  readonly favouriteYears: readonly number[];
}

const GENRE_WEIGHT = 0.9;
const THEME_WEIGHT = 1.3;
const DIRECTOR_WEIGHT = 2.2;
const ERA_WEIGHT = 1.4;
/** Years from the nearest favourite after which the era no longer counts for a film. */
const ERA_WIDTH = 14;
/** How much of the feeling for its films a theme or director takes on. */
const SPREAD = 0.4;
/** Favourites resemble one another: the chance that the next is picked for a theme of the last. */
const STAY_WITH_THEME = 0.45;

/** Invents a viewer: first a leaning to genres, then favourites, and from these the whole taste. */
export function makeViewer(films: readonly SampleFilm[], rarity: Rarity, random: Random): Viewer {
  const genres = new Map<string, number>();
  for (const { film } of films)
    for (const genre of film.genres) if (!genres.has(genre)) genres.set(genre, random.normal());

  const favourites = pickFavourites(films, genres, random);
  const themes = new Map<string, number>();
  const directors = new Map<string, number>();
  for (const favourite of favourites) {
    for (const theme of favourite.themes) add(themes, theme, 1);
    for (const director of favourite.directors) add(directors, director, 0.5 + random.next());
  }
  for (let dislikes = 0; dislikes < 3; dislikes++) {
    const film = films[random.integer(films.length)];
    const theme = film.themes[random.integer(film.themes.length)];
    if (!themes.has(theme)) themes.set(theme, -0.8);
  }

  const traits: Traits = {
    genres,
    themes,
    directors,
    favouriteYears: favourites.map(({ year }) => year),
  };
  const firstFeeling = matchAll(films, traits, rarity);
  spread(traits.themes, films, ({ themes }) => themes, firstFeeling);
  spread(traits.directors, films, ({ directors }) => directors, firstFeeling);
  const affinity = matchAll(films, traits, rarity);
  return {
    affinity,
    bias: 0.4 * random.normal(),
    mainstream: 0.75 + 0.5 * random.next(),
    wholeStarsOnly: random.next() < 0.4,
  };
}

/** Weight of a theme: one shared by few films says more about a taste than one shared by many. */
export type Rarity = ReadonlyMap<string, number>;

/** Inverse document frequency, scaled to 1 for a theme of one film in a hundred. */
export function themeRarity(films: readonly SampleFilm[]): Rarity {
  const counts = new Map<string, number>();
  for (const { themes } of films) for (const theme of themes) add(counts, theme, 1);
  return new Map(
    [...counts].map(([theme, count]) => [theme, Math.log(films.length / count) / Math.log(100)]),
  );
}

function pickFavourites(
  films: readonly SampleFilm[],
  genres: ReadonlyMap<string, number>,
  random: Random,
): SampleFilm[] {
  const appeal = (film: SampleFilm): number =>
    Math.exp(0.7 * film.fame + genreLeaning(film, genres));
  const favourites: SampleFilm[] = [];
  const count = 3 + random.integer(5);
  let last: SampleFilm | undefined;
  while (favourites.length < count) {
    const theme =
      last && random.next() < STAY_WITH_THEME
        ? last.themes[random.integer(last.themes.length)]
        : undefined;
    const candidates = films.filter(
      (film) => !favourites.includes(film) && (theme === undefined || film.themes.includes(theme)),
    );
    last = drawWeighted(candidates, appeal, random);
    if (last) favourites.push(last);
  }
  return favourites;
}

function drawWeighted<T>(
  items: readonly T[],
  weight: (item: T) => number,
  random: Random,
): T | undefined {
  const weights = items.map(weight);
  let left = random.next() * weights.reduce((sum, value) => sum + value, 0);
  return items.find((_, i) => (left -= weights[i]) < 0);
}

/**
 * Lets a taste reach what goes with it: who likes horror warms to its directors, who likes space
 * operas to starship crews. Each word moves by the mean feeling for the films that carry it.
 */
function spread(
  taste: Map<string, number>,
  films: readonly SampleFilm[],
  words: (film: SampleFilm) => readonly string[],
  feeling: Float64Array,
): void {
  const sums = new Map<string, number>();
  const counts = new Map<string, number>();
  films.forEach((film, i) => {
    for (const word of words(film)) {
      add(sums, word, feeling[i]);
      add(counts, word, 1);
    }
  });
  for (const [word, sum] of sums) add(taste, word, (SPREAD * sum) / (counts.get(word) ?? 1));
}

function matchAll(films: readonly SampleFilm[], taste: Traits, rarity: Rarity): Float64Array {
  const affinity = Float64Array.from(films, (film) => match(film, taste, rarity));
  standardise(affinity);
  return affinity;
}

function match(film: SampleFilm, taste: Traits, rarity: Rarity): number {
  let score = GENRE_WEIGHT * genreLeaning(film, taste.genres);
  for (const theme of film.themes)
    score += THEME_WEIGHT * (taste.themes.get(theme) ?? 0) * (rarity.get(theme) ?? 0);
  for (const director of film.directors)
    score += (DIRECTOR_WEIGHT * (taste.directors.get(director) ?? 0)) / film.directors.length;
  const distance = Math.min(...taste.favouriteYears.map((year) => Math.abs(film.year - year)));
  return score + ERA_WEIGHT * Math.exp(-((distance / ERA_WIDTH) ** 2));
}

/** The square root keeps films of many genres from drawing stronger feelings than others. */
function genreLeaning(film: SampleFilm, genres: ReadonlyMap<string, number>): number {
  const sum = film.film.genres.reduce((total, genre) => total + (genres.get(genre) ?? 0), 0);
  return sum / Math.sqrt(film.film.genres.length);
}

function standardise(values: Float64Array): void {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const scale = variance > 0 ? 1 / Math.sqrt(variance) : 0;
  for (let i = 0; i < values.length; i++) values[i] = (values[i] - mean) * scale;
}

function add(map: Map<string, number>, key: string, amount: number): void {
  map.set(key, (map.get(key) ?? 0) + amount);
}
