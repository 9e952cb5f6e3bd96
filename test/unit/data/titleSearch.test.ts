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

/** Invented films in the relations of well-known ones: title, year, ratings. */
const catalogue: [string, number, number][] = [
  ['The Meridian', 1999, 278],
  ['The Moth', 1994, 157],
  ['Mystic Signal Theatre: The Movie', 1996, 36],
  ["There's Someone about Mona", 1998, 161],
  ['And Then There Was One', 1945, 3],
  ['Stone Ships: Part IV - A New Oar', 1977, 251],
  ['Stone Ships: Part V - The Tide Strikes Back', 1980, 211],
  ['Stone Trail: Descendants', 1994, 108],
  ['Stonegate', 1994, 140],
  ['O.L. the Over-Lander', 1982, 122],
  ['Older', 2010, 140],
  ['Heron-Man', 2002, 122],
  ['The Astounding Heron-Man', 2012, 30],
  ['BOLT·A', 2008, 104],
  ['All about Ada', 1950, 40],
  ['A Bountiful Wind', 2001, 123],
  ['Alpine Bounty', 1999, 204],
  ['M', 1931, 23],
  ['Moss', 2013, 25],
  ['Mossland', 1997, 31],
  ['The Meri', 1950, 2],
  ['The Long Way to the Harbour', 1961, 1],
  ['The Long Way to the Harbour: Part II', 1999, 300],
  ['Back the Long Way to the Harbour', 2001, 310],
  ['The Mend!', 1954, 5],
  ['Themend', 1960, 4],
];
const typed = new TitleSearch(
  catalogue.map(([title, year], id) => ({ id, title, year, genres: [] })),
  Uint32Array.from(catalogue, ([, , ratings]) => ratings),
);
const best = async (text: string, count: number) =>
  (await typed.find(text, count)).map((i) => catalogue[i][0]);

describe('what is typed so far', () => {
  it.each([
    ['the m', ['The Meridian', 'The Moth']],
    ['the', ['The Long Way to the Harbour: Part II', 'The Meridian']],
    ['stone', ['Stone Ships: Part IV - A New Oar', 'Stone Ships: Part V - The Tide Strikes Back']],
    ['a', ['Alpine Bounty', 'A Bountiful Wind']],
    ['m', ['The Meridian', 'The Moth']],
    ['a bount', ['A Bountiful Wind']],
    ['mer', ['The Meridian', 'The Meri']],
  ])('"%s" leads to the best known that begin so', async (text, wanted) => {
    expect(await best(text, wanted.length)).toEqual(wanted);
  });

  it.each(['heronman', 'heron man', 'heron-man', 'Heron‑Man', 'HERONM', 'heronmn'])(
    'hyphens and spaces do not matter: "%s"',
    async (text) => {
      expect(await best(text, 9)).toEqual(['Heron-Man', 'The Astounding Heron-Man']);
    },
  );

  it('nor do dots: an abbreviation is a word', async () => {
    for (const text of ['ol', 'o.l.', 'o l', 'OL the over'])
      expect((await best(text, 1))[0], text).toBe('O.L. the Over-Lander');
    for (const text of ['bolta', 'bolt-a', 'bolt a', 'bolt·a'])
      expect(await best(text, 9), text).toEqual(['BOLT·A']);
  });

  it('missing spaces are forgiven, but not taken for a short title', async () => {
    expect((await best('stoneships', 1))[0]).toBe('Stone Ships: Part IV - A New Oar');
    expect(await best('them', 9)).toEqual(['Themend']);
    expect(await best('themend', 2)).toEqual(['Themend', 'The Mend!']);
    expect(await best('the mend', 2)).toEqual(['The Mend!', 'Themend']);
  });

  it('the name at the end of a long title is a name too', async () => {
    expect((await best('the tide str', 1))[0]).toContain('The Tide Strikes Back');
  });

  it('a title typed in full comes first; a short one gives way to one far better known', async () => {
    expect((await best('moss', 1))[0]).toBe('Moss');
    expect((await best('m', 1))[0]).toBe('The Meridian');
    expect(await best('the long way to the harbour', 3)).toEqual([
      'The Long Way to the Harbour',
      'The Long Way to the Harbour: Part II',
      'Back the Long Way to the Harbour',
    ]);
  });

  it('one letter does not stand for words in the middle', async () => {
    expect(await best('stone s', 9)).not.toContain('Stone Trail: Descendants');
    expect(await best('one', 9)).toContain('And Then There Was One');
    expect(await best('o', 9)).toEqual(['Older', 'O.L. the Over-Lander']);
  });

  it('typing errors are forgiven only where no title is spelt so', async () => {
    expect((await best('meridain', 1))[0]).toBe('The Meridian');
    expect(await best('moss', 9)).not.toContain('The Moth');
  });
});
