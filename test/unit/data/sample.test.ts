import { describe, expect, it } from 'vitest';
import { FEWEST_RATINGS, makeSampleLibrary } from '../../../src/data/sample/generate';
import { parseFilms } from '../../../src/data/sample/parse';

const GENRES = new Set(
  (
    'Action,Adventure,Animation,Children,Comedy,Crime,Documentary,Drama,Fantasy,Film-Noir,Horror,' +
    'Musical,Mystery,Romance,Sci-Fi,Thriller,War,Western'
  ).split(','),
);

const library = makeSampleLibrary();
const { films, ratings, userIds } = library;

function tally(indexes: Uint32Array, length: number): number[] {
  const counts = new Array<number>(length).fill(0);
  for (const index of indexes) counts[index]++;
  return counts;
}

const perFilm = tally(ratings.item, films.length).sort((a, b) => b - a);
const perUser = tally(ratings.user, userIds.length).sort((a, b) => b - a);
const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);

describe('the films', () => {
  it('are at least 640, each once', () => {
    expect(films.length).toBeGreaterThanOrEqual(640);
    expect(new Set(films.map(({ title, year }) => `${title} (${year})`)).size).toBe(films.length);
    expect(new Set(films.map(({ id }) => id)).size).toBe(films.length);
  });

  it('each have a year, genres as MovieLens names them, a director and two to five themes', () => {
    for (const film of films) {
      const { title, year, genres, director = '', themes = [] } = film;
      expect(title, title).toBe(title.trim());
      expect(title.length, title).toBeGreaterThan(0);
      expect(year !== null && year >= 1900 && year <= 2025, title).toBe(true);
      expect(genres.length, title).toBeGreaterThan(0);
      expect(genres, title).toEqual([...new Set(genres)].sort());
      for (const genre of genres) expect(GENRES, title).toContain(genre);
      expect(director, title).toMatch(/\p{Lu}/u);
      expect(new Set(themes).size, title).toBe(themes.length);
      expect(themes.length >= 2 && themes.length <= 5, title).toBe(true);
      for (const theme of themes) expect(theme, title).toMatch(/^[a-z0-9' -]+$/);
    }
  });

  it('are linked by their themes: each is shared by at least three films', () => {
    const counts = new Map<string, number>();
    for (const { themes = [] } of films)
      for (const theme of themes) counts.set(theme, (counts.get(theme) ?? 0) + 1);
    expect([...counts].filter(([, count]) => count < 3)).toEqual([]);
  });

  it('come from every genre and every decade since the 1920s', () => {
    for (const genre of GENRES)
      expect(films.filter((film) => film.genres.includes(genre)).length, genre).toBeGreaterThan(20);
    for (let decade = 1920; decade <= 2020; decade += 10)
      expect(
        films.filter(({ year }) => year !== null && Math.floor(year / 10) * 10 === decade).length,
        String(decade),
      ).toBeGreaterThan(10);
  });
});

describe('parseFilms', () => {
  it('reads other titles, several directors and counts ids from the first', () => {
    const [first, second] = parseFilms(
      '\nA = B | 2001 | Comedy, Drama | C D, E F | heist, trains | 3\nG | 2002 | War | H I | x, y | 1\n',
      7,
    );
    expect(first).toEqual({
      film: {
        id: 7,
        title: 'A',
        year: 2001,
        genres: ['Comedy', 'Drama'],
        director: 'C D, E F',
        themes: ['heist', 'trains'],
        otherTitles: ['B'],
      },
      directors: ['C D', 'E F'],
      themes: ['heist', 'trains'],
      year: 2001,
      fame: 3,
    });
    expect(second.film.id).toBe(8);
    expect(second.film).not.toHaveProperty('otherTitles');
  });

  it('names the line that is not a film', () => {
    for (const line of [
      'A | 2001 | Comedy',
      'A | year | Comedy | B | x, y | 3',
      'A | 2001 | Comedy | B | x, y | 6',
      'A |  | Comedy | B | x, y | 3',
      'A | 2001 | Comedy | B | x, y | 3 | more',
    ])
      expect(() => parseFilms(line, 1)).toThrow(line);
  });
});

describe('the ratings', () => {
  it('are at least 60,000 by about 700 viewers, and say that they are synthetic', () => {
    expect(ratings.item.length).toBeGreaterThanOrEqual(60_000);
    expect(userIds.length).toBe(700);
    expect(new Set(userIds).size).toBe(700);
    expect(library).toMatchObject({ kind: 'sample', synthetic: true });
    expect(library.licence).toMatch(/synthetic/);
  });

  it('are sorted by user, then item, one for each pair', () => {
    const { user, item, halfStars, time } = ratings;
    expect([item.length, halfStars.length, time.length]).toEqual(Array(3).fill(user.length));
    let inOrder = true;
    for (let k = 1; k < user.length; k++)
      inOrder &&= user[k] > user[k - 1] || (user[k] === user[k - 1] && item[k] > item[k - 1]);
    expect(inOrder).toBe(true);
    expect(user[user.length - 1]).toBe(userIds.length - 1);
    expect(item.reduce((a, b) => Math.max(a, b))).toBeLessThan(films.length);
  });

  it('are spread as people spread them: mean, deviation, few half stars', () => {
    const stars = Array.from(ratings.halfStars, (value) => value / 2);
    const mean = sum(stars) / stars.length;
    const deviation = Math.sqrt(sum(stars.map((x) => (x - mean) ** 2)) / stars.length);
    expect(Math.min(...new Set(stars))).toBeGreaterThanOrEqual(0.5);
    expect(Math.max(...new Set(stars))).toBe(5);
    expect(mean).toBeGreaterThan(3.2);
    expect(mean).toBeLessThan(3.8);
    expect(deviation).toBeGreaterThan(0.9);
    expect(deviation).toBeLessThan(1.15);
    const halves = stars.filter((x) => x % 1 !== 0).length / stars.length;
    expect(halves).toBeGreaterThan(0.15);
    expect(halves).toBeLessThan(0.4);
  });

  it('have a long tail of films', () => {
    expect(ratings.item.length / (films.length * userIds.length)).toBeLessThan(0.08);
    const topTenth = sum(perFilm.slice(0, Math.floor(films.length / 10))) / ratings.item.length;
    expect(topTenth).toBeGreaterThan(0.35);
    expect(topTenth).toBeLessThan(0.65);
    expect(perFilm[0]).toBeGreaterThan(0.3 * userIds.length);
    expect(perFilm[0]).toBeLessThan(0.7 * userIds.length);
    expect(perFilm.filter((count) => count <= 5).length).toBeGreaterThan(films.length / 10);
  });

  it('have a long tail of viewers, none with fewer than the minimum', () => {
    expect(perUser[perUser.length - 1]).toBeGreaterThanOrEqual(FEWEST_RATINGS);
    const median = perUser[perUser.length >> 1];
    expect(median).toBeGreaterThan(45);
    expect(median).toBeLessThan(75);
    expect(perUser.filter((count) => count > 500).length).toBeGreaterThanOrEqual(3);
  });

  it('were given over many years, and none before the film was out', () => {
    const years = Array.from(ratings.time, (time) => new Date(time * 1000).getUTCFullYear());
    expect(new Set(years).size).toBeGreaterThan(12);
    const early = years.filter((year, k) => year <= (films[ratings.item[k]].year ?? 0));
    expect(early).toEqual([]);
  });
});

describe('makeSampleLibrary', () => {
  const small = { users: 30, ratings: 1500 };

  it('gives the same library for the same seed and another for another', () => {
    const first = makeSampleLibrary({ ...small, seed: 5 });
    expect(makeSampleLibrary({ ...small, seed: 5 })).toEqual(first);
    expect(makeSampleLibrary({ ...small, seed: 6 }).ratings).not.toEqual(first.ratings);
  });

  it('gives as many users and ratings as asked', () => {
    const made = makeSampleLibrary(small);
    expect(made.userIds.length).toBe(30);
    expect(Math.abs(made.ratings.item.length - 1500)).toBeLessThanOrEqual(30);
  });

  it('refuses what it cannot make', () => {
    for (const options of [
      { users: 0, ratings: 100 },
      { users: 1.5, ratings: 100 },
      { users: 10, ratings: 199 },
      { users: 10, ratings: NaN },
      { users: 1, ratings: 10_000 },
      { ...small, seed: 0.5 },
    ])
      expect(() => makeSampleLibrary(options)).toThrow(RangeError);
  });
});

describe('tastes, as plain item-to-item cosine over likes finds them', () => {
  const likers = films.map(() => new Set<number>());
  ratings.item.forEach((item, k) => {
    if (ratings.halfStars[k] >= 7) likers[item].add(ratings.user[k]);
  });

  /** The ten films most liked together with a film; the 10 keeps rarely liked ones from winning. */
  function neighbours(film: number): number[] {
    return films
      .map((_, other) => {
        const both = [...likers[film]].filter((user) => likers[other].has(user)).length;
        return {
          other,
          cosine: both / Math.sqrt((likers[film].size + 10) * (likers[other].size + 10)),
        };
      })
      .filter(({ other }) => other !== film)
      .sort((a, b) => b.cosine - a.cosine)
      .slice(0, 10)
      .map(({ other }) => other);
  }

  function named(title: string): number {
    const film = films.findIndex((candidate) => candidate.title === title);
    expect(film, title).toBeGreaterThanOrEqual(0);
    return film;
  }

  it.each([
    ['space opera', 'Star Wars: Episode V - The Empire Strikes Back', 5],
    ['computer animation', 'Toy Story', 7],
    ['secret agent', 'GoldenEye', 6],
    ['superhero', 'Guardians of the Galaxy', 6],
    ['anime', 'Spirited Away', 5],
  ])('%s: beside %s at least %i of ten, far above chance', (theme, title, least) => {
    const carries = (film: number): boolean => films[film].themes?.includes(theme) ?? false;
    const found = neighbours(named(title)).filter(carries).length;
    const chance = films.filter((_, film) => carries(film)).length / films.length;
    expect(found).toBeGreaterThanOrEqual(least);
    expect(found / 10).toBeGreaterThan(10 * chance);
  });

  it.each([
    ['Horror', 'Halloween', 6],
    ['Romance', 'Pride & Prejudice', 6],
    ['Sci-Fi', 'Star Wars: Episode V - The Empire Strikes Back', 8],
    ['Crime', 'Goodfellas', 6],
  ])('%s: beside %s at least %i of ten', (genre, title, least) => {
    const found = neighbours(named(title)).filter((film) =>
      films[film].genres.includes(genre),
    ).length;
    expect(found).toBeGreaterThanOrEqual(least);
  });

  it('holds for films at large: most neighbours share a theme, four times what chance would give', () => {
    const sharesTheme = (a: number, b: number): boolean =>
      films[a].themes?.some((theme) => films[b].themes?.includes(theme)) ?? false;
    const known = films.map((_, film) => film).filter((film) => likers[film].size >= 60);
    const found = known.flatMap((film) =>
      neighbours(film).map((other) => (sharesTheme(film, other) ? 1 : 0)),
    );
    const chance = known.flatMap((a) =>
      known.filter((b) => b !== a).map((b) => (sharesTheme(a, b) ? 1 : 0)),
    );
    expect(known.length).toBeGreaterThan(50);
    const share = sum(found) / found.length;
    expect(share).toBeGreaterThan(0.5);
    expect(share).toBeGreaterThan((4 * sum(chance)) / chance.length);
  });
});
