import * as fc from 'fast-check';
import type { Film } from '../../src/data/library';
import type { RawLibrary } from '../../src/data/rawLibrary';

const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 });
const texts = fc.array(text, { maxLength: 3 });
const id = fc.maxSafeNat();

const film = (filmId: number): fc.Arbitrary<Film> =>
  fc.record(
    {
      id: fc.constant(filmId),
      title: text,
      year: fc.option(fc.integer({ min: 1874, max: 2100 })),
      genres: texts,
      otherTitles: texts,
      director: text,
      themes: texts,
      imdb: fc.integer({ min: 1, max: 9_999_999 }).map((n) => String(n).padStart(7, '0')),
      tmdb: id,
    },
    { requiredKeys: ['id', 'title', 'year', 'genres'], noNullPrototype: true },
  );

/** Any library that keeps the rules: also without films, without users, without ratings. */
export const randomLibrary: fc.Arbitrary<RawLibrary> = fc
  .tuple(fc.uniqueArray(id, { maxLength: 6 }), fc.uniqueArray(id, { maxLength: 5 }))
  .chain(([filmIds, userIds]) => {
    const cells = filmIds.length * userIds.length;
    const rating = fc.record({
      cell: fc.nat({ max: Math.max(0, cells - 1) }),
      stars: fc.integer({ min: 1, max: 10 }),
      time: fc.nat({ max: 0xffffffff }),
    });
    return fc.record({
      name: text,
      kind: fc.constantFrom('movielens' as const, 'sample' as const),
      synthetic: fc.boolean(),
      licence: text,
      films: fc.tuple(...filmIds.map(film)),
      userIds: fc.constant(Float64Array.from(userIds)),
      ratings: fc
        .uniqueArray(rating, { maxLength: cells, selector: ({ cell }) => cell })
        .map((rows) => {
          rows.sort((a, b) => a.cell - b.cell);
          return {
            user: Uint32Array.from(rows, ({ cell }) => Math.floor(cell / filmIds.length)),
            item: Uint32Array.from(rows, ({ cell }) => cell % filmIds.length),
            halfStars: Uint8Array.from(rows, ({ stars }) => stars),
            time: Uint32Array.from(rows, ({ time }) => time),
          };
        }),
    });
  });
