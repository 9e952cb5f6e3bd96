import { describe, expect, it } from 'vitest';
import type { Film } from '../../../src/data/library';
import { packLibrary, unpackLibrary } from '../../../src/data/packed';
import { filmKey } from '../../../src/share/filmKey';
import { FilmViews } from '../../../workers/filmViews';
import { summarise } from '../../../workers/summary';

/** [title, year, how many rated it, other titles] */
const rows: [string, number | null, number, string[]?][] = [
  ['Harbour Lights', 1951, 2],
  ['The Long Tide', 1987, 1, ['Die lange Flut']],
  // Two films that share a key, and one that has its other title.
  ['Tern', 2001, 1],
  ['The Tern', 2001, 3],
  ['Lange Flut', 1987, 0],
  ['Undated', null, 0],
];
const films: Film[] = rows.map(([title, year, , otherTitles], n) => ({
  id: 100 + n,
  title,
  year,
  genres: [],
  ...(otherTitles ? { otherTitles } : {}),
}));
const pairs = [0, 1, 2].flatMap((user) =>
  rows.flatMap(([, , count], item) => (user < count ? [[user, item]] : [])),
);
const library = unpackLibrary(
  packLibrary({
    name: '',
    kind: 'sample',
    synthetic: true,
    licence: '',
    films,
    userIds: Float64Array.of(1, 2, 3),
    ratings: {
      user: Uint32Array.from(pairs, ([user]) => user),
      item: Uint32Array.from(pairs, ([, item]) => item),
      halfStars: new Uint8Array(pairs.length).fill(8),
      time: new Uint32Array(pairs.length),
    },
  }).bytes,
);

describe('film views', () => {
  it('count ratings and carry the film, its names and, once trained, its place', () => {
    const views = new FilmViews(library);
    expect([...views.ratings]).toEqual([2, 1, 1, 3, 0, 0]);
    expect(views.view(1)).toEqual({
      ...films[1],
      item: 1,
      key: filmKey('The Long Tide', 1987),
      ratings: 1,
      place: null,
    });
    views.setPlaces({
      hue: Float32Array.of(0, 120, 0, 0, 0, 0),
      reach: Float32Array.of(0, 0.5, 0, 0, 0, 0),
      axes: Float64Array.of(1, 0, 0, 1),
    });
    expect(views.view(1).place).toEqual({ hue: 120, reach: 0.5 });
  });

  it('find a film by the library’s own number', () => {
    const views = new FilmViews(library);
    expect(views.itemOfId(103)).toBe(3);
    expect(views.itemOfId(3)).toBeNull();
  });

  it('find a film by its key; of two with the same, the better known', () => {
    const views = new FilmViews(library);
    films.forEach(({ title, year }, item) => {
      if (item !== 2) expect(views.itemOfKey(filmKey(title, year)), title).toBe(item);
    });
    expect(filmKey('Tern', 2001)).toBe(filmKey('The Tern', 2001));
  });

  it('find it under another title and a neighbouring year, but an exact hit comes first', () => {
    const views = new FilmViews(library);
    expect(views.itemOfKey(filmKey('Die lange Flut', 1987))).toBe(1);
    expect(views.itemOfKey(filmKey('Harbour Lights', 1952))).toBe(0);
    expect(views.itemOfKey(filmKey('Harbour Lights', 1953))).toBeNull();
    expect(views.itemOfKey(filmKey('Lange Flut', 1987))).toBe(4);
    expect(views.itemOfKey(filmKey('Undated', 1990))).toBeNull();
  });
});

describe('the summary of a library', () => {
  const film = (year: number | null, ...genres: string[]): Film => ({
    id: 0,
    title: '',
    year,
    genres,
  });

  it('has each genre with how many films have it, most first, and the span of years', () => {
    expect(summarise([film(1999, 'War'), film(1931, 'Drama', 'War'), film(null, 'War')])).toEqual({
      genres: [
        { name: 'War', films: 3 },
        { name: 'Drama', films: 1 },
      ],
      years: [1931, 1999],
    });
  });

  it('has some span of years where no film has one', () => {
    const { genres, years } = summarise([film(null)]);
    expect(genres).toEqual([]);
    expect(years[0]).toBeLessThan(years[1]);
  });
});
