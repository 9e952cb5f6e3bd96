import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Film, Library } from '../../../src/data/library';
import { packLibrary, unpackLibrary } from '../../../src/data/packed';
import { makeSampleLibrary } from '../../../src/data/sample/generate';
import { chooseStarters, mainGenres } from '../../../src/data/starters';
import { randomLibrary } from '../../support/randomLibrary';
import { hasRealLibrary, realLibrary } from '../../support/realLibrary';

/** A library in which user u likes the films listed for u; films have a title and may have more. */
function likedBy(
  films: readonly (string | (Partial<Film> & { title: string }))[],
  likes: readonly (readonly number[])[],
): Library {
  const pairs = likes.flatMap((items, user) => items.map((item) => [user, item]));
  const { bytes } = packLibrary({
    name: '',
    kind: 'sample',
    synthetic: true,
    licence: '',
    films: films.map((film, id) => ({
      id,
      year: null,
      genres: [],
      ...(typeof film === 'string' ? { title: film } : film),
    })),
    userIds: Float64Array.from(likes.keys()),
    ratings: {
      user: Uint32Array.from(pairs, ([user]) => user),
      item: Uint32Array.from(pairs, ([, item]) => item),
      halfStars: new Uint8Array(pairs.length).fill(9),
      time: new Uint32Array(pairs.length),
    },
  });
  return unpackLibrary(bytes);
}
const titlesOf = (library: Library, count: number) =>
  chooseStarters(library, count).map(({ title }) => title);

describe('films to start from', () => {
  it('are popular, but not the same film twice over', () => {
    // Those who like Anchor like Berth; Comet has fewer friends, and others.
    const library = likedBy(
      ['Anchor', 'Berth', 'Comet', 'Dune Sea'],
      [[0, 1], [0, 1], [0, 1], [0, 1], [0], [2], [2], [2], [3]],
    );
    expect(titlesOf(library, 2)).toEqual(['Anchor', 'Comet']);
    expect(titlesOf(library, 10)).toEqual(['Anchor', 'Comet', 'Dune Sea', 'Berth']);
  });

  it('have one of each series', () => {
    const titles = [
      'Night Ferry',
      'Night Ferry 2',
      'Night Ferry III',
      'The Night Ferry: Dawn',
      'Tern',
    ];
    const everybody = Array.from({ length: 5 }, () => [0, 1, 2, 3, 4]);
    expect(titlesOf(likedBy(titles, everybody), 5)).toEqual(['Night Ferry', 'Tern']);
  });

  it('turn to another genre and decade before a slightly better liked film of the same', () => {
    const films = [
      { title: 'Anchor', year: 1994, genres: ['Crime', 'Drama'] },
      { title: 'Berth', year: 1995, genres: ['Crime', 'Drama'] },
      { title: 'Comet', year: 1996, genres: ['Sci-Fi'] },
      { title: 'Dune Sea', year: 1968, genres: ['Sci-Fi'] },
      { title: 'Elder', year: 1997, genres: ['Drama'] },
      { title: 'Fen', year: 1998, genres: ['Drama'] },
    ];
    // Nobody likes two films, so taste says nothing of which are alike.
    const likes = [9, 8, 7, 6, 1, 1].flatMap((fans, item) =>
      Array.from({ length: fans }, () => [item]),
    );
    expect(titlesOf(likedBy(films, likes), 3)).toEqual(['Anchor', 'Dune Sea', 'Berth']);
  });

  it('leave films out that nobody likes, and never fail', () => {
    fc.assert(
      fc.property(randomLibrary, fc.nat({ max: 8 }), (raw, count) => {
        const { ratings } = raw;
        const chosen = chooseStarters(unpackLibrary(packLibrary(raw).bytes), count);
        expect(chosen.length).toBeLessThanOrEqual(count);
        expect(new Set(chosen.map(({ id }) => id)).size).toBe(chosen.length);
        for (const film of chosen) {
          const item = raw.films.findIndex(({ id }) => id === film.id);
          expect(ratings.item.some((i, n) => i === item && ratings.halfStars[n] >= 8)).toBe(true);
        }
      }),
    );
  });
});

describe("a film's main genre", () => {
  const film = (...genres: string[]): Film => ({ id: 0, title: '', year: null, genres });

  it('is the one that fewest films have', () => {
    const films = [film('Drama', 'War'), film('Drama'), film('Drama', 'Crime', 'War'), film()];
    expect(mainGenres(films)).toEqual(['War', 'Drama', 'Crime', '']);
  });

  it('is not the size of the screen, unless nothing else is known', () => {
    expect(mainGenres([film('IMAX', 'Action'), film('Action'), film('IMAX')])).toEqual([
      'Action',
      'Action',
      'IMAX',
    ]);
  });
});

const libraries: [string, boolean, () => Library][] = [
  ['the sample library', true, () => unpackLibrary(packLibrary(makeSampleLibrary()).bytes)],
  ['MovieLens (needs MOVIELENS_ZIP)', hasRealLibrary, realLibrary],
];
describe.each(libraries)('the wall on %s', (_, there, open) => {
  it.skipIf(!there)('spans genres and decades from its first films on', () => {
    const library = open();
    const genres = mainGenres(library.films);
    const starters = chooseStarters(library, 48);
    const known = new Uint32Array(library.films.length);
    for (const item of library.ratings.item) known[item]++;
    const tenth = known.toSorted()[Math.floor(0.9 * known.length)];
    const spans = (count: number) => {
      const items = starters.slice(0, count).map((film) => library.films.indexOf(film));
      const counts = (group: (item: number) => unknown): number[] => {
        const found = new Map<unknown, number>();
        for (const item of items) found.set(group(item), (found.get(group(item)) ?? 0) + 1);
        return [...found.values()];
      };
      const mains = counts((item) => genres[item]);
      const decades = counts((item) => Math.floor((library.films[item].year ?? 0) / 10));
      return {
        genres: mains.length,
        decades: decades.length,
        mostOfGenre: Math.max(...mains),
        mostOfDecade: Math.max(...decades),
        mostOfSet: Math.max(...counts((item) => library.films[item].genres.join())),
        leastKnown: Math.min(...items.map((item) => known[item])),
      };
    };

    expect(starters).toHaveLength(48);
    for (const count of [10, 12]) {
      const first = spans(count);
      expect(first.genres).toBeGreaterThanOrEqual(6);
      expect(first.decades).toBeGreaterThanOrEqual(4);
      expect(first.mostOfGenre).toBeLessThanOrEqual(2);
      expect(first.mostOfSet).toBeLessThanOrEqual(2);
      expect(first.mostOfDecade).toBeLessThanOrEqual(count / 2);
      expect(first.leastKnown).toBeGreaterThanOrEqual(tenth);
    }
    const all = spans(48);
    expect(all.genres).toBeGreaterThanOrEqual(12);
    expect(all.mostOfGenre).toBeLessThanOrEqual(6);
    expect(all.mostOfDecade).toBeLessThanOrEqual(16);
  });
});
