import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Library } from '../../../src/data/library';
import { packLibrary, unpackLibrary } from '../../../src/data/packed';
import { chooseStarters } from '../../../src/data/starters';
import { randomLibrary } from '../../support/randomLibrary';

/** A library in which user u likes the films listed for u. */
function likedBy(titles: readonly string[], likes: readonly (readonly number[])[]): Library {
  const pairs = likes.flatMap((items, user) => items.map((item) => [user, item]));
  const { bytes } = packLibrary({
    name: '',
    kind: 'sample',
    synthetic: true,
    licence: '',
    films: titles.map((title, id) => ({ id, title, year: null, genres: [] })),
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
    expect(titlesOf(library, 10)).toEqual(['Anchor', 'Berth', 'Comet', 'Dune Sea']);
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
