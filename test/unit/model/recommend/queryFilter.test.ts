import { describe, expect, it } from 'vitest';
import type { Film } from '../../../../src/data/library';
import { queryFilter } from '../../../../src/model/recommend/queryFilter';
import { PLAIN } from '../../../support/clusteredWorld';

const films: Film[] = [
  { id: 1, title: 'A', year: 1979, genres: ['Horror', 'Sci-Fi'] },
  { id: 2, title: 'B', year: 1999, genres: ['Comedy'] },
  { id: 3, title: 'C', year: null, genres: ['Sci-Fi'] },
  { id: 4, title: 'D', year: 2010, genres: [] },
];
const passing = (query: Partial<typeof PLAIN>): string =>
  films
    .filter((_, item) => queryFilter(films, { ...PLAIN, ...query })(item))
    .map(({ title }) => title)
    .join('');

describe('the filter of a query', () => {
  it.each([
    ['nothing asked', {}, 'ABCD'],
    ['any of the genres', { genresIn: ['Sci-Fi', 'Comedy'] }, 'ABC'],
    ['without a genre', { genresOut: ['Horror'] }, 'BCD'],
    ['out wins over in', { genresIn: ['Sci-Fi'], genresOut: ['Horror'] }, 'C'],
    ['from a year, and so with one', { yearFrom: 1999 }, 'BD'],
    ['up to a year', { yearTo: 1999 }, 'AB'],
    ['one year', { yearFrom: 1999, yearTo: 1999 }, 'B'],
    ['a genre that no film has', { genresIn: ['Western'] }, ''],
  ] as const)('%s', (_, query, titles) => {
    expect(passing(query)).toBe(titles);
  });
});
