import { describe, expect, it } from 'vitest';
import type { Film } from '../../../src/data/library';
import { TitleStarts } from '../../../src/data/titleStarts';

/** Invented films: title, year, how many rated it, other titles. */
const FILMS: readonly (readonly [string, number | null, number, string[]?])[] = [
  ['The Lamp', 1951, 10],
  ['Lamplight Serenade', 1960, 500],
  ['Star Road: The Long Way Home', 1977, 900],
  ['The Long Day', 1980, 40],
  ['Été', 1999, 5, ['Summer']],
  ['Sea-Man', 2001, 80],
  ['M', 1931, 20],
  ['Market', null, 700],
];
const starts = new TitleStarts(Uint32Array.from(FILMS, ([, , ratings]) => ratings));
FILMS.forEach(([title, year, , otherTitles], id) => {
  const film: Film = { id, title, year, genres: [], ...(otherTitles && { otherTitles }) };
  starts.add(film, id);
});
const find = (text: string): string[] => starts.find(text).map((item) => FILMS[item][0]);

describe('films whose names begin with a text', () => {
  it('are found with and without their article', () => {
    expect(find('the lam')).toEqual(['The Lamp']);
    expect(find('lam')).toEqual(['Lamplight Serenade', 'The Lamp']);
  });

  it('come first where the text is their whole name, though fewer rated them', () => {
    const even = new TitleStarts(Uint32Array.of(40, 60));
    even.add({ id: 0, title: 'Lamp', year: null, genres: [] }, 0);
    even.add({ id: 1, title: 'Lamplight', year: null, genres: [] }, 1);
    expect(even.find('lamp')).toEqual([0, 1]);
    expect(even.find('lam')).toEqual([1, 0]);
  });

  it('are found by a subtitle and by other titles, which count for less', () => {
    expect(find('the long')).toContain('Star Road: The Long Way Home');
    expect(find('long way')).toEqual(['Star Road: The Long Way Home']);
    expect(find('summer')).toEqual(['Été']);
    expect(find('ete')).toEqual(['Été']);
  });

  it('may be followed by the year', () => {
    expect(find('lamplight serenade 1960')).toEqual(['Lamplight Serenade']);
    expect(find('lamplight serenade 1961')).toEqual([]);
  });

  it('need the same spaces only while the text is short', () => {
    expect(find('sea man')).toEqual(['Sea-Man']);
    expect(find('seaman')).toEqual(['Sea-Man']);
    expect(find('lamplightserenade')).toEqual(['Lamplight Serenade']);
    // "the m…" is no way to write "them".
    const them = new TitleStarts(Uint32Array.of(1));
    them.add({ id: 0, title: 'The Market', year: null, genres: [] }, 0);
    expect(them.find('them')).toEqual([]);
    expect(them.find('the m')).toEqual([0]);
  });

  it('after one letter are the well-known rather than those of one letter', () => {
    expect(find('m')).toEqual(['Market', 'M']);
  });

  it('are each found once, and none for nothing', () => {
    expect(find('star road')).toHaveLength(1);
    expect(find('')).toEqual([]);
    expect(find('zzz')).toEqual([]);
  });
});
