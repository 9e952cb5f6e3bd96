import type { Film } from '../../data/library';
import type { Observations } from '../../engine/engine';

/**
 * Which features of a film count, and how much: each kind is scaled to that length for every film
 * that has any, so that a film with five genres says no more by them than a film with one.
 */
export interface ContentWeights {
  readonly genres?: number;
  /** The same with the genres that fewer films have weighing more. */
  readonly rareGenres?: number;
  readonly years?: number;
  /** Years between two neighbouring year features, and the width of each. */
  readonly yearStep?: number;
  readonly themes?: number;
  readonly titleWords?: number;
}

/** A theme that fewer films have ties nothing together. */
const THEME_FILMS = 3;
/** A word of one title ties nothing together; a word of many says little. */
const WORD_FILMS = [2, 50] as const;
/** Articles and the like in the languages of MovieLens' titles. */
const STOP_WORDS = new Set(
  'the an of and in to on at for la le les el il de des der die das du un une'.split(' '),
);
/** Beyond so many widths a year feature is as good as nought. */
const YEAR_REACH = 4;

/** A film's values of one kind of feature, by the feature's name. */
type Values = ReadonlyMap<string, number>;

/**
 * Content as rows of a matrix, features × films: genres, years, themes and the words of titles.
 * - A genre is 1 where a film has it. Weighing genres by their rarity too moved NDCG@100 of content
 *   alone by .001 on validation users, so they are not.
 * - A year feature at c is exp(−((year − c) / step)² / 2), so that neighbouring years are alike.
 * - Rare genres, themes and title words weigh log(films / films that have it), the inverse document
 *   frequency (Spärck Jones 1972). A theme needs three films, a word two; a word of over fifty is left out.
 *
 * Then each film's values of a kind are scaled to length `weight`. Rows are in order of kind, then
 * name. Targets are 1. Linear in what the films hold.
 */
export function contentRows(films: readonly Film[], weights: ContentWeights): Observations {
  const {
    genres = 0,
    rareGenres = 0,
    years = 0,
    yearStep = 3,
    themes = 0,
    titleWords = 0,
  } = weights;
  const kinds: [number, () => Values[]][] = [
    [genres, () => films.map((film) => new Map(film.genres.map((genre) => [genre, 1])))],
    [
      rareGenres,
      () =>
        rarity(
          films.map((film) => new Set(film.genres)),
          1,
          Infinity,
        ),
    ],
    [years, () => yearsOf(films, yearStep)],
    [
      themes,
      () =>
        rarity(
          films.map((film) => new Set(film.themes)),
          THEME_FILMS,
          Infinity,
        ),
    ],
    [
      titleWords,
      () =>
        rarity(
          films.map(({ title }) => wordsOf(title)),
          ...WORD_FILMS,
        ),
    ],
  ];
  const features = kinds.flatMap(([length, valuesOf]) =>
    length === 0 ? [] : byFeature(valuesOf(), length),
  );
  const start = new Uint32Array(features.length + 1);
  features.forEach(({ items }, row) => (start[row + 1] = start[row] + items.length));
  const entries = start[features.length];
  const col = new Uint32Array(entries);
  const weight = new Float32Array(entries);
  features.forEach(({ items, values }, row) => {
    col.set(items, start[row]);
    weight.set(values, start[row]);
  });
  return {
    rows: features.length,
    cols: films.length,
    start,
    col,
    weight,
    target: new Float32Array(entries).fill(1),
  };
}

/** Rows by name of their weights. */
const kept = new WeakMap<readonly Film[], Map<string, Observations>>();

/**
 * The same, made once for as long as these films are kept: for what each training of a library asks for
 * again. Nobody may write to them.
 */
export function keptContentRows(films: readonly Film[], weights: ContentWeights): Observations {
  const made = kept.get(films) ?? new Map<string, Observations>();
  kept.set(films, made);
  const name = JSON.stringify(weights);
  const rows = made.get(name) ?? contentRows(films, weights);
  made.set(name, rows);
  return rows;
}

/** One feature's films, and their values of it. */
interface Feature {
  readonly items: number[];
  readonly values: number[];
}

/** Scales each film's values to a length, and turns them round. */
function byFeature(films: readonly Values[], length: number): Feature[] {
  const features = new Map<string, Feature>();
  films.forEach((values, item) => {
    let squares = 0;
    for (const value of values.values()) squares += value ** 2;
    const norm = Math.sqrt(squares);
    for (const [name, value] of values) {
      let feature = features.get(name);
      if (!feature) features.set(name, (feature = { items: [], values: [] }));
      feature.items.push(item);
      feature.values.push((length * value) / norm);
    }
  });
  return [...features].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

/** Films of one year share their values: making them takes longer than all else here. */
function yearsOf(films: readonly Film[], step: number): Values[] {
  const made = new Map<number | null, Values>();
  return films.map(({ year }) => {
    let values = made.get(year);
    if (!values) made.set(year, (values = yearValues(year, step)));
    return values;
  });
}

function yearValues(year: number | null, step: number): Values {
  const values = new Map<string, number>();
  if (year === null) return values;
  const reach = YEAR_REACH * step;
  const first = Math.ceil((year - reach) / step) * step;
  for (let centre = first; centre <= year + reach; centre += step)
    values.set(String(centre), Math.exp(-0.5 * ((year - centre) / step) ** 2));
  return values;
}

/** Inverse document frequencies of the names that at least `least` and at most `most` films have. */
function rarity(films: readonly ReadonlySet<string>[], least: number, most: number): Values[] {
  const counts = new Map<string, number>();
  for (const names of films)
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return films.map((names) => {
    const values = new Map<string, number>();
    for (const name of names) {
      const count = counts.get(name) ?? 0;
      // A name that every film has weighs nothing.
      if (count >= least && count <= most && count < films.length)
        values.set(name, Math.log(films.length / count));
    }
    return values;
  });
}

function wordsOf(title: string): Set<string> {
  const words = title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => word.length > 1 && !STOP_WORDS.has(word)));
}
