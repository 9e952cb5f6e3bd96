import { describe, expect, it } from 'vitest';
import type { Film } from '../../../src/data/library';
import { TitleSearch } from '../../../src/data/titleSearch';

const titles: [string, number | null, string[]?][] = [
  ['The Lantern Makers', 1999],
  ['Lantern', 1950],
  ['Lanterns of the North', 2003],
  ['Amélie', 2001, ["Le Fabuleux Destin d'Amélie Poulain"]],
  ['The Thing', 1982],
  ['The Thing', 2011],
  ['Something Wild', 1986],
  ['1917', 2019],
  ['Extraordinary Voyage', null],
];
const films: Film[] = titles.map(([title, year, otherTitles], id) => ({
  id,
  title,
  year,
  genres: [],
  ...(otherTitles ? { otherTitles } : {}),
}));
const search = new TitleSearch(
  films,
  Uint32Array.from(films, (_, i) => (i === 4 ? 90 : 5)),
);
const find = async (text: string) =>
  (await search.find(text, 5)).map((i) => `${films[i].title} ${films[i].year ?? ''}`.trim());

describe('title search', () => {
  it('finds by prefix', async () => {
    expect(await find('extraor')).toEqual(['Extraordinary Voyage']);
  });
  it('forgives typing errors', async () => {
    expect(await find('lantren makers')).toEqual(['The Lantern Makers 1999']);
    expect((await find('extrordinary'))[0]).toBe('Extraordinary Voyage');
  });
  it('ignores accents, and finds other titles', async () => {
    expect(await find('amelie')).toEqual(['Amélie 2001']);
    expect(await find('fabuleux destin')).toEqual(['Amélie 2001']);
  });
  it('takes "The" in any place', async () => {
    expect((await find('lantern makers, the'))[0]).toBe('The Lantern Makers 1999');
    expect((await find('the lantern mak'))[0]).toBe('The Lantern Makers 1999');
  });
  it('takes a year, also as a title', async () => {
    expect((await find('thing 2011'))[0]).toBe('The Thing 2011');
    expect((await find('1917'))[0]).toBe('1917 2019');
  });
  it('puts the well-known first among equals, and the exact title before longer ones', async () => {
    expect((await find('the thing'))[0]).toBe('The Thing 1982');
    expect((await find('lantern'))[0]).toBe('Lantern 1950');
  });
  it('finds nothing for nothing', async () => {
    expect(await find('')).toEqual([]);
    expect(await find('zzzzqqq')).toEqual([]);
  });
});
